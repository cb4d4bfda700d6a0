"""The view of the goals and objectives of a plan of several years: what stands below each, and how it is measured."""

from collections import Counter
from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.book import Book
from selaras.engine.tables.called import aim_called
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Goal, Indicator, Objective, Strategy, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "level": TEXT,
    "indicators": NUMBER,
    "objectives": NUMBER,
    "linked": NUMBER,
    "programs": NUMBER,
    "mapped": NUMBER,
    "strategies": NUMBER,
    "planned": NUMBER,
    "called": TEXT,
    "text": TEXT,
}


@view("aims", COLUMNS, beside=True)
def aims(facts: Facts) -> Lines:
    """One line per goal and objective of the plan itself, where it is for several years: goals first.

    ``objectives`` and ``programs`` count what serves it; ``linked`` is 1 where the plan says of any objective to which
    goal it belongs, ``mapped`` where it says of any program which objective it serves. ``strategies`` counts those of
    an objective, ``planned`` is 1 where the plan has any.
    """
    plan, book = facts.plan, facts.book
    if plan is None or plan.first_year == plan.last_year:
        return NO_LINES
    rows: list[Goal | Objective] = [row for row in book.all(Goal) if row.document == plan.id]
    rows += [row for row in book.all(Objective) if row.document == plan.id]
    if not rows:
        return NO_LINES
    measured = Counter(row.subject for row in book.all(Indicator))
    below = Counter(row.goal for row in book.all(Objective) if row.document == plan.id and row.goal)
    served = served_by_programs(book)
    strategies = [row for row in book.all(Strategy) if row.document == plan.id]
    planned = Counter(row.objective for row in strategies)
    columns: dict[str, Column] = {
        "level": ["goal" if isinstance(row, Goal) else "objective" for row in rows],
        "indicators": [measured[row.id] for row in rows],
        "objectives": [below[row.id] for row in rows],
        "linked": [int(bool(below))] * len(rows),
        "programs": [served[row.id] for row in rows],
        "mapped": [int(bool(served))] * len(rows),
        "strategies": [planned[row.id] for row in rows],
        "planned": [int(bool(strategies))] * len(rows),
    }
    return Lines(columns, lambda at: _told(rows, at))


def served_by_programs(book: Book) -> Counter[str]:
    """How many programs serve each objective: named at the program, or by way of a strategy of the objective."""
    objective_of = {row.id: row.objective for row in book.all(Strategy) if row.objective}
    served = {(row.objective, row.id) for row in book.all(WorkItem) if row.objective}
    served |= {
        (objective_of[row.strategy], row.item) for row in book.all(StrategyProgram) if row.strategy in objective_of
    }
    return Counter(objective for objective, _ in served)


def _told(rows: Sequence[Goal | Objective], at: int) -> Told:
    row = rows[at]
    called = aim_called(row)
    values: dict[str, Fact] = {"called": called, "text": row.text}
    return Told(row, called, f"{called}/{fold(row.text)}", values)
