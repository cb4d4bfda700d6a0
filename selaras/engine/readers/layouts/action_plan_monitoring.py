"""Monitoring of a plan of action (pemantauan rencana aksi): indicators with the target of one quarter, what it came to,
and the achievement printed beside. What is said in words beside the figures is not kept yet."""

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator, add_values
from selaras.engine.readers.percents import add_percents
from selaras.engine.readers.promise.promised import Subjects
from selaras.engine.readers.promise.steps import add_line
from selaras.engine.readers.quoted import quoted_plan

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "subject": Column(r"^(?!indikator).*(sasaran|tujuan)|^kinerja utama$", "Sasaran", needed=True),
    "indicator": Column(r"^indikator", "Indikator Kinerja", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
}  # fmt: skip


def _measured(table: Grid, year: int) -> list[Figure]:
    """Targets, actuals and their percents, of the year and its parts; none of money."""
    found = figures(table.headings, year, year)
    return [each for each in found if not each.money and each.role in ("target", "actual", "percent")]


def _telling(table: Grid, columns: Columns) -> bool:
    """A target and an actual of the same part of the year, and no work: that is an evaluation."""
    found = _measured(table, 1)
    parts = {
        role: {str(each.period) for each in found if each.role == role and each.period and each.period.within_year}
        for role in ("target", "actual")
    }
    return bool(parts["target"] & parts["actual"]) and {"subject", "indicator"} <= columns.numbers.keys()


def _takes(table: Grid) -> list[int]:
    return [each.column for each in _measured(table, 1)]


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    year = draft.period.first
    plan = quoted_plan(draft, "action_plan", table.place, year, year)
    found, subjects = _measured(table, year), Subjects(draft, plan.id)
    for line in table.body:
        number, name = columns.text(line, "number"), columns.cell(line, "indicator")
        subject = subjects.of(columns.cell(line, "subject"), number)
        if not name.text or subject is None:
            continue
        indicator = add_indicator(draft, subject, name, None, number=number, unit=columns.text(line, "unit"))
        add_values(draft, indicator, line, found, table)
        add_percents(draft, indicator, line, found, table)
        add_line(draft, subject, indicator, number)


LAYOUTS.append(Layout("pemantauan rencana aksi", COLUMNS, _telling, _read, {"action_plan": 2}, _takes))
