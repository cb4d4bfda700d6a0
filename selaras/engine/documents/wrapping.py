"""Lines of text that fit a box of a picture, measured by the widths of our own fonts."""

from selaras.engine.documents.blocks import Font
from selaras.engine.documents.measure import UNITS, units, width

FAMILIES = {
    "sans": "Liberation Sans, Arial, Helvetica, sans-serif",
    "bookman": "TeX Gyre Bonum, Bookman Old Style, serif",
}
"""The fonts as a picture names them: ours first, then what a reader's machine has."""


def wrapped(text: str, room: float, font: Font, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``room`` points; a word wider than that is broken wherever it must be."""
    measured = units(font, bold)
    blank, most = measured(" "), room * UNITS / size
    lines: list[str] = []
    line, filled = "", 0.0
    for word in text.split():
        wide = measured(word)
        longer = filled + blank + wide
        if longer <= most and line:
            line, filled = f"{line} {word}", longer
            continue
        if line:
            lines.append(line)
        line, filled = word, wide
        if wide > most:
            *whole, line = _cut(word, room, font, size, bold=bold)
            lines += whole
            filled = measured(line)
    return [*lines, line] if line else lines


def _cut(word: str, room: float, font: Font, size: float, *, bold: bool) -> list[str]:
    """A word in pieces that fit."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, font, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
