"""What every format is brought to before anything is understood: blocks in their order, and the lines of text."""

from collections.abc import Callable

from selaras.engine.readers.blocks import Block
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

Tell = Callable[[float], None]
"""Told how far reading is, from 0 to 1. Raising in it stops the reading."""


def silent(_: float) -> None:
    """For a reading that nobody waits for."""


class Said(Frozen):
    """One line or paragraph of the file, or one cell that stands alone, by which title, year and agency are found."""

    text: str
    place: Place


class Material(Frozen):
    """A file opened by its format. ``format`` is its name for people (``buku kerja Excel``); ``said`` are its texts in
    order, cells of tables left out; ``sheets`` the names of all its sheets; ``doubts`` what opening it left unclear."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    said: tuple[Said, ...]
    sheets: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
