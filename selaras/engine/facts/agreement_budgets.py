"""The view of the budget list of a Perjanjian Kinerja, each line beside the pagu that the plan has for it."""

from collections import defaultdict
from collections.abc import Hashable, Mapping

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.rows import Ceiling
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "amount": AMOUNT,
    "ceiling": AMOUNT,
    "called": TEXT,
    "ceiling_place": TEXT,
    "difference": AMOUNT,
}


@view("agreement_budgets", COLUMNS, beside=True)
def agreement_budgets(facts: Facts) -> Lines:
    """One line per line of the list. ``ceiling`` is known where exactly one work item of the agency has the code, or
    else the name."""
    rows = facts.book.all(AgreementBudget)
    if not rows:
        return NO_LINES
    known = _by_name(facts)
    found = [known.get(row.code) or known.get(fold_letters(row.name)) for row in rows]
    columns: dict[str, Column] = {
        "amount": [row.amount for row in rows],
        "ceiling": [one.amount if one else None for one in found],
    }

    def told(line: int) -> Told:
        row, one = rows[line], found[line]
        both = row.amount is not None and one is not None and one.amount is not None
        values: dict[str, Fact] = {
            "called": f"{row.code} {row.name}".strip(),
            "ceiling_place": one.place.sentence() if one else None,
            "difference": abs((row.amount or 0) - (one.amount or 0)) if both and one else None,
        }
        return Told(row, row.name, f"{row.code}/{fold(row.name)}", values)

    return Lines(columns, told)


def _by_name(facts: Facts) -> Mapping[Hashable, Ceiling]:
    """The ceilings of the plan's year by code and by name, where only one item has it."""
    found: dict[Hashable, list[Ceiling]] = defaultdict(list)
    for id, ceiling in facts.ceilings.items():
        item = facts.item_by_id.get(id)
        if item is None or item.level == "organisation":
            continue
        for name in {item.code, fold_letters(item.name)} - {""}:
            found[name].append(ceiling)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}
