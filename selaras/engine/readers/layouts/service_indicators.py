"""T-C.28 of Permendagri 86/2017: the indicators of goals and objectives once more, with baseline and end of the period.

The indicators stand in the table of goals and objectives; what this table adds is where each began. A target that
differs from the one that is printed there is a doubt. The end of the period is kept where it says something else
than the last year does: a sum of all years, or an end that the plan sets itself.
"""

import re
from collections.abc import Sequence

from selaras.engine.readers.cell import Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_values, figures_of, value_columns
from selaras.engine.tables.rows import Goal, Indicator, Objective
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "indicator": Column(r"^indikator", "Indikator", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
}
_BEFORE = r"kondisi (kinerja )?(pada )?awal"
_AFTER = r"kondisi (kinerja )?(pada )?akhir"
_NOT = r"sasaran|tujuan(?! dan sasaran rpjmd)|^kode\b|program|rasio|realisasi"


def _telling(table: Grid, columns: Columns) -> bool:
    if "indicator" not in columns.numbers or table.column(_NOT) is not None:
        return False
    return all(any(re.search(words, heading) for heading in table.headings) for words in (_BEFORE, _AFTER))


def _takes(table: Grid) -> set[int]:
    known = re.compile(rf"{_BEFORE}|{_AFTER}|target|tahun")
    return {*table.years().values(), *(at for at, heading in enumerate(table.headings) if known.search(heading))}


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    figures = [each for each in figures_of(draft, table) if not each.money]
    found, ends = [[each for each in figures if (each.phase == "end") is end] for end in (False, True)]
    aims = {row.id for kind in (Goal, Objective) for row in draft.all(kind)}
    known: dict[str, Indicator] = {}
    for row in draft.all(Indicator):
        if row.subject in aims and row.document == draft.document:
            known.setdefault(fold(row.name), row)
    for line in table.body:
        name = columns.cell(line, "indicator")
        indicator = known.get(fold(name.text))
        if indicator is not None:
            add_values(draft, indicator, line, [*found, *_telling_ends(line, found, ends)], table)
        elif name.text and any(not line[at].blank for at in value_columns(found)):
            draft.doubt(
                f"Indikator “{name.text[:80]}” pada {table.part} tidak ada dalam tabel tujuan dan sasaran; isinya "
                "tidak dipakai.",
                "Tambahkan indikator itu pada tabel tujuan dan sasaran, atau samakan bunyinya.", name.place,
                value=name.text,
            )  # fmt: skip


def _telling_ends(line: Line, found: Sequence[Figure], ends: Sequence[Figure]) -> list[Figure]:
    """The ends of the period whose cell is filled and differs from that of the last year."""
    years = [each for each in found if each.role == "target" and each.period is not None]
    last = max(years, key=lambda each: each.period.last if each.period else 0, default=None)
    before = line[last.column].text if last else ""
    return [each for each in ends if not line[each.column].blank and line[each.column].text != before]


LAYOUTS.append(Layout("indikator yang mengacu pada RPJMD (T-C.28)", COLUMNS, _telling, _read, {"renstra": 1}, _takes))
