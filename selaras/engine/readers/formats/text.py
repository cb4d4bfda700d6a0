"""Plain text and Markdown: tables by tabs or by pipes, headings, paragraphs."""

from selaras.engine.readers.blocks import blocks
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Said, Tell
from selaras.engine.readers.source import decode
from selaras.engine.tables.place import Place


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    source = decode(name, content)
    said = tuple(Said(line, Place(name, number, 1)) for number, line in enumerate(source.lines, start=1))
    return Material(name, "teks", tuple(blocks(source)), said)


FORMATS.append(Format("teks", 1000, lambda name, head: True, _open, apart=False))
