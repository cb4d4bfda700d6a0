/* Many cells at once: filled down or across, or pasted as a block. ``type`` takes the cells with what is typed. */

import { unpack } from "./block.js";
import { active, at, chosen, editable, fields } from "./place.js";
import { shown, sheet, tell } from "./sheet.js";

const PASTED = 10000; // cells of one paste

export function fill(down, type) {
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

export function paste(text, type) {
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
  const bottom = sheet.table.getRows("active").length - sheet.table.getRows("active").indexOf(cell.getRow());
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
