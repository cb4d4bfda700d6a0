"""The verbs that lead a plan from draft to approval and back: each is one transaction, one step and one log entry."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import APPROVE, SUBMIT, VERIFY
from selaras.registers.plans.models import Plan, Step
from selaras.registers.plans.procedure import needs_verification
from selaras.registers.plans.stages import ripens
from selaras.registers.plans.verification import gaps

Kind = Step.Kind
_LEAST: Final = 8
"""Characters of a reason that says something."""
NOT_A_DRAFT: Final = {
    Plan.Status.SUBMITTED: "{} sudah diajukan dan tidak dapat diubah. Tarik kembali dahulu dengan alasannya.",
    Plan.Status.VERIFIED: "{} sudah diverifikasi dan tidak dapat diubah. Tarik kembali dahulu dengan alasannya.",
    Plan.Status.APPROVED: "{} sudah ditetapkan dan tidak dapat diubah. Buka versi perubahan.",
}


@transaction.atomic
def submit(plan: Plan, *, on: datetime | None = None) -> Plan:
    """Hand a draft to the ones who verify it; from then on nobody edits it. Raises ``Refused`` for another state."""
    held = _held(plan, SUBMIT, "mengajukan rencana", [Plan.Status.DRAFT])
    return _go(held, Plan.Status.SUBMITTED, Kind.SUBMITTED, "", f"Mengajukan {held} {held.org_unit.name}.", on)


@transaction.atomic
def withdraw(plan: Plan, reason: str, *, on: datetime | None = None) -> Plan:
    """Take back what was submitted, as long as it is not approved; it is a draft again."""
    held = _held(plan, SUBMIT, "menarik kembali rencana", [Plan.Status.SUBMITTED, Plan.Status.VERIFIED])
    why = _reason(reason)
    told = f"Menarik kembali {held} {held.org_unit.name}: {why}"
    return _go(held, Plan.Status.DRAFT, Kind.WITHDRAWN, why, told, on)


@transaction.atomic
def give_back(plan: Plan, reason: str, *, on: datetime | None = None) -> Plan:
    """Return to the agency what was submitted, with the reason; it is a draft again, and its notes stay."""
    held = _held(plan, VERIFY, "mengembalikan rencana", [Plan.Status.SUBMITTED, Plan.Status.VERIFIED])
    why = _reason(reason)
    told = f"Mengembalikan {held} {held.org_unit.name}: {why}"
    return _go(held, Plan.Status.DRAFT, Kind.RETURNED, why, told, on)


@transaction.atomic
def verify(plan: Plan, *, on: datetime | None = None) -> Plan:
    """Confirm what was submitted.

    Raises ``Refused`` while an item of the list has no verdict or a note that must be mended is open, and for the
    person who handed the plan in.
    """
    held = _held(plan, VERIFY, "memverifikasi rencana", [Plan.Status.SUBMITTED])
    handed_in = Step.objects.filter(plan=held, kind=Kind.SUBMITTED).first()
    if handed_in is not None and handed_in.by == current().actor:
        raise Refused(f"Anda sendiri yang mengajukan {held}. Verifikasi dilakukan oleh orang lain.")
    if missing := gaps(held):
        raise Refused(f"{held} belum dapat diverifikasi. {' '.join(missing)}")
    told = f"Memverifikasi {held} {held.org_unit.name}."
    return _go(held, Plan.Status.VERIFIED, Kind.VERIFIED, "", told, on)


def demand_verified(plan: Plan) -> None:
    """Raises ``Refused`` where a plan, or its stage, is frozen only after verification and was not verified."""
    if plan.status == Plan.Status.VERIFIED or not needs_verification(plan):
        return
    where = "belum diajukan" if plan.status == Plan.Status.DRAFT else "masih menunggu verifikasi"
    if ripens(plan):
        raise Refused(
            f"{plan} {where}. Tahap ini ditutup setelah diverifikasi; ajukan pada halaman Verifikasi, lalu mintalah "
            "verifikator memeriksanya."
        )
    raise Refused(f"{plan} {where}. Jenis dokumen ini ditetapkan setelah diverifikasi.")


def demand_unlocked(plan: Plan) -> None:
    """Raises ``Refused`` where an approved plan is locked, so that no version may follow it."""
    lock = lock_of(plan)
    if lock is not None:
        why = f": {lock.reason}" if lock.reason else "."
        raise Refused(f"{plan} dikunci oleh {lock.by_name}{why} Mintalah kuncinya dibuka dengan alasan.")


def lock_of(plan: Plan) -> Step | None:
    """The step that locked a plan, None where it is open."""
    return lock_in(Step.objects.filter(plan=plan, kind__in=[Kind.LOCKED, Kind.UNLOCKED])[:1])


def lock_in(steps: Iterable[Step]) -> Step | None:
    """``lock_of`` from steps at hand, the newest first."""
    newest = next((step for step in steps if step.kind in (Kind.LOCKED, Kind.UNLOCKED)), None)
    return newest if newest is not None and newest.kind == Kind.LOCKED else None


@transaction.atomic
def lock(plan: Plan, reason: str = "", *, on: datetime | None = None) -> Step:
    """Let no version follow an approved plan until it is unlocked. Raises ``Refused`` where it is locked already."""
    held = _locking(plan, "mengunci rencana")
    if lock_of(held) is not None:
        raise Refused(f"{held} sudah dikunci.")
    why = reason.strip()
    told = f"Mengunci {held} {held.org_unit.name}{f': {why}' if why else '.'}"
    return _step(held, Kind.LOCKED, why, told, on)


@transaction.atomic
def unlock(plan: Plan, reason: str, *, on: datetime | None = None) -> Step:
    """Let versions follow again, with the reason."""
    held = _locking(plan, "membuka kunci rencana")
    if lock_of(held) is None:
        raise Refused(f"{held} tidak dikunci.")
    why = _reason(reason)
    return _step(held, Kind.UNLOCKED, why, f"Membuka kunci {held} {held.org_unit.name}: {why}", on)


def steps_of(plan: Plan) -> list[Step]:
    """The steps of a plan, the newest first."""
    return list(Step.objects.filter(plan=plan))


def record_step(plan: Plan, kind: str, reason: str, at: datetime) -> Step:
    """Keep one step by the one who acts. Whoever may take the step is heard, so it needs no edit path of its own."""
    scope = current()
    with acting(replace(scope, everything=True)):
        return Step.objects.create(
            plan=plan, org_unit_id=plan.org_unit_id, kind=kind, reason=reason, at=at, by=scope.actor,
            by_name=scope.name or scope.actor,
        )  # fmt: skip


def _held(plan: Plan, action: str, doing: str, states: Iterable[str]) -> Plan:
    """The plan, held until the transaction ends; in one of the states, and by somebody who may."""
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    require(current(), action, held.org_unit, doing)
    allowed = list(states)
    if held.status not in allowed:
        wanted = " atau ".join(Plan.Status(state).label for state in allowed)
        raise Refused(f"{held} sekarang {held.get_status_display()}, bukan {wanted}. Muat ulang halaman.")
    return held


def _go(held: Plan, status: str, kind: str, reason: str, told: str, on: datetime | None) -> Plan:
    held.status = status
    held.revision += 1
    with acting(replace(current(), everything=True)):  # who verifies edits nothing else
        held.save(update_fields=["status", "revision"])
    _step(held, kind, reason, told, on)
    return held


def _step(held: Plan, kind: str, reason: str, told: str, on: datetime | None) -> Step:
    made = record_step(held, kind, reason, on or timezone.now())
    log(f"plan.{kind}", told, unit=str(held.org_unit_id), subject=str(held.pk))
    return made


def _locking(plan: Plan, doing: str) -> Plan:
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    if not may_lock(held.org_unit):
        raise Refused(f"Anda tidak berwenang {doing} {held.org_unit.name}. Mintalah kepada pejabat yang berwenang.")
    if not held.is_approved:
        raise Refused(f"{held} belum ditetapkan; yang dikunci hanya rencana yang sudah ditetapkan.")
    return held


def may_lock(unit: Unit) -> bool:
    """Whether the one who acts locks and unlocks plans there: who approves, and who verifies."""
    return may(current(), APPROVE, unit) or may(current(), VERIFY, unit)


def _reason(reason: str) -> str:
    why = reason.strip()
    if len(why) < _LEAST:
        raise Refused("Tuliskan alasannya dalam satu kalimat.")
    return why
