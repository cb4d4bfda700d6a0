"""The ruled tables of one page with what stands in their cells."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from selaras.engine.readers.pdf.frame import Box
from selaras.engine.readers.pdf.lines import Line, lines_of
from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.pdf.rules import Finder, Ruled, ruled_tables
from selaras.engine.readers.pdf.words import Word

_BLANK = 0.36  # font sizes: more room than a blank between words parts two cells
_Spot = tuple[int, int]
"""The number of a table and of its cell."""


@dataclass(slots=True)
class Field:
    """A cell as it stands on the page. ``cut`` is the end of its text that the page does not show because the row is
    too low; ``crosses`` a word that runs over into the next cell. ``paper`` where it stands on another page than its
    row."""

    box: Box
    lines: list[Line] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    cut: str = ""
    crosses: str = ""
    paper: Paper | None = None

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
    """What one page holds of a table: its rows from the top, the rules of its columns from the left and of its rows
    from the top. ``drawn`` where rules are drawn; else the columns were found by how the words stand."""

    page: int
    box: Box
    xs: tuple[float, ...]
    rows: list[list[Field]]
    drawn: bool = True
    ys: tuple[float, ...] = ()


def drawn_pieces(paper: Paper) -> tuple[list[Piece], list[Word]]:
    """The ruled tables of a page, and the words outside of them. Words go by where most of their letters stand."""
    tables = ruled_tables(paper.rules)
    finders = [Finder(table) for table in tables]
    inside: dict[_Spot, list[Word]] = defaultdict(list)
    crossing: dict[_Spot, str] = {}
    outside: list[Word] = []
    spots = [_cell_of(word, finders) for word in paper.words]
    for spot, phrase in _overrun(paper.words, [spot for spot, _ in spots], tables):
        crossing[spot] = " ".join(paper.words[n].text for n in phrase)
        for n in phrase:
            spots[n] = (spot, False)
    for word, (cell, crosses) in zip(paper.words, spots, strict=True):
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
    return pieces, outside


def _overrun(words: list[Word], spots: list[_Spot | None], tables: list[Ruled]) -> Iterator[tuple[_Spot, list[int]]]:
    """Phrases that run over from their cell into cells that hold nothing else: a spreadsheet prints so what does not
    fit. With the cell each begins in."""
    held = Counter(spot for spot in spots if spot is not None)
    for phrase in _phrases(words):
        first = spots[phrase[0]]
        over = Counter(spot for n in phrase if (spot := spots[n]) is not None and spot != first)
        if first is None or not over or words[phrase[0]].cut is not None:
            continue
        row = tables[first[0]].cells[first[1]].row
        alone = all(spot[0] == first[0] and held[spot] == count for spot, count in over.items())
        if alone and all(tables[spot[0]].cells[spot[1]].row == row for spot in over):
            yield first, phrase


def _phrases(words: list[Word]) -> Iterator[list[int]]:
    """Words drawn in one go with no more than a blank between, by their numbers."""
    phrase: list[int] = []
    for n, word in enumerate(words):
        if phrase and not _goes_on(words[n - 1], word):
            yield phrase
            phrase = []
        phrase.append(n)
    if phrase:
        yield phrase


def _goes_on(before: Word, word: Word) -> bool:
    level = abs(word.box.y0 - before.box.y0) < 0.3 * word.size and word.turn == before.turn == 0
    return level and word.run == before.run and -0.1 < (word.box.x0 - before.box.x1) / word.size < _BLANK


def _cell_of(word: Word, finders: list[Finder]) -> tuple[_Spot | None, bool]:
    """The table and cell of a word, and whether a good part of it stands in another one."""
    if word.cut is not None:
        middle = ((word.cut.x0 + word.cut.x1) / 2, (word.cut.y0 + word.cut.y1) / 2)
        return _at(middle, finders), False
    first, last = (_at(middle, finders) for middle in (word.middles[0], word.middles[-1]))
    if first == last:
        return first, False
    votes = Counter(_at(middle, finders) for middle in word.middles)
    (most, count), *_ = votes.most_common(1)
    best = first if votes[first] == count else most
    return best, best is not None and len(word.middles) - count > 1


def _at(point: tuple[float, float], finders: list[Finder]) -> _Spot | None:
    for n, finder in enumerate(finders):
        cell = finder.at(*point)
        if cell is not None:
            return n, cell
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
    return Piece(page, table.box, table.xs, grid, ys=tuple(table.ys))
