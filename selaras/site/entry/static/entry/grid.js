/* The grid: a spreadsheet over the server's cells. Numbers are text here; only the server reads them. */

import { pack, unpack } from "./block.js";
import { Margin } from "./margin.js";
import { Pending, Sentence, get, post } from "./pending.js";

const PASTED = 10000; // cells of one paste
const QUIET = 350; // milliseconds without typing before the checks are asked

const root = document.querySelector("[data-entry]");
const config = JSON.parse(document.getElementById("isian").textContent);
const phone = window.matchMedia("(max-width: 47.99rem)");
const byKey = new Map(config.columns.map((column) => [column.key, column]));
// Copies: the table writes into its own rows what it last knew of a cell, whenever an edit of it ends.
const byId = new Map(config.rows.map((row) => [row.id, { ...row }]));
let table = null;
let margin = null;
let standing = null; // where one stands, for cells that are drawn later
let remarks = {};
let asking = 0;
const done = [];

const pending = new Pending(config, {
  reason: () => (root.querySelector("#alasan") || { value: "" }).value.trim() || config.reason,
  changed: tellState,
  failed: (sentence) => tell(sentence, true),
  saved: (operation) => { done.push(operation); askRemarks(); },
  answered(key, told, settled) {
    const [row, column] = key.split("|");
    const line = byId.get(row);
    const before = { row, column, text: line[column], seen: line[`${column}~`] };
    if (told.state === "saved" || told.state === "same") {
      line[`${column}~`] = told.seen;
      if (settled) line[column] = told.text;
    }
    redraw(row);
    return before;
  },
});

function key(row, column) {
  return `${row}|${column}`;
}

function shown(row, column) {
  const cell = pending.cells.get(key(row.id, column));
  return cell ? cell.typed : byId.get(row.id)[column] || "";
}

/* State above the grid */

function tell(sentence, wrong = false) {
  const state = root.querySelector("[data-state]");
  state.textContent = sentence;
  state.classList.toggle("wrong", wrong);
}

function tellState() {
  const here = [...pending.cells.keys()].filter((each) => byId.has(each.split("|")[0]));
  const count = pending.cells.size;
  root.querySelector("[data-again]").hidden = pending.busy || !pending.waiting.length;
  if (pending.total > 200) tell(`Menyimpan ${pending.done} dari ${pending.total} isian…`);
  else if (pending.busy) tell("Menyimpan…");
  else if (count) tell(`belum tersimpan (${count})${count > here.length ? ", sebagian di lembar lain" : ""}`, true);
  else tell(config.mayWrite ? "Semua isian tersimpan." : "Hanya untuk dibaca.");
  drawMargin();
}

/* Remarks */

function askRemarks() {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const address = new URL(config.to.remarks, location.href);
    address.searchParams.set("lembar", config.tab);
    const unit = new URL(location.href).searchParams.get("unit");
    if (unit) address.searchParams.set("unit", unit);
    try {
      const told = await get(address);
      const before = remarks;
      remarks = told.remarks;
      for (const [row, values] of Object.entries(told.derived)) Object.assign(byId.get(row) || {}, values);
      for (const [name, text] of Object.entries(told.sums)) {
        for (const part of document.querySelectorAll(`[data-sum=${name}]`)) part.textContent = text;
      }
      for (const row of new Set([...Object.keys(before), ...Object.keys(remarks), ...Object.keys(told.derived)])) redraw(row);
      drawMargin();
    } catch (error) {
      if (error instanceof Sentence) tell(error.message, true);
    }
  }, QUIET);
}

function drawMargin() {
  const cell = margin && active();
  if (!cell) return;
  const row = cell.getRow().getData();
  const open = config.columns
    .map((column) => ({ key: key(row.id, column.key), title: column.title, cell: pending.cells.get(key(row.id, column.key)) }))
    .filter((each) => each.cell && !(each.cell.state === "waiting" && pending.busy));
  margin.show(`${row.code} ${row.indicator || row.name}`.trim(), open, remarks[row.id] || []);
}

/* Drawing */

/* Cell by cell and in place: whoever is typing in the line, or stands in it, is not disturbed. */
function redraw(id) {
  const row = table && byId.has(id) && table.getRow(id);
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
  element.tabIndex = standing && standing.row === row.id && standing.column === column ? 0 : -1; // one stop, not hundreds
  const waiting = pending.cells.get(key(row.id, column));
  const said = (remarks[row.id] || []).filter((remark) => remark.cell === column);
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

function head(cell) {
  const row = cell.getData();
  const text = document.createElement("span");
  const code = document.createElement("span");
  code.className = "code";
  code.textContent = row.code;
  text.append(code, ` ${row.indicator || row.name}`);
  text.title = row.indicator ? `${row.name}: ${row.indicator}` : row.name;
  return text;
}

function columns() {
  const fixed = (field, title, width, css = "") => ({ field, title, width, formatter: plain, cssClass: `fixed ${css}`.trim() });
  const made = [];
  if (config.severalUnits) made.push(fixed("office", "Unit", 130));
  if (config.tab === "triwulan") made.push(fixed("whole", "Target setahun", 130));
  if (config.tab === "kas") made.push(fixed("whole", "Pagu", 130, "figure"), fixed("sum", "Jumlah", 130, "figure"));
  const width = { fund_source: 220, location: 180, unit: 120 };
  for (const column of config.columns) {
    made.push({
      field: column.key, title: column.title, formatter: format, editor: config.mayWrite ? edit : undefined,
      width: width[column.key] || (column.money ? 135 : 140), cssClass: column.money ? "figure" : "",
    });
  }
  return made;
}

/* Editing one cell */

let begun = null; // the sign that began it

function edit(cell, onRendered, success, cancel) {
  const input = document.createElement("input");
  const column = cell.getField();
  input.type = "text";
  input.maxLength = 2000;
  input.autocomplete = "off";
  input.setAttribute("aria-label", `${byKey.get(column).title}, ${cell.getData().name}`);
  if (column === "fund_source") input.setAttribute("list", "sumber-dana");
  input.value = begun === null ? shown(cell.getData(), column) : begun;
  begun = null;
  let over = false;
  const end = (typed, across, down) => {
    if (over) return;
    over = true;
    if (typed === null) cancel();
    else { success(cell.getValue()); type([[cell, typed]]); }
    if (across || down) move(cell, across, down);
    else focusGrid();
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") end(input.value, 0, event.shiftKey ? -1 : 1);
    else if (event.key === "Tab") { event.preventDefault(); end(input.value, event.shiftKey ? -1 : 1, 0); }
    else if (event.key === "Escape") end(null, 0, 0);
  });
  input.addEventListener("blur", () => end(input.value, 0, 0));
  onRendered(() => { input.focus(); input.setSelectionRange(input.value.length, input.value.length); });
  return input;
}

/* Typed values of several cells at once: marked, kept, and sent. */
function type(cells) {
  const rows = new Set();
  for (const [cell, typed] of cells) {
    const row = cell.getData();
    const column = cell.getField();
    const text = typed.trim();
    const waiting = pending.cells.get(key(row.id, column));
    if (text === shown(row, column) && (!waiting || waiting.state === "waiting")) continue;
    pending.put(key(row.id, column), text, waiting ? waiting.seen : byId.get(row.id)[`${column}~`]);
    rows.add(row.id);
  }
  if (!rows.size) return;
  rows.forEach(redraw);
  pending.keep();
  pending.send();
}

/* Moving about */

function active() {
  const [line] = table ? chosen() : [];
  return (line && line[0]) || null;
}

/* The columns one can stand in: all but the head of the line. */
function fields() {
  return table.getColumns().map((column) => column.getField()).filter((field) => field !== "head");
}

function at(cell, across, down) {
  const rows = table.getRows("active");
  const named = fields();
  const row = rows[rows.indexOf(cell.getRow()) + down];
  const field = named[named.indexOf(cell.getField()) + across];
  return row && field ? row.getCell(field) : null;
}

function move(cell, across, down) {
  const next = at(cell, across, down) || cell;
  table.getRanges()[0].setBounds(next, next);
  next.getRow().scrollTo("nearest", false).catch(() => {});
  focusGrid();
}

/* The cell one stands in has the focus; while it is scrolled out of sight the grid has it, so that keys still work. */
function focusGrid() {
  const cell = active();
  const element = cell && cell.getElement();
  const target = element && element.isConnected ? element : table.element;
  target.focus({ preventScroll: true });
}

function editable(cell) {
  return config.mayWrite && byKey.has(cell.getField());
}

/* The cells of the chosen range, line by line. */
function chosen() {
  const [range] = table.getRanges();
  return range ? range.getStructuredCells() : [];
}

function fill(down) {
  const lines = chosen();
  if (!lines.length) return;
  const single = lines.length === 1 && lines[0].length === 1;
  const source = single ? at(lines[0][0], down ? 0 : -1, down ? -1 : 0) : null;
  const typed = [];
  lines.forEach((cells, y) => cells.forEach((cell, x) => {
    const from = single ? source : down ? lines[0][x] : cells[0];
    if (from && from !== cell && editable(cell) && editable(from)) typed.push([cell, shown(from.getData(), from.getField())]);
  }));
  type(typed);
}

function paste(text) {
  const block = unpack(text);
  const cell = active();
  if (!cell || !block.length) return;
  const width = Math.max(...block.map((line) => line.length));
  const size = block.reduce((sum, line) => sum + line.length, 0);
  if (size > PASTED) {
    tell(`Tempelan ini memuat ${dotted(size)} sel; paling banyak ${dotted(PASTED)} sekali tempel. Tidak ada yang diubah.`, true);
    return;
  }
  const single = block.length === 1 && width === 1;
  if (single) {
    type(chosen().flat().filter(editable).map((each) => [each, block[0][0]]));
    return;
  }
  const bottom = table.getRows("active").length - table.getRows("active").indexOf(cell.getRow());
  const right = fields().length - fields().indexOf(cell.getField());
  if (block.length > bottom || width > right) {
    tell(
      `Blok ${dotted(block.length)} baris × ${dotted(width)} kolom tidak muat mulai dari sel ini; tersedia ${bottom} baris × ${right} kolom. Tidak ada yang diubah.`,
      true,
    );
    return;
  }
  const typed = [];
  let passed = 0;
  block.forEach((line, y) => line.forEach((value, x) => {
    const target = at(cell, x, y);
    if (editable(target)) typed.push([target, value]);
    else passed += 1;
  }));
  if (!typed.length) { tell("Kolom ini tidak diisi di sini. Tidak ada yang diubah.", true); return; }
  type(typed);
  if (passed) tell(`${passed} sel tempelan jatuh pada kolom yang hanya dibaca dan dilewati.`);
}

function dotted(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ".");
}

async function undo() {
  const operation = done.pop();
  if (!operation) { tell("Tidak ada lagi yang dapat dikembalikan dari halaman ini."); return; }
  try {
    await post(config.to.undo, { edits: operation.edits });
    for (const cell of operation.cells) {
      const line = byId.get(cell.row);
      line[cell.column] = cell.text;
      line[`${cell.column}~`] = cell.seen;
      redraw(cell.row);
    }
    tell(`${operation.edits.length} isian dikembalikan.`);
    askRemarks();
  } catch (error) {
    if (!(error instanceof Sentence)) done.push(operation);
    tell(error instanceof Sentence ? error.message : "Sambungan terputus; coba lagi.", true);
  }
}

/* Keys */

function begin(cell, sign) {
  if (!editable(cell)) { tell("Kolom ini tidak diisi di sini."); return; }
  begun = sign;
  cell.edit();
}

const COMMANDS = { d: () => fill(true), r: () => fill(false), z: undo };

function pressed(event) {
  if (event.target.closest("input")) return;
  const cell = active();
  if (event.key === "F6") { event.preventDefault(); event.stopPropagation(); margin.element.querySelector("summary").focus(); return; }
  if (!cell) return;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && COMMANDS[event.key.toLowerCase()];
  if (command && config.mayWrite) { event.preventDefault(); event.stopPropagation(); command(); }
  else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === "Enter" || event.key === "F2") { stop(event); begin(cell, null); }
  else if (event.key === "Delete" || event.key === "Backspace") { stop(event); type(chosen().flat().filter(editable).map((each) => [each, ""])); }
  else if (event.key === "Tab") {
    const next = at(cell, event.shiftKey ? -1 : 1, 0);
    if (next) { stop(event); move(cell, event.shiftKey ? -1 : 1, 0); }
  } else if (event.key.length === 1) { stop(event); begin(cell, event.key); }
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/* Beginning */

function start() {
  root.querySelector("[data-list]").hidden = true;
  for (const part of ["bar", "grid", "margin"]) root.querySelector(`[data-${part}]`).hidden = false;
  margin = new Margin(root.querySelector("[data-margin]"), {
    mine(name) { const cell = pending.cells.get(name); pending.put(name, cell.typed, cell.now); pending.keep(); pending.send(); },
    theirs(name) {
      const [row, column] = name.split("|");
      const cell = pending.cells.get(name);
      Object.assign(byId.get(row), { [column]: cell.text, [`${column}~`]: cell.now });
      pending.drop(name);
      redraw(row);
      focusGrid();
    },
  });
  listFunds();
  table = new window.Tabulator(root.querySelector("[data-grid]"), {
    data: config.rows, index: "id", reactiveData: false, maxHeight: "70vh", columns: columns(),
    rowHeader: {
      field: "head", title: config.rows[0].indicator === undefined ? "Uraian" : "Indikator", formatter: head, frozen: true,
      resizable: true, width: config.columns.length > 6 ? 260 : 340, cssClass: "fixed",
    },
    columnDefaults: { headerSort: false, resizable: "header" },
    selectableRange: 1, selectableRangeColumns: false, selectableRangeRows: true, selectableRangeClearCells: false,
    selectableRangeInitializeDefault: true, selectableRangeAutoFocus: false, editTriggerEvent: "dblclick", clipboard: false, placeholder: "Belum ada baris.",
    rowFormatter(row) { row.getElement().classList.add(`d${row.getData().depth}`); },
  });
  table.on("tableBuilt", built);
}

function built() {
  const grid = table.element;
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", "Isian; panah untuk pindah, Enter untuk mengisi, F6 untuk keluar");
  grid.tabIndex = -1;
  // The holder that scrolls is focusable without a role; the cell one stands in has the focus instead.
  for (const holder of grid.querySelectorAll(".tabulator-tableholder, .tabulator-header")) holder.removeAttribute("tabindex");
  table.modules.selectRange.restoreFocus = () => { focusGrid(); return true; };
  grid.addEventListener("keydown", pressed, true);
  grid.addEventListener("paste", (event) => {
    if (event.target.closest("input")) return;
    stop(event);
    if (config.mayWrite) paste(event.clipboardData.getData("text/plain"));
  });
  grid.addEventListener("copy", (event) => {
    if (event.target.closest("input")) return;
    stop(event);
    event.clipboardData.setData("text/plain", pack(chosen().map((cells) => cells.map((each) => shown(each.getData(), each.getField())))));
  });
  table.on("rangeChanged", stand);
  const first = config.columns[0] && table.getRows()[0] && table.getRows()[0].getCell(config.columns[0].key);
  if (first && table.getRanges()[0]) table.getRanges()[0].setBounds(first, first);
  stand();
  tellState();
  pending.send();
  askRemarks();
}

/* The cell one has come to is the one stop of the grid in the order of focus. */
function stand() {
  const cell = active();
  for (const old of table.element.querySelectorAll(".tabulator-cell[tabindex='0']")) old.tabIndex = -1;
  standing = cell ? { row: cell.getRow().getData().id, column: cell.getField() } : null;
  if (cell) cell.getElement().tabIndex = 0;
  if (cell && table.element.contains(document.activeElement) && !document.activeElement.closest("input")) focusGrid();
  drawMargin();
}

function listFunds() {
  if (!config.funds.length) return;
  const list = document.createElement("datalist");
  list.id = "sumber-dana";
  list.append(...config.funds.map((name) => { const option = document.createElement("option"); option.value = name; return option; }));
  root.append(list);
}

function keepReason() {
  const reason = root.querySelector("#alasan");
  if (!reason) return;
  const name = `selaras-alasan:${config.plan}`;
  reason.value = sessionStorage.getItem(name) || reason.value;
  reason.addEventListener("change", () => sessionStorage.setItem(name, reason.value));
}

for (const form of document.querySelectorAll("[data-chosen]")) form.addEventListener("change", () => form.submit());
root.querySelector("[data-again]").addEventListener("click", () => pending.send());
function begins() {
  if (!table && config.rows.length && !phone.matches) { keepReason(); start(); }
}
phone.addEventListener("change", begins);
begins();
