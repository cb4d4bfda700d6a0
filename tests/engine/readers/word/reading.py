"""Opening a Word document of a test, and its tables as texts."""

from selaras.engine.readers.blocks import Tabbed
from selaras.engine.readers.choices import NOTHING_CHOSEN
from selaras.engine.readers.format import format_of
from selaras.engine.readers.material import Material, silent


def opened(content: bytes, name: str = "contoh.docx") -> Material:
    """The material of a document."""
    return format_of(name, content).open(name, content, NOTHING_CHOSEN, silent)


def tables(material: Material) -> list[Tabbed]:
    """The tables of a document."""
    return [block for block in material.blocks if isinstance(block, Tabbed)]


def texts(table: Tabbed) -> list[list[str]]:
    """The texts of a table, line by line."""
    return [[cell.text for cell in line] for line in table.lines]
