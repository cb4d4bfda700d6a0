"""The view of what plans want to reach: objectives and the outcomes of programs, and how each is worded."""

from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.phrasing import phrase
from selaras.engine.facts.view import NO_LINES, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.tables.called import aim_called
from selaras.engine.tables.rows import Objective, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {"level": TEXT, "activity": TEXT, "proposed": TEXT, "called": TEXT, "text": TEXT}


@view("phrases", COLUMNS, beside=True)
def phrases(facts: Facts) -> Lines:
    """One line per objective and per outcome of a program of the plan itself. ``activity`` is the word by which it
    names something that is done, empty where it names a state."""
    plan = facts.plan
    if plan is None:
        return NO_LINES
    rows: list[Objective | WorkItem] = [row for row in facts.book.all(Objective) if row.document == plan.id]
    programs = facts.book.under(WorkItem, "level").get("program", ())
    rows += [row for row in programs if row.document == plan.id and row.result]
    if not rows:
        return NO_LINES
    columns: dict[str, Column] = {
        "level": ["objective" if isinstance(row, Objective) else "program" for row in rows],
        "activity": [phrase(facts.law, _text(row), facts.on).activity for row in rows],
    }
    return Lines(columns, lambda at: _told(facts, rows, at))


def _text(row: Objective | WorkItem) -> str:
    return row.text if isinstance(row, Objective) else row.result


def _told(facts: Facts, rows: Sequence[Objective | WorkItem], at: int) -> Told:
    row, text = rows[at], _text(rows[at])
    objective = isinstance(row, Objective)
    called = aim_called(row) if isinstance(row, Objective) else f"Hasil program {row.code}"
    values: dict[str, Fact] = {"called": called, "text": text, "proposed": phrase(facts.law, text, facts.on).proposed}
    spots = {"text": Spot(row.id, row.place, "text" if objective else "result")}
    return Told(row, called, f"{called}/{fold(text)}", values, spots)
