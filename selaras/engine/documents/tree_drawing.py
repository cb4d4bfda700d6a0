"""Draws a performance tree as SVG, on the screen and in documents alike: boxes by the widths of our own fonts.

Conditions stand side by side under the one they lead to; where all below a condition are the lowest, they hang in a
column beneath it, as offices do in an organisation chart. Further edges are dashed. Everything is done by attributes,
so a page may show the picture under a policy that forbids styles. What a colour says is written in the box as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Final, Literal, TypeAlias

from selaras.engine.documents.blocks import Font
from selaras.engine.documents.figures import clean
from selaras.engine.documents.measure import drawable
from selaras.engine.documents.wrapping import FAMILIES, wrapped
from selaras.engine.tables.frozen import Frozen

Tone: TypeAlias = Literal["plain", "good", "fair", "poor"]
Style: TypeAlias = Literal["label", "head", "line", "soft", "flag", "good", "fair", "poor"]
BOX: Final = 150.0
_PAD, _GAP, _DROP, _INDENT, _EDGE, _BAR = 7.0, 12.0, 28.0, 16.0, 3.0, 4.0
_ROOM: Final = BOX - 2 * _PAD - _BAR
_SIZE, _LEADING = 8.5, 1.28
_FOLD = 15.0
_INK, _LINE, _FILL, _LINK = "#1b2430", "#5d6774", "#ffffff", "#0f4c5c"
_BARS: Final[Mapping[Tone, str]] = {"plain": "#8a8f97", "good": "#2a6647", "fair": "#d9952a", "poor": "#a3231b"}
_COLOURS: Final[Mapping[Style, str]] = {
    "label": "#4a5561", "head": _INK, "line": _INK, "soft": "#4a5561", "flag": "#a3231b",
    "good": "#2a6647", "fair": "#8a4f00", "poor": "#a3231b",
}  # fmt: skip
_BOLD: Final = frozenset({"head", "flag", "good", "fair", "poor"})
_STEP: Final = _SIZE * _LEADING
_OPENED: Final[Mapping[Style, str]] = {
    style: f'<tspan x="{_PAD + _BAR:.0f}" dy="{_STEP:.2f}" fill="{colour}"'
    + (' font-weight="bold">' if style in _BOLD else ">")
    for style, colour in _COLOURS.items()
}
_FRAMES: Final[Mapping[Tone, str]] = {
    tone: f'<rect width="{BOX:.0f}" height="%s" rx="3" fill="{_FILL}" stroke="{_INK}" stroke-width="0.8"/>'
    f'<rect width="{_BAR:.0f}" height="%s" rx="2" fill="{colour}"/>'
    f'<text y="{_PAD - 0.22 * _STEP:.2f}">'
    for tone, colour in _BARS.items()
}
"""A box by its tone up to its words; what is filled in is its height, twice."""


class Text(Frozen):
    """A piece of what stands in a box; it takes as many lines as it needs."""

    text: str
    style: Style = "line"


class Node(Frozen):
    """One box. ``tone`` colours the bar at its left. ``below`` are the ids of what is drawn under it.

    On a page, ``href`` makes it a link, ``fold`` the address that folds or unfolds what is below, ``shut`` how many
    boxes are folded away, ``at`` its number in the page's tree and ``up`` that of the one it hangs under.
    """

    id: str
    texts: Sequence[Text]
    tone: Tone = "plain"
    below: Sequence[str] = ()
    href: str = ""
    fold: str = ""
    shut: int = 0
    at: int = 0
    up: int = -1


class Picture(Frozen):
    """The drawn tree: the SVG as text, and its size in points."""

    svg: str
    width: float
    height: float


class _Laid(Frozen, eq=False):
    """A box that is measured: its words as they are drawn, its height, and the room it takes with all below. ``left``
    is where the box itself begins in that room."""

    node: Node
    words: str
    own: float
    left: float
    width: float
    height: float
    below: Sequence["_Laid"]
    hangs: bool


def draw(
    nodes: Mapping[str, Node],
    roots: Sequence[str],
    label: str,
    *,
    across: Iterable[tuple[str, str]] = (),
    font: Font = "sans",
    column: int = 12,
) -> Picture:
    """The trees of these roots side by side. ``across`` are further edges, parent first, drawn where both ends are.
    ``label`` says in words what the picture shows, ``column`` how many boxes hang below each other at the most."""
    drawing = _Drawing(font, column)
    laid = [drawing.measured(nodes, root) for root in roots]
    left = _EDGE
    for each in laid:
        drawing.place(each, left, _EDGE)
        left += each.width + 2 * _GAP
    for parent, child in across:
        drawing.join_across(parent, child)
    size = (max(left - 2 * _GAP + _EDGE, 2 * _EDGE), max((each.height for each in laid), default=0.0) + 2 * _EDGE)
    return Picture(drawing.svg(size, label), *size)


@lru_cache(maxsize=16_384)  # labels and flags repeat in a picture, and a page that folds a part draws the rest again
def _written(text: str, style: Style, font: Font) -> tuple[int, str]:
    """How many lines a text takes in a box, and the lines as they are drawn, each one step below the one before."""
    lines = wrapped(drawable(text, font), _ROOM, font, _SIZE, bold=style in _BOLD)
    if not lines:
        return 0, ""
    opened = _OPENED[style]
    words = escape("\n".join(lines), quote=False).replace("\n", f"</tspan>{opened}")
    return len(lines), f"{opened}{words}</tspan>"


class _Drawing:
    """Collects the pieces of one picture."""

    def __init__(self, font: Font, column: int) -> None:
        self.font, self.column = font, column
        self.lines: list[str] = []
        self.boxes: list[str] = []
        self.links = False
        self.spots: dict[str, tuple[float, float, float]] = {}

    def measured(self, nodes: Mapping[str, Node], root: str) -> _Laid:
        """The box of the root with all below, the lowest measured first, so that depth costs no stack."""
        order, waiting = [], [root]
        while waiting:
            order.append(waiting.pop())
            waiting += nodes[order[-1]].below
        made: dict[str, _Laid] = {}
        for id_ in reversed(order):
            made[id_] = self._laid(nodes[id_], [made[each] for each in nodes[id_].below])
        return made[root]

    def _laid(self, node: Node, below: Sequence[_Laid]) -> _Laid:
        lines, words = 0, ""
        for text in node.texts:
            count, drawn = _written(text.text, text.style, self.font)
            lines, words = lines + count, words + drawn
        own = 2 * _PAD + lines * _STEP + (_FOLD if node.fold else 0.0)
        if not below:
            return _Laid(node, words, own, 0.0, BOX, own, below, False)
        if len(below) > 1 and not any(each.below for each in below):
            columns = self._columns(below)
            broad = len(columns) * (_INDENT + BOX + _GAP) - _GAP
            high = own + max(sum(_GAP + each.own for each in column) for column in columns)
            return _Laid(node, words, own, 0.0, broad, high, below, True)
        broad = sum(each.width for each in below) + _GAP * (len(below) - 1)
        left = (below[0].left + broad - below[-1].width + below[-1].left) / 2  # over the middle of the boxes below
        return _Laid(node, words, own, left, broad, own + _DROP + max(each.height for each in below), below, False)

    def _columns(self, below: Sequence[_Laid]) -> list[Sequence[_Laid]]:
        """Boxes that hang, in columns of about equal length."""
        share = -(-len(below) // -(-len(below) // self.column))
        return [below[first : first + share] for first in range(0, len(below), share)]

    def place(self, top: _Laid, left: float, upper: float) -> None:
        """Draws a box and all below it inside the room that it was measured to take."""
        waiting = [(top, left, upper)]
        while waiting:
            laid, left, upper = waiting.pop()
            self._box(laid, left + laid.left, upper)
            waiting += self._below(laid, left, left + laid.left, upper)

    def _below(self, laid: _Laid, left: float, at: float, upper: float) -> Iterator[tuple[_Laid, float, float]]:
        """The boxes under this one with their rooms, and the lines that lead to them."""
        foot = upper + laid.own
        if laid.hangs:
            yield from self._hanging(laid, at, foot)
            return
        bus, top = f"{foot + _DROP / 2:.1f}", foot + _DROP
        leads = [f"M{at + BOX / 2:.1f},{foot:.1f}V{bus}"] if laid.below else []
        for child in laid.below:
            leads.append(f"H{left + child.left + BOX / 2:.1f}V{top:.1f}V{bus}")
            yield child, left, top
            left += child.width + _GAP
        self._line(leads)

    def _hanging(self, laid: _Laid, at: float, foot: float) -> Iterator[tuple[_Laid, float, float]]:
        """The same for boxes that hang in columns."""
        leads = [f"M{at + _INDENT / 2:.1f},{foot:.1f}"]
        for number, column in enumerate(self._columns(laid.below)):
            top = foot + _GAP
            if number:
                leads.append(f"V{foot + _GAP / 2:.1f}H{at + _INDENT / 2:.1f}")
            stem, side = f"H{at + _INDENT / 2:.1f}", f"H{at + _INDENT:.1f}"
            for child in column:
                leads.append(f"V{top + child.own / 2:.1f}{side}{stem}")
                yield child, at + _INDENT, top
                top += child.own + _GAP
            at += _INDENT + BOX + _GAP
        self._line(leads)

    def _box(self, laid: _Laid, left: float, top: float) -> None:
        node = laid.node
        self.spots[node.id] = (left, top, laid.own)
        self.links = self.links or bool(node.href or node.fold)
        high = f"{laid.own:.1f}"
        link = f'<a href="{escape(node.href)}" data-node="{node.at}" data-up="{node.up}">' if node.href else ""
        self.boxes += (
            f'<g transform="translate({left:.1f},{top:.1f})">{link}{_FRAMES[node.tone] % (high, high)}',
            laid.words,
            "</text></a>" if link else "</text>",
            self._folding(node, laid.own) if node.fold else "",
            "</g>",
        )

    def _folding(self, node: Node, foot: float) -> str:
        words = f"Buka {node.shut} di bawahnya" if node.shut else "Lipat"
        name = clean(next((text.text for text in node.texts if text.style == "head"), ""))
        return (
            f'<a href="{escape(node.fold)}" data-fold="{node.at}" aria-label="{words}: {escape(name)}">'
            f'<rect x="{_BAR:.0f}" y="{foot - _FOLD:.1f}" width="{BOX - _BAR:.0f}" height="{_FOLD:.0f}" '
            f'fill="#eef1f4"/><text x="{BOX / 2:.0f}" y="{foot - 4:.1f}" text-anchor="middle" '
            f'fill="{_LINK}" font-weight="bold">{"+ " if node.shut else "− "}{words}</text></a>'
        )

    def join_across(self, parent: str, child: str) -> None:
        """A dashed line between two boxes that stand in different places, where both are drawn."""
        if parent not in self.spots or child not in self.spots:
            return
        (above, top, own), (left, upper, _) = self.spots[parent], self.spots[child]
        start, end = (left + BOX * 0.75, upper), (above + BOX * 0.75, top + own)
        bend = max(18.0, abs(start[1] - end[1]) / 2)
        self.lines.append(
            f'<path d="M{start[0]:.1f},{start[1]:.1f} C{start[0]:.1f},{start[1] - bend:.1f} '
            f'{end[0]:.1f},{end[1] + bend:.1f} {end[0]:.1f},{end[1]:.1f}" fill="none" stroke="{_LINE}" '
            f'stroke-width="0.9" stroke-dasharray="4 3"/>'
        )

    def _line(self, leads: Sequence[str]) -> None:
        """All lines from one box as one path: out to each box below and back."""
        if leads:
            self.lines.append(f'<path d="{"".join(leads)}" fill="none" stroke="{_LINE}" stroke-width="0.9"/>')

    def svg(self, size: tuple[float, float], label: str) -> str:
        """The whole picture: lines under boxes, so that an edge never runs over words."""
        broad, high = (f"{side:.1f}" for side in size)
        opened = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{broad}" height="{high}" viewBox="0 0 {broad} {high}" '
            f'role="{"group" if self.links else "img"}" aria-label="{escape(clean(label))}" '
            f'font-family="{FAMILIES[self.font]}" font-size="{_SIZE}">'
        )
        return "".join([opened, *self.lines, *self.boxes, "</svg>"])
