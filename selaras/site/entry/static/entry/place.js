/* Where one stands in the grid, the cells beside it, and the chosen range. */

import { byKey, config, sheet } from "./sheet.js";

export function active() {
  const [line] = sheet.table ? chosen() : [];
  return (line && line[0]) || null;
}

/* The columns one can stand in: all but the head of the line. */
export function fields() {
  return sheet.table.getColumns().map((column) => column.getField()).filter((field) => field !== "head");
}

export function at(cell, across, down) {
  const rows = sheet.table.getRows("active");
  const named = fields();
  const row = rows[rows.indexOf(cell.getRow()) + down];
  const field = named[named.indexOf(cell.getField()) + across];
  return row && field ? row.getCell(field) : null;
}

export function move(cell, across, down) {
  const next = at(cell, across, down) || cell;
  sheet.table.getRanges()[0].setBounds(next, next);
  next.getRow().scrollTo("nearest", false).catch(() => {});
  focusGrid();
}

/* The cell one stands in has the focus; while it is scrolled out of sight the grid has it, so that keys still work. */
export function focusGrid() {
  const cell = active();
  const element = cell && cell.getElement();
  const target = element && element.isConnected ? element : sheet.table.element;
  target.focus({ preventScroll: true });
}

export function editable(cell) {
  return config.mayWrite && byKey.has(cell.getField());
}

/* The cells of the chosen range, line by line. */
export function chosen() {
  const [range] = sheet.table.getRanges();
  return range ? range.getStructuredCells() : [];
}
