"""The verbs of a musrenbang: begin its list, write a proposal, decide, put in order, and what may take one up."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from selaras.engine.facts.proposal_tallies import DECISIONS, ranked
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation, PlanDocument
from selaras.engine.tables.target import read_target
from selaras.registers.archive.actions import log
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.actions import latest
from selaras.registers.plans.editing import Change, apply, hold_draft
from selaras.registers.plans.growing import add_rows
from selaras.registers.plans.models import Edit, Plan, RowRecord
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import insert, load
from selaras.registers.plans.typed_place import typed_place

KIND: Final = "musrenbang"
_PROPOSING: Final = ("kelurahan", "desa")
_NEEDS_REASON: Final = frozenset({"refused", "postponed"})
_LINKS: Final = 20
"""Versions of a plan that a link is followed through at the most."""


class Serving(Frozen):
    """A sub kegiatan that takes a proposal up: its stored id in the newest version, code, name, and whose it is."""

    id: str
    code: str
    name: str
    unit: str
    plan: str

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@transaction.atomic
def begin(agency: Unit, year: int) -> Plan:
    """The list of proposals of an agency for a year, with its kelurahan and desa; where it is there already, with those
    of them that it lacks. Raises ``Refused`` for somebody who may not."""
    require(current(), ACCEPT, agency, "memulai daftar usulan")
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)  # two beginnings wait for each other
    known = latest(agency, KIND, year)
    if known is not None:
        _add_offices(known, missing_units(known))
        return known
    title = f"USULAN MUSRENBANG {agency.name} TAHUN {year}"
    plan = Plan.objects.create(org_unit=agency, kind=KIND, year=year, title=title)
    document, office = new_id(), new_id()
    common: dict[str, Any] = {"document": document, "organisation": office, "period": str(year), "place": typed_place()}
    head = PlanDocument(id=document, kind=KIND, title=title, first_year=year, last_year=year, **common)
    own = Organisation(id=office, level="agency", kind=agency.kind, code=agency.code, name=agency.name, **common)
    insert(enumerate((head, own)), plan, lambda _: str(agency.pk))
    _add_offices(plan, missing_units(plan))
    log("plan.begun", f"Memulai {plan} {agency.name}.", unit=str(agency.pk), subject=str(plan.pk))
    return plan


def missing_units(plan: Plan) -> list[Unit]:
    """The kelurahan and desa of the agency that the list has no row of, and so cannot propose yet."""
    there = OrganisationRecord.objects.filter(plan=plan, retired=False).values_list("org_unit_id", flat=True)
    units = Unit.objects.filter(parent=plan.org_unit_id, kind__in=_PROPOSING, retired_on__isnull=True)
    return list(units.exclude(pk__in=list(there)).order_by("supervised", "code", "name"))


def _add_offices(plan: Plan, units: Sequence[Unit]) -> None:
    if not units:
        return
    own = OrganisationRecord.objects.filter(plan=plan, retired=False, level="agency").order_by("seq").first()
    if own is None:
        raise Refused("Daftar usulan ini tidak menyebut perangkat daerahnya. Unggah berkasnya sekali lagi.")
    common: dict[str, Any] = {"document": own.document, "period": own.period, "parent": own.pk, "place": typed_place()}
    ids = {new_id(): unit for unit in units}
    offices = [
        Organisation(
            id=id_,
            organisation=id_,
            level="unit",
            kind=unit.kind,
            code=unit.code,
            name=unit.name,
            supervised=unit.supervised,
            **common,
        )
        for id_, unit in ids.items()
    ]
    insert(enumerate(offices, start=own.seq + 1), hold_draft(plan), lambda row: str(ids[row.id].pk))


def propose(plan: Plan, office: str, values: Mapping[str, Any], *, on: datetime | None = None) -> RowRecord:
    """Write a proposal of the unit whose row is ``office``. ``values`` are fields of ``Proposal`` as plain values.

    Raises ``Refused`` for a unit that the list does not have and for somebody who may not write for it.
    """
    unit = OrganisationRecord.objects.filter(plan=plan, pk=office, retired=False).first()
    if unit is None:
        raise Refused("Unit pengusul ini tidak ada dalam daftar. Muat ulang halaman.")
    rows = load(plan, [Proposal]).all(Proposal)
    own = [row for row in rows if row.organisation == office]
    read = read_target(str(values.get("volume_text", "")), str(values.get("unit", "")) or "unit")
    row = Proposal(
        id="usulan", document=unit.document, organisation=office, period=unit.period, place=Place(),
        number=str(len(own) + 1), order=max((row.order for row in rows), default=0) + 1,
        **{**values, "volume": read.value, "unit": values.get("unit") or read.unit},
    )  # fmt: skip
    (made,) = add_rows(plan, [row], "usulan musrenbang", on=on)
    return made


def decide(  # what was seen and what is decided
    plan: Plan, proposal: str, seen: Mapping[str, str], decision: str, reason: str, served_by: str,
    *, on: datetime | None = None,
) -> list[Edit]:  # fmt: skip
    """Decide on a proposal for the agency. ``seen`` are decision, reason and served_by as the person saw them.

    Raises ``Refused`` without a reason where one is owed, for a sub kegiatan that is not in the annual plan of the
    year, where somebody else decided meanwhile, and for somebody who may not.
    """
    if decision not in DECISIONS:
        raise Refused("Pilih keputusan dari daftar.")
    if decision in _NEEDS_REASON and not reason.strip():
        raise Refused(f"Tuliskan alasannya: usulan yang {DECISIONS[decision]} disertai alasan bagi pengusul.")
    link = served_by if decision == "accepted" else ""
    if link and link != seen["served_by"] and link not in {each.id for each in serving(plan.org_unit, plan.year)}:
        raise Refused("Sub kegiatan ini tidak ada dalam rencana tahunan. Pilih dari daftar.")
    after = {"decision": decision, "reason": reason.strip(), "served_by": link}
    changes = [
        Change("Proposal", proposal, field, seen[field], after[field]) for field in after if after[field] != seen[field]
    ]
    if not changes:
        raise Refused("Keputusan ini sudah tersimpan.")
    return apply(plan, changes, "keputusan musrenbang", on=on)


def move(plan: Plan, proposal: str, seen: int, *, up: bool, on: datetime | None = None) -> list[Edit]:
    """Put a proposal before or behind its neighbour among those of its unit, which gives all of them a priority.

    ``seen`` is its place in the unit's order, from 1, as the person saw it. Raises ``Refused`` where it stands
    elsewhere by now, and at either end.
    """
    rows = load(plan, [Proposal])
    found = rows.find(proposal)
    if not isinstance(found, Proposal):
        raise Refused("Usulan ini tidak ada lagi. Muat ulang halaman.")
    order = list(ranked(row for row in rows.all(Proposal) if row.organisation == found.organisation))
    at = order.index(found)
    if at != seen - 1:
        raise Refused("Urutan usulan sudah berubah sejak halaman dibuka. Muat ulang halaman.")
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        raise Refused(f"Usulan ini sudah {'pertama' if up else 'terakhir'}.")
    order[at], order[to] = order[to], order[at]
    changes = [
        Change("Proposal", row.id, "priority", row.priority, rank)
        for rank, row in enumerate(order, start=1)
        if row.priority != rank
    ]
    return apply(plan, changes, "urutan prioritas", on=on)


def serving(agency: Unit, year: int) -> list[Serving]:
    """The sub kegiatan that may take proposals up: of the year's Renja, else of its RKT. Nothing where neither may be
    seen."""
    plan = latest(agency, "renja", year) or latest(agency, "rkt", year)
    if plan is None:
        return []
    found = WorkItemRecord.objects.filter(plan=plan, retired=False, level="sub_kegiatan").order_by("seq")
    return [_serving(record) for record in found.select_related("org_unit", "plan")]


def taken_up(proposals: Sequence[Proposal]) -> dict[str, Serving]:
    """``served_by`` → the sub kegiatan it names, in the newest version of its plan that may be seen."""
    start = {row.served_by for row in proposals if row.served_by}
    newest = dict(zip(start, start, strict=True))
    for _ in range(_LINKS if start else 0):
        later = WorkItemRecord.objects.filter(follows__in=set(newest.values()), retired=False)
        step = dict(later.values_list("follows", "pk"))
        if not step:
            break
        newest = {first: step.get(last, last) for first, last in newest.items()}
    records = WorkItemRecord.objects.filter(pk__in=set(newest.values())).select_related("org_unit", "plan")
    found = {str(record.pk): _serving(record) for record in (records if start else ())}
    return {first: found[last] for first, last in newest.items() if last in found}


def _serving(record: WorkItemRecord) -> Serving:
    return Serving(record.pk, record.code, record.name, record.org_unit.name, str(record.plan))
