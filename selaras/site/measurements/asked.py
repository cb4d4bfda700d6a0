"""What every page of measuring begins with: the agency, the quarter, the rows of the year, and who may do what."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from django.http import Http404

from selaras.engine.formulas.measuring import Line, Measure, lines, measures
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.registers.measurements.actions import closings
from selaras.registers.measurements.measured import measurements_of, with_measurements
from selaras.registers.measurements.models import Closing, Measurement
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.models import Plan
from selaras.registers.plans.years import plans_of_year, year_book
from selaras.site.base.access import MemberRequest, agency_of, allowed
from selaras.site.base.notes import sees_all

QUARTERS = (1, 2, 3, 4)
_MONTHS = 3


class Here(Frozen, eq=False):
    """A quarter of an agency as one person sees it."""

    agency: Unit
    year: int
    quarter: int
    plans: list[Plan]
    may_write: bool

    @property
    def period(self) -> str:
        """The quarter as figures name it."""
        return f"{self.year}-Q{self.quarter}"

    @cached_property
    def rows(self) -> Book:
        """The rows of the plans that speak for the year, as this person sees them."""
        return year_book(self.plans).book

    @cached_property
    def book(self) -> Book:
        """The same with what was measured in this year and the one before."""
        return with_measurements(self.rows, self.agency, (self.year - 1, self.year))

    @cached_property
    def measures(self) -> list[Measure]:
        """What is to be measured."""
        return measures(self.book, self.year, self.quarter)

    @cached_property
    def lines(self) -> list[Line]:
        """Where money is spent."""
        return lines(self.book, self.year, self.quarter)

    @cached_property
    def recorded(self) -> Mapping[tuple[str, str], Measurement]:
        """What is recorded in the year, by row and period."""
        return measurements_of(self.agency, (self.year,), self.rows)

    def record_of(self, rows: list[str]) -> Measurement | None:
        """What is recorded of one of these rows in the quarter."""
        return next((found for row in rows if (found := self.recorded.get((row, self.period)))), None)

    @cached_property
    def closings(self) -> Mapping[str, Closing]:
        """The closed periods of the year."""
        return closings(self.agency, self.year)

    @property
    def closing(self) -> Closing | None:
        """When this quarter was closed and by whom; None while it is open."""
        return self.closings.get(self.period)


def asked(request: MemberRequest, agency: str, year: int, quarter: int) -> Here:
    """The quarter of an address. Raises ``Http404`` where the agency has no plan of the year that this person sees."""
    unit = agency_of(agency)
    plans = plans_of_year(unit, year) if quarter in QUARTERS else []
    if not any(plan.year == year for plan in plans):
        raise Http404
    own = not sees_all(unit)  # whoever sees only units of the agency fills in what they see
    return Here(unit, year, quarter, plans, own or allowed(request, EDIT, unit))


def running_quarter(year: int, today: date) -> int:
    """The quarter that is to be filled in: the last one that ended, of a year that lies behind the fourth."""
    if today.year > year:
        return QUARTERS[-1]
    ended = (today.month - 1) // _MONTHS if today.year == year else 0
    return max(ended, 1)
