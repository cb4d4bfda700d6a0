"""The view of printed sums: totals, years beside quarters, columns that add others, each against its parts."""

from collections.abc import Sequence

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.formulas import is_wrong, judged_formulas
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.evidence import Formula, PrintedSum
from selaras.engine.tables.number import SCALE, SEN, NotANumber, money
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Row, Target
from selaras.engine.tables.target import counts
from selaras.engine.tables.wording import fold

COLUMNS = {
    "quantity": TEXT,
    "value": AMOUNT,
    "expected": AMOUNT,
    "slack": AMOUNT,
    "told_by_formula": NUMBER,
    "not_added": NUMBER,
    "name": TEXT,
    "rule": TEXT,
    "parts": NUMBER,
    "difference": AMOUNT,
}


@view("sums", COLUMNS, beside=True)
def sums(facts: Facts) -> Lines:
    """One line per figure that the file declares to be a sum. ``slack`` is what rounding may make of it.

    What a formula down a column adds is the business of the formulas: where one stands in the cell, the sum is what it
    adds, and a fault of it would be said again in every total above.
    """
    rows = facts.book.all(PrintedSum)
    if not rows:
        return NO_LINES
    parts = [[_figure(facts.book.find(id)) for id in row.terms] for row in rows]
    expected = [_expected(found) for found in parts]
    columns: dict[str, Column] = {
        "quantity": [row.quantity for row in rows],
        "value": [row.value for row in rows],
        "expected": expected,
        "slack": [_slack(row, found) for row, found in zip(rows, parts, strict=True)],
        "told_by_formula": _by_formula(facts, rows),
        "not_added": [_not_added(facts, row, found) for row, found in zip(rows, parts, strict=True)],
    }

    def told(line: int) -> Told:
        row, should = rows[line], expected[line]
        known = row.value is not None and should is not None
        values: dict[str, Fact] = {
            "name": row.name or row.rule,
            "rule": row.rule,
            "parts": len(row.terms),
            "difference": abs((row.value or 0) - (should or 0)) if known else None,
        }
        key = f"{row.place.sheet}/{row.place.part}/{fold(row.name)}/{row.period}/{fold(row.rule)}"
        return Told(row, row.name or row.rule, key, values)

    return Lines(columns, told)


def _expected(amounts: Sequence[int | None]) -> int | None:
    """The sum of the parts, unknown as soon as one is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if amounts and len(known) == len(amounts) else None


def _figure(row: Row | None) -> int | None:
    if isinstance(row, Target | Actual):
        return row.value
    return row.amount if isinstance(row, Ceiling | Spending | AgreementBudget) else None


def _slack(row: PrintedSum, parts: Sequence[int | None]) -> int:
    """What rounding may make of a sum: half of the last place of every part and of the sum itself. Whole numbers are
    not rounded; a table in thousands or millions of rupiah is."""
    known = [abs(part) for part in (row.value, *parts) if part is not None]
    last = _printed_unit(row) if row.quantity == "money" else _last_place(known)
    return last * (len(row.terms) + 2) // 2


def _not_added(facts: Facts, row: PrintedSum, parts: Sequence[int | None]) -> int:
    """Whether values are rightly not added up, whatever the heading says: shares and indices, and what is the last or
    the highest of its parts (45 officials in every quarter are 45 in the year)."""
    if row.quantity != "value":
        return 0
    first = facts.book.find(row.terms[0]) if row.terms else None
    counted = counts(first.unit) if isinstance(first, Target | Actual) else False
    known = [part for part in parts if part is not None]
    return int(not counted or (bool(known) and row.value in (known[-1], max(known))))


def _printed_unit(row: PrintedSum) -> int:
    """Sen of one of what is printed: a rupiah is exact, so only what a sheet keeps behind it is left, a sen."""
    try:
        printed = money(row.text).value
    except NotANumber:
        return 1
    unit = abs(row.value) // printed if row.value and printed > 0 else 1
    return unit * SEN if unit in (1_000, 1_000_000) else 1


def _last_place(values: Sequence[int]) -> int:
    """Ten-thousandths of the last place that any of the values has; 0 where all are whole."""
    last = next((place for place in (SCALE, SCALE // 10, SCALE // 100, 10) if all(v % place == 0 for v in values)), 1)
    return 0 if last == SCALE else last


def _by_formula(facts: Facts, rows: Sequence[PrintedSum]) -> list[int]:
    """Whether a formula in the same cell is judged in place of the sum: one down its column, or one that is wrong."""
    judged = judged_formulas(facts)
    told = {
        _cell(row.place)
        for row in facts.book.all(Formula)
        if judged[row.figure].shape == "down" or is_wrong(judged[row.figure])
    }
    return [int(_cell(row.place) in told) for row in rows]


def _cell(place: Place) -> tuple[str, int | None, int | None]:
    return place.sheet, place.line, place.column
