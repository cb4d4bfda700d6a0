"""Key performance indicators (IKU) with definition, formula and source."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.promised import Subjects
from selaras.engine.readers.quoted import quoted_plan
from selaras.engine.tables.rows import Indicator

COLUMNS = {
    "number": Column(r"^no\b", "No"),
    "subject": Column(r"sasaran|tujuan|kinerja utama$", "Tujuan/Sasaran", needed=True),
    "indicator": Column(r"^indikator", "Indikator Kinerja", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
    "definition": Column(r"definisi", "Definisi Operasional"),
    "reason": Column(r"alasan", "Alasan"),
    "formula": Column(r"formula|rumus|cara (penghitungan|pengukuran)", "Formulasi"),
    "source": Column(r"sumber data", "Sumber Data"),
    "owner": Column(r"penanggung ?jawab", "Penanggung Jawab"),
}


def _telling(table: Grid, columns: Columns) -> bool:
    return "indicator" in columns.numbers and bool({"definition", "formula"} & columns.numbers.keys())


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    plan = quoted_plan(draft, "iku", table.place, draft.period.first, draft.period.last)
    subjects = Subjects(draft, plan.id)
    for line in table.body:
        number = columns.text(line, "number")
        subject = subjects.of(columns.cell(line, "subject"), number)
        name = columns.cell(line, "indicator")
        if not name.text:
            continue
        if subject is None:
            subjects.refuse(name)
            continue
        draft.add(
            Indicator, name.place, document=plan.id, subject=subject.id, number=number, name=name.text, is_key=True,
            unit=columns.text(line, "unit"), definition=columns.text(line, "definition"),
            reason=columns.text(line, "reason"), formula=columns.text(line, "formula"),
            source=columns.text(line, "source"), owner=columns.text(line, "owner"),
        )  # fmt: skip


LAYOUTS.append(Layout("indikator kinerja utama", COLUMNS, _telling, _read, {"iku": 3}))
