"""What the indicators of a Book reached: printed or typed, else computed from components, else made of quarters."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from selaras.engine.formulas.achievement import Achievement
from selaras.engine.formulas.computing import Outcome, compute
from selaras.engine.formulas.expression import Node, parse
from selaras.engine.formulas.quarters import Reading
from selaras.engine.formulas.reached import STATES, achievement
from selaras.engine.formulas.tokens import BadExpression
from selaras.engine.formulas.year import Year, year_of_actuals
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual, is_said
from selaras.engine.tables.book import Book
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.rows import Agreement, Indicator, Target

_YEAR = 4  # characters of a period of one year


class Computed(Frozen):
    """What the formula of an indicator comes to in one period. ``node`` is None where the expression cannot be read;
    the outcome then says where it is wrong. ``rows`` holds by symbol the row a value stands in."""

    outcome: Outcome
    components: tuple[Component, ...]
    node: Node | None = None
    values: Mapping[str, int | None] = EMPTY
    rows: Mapping[str, ComponentValue | Component] = EMPTY

    @property
    def names(self) -> Mapping[str, str]:
        """The components in words by symbol."""
        return {component.symbol: component.name for component in self.components}


class Reached(Frozen):
    """What an indicator reached in one period. ``actual`` is the row that stands in the Book, or one made of what was
    computed (then without an id), or None; ``computed`` and ``year`` are there where the Book has what they need."""

    outcome: Outcome
    actual: Actual | None = None
    computed: Computed | None = None
    year: Year | None = None

    @property
    def made(self) -> bool:
        """Whether the figure was computed here and stands nowhere in the Book."""
        return self.actual is not None and not self.actual.id


class Figures(Frozen, eq=False):
    """The measured figures of one Book, by indicator and period. Rows are looked up once for all of them."""

    book: Book

    @cached_property
    def _targets(self) -> Mapping[tuple[str, str], Target]:
        return {(row.indicator, row.period): row for row in self.book.all(Target) if is_said(row)}

    @cached_property
    def _actuals(self) -> Mapping[tuple[str, str], Actual]:
        return {(row.indicator, row.period): row for row in self.book.all(Actual) if is_said(row)}

    @cached_property
    def _components(self) -> Mapping[str, tuple[Component, ...]]:
        return self.book.under(Component, "indicator")

    @cached_property
    def _parts(self) -> Mapping[tuple[str, str], ComponentValue]:
        return {(row.component, row.period): row for row in self.book.all(ComponentValue)}

    @cached_property
    def _readings(self) -> Mapping[str, Reading]:
        """How the quarters of each document are read, where its agreement says so; else each stands for itself."""
        return {row.document: row.quarters for row in self.book.all(Agreement)}

    def target(self, indicator: str, period: str) -> Target | None:
        """The target of a period, of several versions the last."""
        return self._targets.get((indicator, period))

    @cached_property
    def periods(self) -> Mapping[str, tuple[str, ...]]:
        """By indicator the periods in which it has a target or an actual, in their order in the Book."""
        found: dict[str, dict[str, None]] = {}
        for indicator, period in (*self._targets, *self._actuals):
            found.setdefault(indicator, {})[period] = None
        return {indicator: tuple(periods) for indicator, periods in found.items()}

    def reached(self, indicator: Indicator, period: str) -> Reached:
        """What an indicator reached in a period, with the reason where it has no value."""
        actual = self._actuals.get((indicator.id, period))
        computed = self.computed(indicator, period)
        if actual is not None:
            return Reached(_outcome(actual), actual, computed)
        if computed is not None and (computed.outcome.value is not None or computed.outcome.lack == "no_case"):
            return Reached(computed.outcome, _made(indicator, period, computed.outcome), computed)
        year = self.year(indicator, period)
        if year is not None:
            return Reached(year.outcome, _made(indicator, period, year.outcome), computed, year)
        return Reached(computed.outcome if computed else _missing(), None, computed)

    def computed(self, indicator: Indicator, period: str) -> Computed | None:
        """What its expression comes to over the values of its components; None where it has no expression."""
        if not indicator.expression.strip():
            return None
        components = self._components.get(indicator.id, ())
        rows = {
            component.symbol: component if component.value is not None else self._parts.get((component.id, period))
            for component in components
        }
        values = {symbol: row.value if row is not None else None for symbol, row in rows.items()}
        known = {symbol: row for symbol, row in rows.items() if row is not None}
        try:
            node = parse(indicator.expression)
            outcome = compute(node, values, {component.symbol: component.name for component in components})
        except BadExpression as error:
            return Computed(
                Outcome(None, "unknown", f"Rumus tidak dapat dihitung. {error}"), components, None, values, known
            )
        return Computed(outcome, components, node, values, known)

    def year(self, indicator: Indicator, period: str) -> Year | None:
        """The year as its quarters make it; None where no quarter has a row, and for any other period."""
        quarters = [self._actuals.get((indicator.id, f"{period}-Q{number}")) for number in (1, 2, 3, 4)]
        if len(period) != _YEAR or not any(quarters):
            return None
        return year_of_actuals(quarters, indicator.accumulation, self._readings.get(indicator.document) or "single")

    def achievement(self, law: Law, indicator: Indicator, period: str, on: date) -> Achievement:
        """The achievement of an indicator in a period."""
        reached = self.reached(indicator, period)
        found = achievement(law, indicator, self.target(indicator.id, period), reached.actual, on)
        if reached.actual is None and found.formula is not None and found.reason and reached.outcome.reason:
            lacking = self.target(indicator.id, period) is None
            reason = f"{found.reason} {reached.outcome.reason}" if lacking else reached.outcome.reason
            return Achievement(found.formula, None, None, reached.outcome.lack or "unknown", reason, cap=indicator.cap)
        return found


def _outcome(actual: Actual) -> Outcome:
    if actual.value is not None:
        return Outcome(actual.value)
    if actual.state:
        return Outcome(None, *STATES[actual.state])
    if actual.grade or actual.text:
        return Outcome(None, "unknown", f"Realisasi tertulis “{actual.text or actual.grade}”, bukan angka.")
    return Outcome(None, *STATES["unknown"])


def _missing() -> Outcome:
    return Outcome(None, "unknown", "Realisasi periode ini belum ada.")


def _made(indicator: Indicator, period: str, outcome: Outcome) -> Actual | None:
    """What was computed as a row that stands nowhere; None where nothing came out of it."""
    if outcome.value is None and outcome.lack != "no_case":
        return None
    text = "" if outcome.value is None else decimal_text(outcome.value)
    return Actual(
        id="", document=indicator.document, organisation=indicator.organisation, period=period, place=indicator.place,
        indicator=indicator.id, text=text, value=outcome.value, unit=indicator.unit,
        state="no_case" if outcome.value is None else "",
    )  # fmt: skip
