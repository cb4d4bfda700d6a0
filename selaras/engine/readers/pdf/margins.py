"""Heads and feet of pages: lines that are printed again on page after page, and page numbers."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from selaras.engine.readers.blocks import reads_as_caption, reads_as_heading
from selaras.engine.readers.pdf.lines import Line
from selaras.engine.readers.pdf.side import Side
from selaras.engine.tables.wording import fold

_ZONE = 0.18  # part of the page's height at head and foot
_SAME = 8.0  # points by which the height of a repeated line may differ
_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:halaman|hal\.?|page)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:dari|of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)

_Key = tuple[str, int, bool]


def without_margins(sides: list[Side]) -> list[Line]:
    """Takes heads and feet out of the pages; gives each of them once, for what they say of the document."""
    repeated = _repeated(sides)
    once: dict[str, Line] = {}
    for side in sides:
        kept = []
        for line in side.lines:
            zone = _zone(line, side)
            if zone and _again(line, side, repeated.get(_key(line), ())):
                once.setdefault(_masked(line.text), line)
            elif not (zone and _NUMBER.fullmatch(line.text) and _outermost(line, side)):
                kept.append(line)
        side.lines = kept
    return [line for line in once.values() if re.search(r"[^\W\d_]{3}", line.text)]


def _again(line: Line, side: Side, heights: Sequence[float]) -> bool:
    """Whether a line stands where it stands on other pages, or as far out as anything does (sheets of a workbook have
    their feet at every height)."""
    height = _height(line, side)
    near = bisect_right(heights, height + _SAME) - bisect_left(heights, height - _SAME)
    return near > 1 or (bool(heights) and _outermost(line, side))


def _repeated(sides: list[Side]) -> dict[_Key, list[float]]:
    """The heights, in order, at which a line stands on enough pages to be a head or foot."""
    found: dict[_Key, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for side in sides:
        for line in side.lines:
            if not reads_as_caption(line.text) and not reads_as_heading(line.text):
                found[_key(line)][side.paper.number].append(_height(line, side))
    enough = min(max(len(sides), 2), 3)
    return {key: sorted(chain.from_iterable(pages.values())) for key, pages in found.items() if len(pages) >= enough}


def _key(line: Line) -> _Key:
    return _masked(line.text), round(line.size), line.bold


def _masked(text: str) -> str:
    return re.sub(r"\b\d+\b", "#", fold(text)) or text


def _zone(line: Line, side: Side) -> str:
    middle = (line.box.y0 + line.box.y1) / 2
    if middle > side.paper.height * (1 - _ZONE):
        return "head"
    return "foot" if middle < side.paper.height * _ZONE else ""


def _height(line: Line, side: Side) -> float:
    """From the edge of the page that it stands at, so that pages of other sizes compare."""
    return line.box.y0 if _zone(line, side) == "foot" else side.paper.height - line.box.y0


def _outermost(line: Line, side: Side) -> bool:
    """Whether nothing stands further out, so that a bare number is the page's."""
    foot = _zone(line, side) == "foot"
    others = [other.box for other in side.lines if other is not line] + [piece.box for piece in side.pieces]
    return not any(box.y1 < line.box.y0 if foot else box.y0 > line.box.y1 for box in others)
