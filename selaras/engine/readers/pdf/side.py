"""A page taken apart: its tables, ruled or not, and the lines of text around them."""

from dataclasses import dataclass

from selaras.engine.readers.pdf.columns import columned
from selaras.engine.readers.pdf.lines import Line, lines_of
from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.pdf.pieces import Piece, drawn_pieces

_WIDE = 2.5  # font sizes left blank that set apart what stands side by side


@dataclass(slots=True)
class Side:
    """Tables, and lines from top to bottom. ``listed`` where some of them look like a table that nobody knows."""

    paper: Paper
    pieces: list[Piece]
    lines: list[Line]
    listed: bool = False


def taken_apart(paper: Paper) -> Side:
    """The tables of a page and the lines around them."""
    ruled, outside = drawn_pieces(paper)
    aligned, outside, listed = columned(outside, paper.number)
    pieces = sorted([*ruled, *aligned], key=lambda piece: -piece.box.y1)
    return Side(paper, pieces, lines_of(outside, _WIDE), listed)
