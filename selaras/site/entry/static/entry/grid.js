/* The grid: a spreadsheet over the server's cells. Numbers are text here; only the server reads them. */

import { pack } from "./block.js";
import { columns, head, redraw } from "./drawing.js";
import { fill, paste } from "./filling.js";
import { Margin } from "./margin.js";
import { Pending, Sentence, get, post } from "./pending.js";
import { active, at, chosen, editable, focusGrid, move } from "./place.js";
import { byId, byKey, config, key, root, sheet, shown, tell } from "./sheet.js";

const QUIET = 350; // milliseconds without typing before the checks are asked

const phone = window.matchMedia("(max-width: 47.99rem)");
let asking = 0;
const done = [];

sheet.pending = new Pending(config, {
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

/* State above the grid */

function tellState() {
  const here = [...sheet.pending.cells.keys()].filter((each) => byId.has(each.split("|")[0]));
  const count = sheet.pending.cells.size;
  root.querySelector("[data-again]").hidden = sheet.pending.busy || !sheet.pending.waiting.length;
  if (sheet.pending.total > 200) tell(`Menyimpan ${sheet.pending.done} dari ${sheet.pending.total} isian…`);
  else if (sheet.pending.busy) tell("Menyimpan…");
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
      const before = sheet.remarks;
      sheet.remarks = told.remarks;
      for (const [row, values] of Object.entries(told.derived)) Object.assign(byId.get(row) || {}, values);
      for (const [name, text] of Object.entries(told.sums)) {
        for (const part of document.querySelectorAll(`[data-sum=${name}]`)) part.textContent = text;
      }
      for (const row of new Set([...Object.keys(before), ...Object.keys(sheet.remarks), ...Object.keys(told.derived)])) redraw(row);
      drawMargin();
    } catch (error) {
      if (error instanceof Sentence) tell(error.message, true);
    }
  }, QUIET);
}

function drawMargin() {
  const cell = sheet.margin && active();
  if (!cell) return;
  const row = cell.getRow().getData();
  const open = config.columns
    .map((column) => ({ key: key(row.id, column.key), title: column.title, cell: sheet.pending.cells.get(key(row.id, column.key)) }))
    .filter((each) => each.cell && !(each.cell.state === "waiting" && sheet.pending.busy));
  const whole = root.querySelector("[data-whole]");
  whole.href = config.to.row.replace("/-/", `/${row.item}/`);
  whole.hidden = false;
  sheet.margin.show(`${row.code} ${row.indicator || row.name}`.trim(), open, sheet.remarks[row.id] || []);
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
    const waiting = sheet.pending.cells.get(key(row.id, column));
    if (text === shown(row, column) && (!waiting || waiting.state === "waiting")) continue;
    sheet.pending.put(key(row.id, column), text, waiting ? waiting.seen : byId.get(row.id)[`${column}~`]);
    rows.add(row.id);
  }
  if (!rows.size) return;
  rows.forEach(redraw);
  sheet.pending.keep();
  sheet.pending.send();
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

const COMMANDS = { d: () => fill(true, type), r: () => fill(false, type), z: undo };

function pressed(event) {
  if (event.target.closest("input")) return;
  const cell = active();
  if (event.key === "F6") { event.preventDefault(); event.stopPropagation(); sheet.margin.element.querySelector("summary").focus(); return; }
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
  sheet.margin = new Margin(root.querySelector("[data-margin]"), {
    mine(name) { const cell = sheet.pending.cells.get(name); sheet.pending.put(name, cell.typed, cell.now); sheet.pending.keep(); sheet.pending.send(); },
    theirs(name) {
      const [row, column] = name.split("|");
      const cell = sheet.pending.cells.get(name);
      Object.assign(byId.get(row), { [column]: cell.text, [`${column}~`]: cell.now });
      sheet.pending.drop(name);
      redraw(row);
      focusGrid();
    },
  });
  listFunds();
  sheet.table = new window.Tabulator(root.querySelector("[data-grid]"), {
    data: config.rows, index: "id", reactiveData: false, maxHeight: "70vh", columns: columns(edit),
    rowHeader: {
      field: "head", title: config.rows[0].indicator === undefined ? "Uraian" : "Indikator", formatter: head, frozen: true,
      resizable: true, width: config.columns.length > 6 ? 260 : 340, cssClass: "fixed",
    },
    columnDefaults: { headerSort: false, resizable: "header" },
    selectableRange: 1, selectableRangeColumns: false, selectableRangeRows: true, selectableRangeClearCells: false,
    selectableRangeInitializeDefault: true, selectableRangeAutoFocus: false, editTriggerEvent: "dblclick", clipboard: false, placeholder: "Belum ada baris.",
    rowFormatter(row) { row.getElement().classList.add(`d${row.getData().depth}`); },
  });
  sheet.table.on("tableBuilt", built);
}

function built() {
  const grid = sheet.table.element;
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", "Isian; panah untuk pindah, Enter untuk mengisi, F6 untuk keluar");
  grid.tabIndex = -1;
  // The holder that scrolls is focusable without a role; the cell one stands in has the focus instead.
  for (const holder of grid.querySelectorAll(".tabulator-tableholder, .tabulator-header")) holder.removeAttribute("tabindex");
  sheet.table.modules.selectRange.restoreFocus = () => { focusGrid(); return true; };
  grid.addEventListener("keydown", pressed, true);
  grid.addEventListener("paste", (event) => {
    if (event.target.closest("input")) return;
    stop(event);
    if (config.mayWrite) paste(event.clipboardData.getData("text/plain"), type);
  });
  grid.addEventListener("copy", (event) => {
    if (event.target.closest("input")) return;
    stop(event);
    event.clipboardData.setData("text/plain", pack(chosen().map((cells) => cells.map((each) => shown(each.getData(), each.getField())))));
  });
  sheet.table.on("rangeChanged", stand);
  const first = config.columns[0] && sheet.table.getRows()[0] && sheet.table.getRows()[0].getCell(config.columns[0].key);
  if (first && sheet.table.getRanges()[0]) sheet.table.getRanges()[0].setBounds(first, first);
  stand();
  tellState();
  sheet.pending.send();
  askRemarks();
}

/* The cell one has come to is the one stop of the grid in the order of focus. */
function stand() {
  const cell = active();
  for (const old of sheet.table.element.querySelectorAll(".tabulator-cell[tabindex='0']")) old.tabIndex = -1;
  sheet.standing = cell ? { row: cell.getRow().getData().id, column: cell.getField() } : null;
  if (cell) cell.getElement().tabIndex = 0;
  if (cell && sheet.table.element.contains(document.activeElement) && !document.activeElement.closest("input")) focusGrid();
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
root.querySelector("[data-again]").addEventListener("click", () => sheet.pending.send());
function begins() {
  if (!sheet.table && config.rows.length && !phone.matches) { keepReason(); start(); }
}
phone.addEventListener("change", begins);
begins();
