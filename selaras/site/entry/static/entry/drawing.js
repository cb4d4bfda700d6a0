/* How cells are drawn: in place, so that whoever is typing in the line is not disturbed. */

import { byId, byKey, config, key, sheet, shown } from "./sheet.js";

/* Cell by cell and in place: whoever is typing in the line, or stands in it, is not disturbed. */
export function redraw(id) {
  const row = sheet.table && byId.has(id) && sheet.table.getRow(id);
  if (!row) return;
  for (const cell of row.getCells()) {
    const element = cell.getElement();
    const field = cell.getField();
    if (element.classList.contains("tabulator-editing") || field === "head") continue;
    element.replaceChildren(byKey.has(field) ? format(cell) : plain(cell));
  }
}

function format(cell) {
  const row = cell.getData();
  const column = cell.getField();
  const element = cell.getElement();
  element.tabIndex = sheet.standing && sheet.standing.row === row.id && sheet.standing.column === column ? 0 : -1; // one stop, not hundreds
  const waiting = sheet.pending.cells.get(key(row.id, column));
  const said = (sheet.remarks[row.id] || []).filter((remark) => remark.cell === column);
  element.classList.toggle("unsaved", Boolean(waiting));
  element.classList.toggle("wrong", Boolean(waiting) && waiting.state !== "waiting");
  element.classList.toggle("marked-error", said.some((remark) => remark.severity === "error"));
  element.classList.toggle("marked", said.length > 0);
  const text = document.createElement("span");
  text.textContent = shown(row, column);
  return text;
}

function plain(cell) {
  const text = document.createElement("span");
  text.textContent = byId.get(cell.getData().id)[cell.getField()] || "";
  return text;
}

export function head(cell) {
  const row = cell.getData();
  const text = document.createElement("span");
  const code = document.createElement("span");
  code.className = "code";
  code.textContent = row.code;
  text.append(code, ` ${row.indicator || row.name}`);
  text.title = row.indicator ? `${row.name}: ${row.indicator}` : row.name;
  return text;
}

export function columns(edit) {
  const fixed = (field, title, width, css = "") => ({ field, title, width, formatter: plain, cssClass: `fixed ${css}`.trim() });
  const made = [];
  if (config.severalUnits) made.push(fixed("office", "Unit", 130));
  if (config.tab === "triwulan") made.push(fixed("whole", "Target setahun", 130));
  if (config.tab === "kas") made.push(fixed("whole", "Pagu", 130, "figure"), fixed("sum", "Jumlah", 130, "figure"));
  const width = { fund_source: 220, location: 180, unit: 120, target_group: 190, national_priority: 190, regional_priority: 190, note: 190 };
  for (const column of config.columns) {
    made.push({
      field: column.key, title: column.title, formatter: format, editor: config.mayWrite ? edit : undefined,
      width: width[column.key] || (column.money ? 135 : 140), cssClass: column.money ? "figure" : "",
    });
  }
  return made;
}
