"""Objectives with indicators and the target of one year: the RKT's own table, or the Perjanjian Kinerja."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator
from selaras.engine.readers.promised import Subjects
from selaras.engine.readers.quoted import quoted_agreement
from selaras.engine.tables.rows import AgreementLine
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^no\b", "No"),
    "subject": Column(r"sasaran|tujuan", "Sasaran", needed=True),
    "indicator": Column(r"^indikator", "Indikator Kinerja", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
    "target": Column(r"^target", "Target", needed=True),
}


def _telling(table: Grid, columns: Columns) -> bool:
    budget = table.column(r"pagu|anggaran|definisi|formula|rumus")
    return {"subject", "indicator"} <= columns.numbers.keys() and budget is None and len(table.years()) < 2


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    promised = "perjanjian kinerja" in fold(table.caption) or "perjanjian kinerja" in table.section
    document = quoted_agreement(draft, table.place).id if promised else draft.document
    subjects = Subjects(draft, document)
    for order, line in enumerate(table.body, start=1):
        if subjects.opens_group([cell.text for cell in line]):
            continue
        number, name = columns.text(line, "number"), columns.cell(line, "indicator")
        subject = subjects.of(columns.cell(line, "subject"), number)
        if not name.text:
            continue
        if subject is None:
            subjects.refuse(name)
            continue
        unit = columns.text(line, "unit")
        indicator = add_indicator(draft, subject, name, columns.cell(line, "target"), unit=unit, number=number)
        if promised:
            draft.add(
                AgreementLine, name.place, document=document, number=number, order=order,
                objective=subject.id, indicator=indicator.id,
            )  # fmt: skip


LAYOUTS.append(Layout("sasaran dan target tahunan", COLUMNS, _telling, _read, {"rkt": 1, "pk": 1}))
