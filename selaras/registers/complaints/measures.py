"""What complaints count for an indicator: the rates this service offers, and one of them between two days."""

from collections.abc import Collection
from datetime import date
from typing import Final

from selaras.engine.formulas import complaints
from selaras.engine.formulas.complaints import Clock, DayUnit, Measure, fixed_holidays
from selaras.engine.law.law import load_law
from selaras.engine.tables.counted import Counted
from selaras.registers.complaints.models import Complaint
from selaras.registers.organisations.models import Unit

MEASURES: Final[tuple[tuple[Measure, str], ...]] = tuple(complaints.MEASURES.items())
"""Id and title of each rate."""


def counted(
    unit: Unit, measure: Measure, first_day: date, last_day: date, *, holidays: Collection[date] = (),
    supervision_unit: DayUnit | None = None,
) -> Counted:  # fmt: skip
    """A rate of the complaints that were received from the first to the last day and are handled in the unit or below,
    as far as the one who acts may see them.

    ``holidays`` are days off that the region adds to those of the same date every year; ``supervision_unit`` is the one
    it counts complaints of the class "supervision" in, None for what the law says.
    """
    found = Complaint.objects.filter(
        org_unit__path__startswith=unit.path, received_on__gte=first_day, received_on__lte=last_day
    )
    law, years = load_law(), range(first_day.year, last_day.year + 2)
    clock = Clock(law, fixed_holidays(law, years) | frozenset(holidays), supervision_unit)
    return complaints.counted([each.course() for each in found], measure, clock)
