"""The duties of an agency's year with their days, from dated parameters and from what the region decided otherwise."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from selaras.engine.law.law import Law
from selaras.engine.law.parameter import Value
from selaras.engine.law.strict import LawError
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.period import after_months

_PREFIX: Final = "calendar."
_KEYS: Final = frozenset(
    {"title", "step", "document", "stage", "version", "owner", "year", "day", "quarter", "after_budget", "after_year"}
)
_SATURDAY: Final = 5


class Duty(Frozen):
    """One duty of the year ``year``, due on ``due``.

    ``step`` is its word in the strip of the year, empty where it has none; ``document`` the kind of plan that meets
    it, of one lawful ``stage`` or beginning of a ``version`` where these are named; empty where no plan does.
    ``owner`` is the role that answers for it. ``moved`` is True where the region set the day, ``lawful`` what the
    parameter says; ``verified`` tells whether the parameter was read in a source. ``order`` is its
    place in the round of the year, as the strip shows it.
    """

    id: str
    title: str
    year: int
    due: date
    lawful: date
    owner: str
    basis: str
    source: str
    verified: bool
    step: str = ""
    document: str = ""
    stage: str = ""
    version: str = ""
    moved: bool = False
    order: int = 0


def duties(
    law: Law,
    year: int,
    *,
    budget_on: date | None = None,
    moved: Mapping[str, date] | None = None,
    holidays: Collection[date] = (),
) -> tuple[Duty, ...]:
    """The duties of the plans of a year in the order of their days.

    ``budget_on`` is the day the DPA was approved, where it is known; ``moved`` the days a region set by duty;
    ``holidays`` days besides Saturday and Sunday on which nobody works.
    """
    found = [
        replace(_duty(law, id, value, year, budget_on, moved or {}, holidays), order=order)
        for order, (id, value) in enumerate(_values(law, year))
    ]
    return tuple(sorted(found, key=lambda duty: (duty.due, duty.order)))


def _values(law: Law, year: int) -> Iterator[tuple[str, Value]]:
    """The value of each duty that holds on 1 January of the year; one that began later holds no duty yet."""
    day = date(year, 1, 1)
    for id, parameter in law.parameters.items():
        if id.startswith(_PREFIX) and isinstance(parameter.values[0].value, dict) and parameter.values[0].from_ <= day:
            yield id.removeprefix(_PREFIX), parameter.on(day)


def _duty(
    law: Law, id: str, value: Value, year: int, budget_on: date | None, moved: Mapping[str, date],
    holidays: Collection[date],
) -> Duty:  # fmt: skip
    table = value.table
    if strange := set(table) - _KEYS:
        raise LawError(f"parameter {value.id} has unknown keys: {', '.join(sorted(strange))}")
    lawful = _lawful(law, table, year, budget_on, holidays)
    return Duty(
        id=id, title=str(table["title"]).format(year=year), year=year, due=moved.get(id, lawful), lawful=lawful,
        owner=str(table["owner"]), basis=value.basis, source=value.source, verified=value.mark.verified,
        step=str(table.get("step", "")), document=str(table.get("document", "")), stage=str(table.get("stage", "")),
        version=str(table.get("version", "")), moved=id in moved,
    )  # fmt: skip


def _lawful(law: Law, table: Mapping[str, Any], year: int, budget_on: date | None, holidays: Collection[date]) -> date:
    first = date(year, 1, 1)
    if "quarter" in table:
        end = law.value("report.quarter_ends", on=first).texts[int(table["quarter"]) - 1]
        days = law.value("report.quarter_working_days", on=first).number
        return working_days_after(_day(year, end), days, holidays)
    if table.get("after_year"):
        return after_months(date(year, 12, 31), law.value("report.agency_months", on=first).number)
    if table.get("after_budget") and budget_on is not None:
        return after_months(budget_on, law.value("agreement.months_after_budget", on=first).number)
    return _day(year + int(table["year"]), str(table["day"]))


def _day(year: int, month_and_day: str) -> date:
    month, day = map(int, month_and_day.split("-"))
    return date(year, month, day)


def working_days_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The day that is so many working days after another one: 5 after Tuesday 30 September 2025 is 7 October."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY and day not in holidays
    return day
