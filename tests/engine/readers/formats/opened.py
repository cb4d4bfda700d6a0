"""Opens bytes as the reader does, for the tests of formats."""

from selaras.engine.readers.blocks import Tabbed
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.format import format_of
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.material import Material, silent
from selaras.engine.readers.outline import grids, outline
from selaras.engine.readers.source import Unreadable
from selaras.engine.tables.judgement import Problem


def opened(name: str, content: bytes, choices: Choices = NOTHING_CHOSEN) -> Material:
    return format_of(name, content).open(name, content, choices, silent)


def refusal(name: str, content: bytes) -> Problem:
    try:
        opened(name, content)
    except Unreadable as refused:
        return refused.problem
    raise AssertionError(f"{name} was not refused")


def tables(material: Material) -> list[Grid]:
    return [table for part in outline(list(material.blocks), material.name) for table in grids(part)]


def body(table: Grid) -> list[list[str]]:
    return [[cell.text for cell in line] for line in table.body]


def at(material: Material, coordinate: str) -> Cell:
    """The cell of a table at a coordinate such as B12, as the format gave it; its place may not name the table."""
    cells = (cell for line in given(material) for cell in line)
    return next(cell for cell in cells if cell.place.coordinate == coordinate)


def given(material: Material) -> list[Line]:
    """All lines of all tables, heads too, as the format gave them."""
    return [line for block in material.blocks if isinstance(block, Tabbed) for line in block.lines]


def messages(material: Material) -> list[str]:
    return [f"{doubt.place.coordinate} {doubt.message}".strip() for doubt in material.doubts]
