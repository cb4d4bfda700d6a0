"""Draws an organisation chart as SVG: boxes measured by the widths of our own fonts, lines by attributes alone.

The head stands on top, a box at the side beside its line, and each group of units in rows below; what stands under a
unit hangs below it. A page may show the picture under a policy that forbids styles, because it has none.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from selaras.engine.documents.blocks import Font
from selaras.engine.documents.figures import clean
from selaras.engine.documents.measure import drawable
from selaras.engine.documents.wrapping import FAMILIES, wrapped
from selaras.engine.tables.frozen import Frozen

IN_A_ROW = 6
"""Boxes that stand side by side before a second row begins."""
BOX = 124.0
_PAD, _GAP, _DROP, _INDENT, _RAIL, _EDGE = 6.0, 12.0, 26.0, 14.0, 18.0, 2.0
_SIZE, _LEADING = 8.5, 1.28
_INK, _LINE, _FILL, _SOFT = "#1b2430", "#5d6774", "#ffffff", "#5d6774"


class Box(Frozen):
    """One box: the post in bold, below it who holds it (``soft`` where nobody does), and the boxes under it.

    Boxes of one ``group`` stand in rows of their own. One that is ``aside`` stands beside the line of command, a
    ``dashed`` one is supervised and no part of it.
    """

    title: str
    name: str = ""
    soft: bool = False
    aside: bool = False
    dashed: bool = False
    group: str = ""
    below: tuple["Box", ...] = ()


class Chart(Frozen):
    """The drawn chart: the SVG as text, and its size in points."""

    svg: str
    width: float
    height: float


class _Text(Frozen):
    """One line of text of a box."""

    text: str
    bold: bool
    soft: bool


class _Column(Frozen):
    """A box with all that hangs below it, measured: its own lines and height, and the columns under it."""

    box: Box
    lines: tuple[_Text, ...]
    own: float
    width: float
    height: float
    below: tuple["_Column", ...]


def draw(top: Box, label: str, font: Font = "sans") -> Chart:
    """The chart of the box and everything below it; ``label`` says in words what it shows."""
    return _Drawing(font).chart(top, label)


class _Drawing:
    """Collects the pieces of one chart while it is laid out from top to bottom."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self.lines: list[str] = []
        self.boxes: list[str] = []

    def chart(self, top: Box, label: str) -> Chart:
        """Head, staff beside its line, then the rows; the rail at the left leads to the second row and on."""
        head = self._column(Box(top.title, top.name, top.soft))
        staff = [self._column(box) for box in top.below if box.aside]
        rows = list(self._rows(box for box in top.below if not box.aside))
        beside = sum(_GAP + column.width for column in staff)
        whole = max([_row_width(row) for row in rows] + [BOX + 2 * beside])
        middle = _RAIL + whole / 2
        self._box(head, middle - BOX / 2, _EDGE)
        foot = _EDGE + head.own
        bottom = self._staff(staff, middle, foot)
        bottom = self._under(rows, middle, foot, bottom)
        size = (_RAIL + whole + _EDGE, bottom + _EDGE)
        return Chart(self._svg(size, label), *size)

    def _rows(self, boxes: Iterable[Box]) -> Iterator[list[_Column]]:
        """The boxes in rows of about equal length, each group by itself."""
        for _, group in groupby(boxes, key=lambda box: (box.group, box.dashed)):
            columns = [self._column(box) for box in group]
            share = -(-len(columns) // -(-len(columns) // IN_A_ROW))
            for first in range(0, len(columns), share):
                yield columns[first : first + share]

    def _column(self, box: Box) -> _Column:
        room = BOX - 2 * _PAD
        words = [_Text(line, True, False) for line in wrapped(box.title, room, self.font, _SIZE, bold=True)]
        words += [_Text(line, False, box.soft) for line in wrapped(box.name, room, self.font, _SIZE)]
        own = 2 * _PAD + len(words) * _SIZE * _LEADING
        below = tuple(self._column(child) for child in box.below)
        broad = max([BOX, *(_INDENT + child.width for child in below)])
        return _Column(box, tuple(words), own, broad, own + sum(_GAP + child.height for child in below), below)

    def _staff(self, staff: Iterable[_Column], middle: float, foot: float) -> float:
        """The boxes beside the line of the head; returns how deep they reach."""
        left, bottom = middle + BOX / 2 + _GAP, foot
        for column in staff:
            self._hang(column, left, foot + _GAP)
            joint = foot + _GAP + column.own / 2
            self._line((middle, foot), (middle, joint), (left, joint))
            left += column.width + _GAP
            bottom = max(bottom, foot + _GAP + column.height)
        return bottom

    def _under(self, rows: Iterable[list[_Column]], middle: float, foot: float, bottom: float) -> float:
        """All rows, each below the deepest box of the one before; returns how deep they reach."""
        start, last = (middle, foot), 0.0
        for row in rows:
            bus = bottom + _DROP / 2
            if start[0] == middle and last:
                start = (_RAIL / 2, last)
                self._line((middle, last), start)
            left = middle - _row_width(row) / 2
            for column in row:
                centre = left + BOX / 2
                self._hang(column, left, bottom + _DROP)
                corners = (start, (start[0], bus), (centre, bus), (centre, bottom + _DROP))
                self._line(*corners, dashed=column.box.dashed)
                left += column.width + _GAP
            bottom += _DROP + max(column.height for column in row)
            last = bus
        return bottom

    def _hang(self, column: _Column, left: float, top: float) -> None:
        """A box and what hangs below it, each on a line from the box's left side."""
        self._box(column, left, top)
        stem, at = left + _INDENT / 2, top + column.own
        for child in column.below:
            joint = at + _GAP + child.own / 2
            self._line((stem, top + column.own), (stem, joint), (left + _INDENT, joint))
            self._hang(child, left + _INDENT, at + _GAP)
            at += _GAP + child.height

    def _box(self, column: _Column, left: float, top: float) -> None:
        dash = ' stroke-dasharray="4 3"' if column.box.dashed else ""
        self.boxes.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{BOX:.1f}" height="{column.own:.1f}" rx="3" fill="{_FILL}" '
            f'stroke="{_INK}" stroke-width="0.9"{dash}/>'
        )
        for number, line in enumerate(column.lines):
            base = top + _PAD + (number + 0.78) * _SIZE * _LEADING
            weight = ' font-weight="bold"' if line.bold else ""
            colour = _SOFT if line.soft else _INK
            self.boxes.append(
                f'<text x="{left + BOX / 2:.1f}" y="{base:.1f}" text-anchor="middle" fill="{colour}"{weight}>'
                f"{escape(drawable(line.text, self.font))}</text>"
            )

    def _line(self, *points: tuple[float, float], dashed: bool = False) -> None:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        drawn = f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="0.9"{dash}/>'
        if drawn not in self.lines:
            self.lines.append(drawn)

    def _svg(self, size: tuple[float, float], label: str) -> str:
        broad, high = (f"{side:.1f}" for side in size)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{broad}pt" height="{high}pt" viewBox="0 0 {broad} {high}" '
            f'role="img" aria-label="{escape(clean(label))}" font-family="{FAMILIES[self.font]}" '
            f'font-size="{_SIZE}">{"".join(self.lines)}{"".join(self.boxes)}</svg>'
        )


def _row_width(row: list[_Column]) -> float:
    return sum(column.width for column in row) + _GAP * (len(row) - 1)
