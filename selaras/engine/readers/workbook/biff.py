"""What calamine leaves out of an XLS: the number format of each cell, and which rows and columns are hidden."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from selaras.engine.readers.workbook.parts import builtin_formats

_BOF, _SHEET, _FORMAT, _XF, _ROW, _COLUMN = 0x809, 0x85, 0x41E, 0xE0, 0x208, 0x7D
_NUMBER, _RK, _MANY_RK, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_BIFF8 = 0x600
_HIDDEN_ROW = 0x20
_MOST_COLUMNS = 256


@dataclass(slots=True)
class Looks:
    """How the cells of one sheet look: number formats by row and column from 1, hidden rows and columns."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def looks(stream: bytes) -> dict[str, Looks]:
    """The looks of each sheet of a BIFF8 stream by its name; nothing of an older or a broken one."""
    try:
        return _looks(stream) if struct.unpack_from("<HHH", stream)[2] == _BIFF8 else {}
    except struct.error:
        return {}


def _looks(stream: bytes) -> dict[str, Looks]:
    codes = builtin_formats()
    styles: list[int] = []
    starts: dict[str, int] = {}
    for kind, body in _records(stream, 0):
        if kind == _FORMAT:
            codes = codes | {struct.unpack_from("<H", body)[0]: _text(body, 2, wide=True)}
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _SHEET:
            starts[_text(body, 6, wide=False)] = struct.unpack_from("<I", body)[0]
    by_style = {n: code for n, style in enumerate(styles) if (code := codes.get(style, "")) not in ("", "General")}
    return {name: _sheet(stream, start, by_style) for name, start in starts.items()}


def _sheet(stream: bytes, start: int, by_style: dict[int, str]) -> Looks:
    found = Looks()
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, body in _records(stream, start):
        if kind in (_NUMBER, _RK, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", body)
            if style in by_style:
                found.formats[row + 1, column + 1] = by_style[style]
        elif kind == _MANY_RK:
            row, first = struct.unpack_from("<HH", body)
            for n in range((len(body) - 6) // 6):
                style = struct.unpack_from("<H", body, 4 + 6 * n)[0]
                if style in by_style:
                    found.formats[row + 1, first + n + 1] = by_style[style]
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _HIDDEN_ROW:
            rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMN and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            columns.update(range(first + 1, min(last + 1, _MOST_COLUMNS) + 1))
    found.hidden_rows, found.hidden_columns = frozenset(rows), frozenset(columns)
    return found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a beginning (BOF) to its end; charts inside a sheet are skipped over."""
    depth, end = 0, len(stream)
    while start + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, start)
        depth += (kind == _BOF) - (kind == 0x0A)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _text(body: bytes, start: int, *, wide: bool) -> str:
    """A text with its length before it, in two bytes or one, and a mark of how its letters are kept."""
    length = int.from_bytes(body[start : start + (2 if wide else 1)], "little")
    start += 2 if wide else 1
    if body[start] & 1:
        return body[start + 1 : start + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[start + 1 : start + 1 + length].decode("latin-1")
