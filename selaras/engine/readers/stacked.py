"""Cells that hold several indicators one below another, with their targets beside: one line of the table for each."""

import re
from collections.abc import Sequence

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.tables.frozen import replace

_INDICATOR = re.compile(r"^indikator|tol[ao]k ukur|^iku$")
_MEASURED = re.compile(
    r"indikator|tol[ao]k ukur|^iku$|target|satuan|volume|realisasi|capaian|kondisi|definisi|formula|sumber data|alasan"
    r"|(?:19|20)\d\d|\b(?:i{1,3}|iv)$|\btahun\b"
)
_MARKER = re.compile(r"(?:(?:\d{1,2}|[a-z])[.)]|[-–•*])\s+")


def unstacked(line: Line, headings: Sequence[str]) -> list[Line]:
    """The line as one line for each indicator that is stacked in its cells; one line where nothing is.

    Only where the cell of the indicator and a cell of figures have equally many lines: text that is merely broken over
    lines is put together again. What stands once (name, pagu) stays with the first.
    """
    lines = {n: _pieces(cell.text) for n, cell in enumerate(line) if "\n" in cell.text}
    if not lines:
        return [line]
    measured = {n for n in lines if n < len(headings) and _MEASURED.search(headings[n])}
    named = [n for n in measured if _INDICATOR.search(headings[n])]
    count = len(lines[named[0]]) if named else 0
    stacked = {n for n in measured if len(lines[n]) == count}
    if count < 2 or len(stacked) < 2 or stacked != measured or not any(_holds_figures(lines[n]) for n in stacked):
        return [tuple(_joined(cell) for cell in line)]
    return [_nth(line, order, stacked, lines) for order in range(count)]


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split("\n") if piece.strip()]


def _holds_figures(pieces: list[str]) -> bool:
    bare = [_MARKER.sub("", piece, count=1) for piece in pieces]
    return all(piece[0].isdigit() or piece in "-–" for piece in bare)


def _nth(line: Line, order: int, stacked: set[int], lines: dict[int, list[str]]) -> Line:
    cells = []
    for n, cell in enumerate(line):
        if n in stacked:
            marked = all(_MARKER.match(piece) for piece in lines[n])
            piece = lines[n][order]
            cells.append(replace(cell, text=_MARKER.sub("", piece, count=1) if marked else piece))
        else:
            cells.append(_joined(cell) if order == 0 else Cell("", cell.place))
    return tuple(cells)


def _joined(cell: Cell) -> Cell:
    return replace(cell, text=" ".join(cell.text.split())) if "\n" in cell.text else cell
