"""The one shape of a table that every format is brought to: cells with places under joined headings."""

import re
from collections.abc import Collection

from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_YEAR = re.compile(r"(?:19|20|21)\d\d")
MOST_HEADER_ROWS = 4


class Cell(Frozen):
    """The printed text of a cell without markup, and where it stands."""

    text: str
    place: Place


Line = tuple[Cell, ...]


class Grid(Frozen):
    """A table: its number and caption as printed, the folded heading of each column, and its body.

    ``section`` is the folded heading of the section it stands in; ``place`` its first header line.
    """

    number: str
    caption: str
    section: str
    place: Place
    headings: tuple[str, ...]
    body: tuple[Line, ...]

    @property
    def part(self) -> str:
        """The table's name for places and sentences."""
        return self.place.part

    def column(self, pattern: str, taken: Collection[int] = ()) -> int | None:
        """The first column not taken whose heading matches, or None."""
        fitting = (n for n, heading in enumerate(self.headings) if n not in taken and re.search(pattern, heading))
        return next(fitting, None)

    def years(self) -> dict[int, int]:
        """The columns whose heading ends in a year: year → column."""
        return {int(h[-4:]): n for n, h in enumerate(self.headings) if _YEAR.fullmatch(h[-4:])}


def grid(number: str, caption: str, section: str, lines: list[Line]) -> Grid:
    """A Grid from all lines of a table: header zone found, number row and repeated headers dropped, lines padded."""
    header, body = _split(lines)
    width = max(len(line) for line in header)
    part = f"Tabel {number}" if number else f"Tabel pada baris {lines[0][0].place.line}"
    repeated = {_folded(line) for line in header}
    kept = [_padded(line, width, part) for line in body if _folded(line) not in repeated and not _numbering(line)]
    place = replace(lines[0][0].place, part=part)
    return Grid(number, caption, section, place, _headings(header, width), tuple(kept))


def _split(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    for n, line in enumerate(lines[1 : MOST_HEADER_ROWS + 1], start=1):
        if _numbering(line):
            return lines[:n], lines[n + 1 :]
    depth = 1
    while depth < min(len(lines), MOST_HEADER_ROWS) and _continues_header(lines[depth - 1], lines[depth]):
        depth += 1
    return lines[:depth], lines[depth:]


def _numbering(line: Line) -> bool:
    """The row of column numbers: 1, 2, … in nearly every cell, starting with 1."""
    texts = [cell.text.strip("()") for cell in line if cell.text]
    return (
        len(texts) >= max(3, len(line) - 1)
        and texts[0] == "1"
        and all(re.fullmatch(r"\d{1,2}[a-z]?", t) for t in texts)
    )


def _continues_header(above: Line, line: Line) -> bool:
    """A second header row: nothing on the left, and below the spanning heading only years, or sub-headings in exactly
    the columns that a heading spans."""
    texts = [cell.text for cell in line]
    filled = {n for n, text in enumerate(texts) if text}
    if not filled or texts[0]:
        return False
    if all(_YEAR.fullmatch(texts[n]) for n in filled):
        return True
    open_ = {n for n in range(max(len(above), len(line))) if n >= len(above) or not above[n].text}
    spanned = open_ | {n - 1 for n in open_ if n}
    return bool(open_) and open_ <= filled <= spanned and not any(re.search(r"\d{3}", text) for text in texts)


def _folded(line: Line) -> tuple[str, ...]:
    return tuple(fold(cell.text) for cell in line if cell.text)


def _headings(header: list[Line], width: int) -> tuple[str, ...]:
    columns = [[""] * width for _ in header]
    for depth, line in enumerate(header):
        for n, cell in enumerate(line):
            columns[depth][n] = fold(cell.text)
        spanning = ""
        for n in range(width):  # a heading spans the empty cells to its right that have a sub-heading below
            below = depth + 1 < len(header) and n < len(header[depth + 1]) and header[depth + 1][n].text
            spanning = columns[depth][n] or (spanning if below else "")
            columns[depth][n] = spanning
    return tuple(" ".join(filter(None, (columns[d][n] for d in range(len(header))))) for n in range(width))


def _padded(line: Line, width: int, part: str) -> Line:
    named = tuple(Cell(cell.text, replace(cell.place, part=part)) for cell in line)
    last = named[-1].place
    blanks = tuple(Cell("", replace(last, column=n)) for n in range(len(named) + 1, width + 1))
    return named + blanks
