"""The views of a Renstra beside the RPJMD that guides it in a year: its period, and what its goals serve."""

from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Fact, Lines, Told, view
from selaras.engine.facts.year import year_of
from selaras.engine.tables.called import aim_called
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Goal, PlanDocument
from selaras.engine.tables.wording import fold


@view(
    "year_periods", {"begins": NUMBER, "ends": NUMBER, "years": TEXT, "guided": TEXT, "title": TEXT}, beside=True
)  # fmt: skip
def year_periods(facts: Facts) -> Lines:
    """One line per Renstra (not one that a plan only quotes) that speaks for the year, where an RPJMD does. ``begins``
    and ``ends`` are the years by which its first and last year differ from those of the RPJMD."""
    guide, found = _rpjmd(facts), _renstra(facts)
    if guide is None or not found:
        return NO_LINES
    columns = {
        "begins": [row.first_year - guide.first_year for row in found],
        "ends": [row.last_year - guide.last_year for row in found],
    }
    return Lines(columns, lambda at: _of_period(found[at], guide))


@view("year_goals", {"linked": NUMBER, "called": TEXT, "text": TEXT}, beside=True)
def year_goals(facts: Facts) -> Lines:
    """One line per goal of a Renstra that speaks for the year, where an RPJMD does. ``linked`` is 1 where it says which
    goal or objective of the RPJMD it serves."""
    if _rpjmd(facts) is None:
        return NO_LINES
    mine = {row.id for row in _renstra(facts)}
    goals = [row for row in facts.book.all(Goal) if row.document in mine]
    return Lines({"linked": [int(bool(row.serves)) for row in goals]}, lambda at: _of_goal(goals, at))


def _renstra(facts: Facts) -> Sequence[PlanDocument]:
    return [row for row in year_of(facts).of(("renstra",)) if row.id not in facts.book.quoted]


def _rpjmd(facts: Facts) -> PlanDocument | None:
    return next(iter(year_of(facts).of(("rpjmd",))), None)


def _of_period(row: PlanDocument, guide: PlanDocument) -> Told:
    years, guided = (str(Period(each.first_year, each.last_year)) for each in (row, guide))
    values: dict[str, Fact] = {
        "years": years.replace("-", "–"), "guided": guided.replace("-", "–"), "title": row.title,
    }  # fmt: skip
    return Told(row, row.title, f"{years} {guided}", values)


def _of_goal(goals: Sequence[Goal], at: int) -> Told:
    row = goals[at]
    called = aim_called(row)
    values: dict[str, Fact] = {"called": called, "text": row.text}
    return Told(row, called, f"{called}/{fold(row.text)}", values)
