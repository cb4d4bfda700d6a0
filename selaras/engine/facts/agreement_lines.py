"""The view of agreement lines: what was promised, and whether a plan of the same Book has it."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Lines, Told, view
from selaras.engine.facts.wordings import same_wording
from selaras.engine.tables.rows import AgreementLine, Indicator
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "number": TEXT,
    "objective": TEXT,
    "indicator": TEXT,
    "origin": TEXT,
    "planned": NUMBER,
}


@view("agreement_lines", COLUMNS)
def agreement_lines(facts: Facts) -> Lines:
    """One line per line of an agreement's annex. ``planned`` is unknown where the Book holds no plan to compare."""
    rows = facts.book.all(AgreementLine)
    if not rows:
        return NO_LINES
    by_id = {row.id: row for row in facts.book.all(Indicator)}
    planned = {
        fold_letters(row.name)
        for row in by_id.values()
        if row.subject in facts.strategic and facts.kinds.get(row.document) != "pk"
    }
    goals = [row.text for row in facts.strategic.values() if facts.kinds.get(row.document) != "pk"]
    objectives = [found.text if (found := facts.strategic.get(row.objective)) else "" for row in rows]
    names = [by_id[row.indicator].name if row.indicator in by_id else "" for row in rows]
    columns: dict[str, Column] = {
        "number": [row.number for row in rows],
        "origin": [row.origin for row in rows],
        "objective": objectives,
        "indicator": names,
        "planned": [
            int(fold_letters(name) in planned or any(same_wording(text, goal) for goal in goals))
            if planned or goals
            else None
            for name, text in zip(names, objectives, strict=True)
        ],
    }

    def told(line: int) -> Told:
        text, name = objectives[line], names[line]
        return Told(rows[line], f"{text}: {name}", f"{fold(text)}/{fold(name)}")

    return Lines(columns, told)
