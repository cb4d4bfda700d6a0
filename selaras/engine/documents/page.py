"""The sheets of paper and their margins, the same for all renderers; millimetres unless a name says points."""

from selaras.engine.documents.blocks import Document, Heading, Paper
from selaras.engine.tables.frozen import Frozen

PAPERS: dict[Paper, tuple[float, float]] = {"A4": (210.0, 297.0), "F4": (215.0, 330.0), "A3": (297.0, 420.0)}
LEFT, RIGHT, TOP, BOTTOM = 25.0, 20.0, 20.0, 24.0
POINTS = 72 / 25.4
INDENT = 7.5


def size(paper: Paper, *, landscape: bool) -> tuple[float, float]:
    """Width and height of the sheet as it is read."""
    short, long = PAPERS[paper]
    return (long, short) if landscape else (short, long)


def text_width(paper: Paper, *, landscape: bool) -> float:
    """The width between the margins in points."""
    return (size(paper, landscape=landscape)[0] - LEFT - RIGHT) * POINTS


class Entry(Frozen):
    """A heading as the contents show it: outline level from 1, text with its number, page label, and whether listed."""

    level: int
    text: str
    page: str
    listed: bool


def outline_levels(document: Document) -> dict[int, int]:
    """For each heading, by its identity, the level it has in the outline: never more than one below its predecessor,
    as PDF/UA demands; the look keeps the level that was asked for."""
    levels: dict[int, int] = {}
    above = 0
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                above = min(block.level, above + 1)
                levels[id(block)] = above
    return levels
