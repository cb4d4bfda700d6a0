"""The figures of the evaluation of a Renja, line by line: what the Renstra is to reach, what the year was to bring, and
what its quarters came to (columns 5 to 14 of E.81 and E.55, Permendagri 86/2017).

Column 12 puts the quarters together by the accumulation of the indicator, for not every indicator is a sum. Column 13
adds what was reached before only where years are added up; an index or a state stands where its last year does.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from selaras.engine.documents.annual_sources import ANNUAL, Sources, State, accumulated, share
from selaras.engine.formulas.computing import Outcome
from selaras.engine.formulas.reached import achievement
from selaras.engine.formulas.year import year_of_actuals
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.nested import total
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Ceiling, Indicator, PlanDocument, Target, WorkItem

KIND = "renja_evaluation"
QUARTERS_OF_YEAR = 4
_MONTHS_OF_QUARTER = 3


class Reached(Frozen):
    """One indicator: columns 5 (``end``), 6 (``before``), 7 (``target``), 8 to 11 (``quarters``), 12 (``year``), 13
    (``until``) and 14 (``level``, ten-thousandths of a percent). ``how`` is its accumulation; ``shared`` where column
    14 is column 13 over column 5."""

    end: State
    before: int | None
    target: Target | None
    quarters: Sequence[Actual | None]
    year: Outcome
    until: int | None
    level: int | None
    how: str
    shared: bool


class Spent(Frozen):
    """The money of one line in sen, by the same columns; ``level`` is in ten-thousandths of a percent."""

    end: int | None
    before: int | None
    ceiling: int | None
    quarters: Sequence[int | None]
    year: int | None
    until: int | None
    level: int | None


class Evaluated:
    """The figures of a plan until the end of a quarter. Achievement follows the rules of the first day of the year."""

    def __init__(self, sources: Sources, law: Law, quarter: int) -> None:
        self.sources, self.law, self.quarter = sources, law, quarter
        self.year = sources.year
        self.on = date(self.year, 1, 1)
        self.numbers = range(1, quarter + 1)

    def reached(self, indicator: Indicator) -> Reached:
        """The columns of one indicator."""
        sources, how = self.sources, self.sources.accumulation(indicator)
        end = sources.end_of_strategy(indicator) or self._own_end(indicator)
        quarters = [sources.actual(indicator, f"{self.year}-Q{number}") for number in self.numbers]
        year = self._year(indicator, quarters)
        before = sources.reached_until(indicator, self.year - 1)
        until = self._until(before, year.value, how)
        shared = indicator.direction in ("", "up") and indicator.achievement in ("", "up")
        level = self._level(indicator, end, until, shared=shared)
        target = sources.target(indicator, self.year, (*ANNUAL, KIND))
        return Reached(end, before, target, quarters, year, until, level, how, shared)

    def spent(self, item: WorkItem) -> Spent:
        """The columns of one line of work."""
        end = self._end(item)
        quarters = [self._spent(item, f"{self.year}-Q{number}") for number in self.numbers]
        year = self._spent(item, str(self.year)) if self.quarter == QUARTERS_OF_YEAR else None
        year = total(quarters) if year is None else year
        before = self._before(item)
        until = year if self._begins else total((before, year))
        return Spent(end, before, self.sources.work.amount(item), quarters, year, until, share(until, end))

    def _own_end(self, indicator: Indicator) -> Target | None:
        """The target at the end of the Renstra as an evaluation itself prints it."""
        rows = self._targets.get(indicator.id, ())
        return next((row for row in rows if self._goes_on(row.period)), None)

    def _goes_on(self, period: str) -> bool:
        """Whether a period is of several years and ends in the year or after it."""
        found = Period.parse(period)
        return (found.upto or found.first < found.last) and not found.within_year and found.last >= self.year

    @cached_property
    def _begins(self) -> bool:
        """Whether the year is the first of its Renstra, so that nothing was reached or spent before."""
        return self._renstra is not None and self._renstra.first_year == self.year

    def _year(self, indicator: Indicator, quarters: Sequence[Actual | None]) -> Outcome:
        whole = self.sources.actual(indicator, str(self.year)) if self.quarter == QUARTERS_OF_YEAR else None
        if whole is not None and whole.value is not None:
            return Outcome(whole.value)
        return year_of_actuals(quarters, self.sources.accumulation(indicator), "single").outcome

    def _until(self, before: int | None, year: int | None, how: str) -> int | None:
        if self._begins or how in ("last", "mean"):
            return year
        return accumulated((before, year), how)

    def _level(self, indicator: Indicator, end: State, until: int | None, *, shared: bool) -> int | None:
        aimed = end.value if isinstance(end, Target) else end
        if shared:
            return share(until, aimed)
        if aimed is None or until is None:
            return None
        row: dict[str, Any] = {
            "id": "", "document": indicator.document, "organisation": indicator.organisation,
            "period": str(self.year), "place": indicator.place, "indicator": indicator.id, "text": "",
        }  # fmt: skip
        target = end if isinstance(end, Target) else Target(value=aimed, **row)
        return achievement(self.law, indicator, target, Actual(value=until, **row), self.on).value

    # Money

    @cached_property
    def _spendings(self) -> Mapping[tuple[str, str], int]:
        rows = self.sources.whole.all(Spending)
        return {(row.item, row.period): row.amount for row in rows if row.amount is not None}

    def _stored(self, item: WorkItem, period: str) -> int | None:
        """What some document says was spent on the line in a period, the plan itself first."""
        found = (self._spendings.get((each.id, period)) for each in self.sources.same.same_lines(item))
        return next((amount for amount in found if amount is not None), None)

    @cached_property
    def _renstra(self) -> PlanDocument | None:
        plans = (row for row in self.sources.kinds.values() if row.kind == "renstra")
        return max(plans, key=lambda row: row.last_year, default=None)

    @cached_property
    def _targets(self) -> Mapping[str, tuple[Target, ...]]:
        return self.sources.own.under(Target, "indicator")

    @cached_property
    def _ceilings(self) -> Mapping[str, tuple[Ceiling, ...]]:
        return self.sources.whole.under(Ceiling, "item")

    def _end(self, item: WorkItem) -> int | None:
        """The pagu of the whole Renstra: as it is stored, else all its years together, else that of all lines below."""
        plan = self._renstra
        document = plan.id if plan else item.document
        line = next((each for each in self.sources.same.same_lines(item) if each.document == document), None)
        rows = {row.period: row.amount for row in self._ceilings.get(line.id, ())} if line else {}
        stored = next((amount for period, amount in rows.items() if self._goes_on(period)), None)
        if stored is None and plan is not None:
            stored = total(rows.get(str(year)) for year in range(plan.first_year, plan.last_year + 1))
        return stored if stored is not None else self._below(item, self._end)

    def _before(self, item: WorkItem) -> int | None:
        until = self._spent(item, f"..{self.year - 1}")
        if until is not None or self._renstra is None:
            return until
        return total(self._spent(item, str(year)) for year in range(self._renstra.first_year, self.year))

    def _spent(self, item: WorkItem, period: str) -> int | None:
        """What was spent on a line in a period: as it is stored, of a quarter its months together, else what was spent
        on all the lines below it; None as soon as one of those is unknown."""
        stored = self._stored(item, period)
        if stored is None and "-Q" in period:
            stored = total(self._stored(item, month) for month in months(period))
        if stored is not None:
            return stored
        return self._below(item, lambda child: self._spent(child, period))

    def _below(self, item: WorkItem, of: Callable[[WorkItem], int | None]) -> int | None:
        return total(of(child) for child in self.sources.work.children.get(item.id, ()))


def months(quarter: str) -> Sequence[str]:
    """The months of a quarter: ``2025-Q2`` → ``2025-M04``, ``2025-M05``, ``2025-M06``."""
    year, _, number = quarter.partition("-Q")
    first = (int(number) - 1) * _MONTHS_OF_QUARTER
    return [f"{year}-M{first + month:02d}" for month in range(1, _MONTHS_OF_QUARTER + 1)]
