"""Rows that come to be when a person writes a first value into them: the target or baseline of an indicator, the pagu
of a line."""

from types import MappingProxyType
from typing import Any, Final

from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import Period
from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.models import Plan, RowRecord
from selaras.registers.plans.models import PlanDocument as PlanDocumentRecord
from selaras.registers.plans.store import model_of


class OwnRow(Frozen):
    """A value of ``subject`` that stands in a row of its own: which field of which type, and by which reference.

    ``name`` is what checks call the value; ``empty`` are the fields of a row that says nothing yet. ``stands_empty`` is
    true where files have such rows too: an empty cell of a pagu of the plan's year is a row, an empty target is none.
    """

    subject: type[Row]
    name: str
    kind: type[Row]
    field: str
    reference: str
    empty: MappingProxyType[str, Any]
    stands_empty: bool


OWN_ROWS: Final = (
    OwnRow(Indicator, "target", Target, "text", "indicator", MappingProxyType({"text": "", "value": None}), False),
    OwnRow(Indicator, "actual", Actual, "text", "indicator", MappingProxyType({"text": "", "value": None}), False),
    OwnRow(WorkItem, "ceiling", Ceiling, "amount", "item", MappingProxyType({"amount": None, "text": ""}), True),
    OwnRow(WorkItem, "cash_plan", CashPlan, "amount", "item", MappingProxyType({"amount": None, "text": ""}), False),
)


def own_row(kind: str) -> OwnRow | None:
    """How values of this row type belong to the rows they speak of; None where they do not."""
    return next((each for each in OWN_ROWS if each.kind.__name__ == kind), None)


def added(plan: Plan, kind: str, of: str, period: str = "") -> RowRecord:
    """The row of this type that belongs to the row ``of`` in ``period`` (empty: the year of the plan), made where there
    is none yet.

    A row that somebody else has made meanwhile is that row. Raises ``Refused`` where there is no such subject or
    period, and for somebody who may not.
    """
    own = own_row(kind)
    subject: Any = None
    if own is not None:
        subjects = model_of(own.subject).objects.select_related("org_unit")
        subject = subjects.filter(plan=plan, pk=of, retired=False).first()
    if own is None or subject is None:
        raise Refused("Baris ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    _demand_period(plan, own, period)
    require(current(), EDIT, subject.org_unit, "mengubah rencana")
    rows, which = (
        model_of(own.kind).objects.select_related("org_unit"),
        {own.reference: of, "period": period or str(plan.year)},
    )
    found = rows.filter(plan=plan, retired=False, **which).order_by("seq").first()
    # It stands where its subject stands, also in the order of the Book.
    return found or rows.create(
        plan=plan, org_unit=subject.org_unit, seq=subject.seq, document=subject.document,
        organisation=subject.organisation, version=subject.version, place=subject.place, **which, **own.empty,
    )  # fmt: skip


def _demand_period(plan: Plan, own: OwnRow, period: str) -> None:
    """A plan speaks of its year, of parts of it, and of the year after (prakiraan maju); one of several years of each
    of them, and a target of all of them together, which ends it. What was reached is entered for the year before it
    alone: where it begins."""
    try:
        told = Period.parse(period or str(plan.year))
    except ValueError as error:
        raise Refused(f"Waktu {error}.") from error
    if own.kind is Actual:
        if str(told) != str(plan.year - 1):
            raise Refused(f"Kondisi awal rencana ini ialah capaian tahun {plan.year - 1}, bukan {told.words()}.")
        return
    if own.kind is Target and told.first == plan.year < told.last == _last_year(plan) and not told.within_year:
        return  # the state at the end of a plan of several years
    last = plan.year + 1
    if told.first > last:
        last = max(last, _last_year(plan))
    if told.first != told.last or told.upto or not plan.year <= told.first <= last:
        several = f"{plan.year} dan prakiraan {last}" if last == plan.year + 1 else f"{plan.year}–{last}"
        raise Refused(f"Rencana ini memuat tahun {several}, bukan {told.words()}.")


def _last_year(plan: Plan) -> int:
    """The last year that the plan itself is for."""
    rows = PlanDocumentRecord.objects.filter(plan=plan, kind=plan.kind, retired=False).order_by("seq")
    return rows.values_list("last_year", flat=True).first() or plan.year


def let_go(record: RowRecord) -> None:
    """Retire a row whose only value was taken back, where no file has such a row."""
    own = own_row(type(record).__name__)
    if own is None or (own.stands_empty and record.period == str(record.plan.year)):
        return
    if all(getattr(record, name) == value for name, value in own.empty.items()):
        record.retired = True
        record.save(update_fields=["retired"])
