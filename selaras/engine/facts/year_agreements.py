"""The view of the agreements of a year: who signed when, whether in office, and when the money was approved."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.facts.year import Year, year_of
from selaras.engine.tables.period import after_months, long_date
from selaras.engine.tables.rows import Agreement, Appointment, Official

COLUMNS = {
    "officials": NUMBER,
    "in_office": NUMBER,
    "first_version": NUMBER,
    "signed_day": NUMBER,
    "latest_day": NUMBER,
    "unit": TEXT,
    "signed_on": TEXT,
    "budget_on": TEXT,
    "latest_on": TEXT,
    "held_words": TEXT,
}


class _Line(NamedTuple):
    row: Agreement
    unit: str
    officials: int
    held: Sequence[Appointment]
    budget_on: date | None
    latest_on: date | None


@view("year_agreements", COLUMNS, beside=True)
def year_agreements(facts: Facts) -> Lines:
    """One line per agreement that speaks for its unit. ``in_office`` is unknown without a day of signing or where the
    unit has no appointment at all; days are counted from 1 January of the year 1."""
    year = year_of(facts)
    lines = [_line(facts, year, row) for row in facts.book.all(Agreement) if year.kind(row) == "pk"]
    if not lines:
        return NO_LINES
    columns: dict[str, Column] = {
        "officials": [line.officials for line in lines],
        "in_office": [_in_office(line) for line in lines],
        "first_version": [int(line.row.version == "murni") for line in lines],
        "signed_day": [line.row.signed_on.toordinal() if line.row.signed_on else None for line in lines],
        "latest_day": [line.latest_on.toordinal() if line.latest_on else None for line in lines],
    }
    return Lines(columns, lambda line: _told(lines[line]))


def _line(facts: Facts, year: Year, row: Agreement) -> _Line:
    book = facts.book
    own = [each for each in book.all(Appointment) if each.organisation == row.organisation]
    officials = sum(each.organisation == row.organisation for each in book.all(Official))
    budget = next((each.signed_on for each in year.of(("dpa",)) if each.signed_on), None)
    latest = None
    if budget is not None:
        latest = after_months(budget, facts.law.value("agreement.months_after_budget", on=budget).number)
    return _Line(row, facts.unit_name(row.organisation), officials, own, budget, latest)


def _in_office(line: _Line) -> int | None:
    day = line.row.signed_on
    if day is None or not line.held:
        return None
    return int(any(each.since <= day and (each.until is None or day <= each.until) for each in line.held))


def _told(line: _Line) -> Told:
    row = line.row
    values: dict[str, Fact] = {
        "unit": line.unit,
        "signed_on": row.signed_on.isoformat() if row.signed_on else None,
        "budget_on": line.budget_on.isoformat() if line.budget_on else None,
        "latest_on": line.latest_on.isoformat() if line.latest_on else None,
        "held_words": "; ".join(_words(each) for each in line.held),
    }
    return Told(row, f"{row.title} {line.unit}".strip(), f"{line.unit}/{row.version}".casefold(), values)


def _words(held: Appointment) -> str:
    until = f" sampai {long_date(held.until)}" if held.until else ""
    return f"sejak {long_date(held.since)}{until}"
