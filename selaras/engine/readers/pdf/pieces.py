"""The tables of one page with what stands in their cells, and the lines that stand outside of tables."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from selaras.engine.readers.pdf.frame import Box
from selaras.engine.readers.pdf.lines import Line, lines_of
from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.pdf.rules import Ruled, ruled_tables
from selaras.engine.readers.pdf.words import Word

WIDE = 2.5
"""Font sizes left blank that set apart what stands side by side."""


@dataclass(slots=True)
class Field:
    """A cell as it stands on the page. ``cut`` is the end of its text that the page does not show because the row is
    too low; ``crosses`` a word that runs over into the next cell."""

    box: Box
    lines: list[Line] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    cut: str = ""
    crosses: str = ""

    @property
    def text(self) -> str:
        """Its lines with blanks between, as they stand there."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(slots=True)
class Piece:
    """What one page holds of a table: its rows from the top, the rules of its columns from the left. ``drawn`` where
    rules are drawn; else the columns were found by how the words stand."""

    page: int
    box: Box
    xs: tuple[float, ...]
    rows: list[list[Field]]
    drawn: bool = True


@dataclass(slots=True)
class Side:
    """A page taken apart: tables, and lines from top to bottom."""

    paper: Paper
    pieces: list[Piece]
    lines: list[Line]


def taken_apart(paper: Paper) -> Side:
    """The tables of a page and the lines around them. Words go by where most of their letters stand."""
    tables = ruled_tables(paper.rules)
    finders = [table.finder() for table in tables]
    inside: dict[tuple[int, int], list[Word]] = defaultdict(list)
    crossing: dict[tuple[int, int], str] = {}
    outside: list[Word] = []
    for word in paper.words:
        cell, crosses = _cell_of(word, tables, finders)
        if cell is not None:
            inside[cell].append(word)
            if crosses:
                crossing[cell] = word.text
        elif word.cut is None:  # cut off outside of tables: nobody sees it
            outside.append(word)
    pieces = [
        _piece(
            paper.number, table, [(inside.get((n, m), []), crossing.get((n, m), "")) for m in range(len(table.cells))]
        )
        for n, table in enumerate(tables)
    ]
    return Side(paper, pieces, lines_of(outside, WIDE))


def _cell_of(
    word: Word, tables: list[Ruled], finders: list[dict[tuple[int, int], int]]
) -> tuple[tuple[int, int] | None, bool]:
    """The table and cell of a word, and whether a good part of it stands in another one."""
    if word.cut is not None:
        middle = ((word.cut.x0 + word.cut.x1) / 2, (word.cut.y0 + word.cut.y1) / 2)
        return _at(middle, tables, finders), False
    first, last = (_at(middle, tables, finders) for middle in (word.middles[0], word.middles[-1]))
    if first == last:
        return first, False
    votes = Counter(_at(middle, tables, finders) for middle in word.middles)
    (most, count), *_ = votes.most_common(1)
    best = first if votes[first] == count else most
    return best, best is not None and len(word.middles) - count > 1


def _at(
    point: tuple[float, float], tables: list[Ruled], finders: list[dict[tuple[int, int], int]]
) -> tuple[int, int] | None:
    for n, table in enumerate(tables):
        spot = table.at(*point)
        if spot is not None:
            return n, finders[n][spot]
    return None


def _piece(page: int, table: Ruled, held: list[tuple[list[Word], str]]) -> Piece:
    columns, rows = len(table.xs) - 1, len(table.ys) - 1
    grid = [
        [Field(Box(table.xs[c], table.ys[r + 1], table.xs[c + 1], table.ys[r])) for c in range(columns)]
        for r in range(rows)
    ]
    for cell, (words, crosses) in zip(table.cells, held, strict=True):
        cut = " ".join(line.text for line in lines_of([word for word in words if word.cut is not None]))
        lines = lines_of(words) if words else []
        grid[cell.row][cell.column] = Field(cell.box, lines, cell.rows, cell.columns, cut, crosses)
    return Piece(page, table.box, table.xs, grid)
