"""Which rows of a sheet are tables: where a head stands, how far its body reaches, and what is only a note."""

import re
from collections.abc import Mapping
from functools import cache

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.header import is_numbering
from selaras.engine.readers.signatures import begins, goes_on, signs
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.wording import fold

_KNOWN = re.compile(
    r"(?:no|nomor|kode|rekening|uraian|bidang|urusan|program|kegiatan|sub ?kegiatan|nomenklatur|indikator|tolo?a?k ukur"
    r"|sasaran|tujuan|visi|misi|strategi|kebijakan|satuan|target|realisasi|capaian|tingkat|pagu|anggaran|jumlah|sumber"
    r"|lokasi|keterangan|ket|catatan|triwulan|tw|semester|bulan|tahun|bobot|nilai|skor|komponen|sub ?komponen|kriteria"
    r"|bukti|penilaian|unsur|responden|tanggal|waktu|status|kategori|klasifikasi|instansi|penanggung|perangkat|definisi"
    r"|formula|formulasi|rumus|alasan|volume|prioritas|kinerja|kondisi|prakiraan|rencana|baseline|data|bidang|unit"
    r"|aksi|arah|awal|akhir|k|rp|i|ii|iii|iv|(?:19|20|21)\d\d)(?: |$)"
)
_NOTE = re.compile(r"(?:catatan|keterangan|ket|sumber(?: data)?|disclaimer) ?:|\*|\(\*")
_NUMBER = re.compile(r"[-+(]?(?:rp\.?\s*)?\d[\d.,\s]*%?\)?", re.IGNORECASE)
_FIELD = re.compile(r"nama|jabatan|nip|pangkat(?: golongan)?(?: ruang)?|pangkat gol(?: ruang)?")
_CODE = re.compile(r"[0-9A-Za-z]{1,8}(?:[.\-][0-9A-Za-z]{1,6})*[.)]?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_HEADING = 200  # characters of a heading at the most
_SHORT = 80


class Row(Frozen):
    """The filled cells of one row by their column."""

    number: int
    cells: Mapping[int, Cell]

    def texts(self) -> list[Cell]:
        """What the row says outside of a table: label and value with a colon between them are one text."""
        joined: list[Cell] = []
        if self.states:
            label, value = (cell for cell in self.cells.values() if cell.text)
            return [replace(label, text=f"{label.text} : {value.text}")]
        for cell in self.cells.values():
            if not cell.text:
                continue
            before = joined[-1] if joined else None
            if before is not None and (before.text.endswith(":") or cell.text.startswith(":")):
                joined[-1] = replace(before, text=f"{before.text} {cell.text}")
            else:
                joined.append(cell)
        return joined

    @property
    def labels(self) -> bool:
        """Whether the row is a label with its value."""
        marked = (cell.text for cell in self.cells.values() if ":" in cell.text)
        return any(text.startswith(":") or text.endswith(":") for text in marked) or self.states

    @property
    def states(self) -> bool:
        """Whether the row states who somebody is, without a colon: ``Nama``, ``Jabatan`` and one value beside it."""
        texts = [cell.text for cell in self.cells.values() if cell.text]
        return len(texts) == 2 and bool(_FIELD.fullmatch(fold(texts[0]))) and not _FIELD.fullmatch(fold(texts[1]))

    @property
    def signs(self) -> bool:
        """Whether the row belongs to a signature: place and day, office, rank, NIP."""
        return signs(self.cells.values())

    @property
    def numbers(self) -> bool:
        """Whether the row numbers columns: 1, 2, 3, …"""
        return is_numbering(tuple(cell for cell in self.cells.values() if cell.text))

    @property
    def folded(self) -> tuple[str, ...]:
        """The texts of the row, folded."""
        return tuple(fold(cell.text) for cell in self.cells.values())


class Zone(Frozen):
    """A table by the index of its first and its last row among the rows of its sheet."""

    first: int
    last: int


def zones(rows: list[Row]) -> list[Zone]:
    """The tables of a sheet from top to bottom: by the words of their heads; else by the shape of what is left."""
    found: list[Zone] = []
    n = 0
    while n < len(rows):
        if is_head(rows[n]) or _is_numbered_head(rows, n):
            first = _upwards(rows, n, found[-1].last + 1 if found else 0)
            zone = Zone(first, _end(rows, n))
            found.append(zone)
            n = zone.last + 1
        else:
            n += 1
    return _with_shapes(rows, found)


def is_head(row: Row) -> bool:
    """A row of headings: three known words or more in cells of their own, or nothing but known words in two."""
    cells = [cell for cell in row.cells.values() if cell.text]
    if any(_is_figure(cell) and not _YEAR.fullmatch(cell.text) for cell in reversed(cells)):
        return False  # first, and from the right: most rows of a table hold figures there
    if any(len(cell.text) > _HEADING for cell in cells) or row.labels:
        return False
    known = sum(1 for cell in cells if _is_known(cell.text))
    return known >= 3 or (known == len(cells) == 2 and all(len(cell.text) <= _SHORT for cell in cells))


def _is_numbered_head(rows: list[Row], n: int) -> bool:
    """A row of texts right above a row that numbers its columns, whatever their words."""
    below = rows[n + 1] if n + 1 < len(rows) else None
    if below is None or below.number != rows[n].number + 1 or not below.numbers:
        return False
    texts = [cell.text for cell in rows[n].cells.values() if cell.text]
    return len(texts) >= 3 and not rows[n].labels and not any(_NUMBER.fullmatch(text) for text in texts)


def _is_known(text: str) -> bool:
    folded = fold(text)
    return bool(_KNOWN.match(folded)) or text.strip() == "%" or any(each.search(folded) for each in _declared())


@cache
def _declared() -> tuple[re.Pattern[str], ...]:
    """The headings that layouts declare, at the start of a heading."""
    from selaras.engine.readers.layout import layouts

    patterns = {column.pattern for layout in layouts() for column in layout.columns.values()}
    return tuple(re.compile(rf"^(?:{pattern})") for pattern in sorted(patterns))


def _upwards(rows: list[Row], n: int, lowest: int) -> int:
    """The first row of a head whose known words begin lower: rows above it that span into it or have headings too."""
    while n > lowest and rows[n - 1].number == rows[n].number - 1:
        above = rows[n - 1]
        cells = [cell for cell in above.cells.values() if cell.text]
        spans = any(cell.rows > 1 for cell in cells)
        heads = len(cells) > 1 and any(_is_known(cell.text) for cell in cells)
        plain = not any(_is_figure(cell) for cell in cells) and not above.labels and not above.signs
        if not (plain and (spans or heads)):
            break
        n -= 1
    return n


def _end(rows: list[Row], head: int) -> int:
    """The last row of the table whose head stands at an index."""
    heading = rows[head].folded
    width = len(rows[head].cells)
    last, reach, body, signed = head, rows[head].number, False, False
    for n in range(head, len(rows)):
        row = rows[n]
        if n > head and body and _starts_another(rows, n) and row.folded != heading:
            break
        cells = [cell for cell in row.cells.values() if cell.text]
        signed = body and (not goes_on(cells) if signed else begins(cells, width))
        if signed:
            continue
        close = row.number <= max(rows[last].number + 1, reach)
        heads = n == head or (not body and _in_head(row))
        if heads or _is_data(row, width, close):
            body = body or not heads
            last = n
            reach = max([reach, *(row.number + min(cell.rows, 10_000) - 1 for cell in row.cells.values())])
        elif close and _is_group(row, width):
            reach = max(reach, row.number + 1)
    return last


def _in_head(row: Row) -> bool:
    """Whether a row right below the head still belongs to it: further headings, column numbers."""
    return is_head(row) or row.numbers


def _starts_another(rows: list[Row], n: int) -> bool:
    """Whether the head of another table stands here: set apart from what is above, or beginning with No or Kode."""
    row, above = rows[n], rows[n - 1]
    cells = [cell for cell in row.cells.values() if cell.text]
    apart = above.number < row.number - 1 or len(above.cells) == 1
    numbered = bool(cells) and fold(cells[0].text) in ("no", "nomor", "kode", "no urut")
    if not (apart or numbered) or not is_head(row):
        return False
    known = sum(1 for cell in cells if len(cell.text) <= _SHORT and _KNOWN.match(fold(cell.text)))
    return known >= 0.6 * len(cells)


def _is_data(row: Row, width: int, close: bool) -> bool:
    """Whether a row below a head is part of its body; ``close`` when no blank row or note stands between."""
    cells = [cell for cell in row.cells.values() if cell.text or cell.formula]
    if close and len(cells) > 3:
        return True
    if not cells or begins(cells, width):
        return False
    if any(_NOTE.match(cell.text.casefold()) for cell in cells[:1]) and len(cells) < 3:
        return False
    figures = any(_is_figure(cell) or cell.formula for cell in cells)
    if len(cells) == 1:
        return close and (figures or cells[0].columns <= max(2, width // 2))
    ordinal = bool(_CODE.fullmatch(cells[0].text)) and len(cells[0].text) <= 24
    return figures or close or ordinal or len(cells) >= min(3, width)


def _is_group(row: Row, width: int) -> bool:
    """Whether a row is one text merged across the table, which titles the rows below it if there are any."""
    cells = list(row.cells.values())
    return (
        len(cells) == 1
        and cells[0].columns > width // 2
        and not row.signs
        and not _NOTE.match(cells[0].text.casefold())
    )


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell.value, bool):
        return False
    return isinstance(cell.value, int | float) or bool(_NUMBER.fullmatch(cell.text))


def _with_shapes(rows: list[Row], found: list[Zone]) -> list[Zone]:
    """The tables found by words, and those that only look like one: rows of several cells one under the other."""
    bounds = [-1, *(edge for zone in found for edge in (zone.first, zone.last)), len(rows)]
    shaped = [zone for low, high in zip(bounds[::2], bounds[1::2], strict=True) if (zone := _shape(rows, low, high))]
    return sorted([*found, *shaped], key=lambda zone: zone.first)


def _shape(rows: list[Row], low: int, high: int) -> Zone | None:
    """The longest stretch of table-like rows between two indices, where single other rows may stand in between; three
    cells a row, or two in four rows."""
    shaped = [n for n in range(low + 1, high) if _is_shaped(rows[n])]
    stretches: list[list[int]] = []
    for n in shaped:
        if stretches and n - stretches[-1][-1] <= 2:
            stretches[-1].append(n)
        else:
            stretches.append([n])
    best = max(stretches, key=len, default=[])
    fewest = min((len(rows[n].cells) for n in best), default=0)
    return Zone(best[0], best[-1]) if len(best) >= (2 if fewest >= 3 else 4) else None


def _is_shaped(row: Row) -> bool:
    return len(row.cells) >= 2 and not row.labels and not row.signs and not row.numbers
