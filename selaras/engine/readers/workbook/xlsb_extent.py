"""How far the cells of an XLSB reach, seen before calamine lays them all out: a far one would end the process."""

from selaras.engine.readers.workbook.xml_parts import part_of, unzipped

_ROW = 0
_FILLED = range(2, 12)  # cells that hold something, and formulas


def most_cells(name: str, content: bytes) -> int:
    """The cells from the first to the last of the widest sheet. Raises ``Unreadable`` for a broken file."""
    with unzipped(name, content) as archive:
        paths = [path for path in archive.namelist() if path.startswith("xl/worksheets/") and path.endswith(".bin")]
        found = 0
        for path in paths:
            with part_of(name, archive, path) as part:
                found = max(found, _extent(part.read()))
        return found


def _extent(records: bytes) -> int:
    rows: list[int] = []
    columns: list[int] = []
    at, row = 0, 0
    while at + 2 < len(records):
        kind, at = _number(records, at, 2)
        length, at = _number(records, at, 4)
        if kind == _ROW and length >= 4:
            row = int.from_bytes(records[at : at + 4], "little")
        elif kind in _FILLED and length >= 4:
            columns.append(int.from_bytes(records[at : at + 4], "little"))
            rows.append(row)
        at += length
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0


def _number(records: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in seven bits a byte, and where it ends."""
    value = 0
    for n in range(most):
        byte = records[at] if at < len(records) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * n)
        if not byte & 0x80:
            break
    return value, at
