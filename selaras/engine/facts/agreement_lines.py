"""The view of agreement lines: what was promised, and whether a plan of the same Book has it."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, view
from selaras.engine.facts.wordings import same_wording
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "number": TEXT,
    "objective": TEXT,
    "indicator": TEXT,
    "origin": TEXT,
    "planned": NUMBER,
}


@view("agreement_lines", COLUMNS)
def agreement_lines(facts: Facts) -> list[Record]:
    """One line per line of an agreement's annex. ``planned`` is unknown where the Book holds no plan to compare."""
    by_id = {row.id: row for row in facts.book.all(Indicator)}
    planned = {
        fold_letters(row.name)
        for row in by_id.values()
        if facts.kinds.get(row.document) != "pk" and row.subject in facts.strategic
    }
    goals = [row for row in facts.strategic.values() if facts.kinds.get(row.document) != "pk"]
    return [_record(facts, row, by_id, planned, goals) for row in facts.book.all(AgreementLine)]


def _record(
    facts: Facts,
    row: AgreementLine,
    by_id: dict[str, Indicator],
    planned: set[str],
    goals: list[Goal | Objective],
) -> Record:
    objective = facts.strategic.get(row.objective)
    indicator = by_id.get(row.indicator)
    text = objective.text if objective else ""
    name = indicator.name if indicator else ""
    known = fold_letters(name) in planned or any(same_wording(text, goal.text) for goal in goals)
    values: dict[str, Fact] = {
        "number": row.number,
        "objective": text,
        "indicator": name,
        "origin": row.origin,
        "planned": int(known) if planned or goals else None,
    }
    return Record(row, f"{text}: {name}", f"{fold(text)}/{fold(name)}", values)
