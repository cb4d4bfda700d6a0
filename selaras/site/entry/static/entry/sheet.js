/* What the parts of the grid share: the sheet as the server sent it, what has changed since, and the sentence above. */

export const root = document.querySelector("[data-entry]");
export const config = JSON.parse(document.getElementById("isian").textContent);
export const byKey = new Map(config.columns.map((column) => [column.key, column]));
// Copies: the table writes into its own rows what it last knew of a cell, whenever an edit of it ends.
export const byId = new Map(config.rows.map((row) => [row.id, { ...row }]));

/* ``standing`` is where one stands, for cells that are drawn later; ``remarks`` what is said of each line. */
export const sheet = { table: null, margin: null, pending: null, standing: null, remarks: {} };

export function key(row, column) {
  return `${row}|${column}`;
}

export function shown(row, column) {
  const cell = sheet.pending.cells.get(key(row.id, column));
  return cell ? cell.typed : byId.get(row.id)[column] || "";
}

export function tell(sentence, wrong = false) {
  const state = root.querySelector("[data-state]");
  state.textContent = sentence;
  state.classList.toggle("wrong", wrong);
}
