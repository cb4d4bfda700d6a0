"""What a page of the musrenbang is about: the agency of the address, the year's list of proposals, who may do what."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import Http404

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation
from selaras.registers.law.actions import with_law
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, EDIT
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import Proposal as Record
from selaras.registers.plans.procedure import with_procedure
from selaras.registers.plans.proposals import KIND
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, agency_of, allowed


class Here(NamedTuple):
    """The agency, its plans, the list of the year and its Book; neither is there before the list is begun."""

    agency: Unit
    plans: Sequence[Plan]
    plan: Plan | None
    book: Book

    def list_of(self) -> Plan:
        """The list. Raises ``Http404`` where there is none."""
        if self.plan is None:
            raise Http404
        return self.plan

    def proposal(self, proposal: str) -> Proposal:
        """One proposal that this person may see. Raises ``Http404`` where there is none."""
        row = self.book.find(proposal)
        if not isinstance(row, Proposal):
            raise Http404
        return row


def asked(agency: str, year: int) -> Here:
    """What the address names. Raises ``Http404`` outside the scope."""
    rows = Plan.objects.filter(org_unit=agency, org_unit__level=Unit.Level.AGENCY).select_related("org_unit")
    plans = list(with_law(with_procedure(rows.order_by("-year", "kind", "-id"))))
    plan = next((each for each in plans if each.year == year and each.kind == KIND), None)
    unit = plans[0].org_unit if plans else agency_of(agency)
    return Here(unit, plans, plan, book_of(plan) if plan else Book())


def may_decide(request: MemberRequest, here: Here) -> bool:
    """Whether this person decides for the agency: who may only edit in a unit of it does not."""
    return here.plan is not None and not here.plan.is_approved and allowed(request, EDIT, here.agency)


def may_begin(request: MemberRequest, here: Here) -> bool:
    """Whether this person may begin the list, or complete its units."""
    return allowed(request, ACCEPT, here.agency)


def own_offices(request: MemberRequest, here: Here) -> list[Organisation]:
    """The units in the list that this person may write proposals of, in the order of the list."""
    if here.plan is None or here.plan.status != Plan.Status.DRAFT:
        return []
    offices = here.book.all(Organisation)
    if allowed(request, EDIT, here.agency):
        return list(offices)
    mine = _editable_units(request, here)
    return [row for row in offices if row.id in mine]


def _editable_units(request: MemberRequest, here: Here) -> set[str]:
    found = OrganisationRecord.objects.filter(plan=here.plan, retired=False).select_related("org_unit")
    return {str(record.pk) for record in found if allowed(request, EDIT, record.org_unit)}


def may_write(request: MemberRequest, here: Here, row: Proposal) -> bool:
    """Whether this person may change the words of a proposal: by its own unit, wherever its office is listed."""
    if here.plan is None or here.plan.status != Plan.Status.DRAFT:
        return False
    if allowed(request, EDIT, here.agency):
        return True
    record = Record.objects.select_related("org_unit").filter(pk=row.id).first()
    return record is not None and allowed(request, EDIT, record.org_unit)
