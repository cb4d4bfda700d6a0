"""Key performance indicators (IKU) with definition, formula and source, and their targets where the form has them."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator, add_values, planned, value_columns
from selaras.engine.readers.promise.promised import Subjects
from selaras.engine.readers.quoted import quoted_plan
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "subject": Column(r"^(?!indikator).*(sasaran|tujuan)|kinerja utama$", "Tujuan/Sasaran", needed=True),
    "indicator": Column(r"^indikator|^iku$", "Indikator Kinerja", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
    "definition": Column(r"definisi", "Definisi Operasional"),
    "reason": Column(r"alasan", "Alasan"),
    "formula": Column(r"formula|rumus|cara (menghitung|penghitungan|perhitungan|pengukuran)|metode", "Formulasi"),
    "source": Column(r"sumber data", "Sumber Data"),
    "owner": Column(r"penanggung ?jawab|unit kerja|pelaksana", "Penanggung Jawab"),
    "kind": Column(r"^(jenis|tipe)( indikator)?$", "Jenis"),
    "frequency": Column(r"frekuensi|periode (pengukuran|pelaporan)", "Frekuensi"),
    "note": Column(r"^penjelasan$|keterangan|kriteria", "Keterangan/Kriteria"),
}
_MEASURES = ("unit", "reason", "formula", "source", "owner", "frequency")


def _telling(table: Grid, columns: Columns) -> bool:
    told = {"definition", "formula", "reason", "source"} & columns.numbers.keys()
    return "indicator" in columns.numbers and bool(told) and table.column(r"realisasi|^kode\b") is None


def _values(table: Grid) -> list[Figure]:
    return [each for each in figures(table.headings, 1, 1) if not each.money and each.role in ("target", "actual")]


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    plan = quoted_plan(draft, "iku", table.place, draft.period.first, draft.period.last)
    subjects = Subjects(draft, plan.id)
    found = [each for each in planned(draft, table) if each.column not in columns.numbers.values()]
    for line in table.body:
        if subjects.opens_group([cell.text for cell in line]):
            continue
        number = columns.text(line, "number")
        subject = subjects.of(columns.cell(line, "subject"), number)
        name = columns.cell(line, "indicator")
        if not name.text:
            continue
        if subject is None:
            subjects.refuse(name)
            continue
        definition = " ".join(filter(None, [columns.text(line, "definition"), columns.text(line, "note")]))
        fields = {each: columns.text(line, each) for each in _MEASURES}
        indicator = add_indicator(
            draft, subject, name, None, period=str(draft.period), number=number, is_key=True, definition=definition,
            kind=_kind(columns.text(line, "kind")), **fields,
        )  # fmt: skip
        add_values(draft, indicator, line, found, table)


def _kind(text: str) -> str:
    """``outcome`` or ``output`` where the form says which; empty else."""
    words = fold(text)
    if words in ("outcome", "hasil", "dampak", "impact"):
        return "outcome"
    return "output" if words in ("output", "keluaran") else ""


LAYOUTS.append(
    Layout("indikator kinerja utama", COLUMNS, _telling, _read, {"iku": 3}, lambda table: value_columns(_values(table)))
)
