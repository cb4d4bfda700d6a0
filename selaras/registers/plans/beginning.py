"""Begins the plan of the next year as a copy of this year's: looked at first, then stored once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.forward.carry import carry
from selaras.engine.forward.kinds import ANNUAL
from selaras.engine.forward.told import Forward
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective, PlanDocument, Row, Target, WorkItem
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.actions import latest
from selaras.registers.plans.copying import carry_rows, owners
from selaras.registers.plans.models import CarriedRow, Doubt, MovedValue, Plan
from selaras.registers.plans.models import PlanDocument as DocumentRecord
from selaras.registers.plans.stages import first_stage
from selaras.registers.plans.store import BATCH, book_of, load, plain_place

CARRIED_KINDS: Final = ("renja", "rkt", "pk", "action_plan")
_OF_RENSTRA: Final = (PlanDocument, Goal, Objective, WorkItem, Indicator, Target)


def sources(agency: Unit, year: int) -> list[Plan]:
    """The plans of a year from which the next may be begun: for each kind and unit of the agency the newest version
    that is approved, else the newest draft."""
    rows = Plan.objects.filter(org_unit__path__startswith=agency.path, year=year, kind__in=CARRIED_KINDS)
    chosen: dict[tuple[str, str], Plan] = {}
    for plan in rows.select_related("org_unit").order_by("-id"):
        held = chosen.setdefault((plan.org_unit_id, plan.kind), plan)
        if plan.is_approved and not held.is_approved:
            chosen[plan.org_unit_id, plan.kind] = plan
    return sorted(chosen.values(), key=lambda plan: (CARRIED_KINDS.index(plan.kind), plan.org_unit.path))


def kinds_after(plan: Plan) -> tuple[str, ...]:
    """The kinds of plan that the next year may be begun as from this one, its own first."""
    return (plan.kind, *(kind for kind in ANNUAL if plan.kind in ANNUAL and kind != plan.kind))


def look_ahead(plan: Plan, law: Law, *, on: date, kind: str = "") -> Forward:
    """What beginning the next year from this plan, as its own or another ``kind``, would carry over and tell, without
    storing anything. ``on`` is the day whose officials sign."""
    return _with_superiors(carry(book_of(plan), plan.year + 1, law, _renstra(plan), on, kind=kind), plan)


@transaction.atomic
def begin_next_year(plan: Plan, *, kind: str = "", at: datetime | None = None) -> Plan:
    """The draft of the next year, begun as a copy of this plan: every row and paragraph is to be reviewed, what moved
    is kept beside it, and what was unclear is a doubt. An RKT may begin a Renja, and a Renja an RKT (``kind``).

    Raises ``Refused`` where the next year has a plan of this kind already, for a plan that is not of one year or of a
    kind that is not carried over, and for somebody who may not.
    """
    require(current(), ACCEPT, plan.org_unit, "memulai rencana tahun berikutnya untuk")
    if plan.kind not in CARRIED_KINDS:
        raise Refused(f"{plan} tidak disalin ke tahun berikutnya. Yang disalin: Renja, RKT, PK, dan Rencana Aksi.")
    wanted = kind or plan.kind
    if wanted not in kinds_after(plan):
        raise Refused(f"{plan} tidak dapat menjadi {wanted}. Pilih dari daftar.")
    Unit.objects.select_for_update(no_key=True).get(pk=plan.org_unit_id)  # two who begin wait for each other
    held = Plan.objects.select_related("org_unit").get(pk=plan.pk)
    there = latest(held.org_unit, wanted, held.year + 1)
    if there is not None:
        raise Refused(f"{there} {held.org_unit.name} sudah ada ({there.get_status_display()}). Lanjutkan yang itu.")
    moment = at or timezone.now()
    document = book_of(held).plan
    if document is None or document.first_year != document.last_year:
        raise Refused(f"{held} bukan rencana satu tahun, jadi tidak dapat disalin ke tahun berikutnya.")
    ahead = look_ahead(held, current_law(), on=timezone.localdate(moment), kind=wanted)
    made = _new_plan(held, wanted, ahead, moment)
    owner = owners(held, load(held))
    ids = carry_rows(ahead.rows, made, owner)
    _tell(made, ahead, ids, owner)
    years, doubts = ahead.count("year"), len(ahead.doubts)
    sentence = (
        f"Memulai {made} {held.org_unit.name} dari {held}: {len(ahead.rows)} baris disalin, {years} tahun dan "
        f"{ahead.count('target')} target diganti, {doubts} hal perlu diperiksa."
    )
    log("plan.begun", sentence, unit=str(held.org_unit_id), subject=str(made.pk))
    return made


def _new_plan(held: Plan, kind: str, ahead: Forward, at: datetime) -> Plan:
    scope = current()
    document = Book(ahead.rows).plan
    return Plan.objects.create(
        org_unit=held.org_unit, kind=kind, year=held.year + 1, stage=first_stage(kind), begun_from=held,
        title=document.title if document else held.title, source_file=str(held), accepted_at=at,
        accepted_by_name=scope.name or scope.actor, revision=1,
    )  # fmt: skip


def _tell(made: Plan, ahead: Forward, ids: dict[str, str], owner: dict[str, str]) -> None:
    """Keeps what moved and what is doubtful, each with the unit of its row."""
    agency = str(made.org_unit_id)
    MovedValue.objects.bulk_create(
        (
            MovedValue(
                plan=made, org_unit_id=owner.get(each.row, agency), seq=seq, matter=each.matter,
                row=ids.get(each.row, ""), field=each.field, paragraph=each.paragraph, before=each.before,
                after=each.after, why=each.why,
            )
            for seq, each in enumerate(ahead.moved)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    Doubt.objects.bulk_create(
        (
            Doubt(
                plan=made, org_unit_id=owner.get(each.row, agency), seq=seq, row=ids.get(each.row, ""),
                field=each.field, message=each.message, hint=each.hint, place=plain_place(each.place),
                value=each.value,
            )
            for seq, each in enumerate(ahead.doubts)
        ),
        batch_size=BATCH,
    )  # fmt: skip


def _renstra(plan: Plan) -> list[Book]:
    """The stored Renstra of the agency and of the units above that reach into the next year, newest version first."""
    above = plan.org_unit.path.strip("/").split("/")
    documents = DocumentRecord.objects.filter(
        kind="renstra", plan__kind="renstra", plan__org_unit_id__in=above, retired=False,
        first_year__lte=plan.year + 1, last_year__gte=plan.year + 1,
    )  # fmt: skip
    newest: dict[tuple[str, int], Plan] = {}
    for record in documents.select_related("plan").order_by("-plan_id"):
        newest.setdefault((record.plan.org_unit_id, record.plan.year), record.plan)
    return [load(found, _OF_RENSTRA) for found in newest.values()]


def _with_superiors(ahead: Forward, plan: Plan) -> Forward:
    """Lines of agreements with the line of the superior's new agreement that they serve; where that is not begun yet
    the link is empty, and told."""
    lines = [row for row in ahead.rows if isinstance(row, AgreementLine) and row.above]
    if not lines:
        return ahead
    found = CarriedRow.objects.filter(source__in={row.above for row in lines}, plan__year=plan.year + 1)
    serves = dict(found.order_by("pk").values_list("source", "row"))
    rows: Iterable[Row] = (
        replace(row, above=serves.get(row.above, "")) if isinstance(row, AgreementLine) and row.above else row
        for row in ahead.rows
    )
    doubts: Sequence[Problem] = [
        Problem(
            f"Baris perjanjian nomor {row.number} belum terhubung dengan perjanjian atasan tahun {plan.year + 1}.",
            "Hubungkan setelah perjanjian atasan tahun itu dibuat.", row.place, row=row.id, field="above",
        )
        for row in lines
        if row.above not in serves
    ]  # fmt: skip
    return replace(ahead, rows=tuple(rows), doubts=(*ahead.doubts, *doubts))
