"""A wide sheet printed over pages side by side: its columns go on on later pages, row for row at the same height."""

import re
from functools import partial
from itertools import pairwise, takewhile

from selaras.engine.readers.header import MOST_HEADER_ROWS
from selaras.engine.readers.pdf.joining import alike
from selaras.engine.readers.pdf.pieces import Field, Piece
from selaras.engine.readers.pdf.scans import ranges
from selaras.engine.readers.pdf.side import Side
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_SAME = 2.0  # points by which the height of a row may differ from page to page
_COLUMN = 6.0  # points by which the rules of one column may differ from page to page
_FEWEST = 4  # rows
_HEIGHTS = 3  # different heights of rows from which on the same rows are no chance
_WIDE = "atau cetak lagi dengan semua kolom pada lebar satu halaman (Fit all columns on one page)."


def joined(name: str, sides: list[Side]) -> list[Problem]:
    """Joins the tables of such pages in place, each row with its own row, and tells it; tells also of pages that only
    look like it."""
    told: list[Problem] = []
    start = 0
    while start < len(sides):
        bands = _bands(sides, start)
        start += sum(map(len, bands)) or 1
        if len(bands) > 1:
            _join(bands)
            told += [_joined(name, bands[0], beside) for beside in bands[1:]]
            if _looks_beside(bands[0], sides[start : start + len(bands[0])]):
                told.append(_unread(name, bands[0], sides[start : start + len(bands[0])]))
    return told


def _bands(sides: list[Side], start: int) -> list[list[Side]]:
    """The pages with the first columns of a table, those with the next ones, and so on; of pages in the order down,
    then over, or over, then down. Empty where no ruled table stands alone."""
    first = _alone(sides[start])
    if first is None:
        return []
    run = sum(1 for _ in takewhile(partial(_goes_down, first), sides[start:]))
    bands = [sides[start : start + run]]
    while _goes_on_beside(bands[0], sides[start + run * len(bands) : start + run * (len(bands) + 1)]):
        bands.append(sides[start + run * len(bands) : start + run * (len(bands) + 1)])
    if run > 1 or len(bands) == 1:
        return bands
    wide = len(bands)
    at = start + wide
    while at + wide <= len(sides) and _goes_down(first, sides[at]):
        if not all(_goes_on_beside([sides[at]], [side]) for side in sides[at + 1 : at + wide]):
            break
        bands = [[*band, side] for band, side in zip(bands, sides[at : at + wide], strict=True)]
        at += wide
    return bands


def _join(bands: list[list[Side]]) -> None:
    """Joins the pages of all bands to those of the first."""
    base = bands[0]
    heads = [_head_again(base[0].pieces[0], side.pieces[0]) for side in base]
    for beside in bands[1:]:
        width = len(base[0].pieces[0].rows[0])
        for own, other in zip(base, beside, strict=True):
            _add(own, other)
        for side, head in zip(base[1:], heads[1:], strict=True):
            _print_head_again(base[0].pieces[0].rows[:head], side.pieces[0].rows, width)


def _alone(side: Side) -> Piece | None:
    """The only table of a page, where its rules are drawn."""
    return side.pieces[0] if len(side.pieces) == 1 and side.pieces[0].drawn and side.pieces[0].ys else None


def _goes_down(first: Piece | None, side: Side) -> bool:
    return _same_columns(first, _alone(side))


def _same_columns(one: Piece | None, other: Piece | None) -> bool:
    if one is None or other is None or len(one.xs) != len(other.xs):
        return False
    return all(abs(a - b) <= _COLUMN for a, b in zip(one.xs, other.xs, strict=True))


def _goes_on_beside(base: list[Side], beside: list[Side]) -> bool:
    """Whether pages hold further columns of as many pages before: the same rows, other columns, no head of their own
    unless it is that of the first columns printed again."""
    if not base or len(beside) < len(base):
        return False
    heights: set[int] = set()
    again = 0
    for own, other in zip(base, beside, strict=True):
        one, more = _alone(own), _alone(other)
        if one is None or more is None or _same_columns(one, more) or not _same_rows(one, more):
            return False
        heights |= {round(a - b) for a, b in pairwise(one.ys)}
        again += bool(_repeated(one, more))
    first, further = _alone(base[0]), _alone(beside[0])
    if first is None or further is None or again not in (0, len(base)):
        return False
    numbered = not again and bool({fold(each.text) for each in further.rows[0]} & {"no", "kode", "nomor"})
    return not numbered and (len(heights) >= _HEIGHTS or _named_again(first, further))


def _same_rows(one: Piece, other: Piece) -> bool:
    if len(one.ys) != len(other.ys) or len(one.rows) < _FEWEST:
        return False
    return all(abs(a - b) <= _SAME for a, b in zip(one.ys, other.ys, strict=True))


def _repeated(one: Piece, other: Piece) -> int:
    """How many of the first columns of a page are those of the page before printed again."""
    count = 0
    for column in range(min(len(one.rows[0]), len(other.rows[0]) - 1)):
        texts = [(fold(a[column].text), fold(b[column].text)) for a, b in zip(one.rows, other.rows, strict=True)]
        if not any(a for a, _ in texts) or any(a != b for a, b in texts):
            break
        count += 1
    return count


def _named_again(one: Piece, other: Piece) -> bool:
    """Whether names are among the columns printed again; every table may have the numbers 1, 2, 3."""
    again = _repeated(one, other)
    return any(re.search(r"[^\W\d]{3}", row[n].text) for row in one.rows[2:] for n in range(again))


def _add(own: Side, other: Side) -> None:
    """The rows of a page with those beside them, which keep their page; the titles printed again are dropped."""
    one, more = own.pieces[0], other.pieces[0]
    from_ = _repeated(one, more)
    for row, further in zip(one.rows, more.rows, strict=True):
        right = further[from_:]
        _spread(row, right)
        for each in right:
            each.paper = other.paper
        row.extend(right)
    shift = one.xs[-1] - more.xs[from_]
    one.xs = (*one.xs, *(x + shift for x in more.xs[from_ + 1 :]))
    other.pieces.remove(more)
    printed = {line.text for line in own.lines}
    other.lines = [line for line in other.lines if line.text not in printed]


def _spread(row: list[Field], right: list[Field]) -> None:
    """A heading over columns on both pages is printed on one of them: it stands over the columns of both."""
    start = next((n for n, each in enumerate(row) if each.columns > 1 and n + each.columns == len(row)), len(row) - 1)
    left, beside = row[start], right[0]
    if bool(left.lines) == bool(beside.lines) or (left.columns == 1 and beside.columns == 1):
        return
    left.columns += beside.columns
    if beside.lines:
        left.lines, beside.lines = beside.lines, []


def _head_again(first: Piece, later: Piece) -> int:
    """With how many rows of the first page a later one begins again."""
    pairs = zip(first.rows[: MOST_HEADER_ROWS + 2], later.rows, strict=False)
    return sum(1 for _ in takewhile(lambda pair: alike(*pair), pairs))


def _print_head_again(head: list[list[Field]], rows: list[list[Field]], width: int) -> None:
    """The headings from the edge of the first columns on as the first page has them: what runs over that edge is cut
    elsewhere on each page."""
    for first, row in zip(head, rows, strict=False):
        edge = next(n for n in range(width) if n + first[n].columns >= width)
        for one, again in zip(first[edge:], row[edge:], strict=True):
            again.lines, again.columns = one.lines, one.columns


def _looks_beside(base: list[Side], beside: list[Side]) -> bool:
    """Whether pages without tables hold lines at the heights of the rows only: columns without rules."""
    if len(beside) < len(base):
        return False
    for own, other in zip(base, beside, strict=True):
        box = own.pieces[0].box
        inside = [line for line in other.lines if box.y0 <= (line.box.y0 + line.box.y1) / 2 <= box.y1]
        if other.pieces or not inside or len(inside) < len(other.lines):
            return False
    return True


def _pages(sides: list[Side]) -> str:
    return ranges([side.paper.number for side in sides])


def _joined(name: str, base: list[Side], beside: list[Side]) -> Problem:
    return Problem(
        f"Kolom tabel halaman {_pages(base)} berlanjut pada halaman {_pages(beside)}; baris yang sama letaknya "
        "dibaca sebagai satu baris.",
        f"Bandingkan beberapa baris dengan PDF-nya; lebih pasti, unggah berkas Excel aslinya, {_WIDE}",
        Place(name, page=base[0].paper.number), value=_pages(beside)[:200],
    )  # fmt: skip


def _unread(name: str, base: list[Side], beside: list[Side]) -> Problem:
    return Problem(
        f"Halaman {_pages(beside)} tampak memuat kolom lanjutan tabel halaman {_pages(base)} tanpa garis; kolom itu "
        "tidak dibaca sebagai tabel.",
        f"Bila kolom itu bagian rencana, unggah berkas Excel aslinya, {_WIDE}",
        Place(name, page=beside[0].paper.number), value=_pages(beside)[:200],
    )  # fmt: skip
