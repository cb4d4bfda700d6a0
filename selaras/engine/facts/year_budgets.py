"""The view of the money that agreements of a year name, beside the budget document (DPA)."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.facts.year import Year, year_of
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.wording import fold

COLUMNS = {
    "amount": AMOUNT,
    "approved": AMOUNT,
    "called": TEXT,
    "unit": TEXT,
    "difference": AMOUNT,
}


@view("year_budgets", COLUMNS, beside=True)
def year_budgets(facts: Facts) -> Lines:
    """One line per line of the list of money of an agreement that speaks for its unit. ``approved`` is what the DPA has
    for the same code: of the whole agency in the agreement of its head, of the unit itself in any other."""
    year = year_of(facts)
    rows = [row for row in facts.book.all(AgreementBudget) if year.kind(row) == "pk"]
    if not rows:
        return NO_LINES
    approved = [_approved(year, row) for row in rows]
    columns: dict[str, Column] = {"amount": [row.amount for row in rows], "approved": list(approved)}

    def told(line: int) -> Told:
        row, there, unit = rows[line], approved[line], facts.unit_name(rows[line].organisation)
        both = row.amount is not None and there is not None
        values: dict[str, Fact] = {
            "called": f"{row.code} {row.name}".strip(),
            "unit": unit,
            "difference": abs((row.amount or 0) - (there or 0)) if both else None,
        }
        spots = {"amount": Spot(row.id, row.place)}
        return Told(row, f"{unit}: {row.name}", f"{fold(unit)}/{row.code}/{fold(row.name)}", values, spots)

    return Lines(columns, told)


def _approved(year: Year, row: AgreementBudget) -> int | None:
    office = year.organisation(row.organisation)
    if office is not None and office.level == "agency":
        return year.budget_of_all.get(row.code)
    money = year.budget.get((year.unit(row.organisation), row.code))
    return money.amount if money else None
