"""How wide text is in our fonts, so that no code and no amount ever runs over its column."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from selaras.engine.beside import content, path
from selaras.engine.documents.advances import Advances
from selaras.engine.documents.blocks import Cell, Font, Table
from selaras.engine.documents.figures import clean, is_number, printed
from selaras.engine.documents.grid import Grid, Placed
from selaras.engine.documents.hyphenation import syllables
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.tables.frozen import Frozen

FONTS = path("documents", "fonts")
INSET = 3.5
"""Points of air left and right inside a cell; the template uses the same."""
SMALLEST = 5.5
"""The smallest size in points a table may shrink to before it is refused."""
# Bullets that word processors keep in private characters of their symbol fonts.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "►", "\uf0fc": "√"}
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
UNITS = 1000
"""The parts of an em that ``units`` counts."""

_FILES = {
    "sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    "bookman": ("texgyrebonum-regular.otf", "texgyrebonum-bold.otf"),
}
_SAFETY = 1.02  # rounding and the italic faces, which are a little wider in a few letters
_ENDLESS = 40  # letters no Indonesian word and no code reaches
_PIECE = 8
_WHOLE = ("all", "head", "none")  # which words stay undivided, the best first
_TOKEN = re.compile(r"[^\s/-]*(?:[/-](?=\d)[^\s/-]*)*[/-]?")


class TooWide(NotDrawn):
    """A table cannot be drawn on its paper: even in the smallest size its codes and amounts do not fit."""


@cache
def _advances(font: Font, bold: bool) -> Advances:
    return Advances(content("documents", "fonts", _FILES[font][bold]), UNITS)


@cache
def units(font: Font, bold: bool) -> Callable[[str], float]:
    """What tells the width of one line of text in this face, in ``UNITS`` of its size; the same text is not measured
    twice. For those who measure many words at once; others ask ``width``."""
    advance = _advances(font, bold).__getitem__

    @lru_cache(maxsize=50_000)
    def of(text: str) -> float:
        return sum(map(advance, map(ord, text))) * _SAFETY

    return of


def width(text: str, font: Font, size: float, *, bold: bool = False) -> float:
    """The width of one line of text in points; an unknown character counts as one em."""
    return units(font, bold)(text) * size / UNITS


def drawable(text: str, font: Font) -> str:
    """Text that can be drawn: no control characters, known bullets, a box for what no font of ours has."""
    shown = clean(text)
    if shown.isascii():
        return shown
    for bullet, plain in _BULLETS.items():
        shown = shown.replace(bullet, plain)
    for character in missing(shown, font):
        shown = shown.replace(character, "□")
    return shown


def missing(text: str, font: Font) -> set[str]:
    """The characters of the text that neither the font nor its fallback Liberation Sans can draw."""
    faces = (_advances(font, False), _advances("sans", False))
    characters = set(text) - {"\n", SOFT_HYPHEN}
    return {character for character in characters if not any(face.has(ord(character)) for face in faces)}


def tokens(text: str) -> list[str]:
    """The pieces between which a line may break: blanks, and after ``/`` or ``-`` unless a digit follows."""
    return [token for token in _TOKEN.findall(text) if token]


class Fit(Frozen):
    """The widths of a table's columns and the size of its text, both in points."""

    widths: tuple[float, ...]
    size: float


def fit(table: Table, grid: Grid, available: float, font: Font) -> Fit:
    """Widths near the shares the table asks for, each at least as wide as its widest code, amount or syllable.

    Where room allows, whole words fit too. Shrinks the text down to ``SMALLEST``, then raises ``TooWide``.
    """
    shares = [column.width for column in table.columns]
    size = table.size
    while True:
        floors: list[float] = []
        for whole in _WHOLE:
            floors = _floors(grid, len(shares), font, size, whole)
            if sum(floors) <= available:
                return Fit(tuple(_allocate(shares, floors, available)), size)
        if size <= SMALLEST:
            raise TooWide(
                f"Tabel “{table.name}” tidak muat: kode dan angkanya memerlukan lebar {sum(floors):.0f} pt, "
                f"sedangkan halaman hanya {available:.0f} pt. Kurangi kolom atau gunakan halaman mendatar."
            )
        size = max(SMALLEST, size - 0.5)


def keeps_words(table: Table, grid: Grid, available: float, font: Font) -> bool:
    """Whether a table fits in the size it asks for with every word whole; ``available`` is the width in points."""
    return sum(_floors(grid, len(table.columns), font, table.size, "all")) <= available


def _floors(grid: Grid, columns: int, font: Font, size: float, whole: str) -> list[float]:
    floors = [2 * INSET] * columns
    spanning: list[tuple[Placed, float]] = []
    for head, lines in ((True, grid.head), (False, grid.body)):
        keep = whole == "all" or (head and whole == "head")
        for placed in (placed for line in lines for placed in line):
            bold = head or _is_bold(grid, placed)
            need = needed(placed.cell, font, size, bold=bold, whole_words=keep) + 2 * INSET
            if placed.cell.colspan == 1:
                floors[placed.column] = max(floors[placed.column], need)
            else:
                spanning.append((placed, need))
    for placed, need in spanning:
        last = placed.column + placed.cell.colspan - 1
        floors[last] += max(0.0, need - sum(floors[placed.column : last + 1]))
    return floors


def _is_bold(grid: Grid, placed: Placed) -> bool:
    return placed.cell.bold or grid.body_rows[placed.row].bold


def needed(cell: Cell, font: Font, size: float, *, bold: bool, whole_words: bool = False) -> float:
    """The narrowest line in points that holds the cell's widest piece that must not be broken."""
    text = printed(cell)
    if cell.kind == "code" or is_number(cell):
        pieces = text.split() if cell.unit and not whole_words else text.split("\n")
    elif whole_words:
        pieces = tokens(text)
    else:
        pieces = [piece for token in tokens(text) for piece in _divided(token)]
    return max((width(piece, font, size, bold=bold) for piece in pieces), default=0.0)


def _pieces(token: str) -> tuple[list[str], str]:
    """The pieces a token of running text may be divided into, and what joins them: a soft hyphen between syllables,
    and inside an endless token (a pasted address) a zero-width space, because refusing a table for it helps nobody."""
    match = re.fullmatch(r"(\W*)(\w+)(\W*)", token)
    pieces, joint = [token], SOFT_HYPHEN
    if match:
        before, word, after = match.groups()
        pieces = syllables(word)
        pieces = [before + pieces[0], *pieces[1:]]
        pieces[-1] += after
    if max(map(len, pieces)) > _ENDLESS:
        pieces, joint = [token[start : start + _PIECE] for start in range(0, len(token), _PIECE)], ZERO_WIDTH_SPACE
    return pieces, joint


def _divided(token: str) -> list[str]:
    pieces, joint = _pieces(token)
    return [f"{piece}-" for piece in pieces[:-1]] + pieces[-1:] if joint == SOFT_HYPHEN else pieces


def softened(text: str, font: Font, size: float, room: float, *, bold: bool) -> str:
    """The text with break marks in those words only that are wider than ``room`` points."""

    def soft(found: re.Match[str]) -> str:
        token = found.group()
        if not token or width(token, font, size, bold=bold) <= room:
            return token
        pieces, joint = _pieces(token)
        return joint.join(pieces)

    return _TOKEN.sub(soft, text)


def _allocate(shares: list[float], floors: list[float], available: float) -> list[float]:
    fixed: dict[int, float] = {}
    while True:
        free = [index for index in range(len(shares)) if index not in fixed]
        if not free:
            stretch = available / sum(floors)
            return [floor * stretch for floor in floors]
        unit = (available - sum(fixed.values())) / sum(shares[index] for index in free)
        low = {index: floors[index] for index in free if shares[index] * unit < floors[index]}
        if not low:
            return [fixed.get(index, shares[index] * unit) for index in range(len(shares))]
        fixed |= low
