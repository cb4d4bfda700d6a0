"""What an annual plan and the plans beside it say of one indicator, year by year: targets, what was reached, by kind.

What is the same measure in two plans is told by ``formulas.same_measure``. What no plan tells is None.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

from selaras.engine.formulas.budget_tree import Tree, tree
from selaras.engine.formulas.quarters import Accumulation
from selaras.engine.formulas.same_measure import SameMeasure
from selaras.engine.tables.actuals import Actual, is_said
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Indicator, PlanDocument, Target

ANNUAL = ("renja", "rkt")
OWN = "own"
"""The name in ``Options.extra`` of the ids of the plan's own documents, where plans beside it stand in the Book."""
State: TypeAlias = Target | int | None
"""The state at the end of a plan: a target as it is stored, or the years together in ten-thousandths."""


class Sources(Frozen, eq=False):
    """The plan's own rows, the whole Book with the plans beside it, and the year n that the plan is for."""

    own: Book
    whole: Book
    plan: PlanDocument

    @property
    def year(self) -> int:
        """The year n of the plan."""
        return self.plan.first_year

    @cached_property
    def work(self) -> Tree:
        """The plan's own budget tree."""
        return tree(self.own, self.plan.id)

    @cached_property
    def kinds(self) -> dict[str, PlanDocument]:
        """Every plan document of the Book by id."""
        return {row.id: row for row in self.whole.all(PlanDocument)}

    @cached_property
    def same(self) -> SameMeasure:
        """Where the measures and lines of the plan stand in the other documents."""
        return SameMeasure(self.whole)

    @cached_property
    def _targets(self) -> dict[str, tuple[Target, ...]]:
        return dict(self.whole.under(Target, "indicator"))

    @cached_property
    def _actuals(self) -> dict[str, tuple[Actual, ...]]:
        return dict(self.whole.under(Actual, "indicator"))

    def target(self, indicator: Indicator, year: int, kinds: Sequence[str]) -> Target | None:
        """The target of that year in a plan of these kinds; of several the one that stands last."""
        rows = [
            target
            for same in self.same.same(indicator)
            for target in self._targets.get(same.id, ())
            if target.period == str(year) and self._kind(target.document) in kinds
        ]
        return rows[-1] if rows else None

    def end_of_strategy(self, indicator: Indicator) -> State:
        """What the Renstra is to reach at its end, as the Renstra itself prints it (``state_at_end``)."""
        plan = max(
            (row for row in self.kinds.values() if row.kind == "renstra"), key=lambda row: row.last_year, default=None
        )
        if plan is None:
            return None
        told = [
            target
            for same in self.same.same(indicator)
            for target in self._targets.get(same.id, ())
            if self._kind(target.document) == "renstra"
        ]
        years = range(plan.first_year, plan.last_year + 1)
        by_year = [self.target(indicator, year, ("renstra",)) for year in years]
        return state_at_end(stored_end(told, plan), by_year, self.accumulation(indicator))

    def actual(self, indicator: Indicator, period: str) -> Actual | None:
        """What was reached in that period, whichever plan tells it; of several the one that stands last."""
        rows = [
            actual
            for same in self.same.same(indicator)
            for actual in self._actuals.get(same.id, ())
            if actual.period == period
        ]
        return rows[-1] if rows else None

    def accumulation(self, indicator: Indicator) -> Accumulation:
        """How the years of this indicator add up, from whichever plan says so; empty where none does."""
        for same in (indicator, *self.same.same(indicator)):
            if same.accumulation:
                return same.accumulation
        return ""

    def reached_until(self, indicator: Indicator, year: int) -> int | None:
        """What was reached from the start of the Renstra until that year: as a plan prints it, else from each year's
        value by the indicator's own accumulation; None as soon as one of those years is unknown."""
        if (printed := self.actual(indicator, f"..{year}")) is not None:
            return printed.value
        first = min((row.first_year for row in self.kinds.values() if row.kind == "renstra"), default=year + 1)
        values = [found.value if (found := self.actual(indicator, str(y))) else None for y in range(first, year + 1)]
        return accumulated(values, self.accumulation(indicator))

    def _kind(self, document: str) -> str:
        found = self.kinds.get(document)
        return found.kind if found else ""


def stored_end(targets: Sequence[Target], plan: PlanDocument) -> Target | None:
    """The target of the whole period of a plan, as the last column of the forms gives it; of several the last."""
    whole = (f"{plan.first_year}-{plan.last_year}", f"..{plan.last_year}")
    return next((row for row in reversed(targets) if row.period in whole and is_said(row)), None)


def state_at_end(stored: Target | None, by_year: Sequence[Target | None], how: str) -> State:
    """The state at the end of a plan: what is stored; else all years together where they are added up, None as soon as
    one is unknown; else the last year. The mean of an index is taken within a year; at the end of the plan it stands
    where its last year does."""
    if stored is not None:
        return stored
    if how == "sum":
        return accumulated([row.value if row else None for row in by_year], "sum")
    return by_year[-1]


def accumulated(values: Sequence[int | None], how: str) -> int | None:
    """Years put together: ``sum``, ``last`` or ``mean`` (rounded half up); None where one is unknown or nobody says
    how."""
    if how == "last":
        return values[-1] if values else None
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    if how == "sum":
        return sum(known)
    return (2 * sum(known) + len(known)) // (2 * len(known)) if how == "mean" else None


def share(part: int | None, whole: int | None) -> int | None:
    """Part of whole in ten-thousandths of a percent, rounded to two decimals; None where one is unknown or whole 0."""
    if part is None or not whole:
        return None
    return (2 * part * 10_000 + whole) // (2 * whole) * 100
