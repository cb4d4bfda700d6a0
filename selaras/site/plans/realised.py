"""What was reached and spent, beside target and pagu: the figure of the plan's year, and all others on demand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from selaras.engine.facts.times import When, when
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.rows import Indicator
from selaras.site.base.figures import rupiah

R = TypeVar("R", Actual, Spending)
_GLUE = "\u00a0"  # a per cent sign alone on a line tells nothing
_WHOLE_YEAR = 5  # after its four quarters


class Realised(Frozen):
    """Figures of one line in words: ``reached`` and ``spent`` are those of the year, empty where nobody knows;
    ``times`` are all of them, each with its time, where there are others. ``shown`` are the rows behind the first
    two."""

    reached: str = ""
    spent: str = ""
    times: Sequence[tuple[str, str, str]] = ()
    shown: frozenset[str] = frozenset()


NOTHING = Realised()


def realised(
    year: int, indicator: Indicator | None, actuals: Sequence[Actual], spendings: Sequence[Spending]
) -> Realised:
    """What the rows of one line say. A period that is no year or quarter stays out: it says nothing about this year."""
    reached = {time: (row, actual_words(row, indicator)) for time, row in _timed(actuals)}
    spent = {time: (row, rupiah(row.amount)) for time, row in _timed(spendings) if row.amount is not None}
    known = {time for time, (_, words) in reached.items() if words} | set(spent)
    if not known:
        return NOTHING
    result, money = _of_year(year, reached), _of_year(year, spent)
    rows = frozenset(found[1].id for found in (result, money) if found)
    shown = (f"{result[0]}{result[2]}" if result else "", f"{money[0]}{money[2]}" if money else "")
    times = [
        (time.words, reached[time][1] if time in reached else "", spent[time][1] if time in spent else "")
        for time in sorted(known, key=_order)
    ]
    return Realised(*shown, times if len(known) > 1 else (), rows)


def actual_words(actual: Actual, indicator: Indicator | None) -> str:
    """The actual as printed with its unit, or why there is none; empty where it is unknown without a reason."""
    if actual.state:
        return load_law().term(f"state.{actual.state}")
    printed = actual.text or (decimal_text(actual.value) if actual.value is not None else "")
    unit = actual.unit or (indicator.unit if indicator else "")
    return (
        printed
        if not printed or not unit or unit.casefold() in printed.casefold()
        else f"{printed}{_GLUE if unit == '%' else ' '}{unit}"
    )


def _timed(rows: Iterable[R]) -> Iterator[tuple[When, R]]:
    for row in rows:
        time = when(row.period)
        if time is not None:
            yield time, row


def _order(time: When) -> tuple[int, int, bool]:
    return (time.year, time.quarter or _WHOLE_YEAR, time.upto)


def _of_year(year: int, told: dict[When, tuple[R, str]]) -> tuple[str, R, str] | None:
    """The figure of the whole year; before the year is over that of its last quarter, which is named."""
    of_year = [time for time in told if time.year == year and not time.upto and told[time][1]]
    if not of_year:
        return None
    last = max(of_year, key=_order)
    row, words = told[last]
    return (f"{last.words.removesuffix(f' {year}')}: " if last.quarter else "", row, words)
