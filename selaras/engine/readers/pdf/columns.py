"""Tables without rules: columns by how the words stand below a head whose words are known. Cautious: where a row does
not fit the columns, the table ends before it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from selaras.engine.readers.pdf.frame import Box, around
from selaras.engine.readers.pdf.lines import lines_of, pieces_of, rows_of
from selaras.engine.readers.pdf.pieces import Field, Piece
from selaras.engine.readers.pdf.words import Word
from selaras.engine.tables.wording import fold

_HEADS = re.compile(
    r"^(?:no|nomor|kode|program|kegiatan|sub kegiatan|sasaran|tujuan|indikator|target|satuan|pagu|anggaran|lokasi|"
    r"uraian|realisasi|strategi|volume|keterangan|sumber dana)\b"
)
_KNOWN = 3  # heads that have to be known
_APART = 1.0  # font sizes between two cells of a row
_GUTTER = 3.0  # points that stay free between two columns
_NEAR = 3.5  # font sizes from one row to the next
_TIGHT = 1.45  # font sizes from one line of a cell to the next
_ROWS = 2  # rows with two cells or more that make a table
_LIST = 4  # rows of three cells that look like a table nobody knows
_HEAD_LINES = 3

_Columns = list[list[Word]]


@dataclass(slots=True)
class _Row:
    """The cells that stand at one height, from left to right."""

    cells: list[list[Word]]
    box: Box
    size: float

    def boxes(self) -> list[Box]:
        return [around([word.box for word in cell]) for cell in self.cells]


@dataclass(slots=True)
class _Found:
    """A table that grows downwards: the room between its columns, and its rows."""

    gutters: list[tuple[float, float]]
    rows: list[_Row] = field(default_factory=list)


def columned(words: list[Word], page: int) -> tuple[list[Piece], list[Word], bool]:
    """Tables by alignment, the words that are in none, and whether some of them look like a table nobody knows."""
    flat = [word for word in words if word.turn == 0]
    rows = [_row(row) for row in rows_of(flat)]
    pieces: list[Piece] = []
    taken: set[int] = set()
    n = 0
    while n < len(rows):
        found = _grown(rows, n) if _heads(rows[n]) else None
        if found is None:
            n += 1
            continue
        pieces.append(_piece(found, page))
        taken.update(id(word) for row in found.rows for cell in row.cells for word in cell)
        n += len(found.rows)
    left = [word for word in words if id(word) not in taken]
    many = [len(row.cells) >= 3 for row in rows if not any(id(word) in taken for word in row.cells[0])]
    return pieces, left, any(all(many[at : at + _LIST]) for at in range(len(many) - _LIST + 1))


def _row(words: list[Word]) -> _Row:
    cells = pieces_of(words, _APART)
    return _Row(cells, around([word.box for word in words]), max(word.size for word in words))


def _heads(row: _Row) -> bool:
    known = sum(1 for cell in row.cells if _HEADS.match(fold(" ".join(word.text for word in cell))))
    return known >= _KNOWN and known * 2 > len(row.cells)


def _grown(rows: list[_Row], start: int) -> _Found | None:
    """The table below a head, as far as its rows fit between the gutters."""
    boxes = rows[start].boxes()
    found = _Found([(one.x1, other.x0) for one, other in pairwise(boxes)], [rows[start]])
    for row in rows[start + 1 :]:
        last = found.rows[-1]
        if last.box.y0 - row.box.y1 > _NEAR * row.size or _heads(row):
            break
        narrowed = _narrowed(found.gutters, row)
        if narrowed is None:
            break
        found.gutters = narrowed
        found.rows.append(row)
    while len(found.rows) > 1 and _set_off(found.rows[-2], found.rows[-1]):
        found.rows.pop()  # text below the table
    full = sum(1 for row in found.rows[1:] if len(row.cells) > 1)
    return found if full >= _ROWS else None


def _set_off(above: _Row, row: _Row) -> bool:
    return len(row.cells) == 1 and above.box.y0 - row.box.y0 > _TIGHT * row.size


def _narrowed(gutters: list[tuple[float, float]], row: _Row) -> list[tuple[float, float]] | None:
    """The gutters beside a further row, None where a cell of it leaves no room or lies across."""
    boxes = row.boxes()
    narrowed = [_beside(gutter, boxes) for gutter in gutters]
    return None if any(high - low < _GUTTER for low, high in narrowed) else narrowed


def _beside(gutter: tuple[float, float], boxes: list[Box]) -> tuple[float, float]:
    """What cells leave of a gutter; a cell that lies within belongs to the side it is nearer to."""
    low, high = gutter
    for box in boxes:
        if box.x1 <= low or box.x0 >= high:
            continue
        if box.x0 < low or (box.x1 < high and box.x0 - low < high - box.x1):
            low = max(low, box.x1)
        else:
            high = min(high, box.x0)
    return low, high


def _piece(found: _Found, page: int) -> Piece:
    box = around([row.box for row in found.rows])
    xs = (box.x0 - 2, *((low + high) / 2 for low, high in found.gutters), box.x1 + 2)
    rows: list[_Columns] = []
    tops: list[_Row] = []
    for n, row in enumerate(found.rows):
        columns = _placed(row, xs)
        if rows and _continues(rows, tops, columns, row, head=n < _HEAD_LINES and len(rows) == 1):
            for held, more in zip(rows[-1], columns, strict=True):
                held.extend(more)
            tops[-1] = row
        else:
            rows.append(columns)
            tops.append(row)
    return Piece(page, box, xs, [_fields(columns, xs) for columns in rows], drawn=False)


def _placed(row: _Row, xs: tuple[float, ...]) -> _Columns:
    columns: _Columns = [[] for _ in xs[1:]]
    for cell, box in zip(row.cells, row.boxes(), strict=True):
        middle = (box.x0 + box.x1) / 2
        columns[max(n for n in range(len(columns)) if n == 0 or xs[n] <= middle)].extend(cell)
    return columns


def _continues(rows: list[_Columns], tops: list[_Row], columns: _Columns, row: _Row, head: bool) -> bool:
    """Whether a line belongs to the row above: close to it, its first column empty, and no figure below a figure."""
    if tops[-1].box.y0 - row.box.y0 > _TIGHT * row.size:
        return False
    if head:
        digits = any(word.text[0].isdigit() for column in columns for word in column)
        return not digits and tops[-1].cells[0][0].bold == row.cells[0][0].bold
    pairs = zip(rows[-1], columns, strict=True)
    figures = any(above and below and below[0].text[0].isdigit() for above, below in pairs)
    return len(rows) > 1 and not columns[0] and not figures


def _fields(columns: _Columns, xs: tuple[float, ...]) -> list[Field]:
    held = [word.box for column in columns for word in column]
    low, high = min(box.y0 for box in held), max(box.y1 for box in held)
    return [
        Field(Box(xs[n], low, xs[n + 1], high), lines_of(words) if words else []) for n, words in enumerate(columns)
    ]
