"""The view of where the indicators of a plan of several years begin."""

from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Lines, Told, view
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Goal, Indicator, Objective, Target, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {"targets": NUMBER, "baseline": NUMBER, "baselines": NUMBER, "name": TEXT, "subject": TEXT, "year": NUMBER}


@view("baselines", COLUMNS, beside=True)
def baselines(facts: Facts) -> Lines:
    """One line per indicator of the plan itself, where it is for several years. ``baseline`` is 1 where the plan says
    what was reached in a year before its first, or why that is not known; ``baselines`` where it does so of any."""
    plan, book = facts.plan, facts.book
    if plan is None or plan.first_year == plan.last_year:
        return NO_LINES
    rows = [row for row in book.all(Indicator) if row.document == plan.id and row.name]
    if not rows:
        return NO_LINES
    aimed = {row.indicator for row in book.all(Target)}
    begun = {row.indicator for row in book.all(Actual) if _says(row) and _before(row.period, plan.first_year)}
    known = [int(row.id in begun) for row in rows]
    columns: dict[str, Column] = {
        "targets": [int(row.id in aimed) for row in rows],
        "baseline": known,
        "baselines": [int(any(known))] * len(rows),
    }
    subjects = [book.find(row.subject) for row in rows]
    return Lines(columns, lambda at: _told(rows, subjects, plan.first_year - 1, at))


def _says(row: Actual) -> bool:
    return row.value is not None or bool(row.text or row.grade or row.state)


def _before(period: str, first: int) -> bool:
    try:
        return Period.parse(period).last < first
    except ValueError:
        return False


def _told(rows: Sequence[Indicator], subjects: Sequence[object], year: int, at: int) -> Told:
    row, subject = rows[at], subjects[at]
    named = ""
    if isinstance(subject, WorkItem):
        named = f"{subject.code} {subject.name}".strip()
    elif isinstance(subject, Goal | Objective):
        named = subject.text
    values = {"name": row.name, "subject": named or None, "year": year}
    return Told(row, row.name, f"kondisi awal/{fold(named)}/{fold(row.name)}", values)
