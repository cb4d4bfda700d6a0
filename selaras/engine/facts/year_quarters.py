"""The view of the quarters of a year's plans of action: what they come to, beside the target of the year."""

from typing import NamedTuple

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.facts.year import Year, year_of
from selaras.engine.tables.rows import Agreement, Indicator, Target
from selaras.engine.tables.target import counts
from selaras.engine.tables.wording import fold

COLUMNS = {
    "quarters": NUMBER,
    "adds": NUMBER,
    "last_value": AMOUNT,
    "sum_value": AMOUNT,
    "year_value": AMOUNT,
    "indicator": TEXT,
    "unit": TEXT,
    "year_text": TEXT,
    "come_to": AMOUNT,
    "read_as": TEXT,
}


class _Line(NamedTuple):
    row: Indicator
    unit: str
    quarters: tuple[Target, ...]
    year: Target | None
    adds: int | None


@view("year_quarters", COLUMNS, beside=True)
def year_quarters(facts: Facts) -> Lines:
    """One line per indicator of a plan of action that has targets of quarters.

    ``quarters`` counts those with a number. ``adds`` is 1 where they are to be summed, 0 where the last one is that of
    the year (cumulative, or a share or index), unknown where nobody says which and both may be meant.
    """
    year = year_of(facts)
    lines = [
        line
        for row in year.indicator_by_id.values()
        if year.kind(row) == "action_plan" and (line := _line(facts, year, row)).quarters
    ]
    if not lines:
        return NO_LINES
    columns: dict[str, Column] = {
        "quarters": [len(line.quarters) for line in lines],
        "adds": [line.adds for line in lines],
        "last_value": [line.quarters[-1].value for line in lines],
        "sum_value": [sum(each.value or 0 for each in line.quarters) for line in lines],
        "year_value": [line.year.value if line.year else None for line in lines],
    }

    def told(at: int) -> Told:
        line = lines[at]
        added = line.adds == 1
        values: dict[str, Fact] = {
            "indicator": line.row.name,
            "unit": line.unit,
            "year_text": line.year.text if line.year else None,
            "come_to": columns["sum_value" if added else "last_value"][at],
            "read_as": "bila dijumlahkan" if added else "pada triwulan terakhir",
        }
        return Told(line.row, f"{line.unit}: {line.row.name}", f"{fold(line.unit)}/{fold(line.row.name)}", values)

    return Lines(columns, told)


def _line(facts: Facts, year: Year, row: Indicator) -> _Line:
    own = sorted((each for each in year.targets.get(row.id, ()) if "-Q" in each.period), key=lambda each: each.period)
    known = tuple(each for each in own if each.value is not None)
    whole = year.target(row.id, row.period)
    said = next((each.quarters for each in facts.book.all(Agreement) if each.document == row.document), "")
    return _Line(row, facts.unit_name(row.organisation), known, whole, _adds(row, whole, said))


def _adds(row: Indicator, whole: Target | None, said: str) -> int | None:
    if said == "cumulative" or row.accumulation == "last":
        return 0
    unit = (whole.unit if whole else "") or row.unit
    if unit and not counts(unit):
        return None if row.accumulation == "mean" else 0
    return 1 if said == "single" or row.accumulation == "sum" else None
