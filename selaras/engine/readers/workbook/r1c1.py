"""Formulas that name cells by their distance (``R[-1]C``) as the ones that name them by letters (``B4``)."""

import re

from selaras.engine.tables.place import column_letters

_TEXT = re.compile(r"(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'!)")
_CELL = re.compile(r"(?<![A-Za-z0-9_.])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![A-Za-z0-9_(])")


def as_a1(formula: str, row: int, column: int) -> str:
    """The formula of a cell with letters; a text inside it stays as it is."""
    pieces = _TEXT.split(formula)
    return "".join(
        piece if n % 2 else _CELL.sub(lambda found: _cell(found, row, column), piece) for n, piece in enumerate(pieces)
    )


def _cell(found: re.Match[str], row: int, column: int) -> str:
    down, fixed_row = _moved(found[1], row)
    across, fixed_column = _moved(found[2], column)
    if down < 1 or across < 1:
        return "#REF!"
    return f"{fixed_column}{column_letters(across)}{fixed_row}{down}"


def _moved(part: str | None, here: int) -> tuple[int, str]:
    """Where a part of a reference points, and ``$`` where it always points there."""
    if part is None:
        return here, ""
    return (here + int(part[1:-1]), "") if part.startswith("[") else (int(part), "$")
