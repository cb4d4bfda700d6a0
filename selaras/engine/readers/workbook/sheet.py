"""The cells of one sheet, whatever library gave them, as blocks: its titles, its tables, and the notes around them."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selaras.engine.readers.blocks import Block, Heading, Tabbed, Text, numbered_caption, reads_as_heading, text_or_item
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.header import MOST_HEADER_ROWS
from selaras.engine.readers.source import MOST_CELLS, refuse
from selaras.engine.readers.workbook.sheet_rows import Row, Zone, zones
from selaras.engine.readers.workbook.spots import Spots
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_FAR = 3  # empty columns beyond which a cell no longer belongs to the table beside it
_CAPTION_LINES = 6
_LONGEST_HEADING = 120
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-Z]")
_MOST_MERGED = 20_000_000  # cells that all merged ranges of a sheet reach over


@dataclass(slots=True)
class Sheet:
    """One sheet: its filled cells by row and column, and what of it is hidden.

    ``start`` is the place of its first cell; it names the file and, in a workbook, the sheet.
    """

    start: Place
    cells: Spots = field(default_factory=Spots)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The name of the sheet; empty where the file has none."""
        return self.start.sheet


def merge(cells: Spots, ranges: Iterable[tuple[int, int, int, int]]) -> None:
    """Gives merged cells their spans (first row and column, last row and column); what they cover shows nothing.

    Raises ``Unreadable`` where they reach over more than any real sheet has.
    """
    reach = 0
    for top, left, bottom, right in ranges:
        first = cells.get((top, left))
        area = (bottom - top + 1) * (right - left + 1)
        reach += min(area, len(cells))
        if reach > _MOST_MERGED:
            hint = "Pisahkan sel yang digabung, lalu unggah kembali."
            raise refuse(next(iter(cells.values())).place.file, "Terlalu banyak sel yang digabung.", hint)
        if area < len(cells):
            inside = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        else:
            inside = [spot for spot in cells if top <= spot[0] <= bottom and left <= spot[1] <= right]
        for spot in inside:
            cells.pop(spot, None)
        if first is not None:
            cells[top, left] = replace(first, rows=bottom - top + 1, columns=right - left + 1)


def sheet_blocks(sheet: Sheet) -> tuple[list[Block], list[Problem]]:
    """The blocks of a sheet from top to bottom, and what was left out of its tables. The cells go over into the blocks:
    the sheet has none afterwards, so that a large one is not held twice."""
    rows = _rows(sheet.cells)
    found = zones(rows)
    prose = _is_prose(rows, found)
    blocks: list[Block] = []
    problems: list[Problem] = []
    above = 0
    for zone in found:
        titles = _texts(rows[above : zone.first], first=not blocks, prose=prose)
        blocks += titles
        blocks += _table(sheet, rows, zone, titles, len(found) > 1, problems)
        above = zone.last + 1
    blocks += _texts(rows[above:], first=not blocks, prose=prose)
    return blocks, problems


def _rows(cells: Spots) -> list[Row]:
    """The cells from top to bottom and from left to right, taken out of where they were: nothing is held twice."""
    rows = cells.taken()
    return [Row(number, _from_left(rows.pop(number))) for number in sorted(rows)]


def _from_left(cells: dict[int, Cell]) -> dict[int, Cell]:
    columns = [*cells]
    return cells if columns == sorted(columns) else dict(sorted(cells.items()))


def _is_prose(rows: Sequence[Row], found: Iterable[Zone]) -> bool:
    """Whether a sheet holds the text of a document: chapters or numbered headings outside of its tables."""
    inside = {n for zone in found for n in range(zone.first, zone.last + 1)}
    outside = (row for n, row in enumerate(rows) if n not in inside and not row.numbers)
    return any(_is_heading(cell) for row in outside for cell in row.texts())


def _is_heading(cell: Cell) -> bool:
    stands_out = cell.bold or cell.text.isupper()
    if not stands_out or len(cell.text) > _LONGEST_HEADING:
        return False
    return reads_as_heading(cell.text.upper()) or bool(_NUMBERED.match(cell.text))


def _texts(rows: Iterable[Row], *, first: bool, prose: bool) -> list[Block]:
    """The texts of rows outside of tables; the first one of a sheet heads it, and in ``prose`` whatever reads as a
    heading. Rows that number columns have none."""
    texts: list[Block] = []
    for row in (row for row in rows if not row.numbers):
        for cell in row.texts():
            if first or (prose and _is_heading(cell)):
                texts.append(Heading(1, cell.text, cell.place))
                first = False
            elif prose and not cell.bold:
                item = text_or_item(cell.text, cell.place)
                indent = max(item.indent, cell.indent)
                texts.append(Text(item.text, cell.place, item.marker, indent if item.marker else 0, whole=True))
            else:
                texts.append(Text(cell.text, cell.place, bold=cell.bold, whole=True))
    return texts


def _table(
    sheet: Sheet, rows: list[Row], zone: Zone, titles: list[Block], several: bool, problems: list[Problem]
) -> list[Block]:
    inside = rows[zone.first : zone.last + 1]
    left, right = _extent(inside)
    named = [(found, block) for block in titles if isinstance(block, Heading | Text) for found in [block.text]]
    texts = [text for text, _ in named][-_CAPTION_LINES:]
    number = ""
    for n in reversed(range(len(texts))):
        number, rest = numbered_caption(texts[n])
        if number:
            texts[n] = rest
            break
    part = _part(sheet, number, inside[0].number if several else None)
    if right - left + 1 > MOST_CELLS:
        problems.append(_too_wide(sheet, inside[0], left, right))
        return []
    problems += _far_off(sheet, inside, left, right)
    waiting = deque(_with_blanks(inside))
    rows[zone.first : zone.last + 1] = [Row(0, {})] * len(inside)  # the rows go over into the lines
    inside.clear()
    lines: list[Line] = []
    while waiting:
        lines.append(_line(sheet, waiting.popleft(), left, right, part))
    return [Tabbed(number, "\n".join(filter(None, texts)), lines)]


def _part(sheet: Sheet, number: str, row: int | None) -> str:
    if number:
        return f"Tabel {number}"
    if not sheet.name:
        return ""
    return f"Tabel di lembar {sheet.name}" + (f" baris {row}" if row is not None else "")


def _extent(rows: list[Row]) -> tuple[int, int]:
    """The first and last column of a table: those of its head, and what stands beside them without a wide gap."""
    head = rows[:1]
    left = min(min(row.cells) for row in head)
    right = max(column + min(cell.columns, MOST_CELLS) - 1 for row in head for column, cell in row.cells.items())
    used = sorted({column for row in rows for column in row.cells})
    for column in used:
        if right < column <= right + _FAR + 1:
            right = column
    for column in reversed(used):
        if left - _FAR - 1 <= column < left:
            left = column
    return left, right


def _with_blanks(rows: list[Row]) -> list[Row]:
    """The rows of a table without its blank ones, but for those that a merged cell of the head reaches over."""
    first = rows[0]
    reach = first.number + min(max(cell.rows for cell in first.cells.values()), MOST_HEADER_ROWS) - 1
    there = {row.number for row in rows}
    blank = [Row(number, {}) for number in range(first.number, reach + 1) if number not in there]
    return sorted([*rows, *blank], key=lambda row: row.number) if blank else rows


def _line(sheet: Sheet, row: Row, left: int, right: int, part: str) -> Line:
    file, name = sheet.start.file, sheet.name
    return tuple(
        cell.in_part(part)
        if (cell := row.cells.get(column))
        else Cell("", Place(file, row.number, column, part, sheet=name))
        for column in range(left, right + 1)
    )


def _too_wide(sheet: Sheet, row: Row, left: int, right: int) -> Problem:
    return Problem(
        f"Tabel ini mempunyai {right - left + 1} kolom, paling banyak {MOST_CELLS}; isinya tidak dipakai.",
        "Hapus kolom yang bukan bagian rencana, atau pisahkan tabelnya, lalu unggah kembali.",
        replace(sheet.start, line=row.number, column=left),
    )


def _far_off(sheet: Sheet, rows: list[Row], left: int, right: int) -> list[Problem]:
    """One doubt for all cells beside a table that stand too far off to be of it."""
    far = [cell for row in rows for column, cell in row.cells.items() if not left <= column <= right]
    if not far:
        return []
    where = ", ".join(cell.place.coordinate for cell in far[:5]) + (", …" if len(far) > 5 else "")
    return [
        Problem(
            f"{len(far)} sel jauh di samping tabel ({where}) tidak dipakai.",
            "Bila isinya bagian tabel, pindahkan ke sebelah tabel; bila tidak, tidak ada yang perlu dilakukan.",
            far[0].place, value=far[0].text[:200],
        )
    ]  # fmt: skip
