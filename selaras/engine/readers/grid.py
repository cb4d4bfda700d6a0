"""The one shape of a table that every format is brought to: cells with places under joined headings."""

import re
from collections.abc import Collection
from functools import lru_cache
from hashlib import sha256
from operator import is_

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.header import (
    codes_named,
    headings,
    is_numbering,
    named_apart,
    split_header,
    split_titles,
    with_currency,
)
from selaras.engine.readers.signatures import cut_signature
from selaras.engine.readers.stacked import unstacked
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_YEAR = re.compile(r"(?:19|20|21)\d\d")


class Grid(Frozen):
    """A table: its number and caption as printed, the folded heading of each column, and its body.

    ``section`` is the folded heading of the section it stands in; ``place`` its first header line. ``numbers`` is what
    the row of column numbers prints (``13 = 9 + 10``), empty texts where there is none. ``signed`` are the lines of a
    signature below the body.
    """

    number: str
    caption: str
    section: str
    place: Place
    headings: tuple[str, ...]
    body: tuple[Line, ...]
    numbers: tuple[str, ...] = ()
    signed: tuple[Line, ...] = ()

    @property
    def part(self) -> str:
        """The table's name for places and sentences."""
        return self.place.part

    @property
    def signature(self) -> str:
        """The same for tables under the same headings, in any file: what choices about columns are remembered by."""
        return sha256("|".join(self.headings).encode()).hexdigest()[:16]

    def column(self, pattern: str, taken: Collection[int] = ()) -> int | None:
        """The first column not taken whose heading matches, or None."""
        fitting = (n for n, heading in enumerate(self.headings) if n not in taken and _fits(pattern, heading))
        return next(fitting, None)

    def years(self) -> dict[int, int]:
        """The columns whose heading ends in a year: year → column."""
        return {int(h[-4:]): n for n, h in enumerate(self.headings) if _YEAR.fullmatch(h[-4:])}


@lru_cache(maxsize=16384)
def _fits(pattern: str, heading: str) -> bool:
    """Whether a heading is known by a pattern. Each layout asks, and the tables of a plan are headed alike."""
    return re.search(pattern, heading) is not None


def grid(number: str, caption: str, section: str, lines: list[Line]) -> Grid:
    """A Grid from all lines of a table: header zone found, number row and repeated headers dropped, lines padded."""
    titles, lines = split_titles(lines)
    header, numbering, body = split_header(lines)
    width = max(len(line) for line in header)
    printed = with_currency(headings(header, width), body)
    width = max(width, len(printed))
    first = lines[0][0].place
    part = part_of(number, first)
    repeated = {_folded(line) for line in header}
    kept = [_padded(line, width, part) for line in body if _folded(line) not in repeated and not is_numbering(line)]
    kept, signed = cut_signature(kept, width)
    numbers = tuple(cell.text for cell in numbering)
    caption = "\n".join(filter(None, [caption, *titles]))
    named = codes_named(named_apart(printed, kept), kept)
    single = tuple(each for line in kept for each in unstacked(line, named))
    return Grid(number, caption, section, replace(first, part=part), named, single, numbers, tuple(signed))


def part_of(number: str, first: Place) -> str:
    """What a table is called, by its number or where it begins."""
    return first.part if first.sheet else f"Tabel {number}" if number else _unnumbered(first)


def _unnumbered(first: Place) -> str:
    if first.table is not None:
        return f"Tabel ke-{first.table}"
    return "Tabel" if first.page is not None else f"Tabel pada baris {first.line}"


def _folded(line: Line) -> tuple[str, ...]:
    return tuple(fold(cell.text) for cell in line if cell.text)


def _padded(line: Line, width: int, part: str) -> Line:
    named = tuple(cell.in_part(part) for cell in line)
    if len(named) >= width and all(map(is_, named, line)):
        return line  # and not another of its kind: of a large sheet they are many
    last = named[-1].place
    blanks = tuple(Cell("", replace(last, column=n)) for n in range(len(named) + 1, width + 1))
    return named + blanks
