"""The verbs of plans: preview and accept a file, open a version, approve. Each is one transaction and one log entry."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.tables import jsonl
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Organisation, PlanDocument, Row
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, APPROVE
from selaras.registers.plans.copying import copy_rows
from selaras.registers.plans.difference import Difference, adopted, difference
from selaras.registers.plans.fitting import Units, create_units, demand_fit, home_of, match_units, owning_unit
from selaras.registers.plans.keeping import kept
from selaras.registers.plans.matching import readdress, stored_ids
from selaras.registers.plans.mended import Mended, as_plain
from selaras.registers.plans.models import Agreement, Doubt, Plan, Step
from selaras.registers.plans.models import PlanDocument as DocumentRecord
from selaras.registers.plans.origins import unsaid_origins
from selaras.registers.plans.stages import demand_growing, demand_last_stage, demand_movable, first_stage
from selaras.registers.plans.store import load, stored_rows
from selaras.registers.plans.workflow import (
    NOT_A_DRAFT,
    demand_unlocked,
    demand_verified,
    record_step,
)
from selaras.registers.plans.writing import write, write_doubts

# The plans of one year in the order in which they speak for it; the others are kept and shown beside.
MAIN_KINDS: Final = (
    "rkt", "renja", "renstra", "dpa", "pk", "iku", "action_plan", "renja_evaluation", "realisation", "musrenbang",
    "performance_tree",
)  # fmt: skip
_TOLD: Final = 10
"""Corrected cells that a log entry names one by one."""


class Acceptance(Frozen):
    """What accepting a Book did, or would do, in the plan of ``home``. ``plan`` is None in the preview of a first one.

    ``changed`` is False when the stored plan says the same already; then nothing was written, not even a log entry.
    """

    home: Unit
    plan: Plan | None
    difference: Difference
    units: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
    changed: bool = False
    rows: tuple[Row, ...] = ()

    def sentence(self) -> str:
        """What happened, in one Indonesian sentence."""
        created = f" Unit baru: {', '.join(self.units)}." if self.units else ""
        return f"{self.difference.sentence().capitalize()}.{created}"


class _Proposal(Frozen):
    """A Book laid beside the stored plan."""

    document: PlanDocument
    plan: Plan | None
    ids: dict[str, str]
    rows: list[Row]
    difference: Difference
    units: Units


def preview(book: Book, agency: Unit, year: int, problems: Iterable[Problem] = ()) -> Acceptance:
    """What ``accept`` would do, without storing anything; refuses what ``accept`` refuses about the file itself."""
    doubts = _doubts(problems)
    proposal = _propose(book, agency, year)
    missing = tuple(row.name for row in proposal.units.missing)
    found = proposal.difference
    return Acceptance(proposal.units.agency, proposal.plan, found, missing, doubts, bool(found), tuple(proposal.rows))


@transaction.atomic
def accept(
    book: Book,
    problems: Iterable[Problem],
    agency: Unit,
    year: int,
    *,
    source: str = "",
    on: datetime | None = None,
    beside: str | None = None,
    mended: Sequence[Mended] = (),
) -> Acceptance:
    """Take a Book in as the draft of the agency's plan for the year: all of it or nothing.

    Rows are matched by key; what is left over is new or retired. A second time changes nothing and writes no log entry.
    Raises ``Refused`` for a file that could not be read, a plan of another agency or year, somebody who may not, and a
    different file over an approved version. ``source`` is the name of the file; ``on`` the moment, default now.
    ``beside`` is the ``standing`` that somebody saw in a preview: a plan that changed since is refused as well.
    ``mended`` are the cells of the file that were corrected on the way in; the plan keeps them, the log entry tells.
    """
    require(current(), ACCEPT, agency, "menerima rencana untuk")
    # NO KEY: a log entry that only refers to the unit must not wait, or an approval and this one wait for each other.
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)  # two acceptances wait for each other
    below = Plan.objects.filter(org_unit__path__startswith=agency.path, year=year)
    list(below.select_for_update(of=("self",), no_key=True))  # and for an approval
    doubts = _doubts(problems)
    proposal = _propose(book, agency, year)
    home = proposal.units.agency
    if beside is not None and beside != standing(proposal.plan):
        raise Refused("Rencana yang tersimpan berubah sejak pratinjau dibuat. Unggah berkasnya sekali lagi.")
    if not proposal.difference:
        return Acceptance(home, proposal.plan, proposal.difference, doubts=doubts, rows=tuple(proposal.rows))
    plan = proposal.plan or _new_plan(proposal.document, home)
    if plan.is_approved:
        raise Refused(
            f"{plan} {home.name} sudah ditetapkan, sedangkan berkas ini berbeda "
            f"({proposal.difference.sentence()}). Buka versi perubahan lebih dahulu."
        )
    if plan.status != Plan.Status.DRAFT:
        raise Refused(NOT_A_DRAFT[Plan.Status(plan.status)].format(f"{plan} {home.name}"))
    _demand_fits_version(plan, proposal.difference)
    units, created = create_units(proposal.units)
    _mark_accepted(plan, proposal.document, source, on, mended)
    write(plan, proposal.rows, proposal.difference, units)
    stored = Book(proposal.rows)
    renamed = [replace(problem, row=proposal.ids.get(problem.row, "")) for problem in doubts]
    write_doubts(plan, stored, renamed, units)
    done = Acceptance(home, plan, proposal.difference, created, doubts, True, tuple(proposal.rows))
    sentence = f"Menerima {plan} {home.name}: {done.sentence()}{_mended(mended)}"
    log("plan.accepted", sentence, unit=str(home.pk), subject=str(plan.pk))
    return done


def _mended(cells: Sequence[Mended]) -> str:
    """How many cells were corrected before acceptance, by whom, and the first of them."""
    if not cells:
        return ""
    scope = current()
    more = f"; dan {len(cells) - _TOLD} sel lain" if len(cells) > _TOLD else ""
    by = scope.name or scope.actor
    told = "; ".join(each.words for each in cells[:_TOLD])
    return f" {len(cells)} sel diperbaiki pada pratinjau oleh {by}: {told}{more}."


def _doubts(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    found = tuple(problems)
    unreadable = [problem for problem in found if problem.unreadable]
    if unreadable:
        raise Refused(" ".join(f"{problem.message} {problem.hint}" for problem in unreadable))
    return found


def _propose(book: Book, agency: Unit, year: int) -> _Proposal:
    book = Book(row for row in book if type(row).__name__ in PLAN_ROWS)  # evidence of a file is judged, not kept
    document = demand_fit(book, agency, year)
    home = home_of(book, agency)
    plan = latest(home, document.kind, document.first_year)
    active = stored_rows(plan) if plan else []
    dormant = stored_rows(plan, retired=True) if plan else []
    ids = stored_ids(book, [*active, *dormant], _own_unit(book, active) if home != agency else {})
    version, status = (plan.version, plan.status) if plan else ("murni", "draft")
    in_use = {row.id: row for row in active}
    rows = kept([adopted(row, version, status) for row in readdress(book, ids)], in_use, document.kind)
    found = difference(rows, in_use)
    offices = [row for row in rows if isinstance(row, Organisation)]
    units = match_units(offices, agency, document.kind) if home == agency else Units(home, {}, ())
    return _Proposal(document, plan, ids, rows, found, units)


def _own_unit(book: Book, active: Sequence[Row]) -> dict[str, str]:
    """The unit whose plan it is, which a file may write otherwise (Sanga - Sanga), is the unit of the stored plan."""
    owner = owning_unit(book)
    stored = next((row.organisation for row in active if isinstance(row, PlanDocument)), "")
    return {owner.id: stored} if owner and stored else {}


def _demand_fits_version(plan: Plan, found: Difference) -> None:
    """Raises ``Refused`` where a file would do more to a version that only moves pagu."""
    if found.new or found.retired:
        demand_growing(plan)
    for changed in found.changed:
        for field in changed.fields:
            if (type(changed.after).__name__, field) != ("Ceiling", "text"):  # the same amount as the file prints it
                demand_movable(plan, type(changed.after).__name__, field)


def latest(agency: Unit, kind: str, year: int) -> Plan | None:
    """The newest version of a plan that may be seen, or None."""
    return Plan.objects.filter(org_unit=agency, kind=kind, year=year).order_by("-id").first()


def plan_of_year(agency: Unit, year: int) -> Plan | None:
    """The one plan that pages, documents and commands speak of: the newest version of the year's RKT, else of another
    kind; None where there is none that may be seen."""
    plans = list(Plan.objects.filter(org_unit=agency, year=year).select_related("org_unit").order_by("-id"))
    return min(plans, key=main_kind, default=None)


def main_kind(plan: Plan) -> int:
    """The rank of a plan's kind among the plans of its year; the smallest speaks for the year."""
    return MAIN_KINDS.index(plan.kind) if plan.kind in MAIN_KINDS else len(MAIN_KINDS)


def standing(plan: Plan | None) -> str:
    """Which state of a stored plan this is: it changes with every change of a row. Empty where there is no plan."""
    return f"{plan.pk} {plan.revision}" if plan else ""


def problems_of(plan: Plan) -> list[Problem]:
    """The doubts about a plan's rows that nobody has confirmed yet, in the order of their places."""
    return [
        Problem(doubt.message, doubt.hint, Place(**doubt.place), row=doubt.row, field=doubt.field, value=doubt.value)
        for doubt in Doubt.objects.filter(plan=plan, retired=False, confirmed_at__isnull=True)
    ]


def _new_plan(document: PlanDocument, agency: Unit) -> Plan:
    first, last = document.first_year, document.last_year
    return Plan.objects.create(org_unit=agency, kind=document.kind, year=first, last_year=last)


def _mark_accepted(
    plan: Plan, document: PlanDocument, source: str, on: datetime | None, mended: Sequence[Mended]
) -> None:
    scope = current()
    plan.title = document.title
    plan.source_file = source or document.place.file
    plan.accepted_at = on or timezone.now()
    plan.accepted_by_name = scope.name or scope.actor
    plan.mended = as_plain(mended)
    plan.revision += 1
    plan.save()


@transaction.atomic
def approve(plan: Plan, *, on: datetime | None = None, closing: bool = False) -> Plan:
    """Freeze a plan and its rows for ever, with the digest of its Book.

    A plan in one of its earlier stages is only frozen where that stage is ``closing`` because the next one begins.
    Raises ``Refused`` when it is frozen already, when its kind or stage is verified first and was not, for a Perjanjian
    Kinerja with a line whose origin is not said, and for somebody who may not.
    """
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    require(current(), APPROVE, held.org_unit, "menetapkan rencana")
    if held.is_approved:
        raise Refused(f"{held} sudah ditetapkan pada {timezone.localdate(held.approved_at):%d-%m-%Y}.")
    if not closing:
        demand_last_stage(held)
    if held.kind == "pk" and (unsaid := unsaid_origins(load(held))):
        raise Refused(f"{held} belum dapat ditetapkan. {' '.join(each.message for each in unsaid)}")
    demand_verified(held)
    scope = current()
    DocumentRecord.objects.filter(plan=held, retired=False).update(status="approved")
    held.digest = digest(load(held))
    held.status = Plan.Status.APPROVED
    held.approved_at = on or timezone.now()
    held.approved_by_name = scope.name or scope.actor
    held.revision += 1
    held.save()
    record_step(held, Step.Kind.APPROVED, "", held.approved_at)
    name = held.org_unit.name
    log("plan.approved", f"Menetapkan {held} {name}.", unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def digest(book: Book) -> str:
    """SHA-256 of the Book as JSON lines."""
    return hashlib.sha256(jsonl.dump(book).encode()).hexdigest()


@transaction.atomic
def open_version(plan: Plan, version: str, *, because: str = "") -> Plan:
    """A new draft that begins as a copy of an approved plan; each copied row points back at the one it follows.

    ``because`` is the reason that the log entry tells.
    Raises ``Refused`` when the plan is still a draft, has been followed already, or the version's name is taken, and
    without a reason for a Perjanjian Kinerja, which is amended on lawful grounds alone.
    """
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    require(current(), ACCEPT, held.org_unit, "membuka versi rencana")
    if not held.is_approved:
        raise Refused(
            f"{held} masih {held.get_status_display()}; perbaiki drafnya, versi perubahan baru dibuka setelah "
            "ditetapkan."
        )
    demand_unlocked(held)
    if held.kind == "pk" and not because and Agreement.objects.filter(plan=held, retired=False).exists():
        raise Refused(f"Perubahan {held} memerlukan dasarnya. Buka pada halaman Perjanjian.")
    newest = latest(held.org_unit, held.kind, held.year)
    if newest != held:
        raise Refused(f"{held} sudah dilanjutkan oleh {newest}.")
    if Plan.objects.filter(org_unit=held.org_unit, kind=held.kind, year=held.year, version=version).exists():
        raise Refused(f"Versi “{version}” sudah ada. Pakai nama versi yang lain.")
    made = Plan.objects.create(
        org_unit=held.org_unit, kind=held.kind, year=held.year, last_year=held.last_year, version=version,
        title=held.title, follows=held, source_file=held.source_file, mended=held.mended,
        stage=first_stage(held.kind, version) if held.stage else "",
    )  # fmt: skip
    copy_rows(held, made)
    reason = f" karena {because}" if because else ""
    sentence = f"Membuka {made} {held.org_unit.name}{reason}."
    log("plan.version", sentence, unit=str(held.org_unit_id), subject=str(made.pk))
    return made
