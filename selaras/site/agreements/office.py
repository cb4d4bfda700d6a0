"""The one way from an address to a unit of an agency and its plans of the year, or 404 where they are not for this
person."""

from collections.abc import Sequence

from django.http import Http404

from selaras.engine.tables.frozen import Frozen
from selaras.registers.agreements.offices import ACTIONS, AGREEMENT, plans_around
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import APPROVE, EDIT, ISSUE, SEE
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest, allowed, demand


class Desk(Frozen, eq=False):
    """A unit with all that stands above it, and the plans around it up to the year, the newest first."""

    line: Sequence[Unit]
    plans: Sequence[Plan]
    year: int

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.line[-1]

    @property
    def agency(self) -> Unit:
        """The agency it belongs to."""
        return next(one for one in self.line if one.level == Unit.Level.AGENCY)

    @property
    def superior(self) -> Unit | None:
        """The unit above, whose head is the other party; None for the agency."""
        return None if self.unit.pk == self.agency.pk else self.line[-2]

    def versions(self, kind: str) -> list[Plan]:
        """The versions of the unit's plan of this kind, the newest first."""
        return [
            plan for plan in self.plans if (plan.org_unit_id, plan.kind, plan.year) == (self.unit.pk, kind, self.year)
        ]

    def agreement(self, version: str = "") -> Plan | None:
        """The version of the agreement that is asked for, else the newest; None where there is none."""
        return next((plan for plan in self.versions(AGREEMENT) if version in ("", plan.version)), None)

    def actions(self) -> Plan | None:
        """The plan of action."""
        return next(iter(self.versions(ACTIONS)), None)

    @property
    def of_agency(self) -> list[Plan]:
        """The plans of the agency, for the strip of the year."""
        return [plan for plan in self.plans if plan.org_unit_id == self.agency.pk]


class Rights(Frozen):
    """What this person may do with the unit's papers."""

    edit: bool
    approve: bool
    issue: bool


def desk(request: MemberRequest, agency: str, year: int, unit: str) -> Desk:
    """The unit of an address. Raises ``Http404`` where it is not in the agency, promises nothing (a desa), or is not
    this person's to see. Two queries."""
    found = {str(one.pk): one for one in Unit.objects.filter(pk__in=(agency, unit)).select_related("parent__parent")}
    own = found.get(unit)
    if own is None or agency not in found or own.supervised or own.retired_on is not None:
        raise Http404
    if not own.path.startswith(found[agency].path) or found[agency].level != Unit.Level.AGENCY:
        raise Http404
    demand(request, SEE, own)
    line = _line(own, found[agency])
    return Desk(line, plans_around(line, year), year)


def _line(unit: Unit, agency: Unit) -> list[Unit]:
    """From the agency down to the unit."""
    line = [unit]
    while line[0].pk != agency.pk:
        above = line[0].parent
        if above is None:
            raise Http404
        line.insert(0, above)
    return line


def rights(request: MemberRequest, unit: Unit) -> Rights:
    """Asked once a page; each action asks again."""
    return Rights(allowed(request, EDIT, unit), allowed(request, APPROVE, unit), allowed(request, ISSUE, unit))


def issued_of(desk: Desk) -> list[IssuedDocument]:
    """What was issued in the year for the unit and for its agency, the newest first. One query."""
    rows = IssuedDocument.objects.filter(org_unit__in={desk.unit.pk, desk.agency.pk}, year=desk.year)
    return list(rows.defer("book").order_by("-issued_at"))
