"""The view of the steps of a year's plans of action."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.facts.year import year_of
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.wording import fold

COLUMNS = {"responsible": TEXT, "step": TEXT, "indicator": TEXT, "unit": TEXT}


@view("year_actions", COLUMNS, beside=True)
def year_actions(facts: Facts) -> Lines:
    """One line per line of a plan of action that speaks for its unit."""
    year = year_of(facts)
    rows = [row for row in facts.book.all(ActionPlan) if year.kind(row) == "action_plan"]
    if not rows:
        return NO_LINES
    columns: dict[str, Column] = {"responsible": [row.responsible.strip() for row in rows]}

    def told(at: int) -> Told:
        row = rows[at]
        measured = year.indicator_by_id.get(row.indicator)
        unit, name = facts.unit_name(row.organisation), measured.name if measured else ""
        step = row.text or row.item_name or f"baris {row.order}"
        values: dict[str, Fact] = {"step": step, "indicator": name, "unit": unit}
        return Told(row, f"{unit}: {step}", f"{fold(unit)}/{fold(name)}/{fold(step)}", values)

    return Lines(columns, told)
