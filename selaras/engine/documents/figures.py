"""The single place where a cell's value becomes Indonesian text."""

import re
from functools import cache

from selaras.engine.documents.blocks import Cell
from selaras.engine.tables.number import SCALE, SEN, decimal_text, rupiah

SCALES = {"money": SEN, "target": SCALE, "percent": SCALE, "count": 1}


@cache
def _forbidden() -> re.Pattern[str]:
    """Control characters but the line feed, halves of surrogate pairs, and the two non-characters that end each plane;
    compiled for the first text that may hold one."""
    last = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    return re.compile(rf"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{last}]")


def is_number(cell: Cell) -> bool:
    """Whether the cell holds a known number (a text kind, an unknown and a text under a number kind do not).

    Raises ``TypeError`` for an integer in a text cell: nobody could say what its unit is.
    """
    if isinstance(cell.value, int) and (isinstance(cell.value, bool) or cell.kind not in SCALES):
        raise TypeError(f"a {cell.kind} cell cannot hold {cell.value!r}")
    return isinstance(cell.value, int)


def printed(cell: Cell) -> str:
    """The text of a cell: ``45.893.689.013``, ``299.670.000,50``, ``89,17``, ``12 Dokumen``, ``78,1%``; ``unknown``
    where the value is None. Text is given back without control characters."""
    if cell.value is None:
        return clean(cell.unknown)
    if not is_number(cell) or isinstance(cell.value, str):
        return clean(str(cell.value))
    number = _digits(cell.value, cell.kind)
    return f"{number} {clean(cell.unit)}" if cell.unit else number


def _digits(value: int, kind: str) -> str:
    if kind == "money":
        return rupiah(value)
    if kind == "count":
        return decimal_text(value * SCALE)
    return decimal_text(value) + ("%" if kind == "percent" else "")


def clean(text: str) -> str:
    """The text without control characters, which no file format may carry; line feeds stay, tabs become blanks."""
    if text.replace("\n", "").isprintable():  # then it has none of them, and nearly every text is done here
        return text
    return _forbidden().sub("", text.replace("\t", " "))
