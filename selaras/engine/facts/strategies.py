"""The view of the strategies of a plan of several years, with the programs that carry each out."""

from collections import Counter
from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Lines, Told, view
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Strategy
from selaras.engine.tables.wording import fold

COLUMNS = {"programs": NUMBER, "mapped": NUMBER, "called": TEXT, "text": TEXT}


@view("strategies", COLUMNS, beside=True)
def strategies(facts: Facts) -> Lines:
    """One line per strategy of the plan itself, where it is for several years. ``mapped`` is 1 where the plan says of
    any strategy by which program it is carried out."""
    plan = facts.plan
    if plan is None or plan.first_year == plan.last_year:
        return NO_LINES
    rows = [row for row in facts.book.all(Strategy) if row.document == plan.id]
    if not rows:
        return NO_LINES
    carried = Counter(row.strategy for row in facts.book.all(StrategyProgram))
    columns: dict[str, Column] = {
        "programs": [carried[row.id] for row in rows],
        "mapped": [int(bool(carried))] * len(rows),
    }
    return Lines(columns, lambda at: _told(rows, at))


def _told(rows: Sequence[Strategy], at: int) -> Told:
    row = rows[at]
    called = f"Strategi {row.number.rstrip('.')}".strip()
    return Told(row, called, f"{called}/{fold(row.text)}", {"called": called, "text": row.text})
