"""Columns of months and semesters, as a plan of action spreads its targets or only its work over the year."""

import re
from collections.abc import Iterable

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.period import Period, month_of

_YEAR = r"(?: (?:19|20|21)\d\d)?"
_MONTH = re.compile(rf"\b([a-z]{{3,9}}){_YEAR}$")
_NUMBERED = re.compile(rf"\b(?:b|bln|bulan|jadwal|pelaksanaan|waktu)(?: ke)? ?(0?[1-9]|1[0-2]){_YEAR}$")
_SEMESTER = re.compile(
    rf"\b(?:semester|smtr?|sem)(?: ke)? ?(ii|i|2|1|dua|satu|kedua|pertama|genap|ganjil)\b(?: target)?{_YEAR}$"
)
_SECOND = {"ii", "2", "dua", "kedua", "genap"}
_OTHER = re.compile(r"\b(?:realisasi|capaian|anggaran|pagu|rp|rupiah|keuangan|keu|dana|biaya)\b")
_WORK = re.compile(r"^(?:rencana |uraian )?aksi\b|^langkah|^(?:sub )?kegiatan|^program")
_FEWEST = 6  # months of a half-year


def month_columns(table: Grid) -> dict[int, int]:
    """The columns of months with their number, where there are those of half a year at least."""
    found = {n: month for n, heading in enumerate(table.headings) if (month := _month(heading))}
    return found if len(set(found.values())) >= _FEWEST else {}


def part_columns(table: Grid, year: int) -> dict[int, Period]:
    """The columns of targets by month and by semester with their periods in a year; those of money or of what was
    reached are none of them."""
    parts = {n: Period(year, year, month=month) for n, month in month_columns(table).items()}
    halves = {
        n: 2 if found[1] in _SECOND else 1 for n, h in enumerate(table.headings) if (found := _SEMESTER.search(h))
    }
    if len(set(halves.values())) == 2:
        parts |= {n: Period(year, year, semester=half) for n, half in halves.items()}
    return {n: period for n, period in parts.items() if not _OTHER.search(table.headings[n])}


def holds_values(table: Grid, columns: Iterable[int]) -> bool:
    """Whether figures stand in the columns; marks (v, x, √) only say when work is done."""
    return any(re.search(r"\d", line[n].text) for line in table.body for n in columns)


def unread_columns(table: Grid) -> set[int]:
    """The months that only mark when work is done, and that work."""
    months = set(month_columns(table))
    return months | {n for n, heading in enumerate(table.headings) if months and _WORK.search(heading)}


def doubt_schedule(table: Grid, read: str, draft: Draft) -> None:
    """Says that marks by month are not read; ``read`` names what is."""
    months = month_columns(table)
    if months:
        draft.doubt(
            f"Jadwal per bulan pada {table.part} memuat tanda, bukan angka target, dan tidak disimpan; "
            f"yang dibaca: {read}.",
            "Bila target per bulan diperlukan, tulis angkanya pada kolom bulan.",
            table.place.at_column((table.place.column or 1) + min(months)), value=table.headings[min(months)],
        )  # fmt: skip


def _month(heading: str) -> int | None:
    if numbered := _NUMBERED.search(heading):
        return int(numbered[1])
    named = _MONTH.search(heading)
    return month_of(named[1]) if named else None
