"""The signature below a table: place and day, office, name, rank, NIP."""

import re
from collections.abc import Iterable, Sequence

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.tables.judgement import LeftOut

_SIGNATURE = re.compile(
    r"(?:nip\b|mengetahui|menyetujui|pihak (?:pertama|kedua)$|pembina\b|penata\b|pengatur\b|jurutulis"
    r"|[^\d,]{3,40},[\s.\d]*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
    r"?[\s.]*\d{4}$)",
    re.IGNORECASE,
)
_STAFF_NUMBER = 10**16  # a NIP has 18 digits; no figure of a plan has
_MOST = 3  # filled cells of a line of a signature


def signs(cells: Iterable[Cell]) -> bool:
    """Whether a line says what only a signature says."""
    return any(_SIGNATURE.match(cell.text) or _is_staff_number(cell) for cell in cells)


def begins(cells: Sequence[Cell], width: int) -> bool:
    """Whether the filled cells of a line of a table this wide begin a signature."""
    return 0 < len(cells) <= _MOST and len(cells) < width and signs(cells)


def goes_on(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells of a line below a signature are a line of the table again."""
    return len(cells) >= _MOST and not signs(cells) and any(re.search(r"\d", cell.text) for cell in cells)


def cut_signature(lines: list[Line], width: int) -> tuple[list[Line], list[Line]]:
    """The lines of a body without the signature at its end, and those of the signature. A body of nothing else stays:
    it is a table of signatures, and what the first lines say is told by their layout."""
    cut: int | None = None
    for n, line in enumerate(lines):
        filled = [cell for cell in line if cell.text]
        if cut is None and n and begins(filled, width):
            cut = n
        elif cut is not None and goes_on(filled):
            cut = None
    worded = any(goes_on([cell for cell in line if cell.text]) for line in lines[:cut])
    return (lines[:cut], lines[cut:]) if worded and cut is not None else (lines, [])


def signature_left_out(first: Cell) -> LeftOut:
    """What is said of a signature below a table that begins with this cell."""
    return LeftOut(
        f"Tanda tangan di bawah tabel, mulai “{first.text[:60]}”, tidak dibaca sebagai baris tabel.", first.place
    )


def _is_staff_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and cell.value >= _STAFF_NUMBER
