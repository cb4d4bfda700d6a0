"""The list and the matrix of roles and results (PermenPANRB 6/2022): what each position gives to a result of its
superior. The list is read; the matrix above it says the same again."""

from selaras.engine.readers.cell import Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator
from selaras.engine.readers.quoted import quoted_plan
from selaras.engine.tables.planning import RoleResult
from selaras.engine.tables.rows import Indicator, Objective, Organisation
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "position": Column(r"^(nama )?jabatan\b", "Jabatan", needed=True),
    "unit": Column(r"^unit\b", "Unit"),
    "subject": Column(r"^hasil kerja atasan$", "Hasil Kerja Atasan", needed=True),
    "indicator": Column(r"^indikator hasil", "Indikator Hasil Atasan", needed=True),
    "role": Column(r"^peran\b", "Peran atau Hasil", needed=True),
}
_OF_MATRIX = {
    "number": COLUMNS["number"],
    "position": COLUMNS["position"],
    "unit": Column(r"^unit$", "Unit", needed=True),
}


def _listed(table: Grid, columns: Columns) -> bool:
    return {"position", "subject", "indicator", "role"} <= columns.numbers.keys()


def _matrix(table: Grid, columns: Columns) -> bool:
    named = [columns.numbers.get(field) for field in ("number", "position", "unit")]
    return named == [0, 1, 2] and len(table.headings) > 3 and table.column(r"^peran\b|^hasil kerja atasan$") is None


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    plan = quoted_plan(draft, "action_plan", table.place, draft.period.first, draft.period.first)
    order, above = 0, ("", "")
    for line in table.body:
        position = columns.cell(line, "position")
        if not position.text:
            continue
        unit = _unit(columns.text(line, "unit"), line, draft)
        if (unit, position.text) != above:
            order, above = order + 1, (unit, position.text)
        indicator = _indicator(line, columns, draft, plan.id)
        draft.add(
            RoleResult, position.place, document=plan.id, organisation=unit, order=order, position=position.text,
            indicator=indicator.id if indicator else "", text=columns.text(line, "role"),
        )  # fmt: skip


def _unit(name: str, line: Line, draft: Draft) -> str:
    """The organisation so called: the agency where no other is named."""
    known = next((row for row in draft.all(Organisation) if fold(row.name) == fold(name)), None)
    if known is not None or not name:
        return known.id if known else draft.agency
    made = draft.add(
        Organisation, line[0].place, level="unit", kind=fold(name).split()[0], name=name, parent=draft.agency
    )
    return draft.change(made, organisation=made.id).id


def _indicator(line: Line, columns: Columns, draft: Draft, document: str) -> Indicator | None:
    """The superior's result of a line, one row however many positions serve it."""
    subject, name = columns.cell(line, "subject"), columns.cell(line, "indicator")
    if not (subject.text and name.text):
        return None
    known = next((row for row in draft.all(Objective) if fold(row.text) == fold(subject.text)), None)
    found = known or draft.add(Objective, subject.place, document=document, number="", text=subject.text)
    same = draft.indicators_named(found.id, name.text)
    return same[0] if same else add_indicator(draft, found, name)


def _said_below(table: Grid, columns: Columns, draft: Draft) -> None:
    """Nothing: the list below says it with one line for each role."""


def _all(table: Grid) -> range:
    return range(len(table.headings))


LAYOUTS.append(Layout("daftar peran dan hasil", COLUMNS, _listed, _read, {"action_plan": 2}))
LAYOUTS.append(Layout("matriks peran dan hasil", _OF_MATRIX, _matrix, _said_below, {"action_plan": 1}, _all))
