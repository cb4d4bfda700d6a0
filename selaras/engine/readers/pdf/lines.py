"""Words into lines of text: by the height they stand at, then from left to right."""

from dataclasses import dataclass
from itertools import pairwise

from selaras.engine.readers.pdf.frame import Box, around
from selaras.engine.readers.pdf.words import GAP, Word

_APART = 0.45  # part of the font size by which the middles of one line's words may differ
_TWICE = 0.12  # sizes of the font between two prints of one word (bold by printing twice)


@dataclass(slots=True)
class Line:
    """One line of text with its box, the size most of it has, and whether all of it is bold."""

    text: str
    box: Box
    size: float
    bold: bool


def lines_of(words: list[Word], wide: float = 0.0) -> list[Line]:
    """The lines of some words from top to bottom; with ``wide``, cut where so many font sizes are left blank."""
    if not words:
        return []
    turns = [word.turn for word in words]
    usual = max(set(turns), key=turns.count) if any(turns) else 0
    standing = [word for word in words if word.turn == usual]
    if usual:
        flat = [word._replace(box=_laid(word.box, usual), turn=0) for word in standing]
        back = (4 - usual) % 4
        return [Line(each.text, _laid(each.box, back), each.size, each.bold) for each in lines_of(flat, wide)]
    return [_line(piece) for row in rows_of(standing) for piece in pieces_of(row, wide)]


def _laid(box: Box, turn: int) -> Box:
    """A box turned clockwise about the origin."""
    if turn == 1:
        return Box(box.y0, -box.x1, box.y1, -box.x0)
    if turn == 3:
        return Box(-box.y1, box.x0, -box.y0, box.x1)
    return Box(-box.x1, -box.y1, -box.x0, -box.y0)


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Words that stand at one height, each row from left to right."""
    rows: list[list[Word]] = []
    height = 0.0
    for word in sorted(words, key=lambda each: -(each.box.y0 + each.box.y1)):
        middle = (word.box.y0 + word.box.y1) / 2
        if rows and height - middle <= _APART * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
            height = middle
    return [_once(sorted(row, key=lambda each: each.box.x0)) for row in rows]


def _once(row: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in row:
        twin = kept and kept[-1].text == word.text and word.box.x0 - kept[-1].box.x0 < _TWICE * word.size
        if not twin:
            kept.append(word)
    return kept


def _room(before: Word, word: Word) -> float:
    return (word.box.x0 - before.box.x1) / max(before.size, word.size)


def pieces_of(row: list[Word], wide: float) -> list[list[Word]]:
    """A row cut where so many font sizes are left blank, save before a colon."""
    pieces = [row[:1]]
    for before, word in pairwise(row):
        if wide and _room(before, word) > wide and not word.text.startswith(":"):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _line(row: list[Word]) -> Line:
    parts = [row[0].text]
    for before, word in pairwise(row):
        overlaid = word.box.x0 < before.box.x1 - GAP * word.size
        parts.append(" " if word.blank or overlaid or _room(before, word) > GAP else "")
        parts.append(word.text)
    sizes = [word.size for word in row for _ in word.text]
    several = set(sizes)
    size = max(several, key=sizes.count) if len(several) > 1 else sizes[0]
    return Line("".join(parts), around([word.box for word in row]), size, all(word.bold for word in row))
