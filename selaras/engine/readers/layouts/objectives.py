"""Goals, objectives and indicators with targets by year (T-C.25), as Tabel 2.1 of an RKT quotes the Renstra."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_target
from selaras.engine.readers.quoted import quoted_plan
from selaras.engine.tables.rows import Goal, Indicator, Objective, Row

COLUMNS = {
    "number": Column(r"^no\b", "No"),
    "goal": Column(r"^tujuan$", "Tujuan"),
    "objective": Column(r"^sasaran", "Sasaran", needed=True),
    "indicator": Column(r"^indikator", "Indikator", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
}


def _telling(table: Grid, columns: Columns) -> bool:
    return (
        len(table.years()) >= 2
        and "indicator" in columns.numbers
        and bool({"goal", "objective"} & columns.numbers.keys())
    )


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    years = table.years()
    plan = quoted_plan(draft, "renstra", table.place, min(years), max(years))
    goal: Goal | None = None
    subject: Row | None = None
    for line in table.body:
        number = columns.text(line, "number")
        common = {"document": plan.id, "period": plan.period, "number": number}
        if text := columns.text(line, "goal"):
            goal = draft.add(Goal, columns.cell(line, "goal").place, text=text, **common)
            subject = goal
        if text := columns.text(line, "objective"):
            place = columns.cell(line, "objective").place
            subject = draft.add(Objective, place, text=text, goal=goal.id if goal else "", **common)
        name = columns.cell(line, "indicator")
        if not name.text:
            continue
        if subject is None:
            draft.refuse(
                f"Indikator “{name.text[:80]}” tidak mempunyai tujuan atau sasaran di atasnya.",
                "Isi kolom Tujuan atau Sasaran pada baris ini atau baris di atasnya.", name.place,
            )  # fmt: skip
            continue
        indicator = draft.add(
            Indicator, name.place, document=plan.id, period=plan.period, subject=subject.id, number=number,
            name=name.text, unit=columns.text(line, "unit"),
        )  # fmt: skip
        for year, column in years.items():
            if line[column].text:
                add_target(draft, indicator, line[column], str(year))


LAYOUTS.append(Layout("tujuan dan sasaran per tahun", COLUMNS, _telling, _read, {"renstra": 2}))
