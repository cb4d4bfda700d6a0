"""Going through a submitted plan: the verdict on each item of the list, notes at rows, answers, and what is open."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.law.checklist import Checklist, checklist
from selaras.engine.law.law import load_law
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT, VERIFY
from selaras.registers.plans.models import Plan, Step, VerificationMark, VerificationNote
from selaras.registers.plans.procedure import has_open_notes, ruling_beside

LONGEST: Final = 2000
"""Characters of one note or answer."""
Verdict, Weight = VerificationMark.Verdict, VerificationNote.Weight
_CLOSED = "Verifikasi {} sudah selesai. Kembalikan dahulu dengan alasannya bila masih ada catatan."


def checklist_of(plan: Plan) -> Checklist:
    """The list a plan is verified by, in the outline that holds for its agency."""
    return checklist(load_law(), plan.kind, plan.year, ruling_beside(plan).outlines.get(plan.kind, ""))


def marks_of(plan: Plan) -> dict[str, VerificationMark]:
    """The verdicts by item."""
    return {row.item: row for row in VerificationMark.objects.filter(plan=plan)}


def notes_of(plan: Plan) -> list[VerificationNote]:
    """All notes, in the order in which they were written."""
    return list(VerificationNote.objects.filter(plan=plan))


def open_notes_of(plan: Plan) -> list[VerificationNote]:
    """The notes that are not settled; no query where the plan tells that there are none (``with_procedure``)."""
    if not has_open_notes(plan):
        return []
    return list(VerificationNote.objects.filter(plan=plan, resolved_at__isnull=True))


def with_open_notes(plans: Sequence[Plan]) -> set[str]:
    """The ids of those of the plans that have notes not settled yet. One query, none without a plan."""
    if not plans:
        return set()
    rows = VerificationNote.objects.filter(plan__in=[plan.pk for plan in plans], resolved_at__isnull=True)
    return set(rows.order_by().values_list("plan_id", flat=True).distinct())


def gaps(plan: Plan) -> list[str]:
    """What keeps a plan from being verified, each a sentence in Indonesian."""
    return gaps_in(checklist_of(plan), marks_of(plan), notes_of(plan))


def gaps_in(wanted: Checklist, marks: Mapping[str, VerificationMark], notes: Iterable[VerificationNote]) -> list[str]:
    """``gaps`` from what is at hand."""
    without = sum(item.id not in marks for item in wanted.items)
    lacking = sum(item.id in marks and marks[item.id].verdict == Verdict.LACKING for item in wanted.items)
    open_ = sum(note.is_open and note.weight == Weight.MUST for note in notes)
    told = (
        (without, "{} butir daftar periksa belum dinilai."),
        (lacking, "{} butir dinilai belum sesuai."),
        (open_, "{} catatan wajib diperbaiki belum selesai."),
    )
    return [sentence.format(count) for count, sentence in told if count]


@transaction.atomic
def mark(plan: Plan, item: str, verdict: str, text: str = "", *, on: datetime | None = None) -> VerificationMark:
    """The verdict on one item of the list of a submitted plan; said again, it takes the place of the one before.

    Raises ``Refused`` for an item or verdict that is not known, "belum sesuai" without a word why, and another state.
    """
    held = _submitted(plan)
    titles = {each.id: each.title for each in checklist_of(held).items}
    if item not in titles or verdict not in Verdict.values:
        raise Refused("Butir daftar periksa ini tidak dikenal. Muat ulang halaman.")
    if verdict == Verdict.LACKING and not text.strip():
        raise Refused(f"Tuliskan apa yang belum sesuai pada {titles[item]}.")
    scope = current()
    values = {
        "verdict": verdict, "text": _text(text, needed=False), "at": on or timezone.now(),
        "by_name": scope.name or scope.actor,
    }  # fmt: skip
    with acting(replace(scope, everything=True)):
        made, _ = VerificationMark.objects.update_or_create(
            plan=held, item=item, defaults={**values, "org_unit_id": held.org_unit_id}
        )
    told = f"Menilai {titles[item]} pada {held} {held.org_unit.name}: {made.get_verdict_display()}."
    log("verification.marked", told, unit=str(held.org_unit_id), subject=str(made.pk))
    return made


@transaction.atomic
def note(
    plan: Plan, text: str, weight: str, *, where: str = "", row: str = "", item: str = "", on: datetime | None = None
) -> VerificationNote:
    """A note on a submitted plan, at a row, at a place in words or at an item of the list.

    ``row`` must be a row of the plan. Raises ``Refused`` without a text, for another weight and for another state.
    """
    held = _submitted(plan)
    if weight not in Weight.values:
        raise Refused("Pilih apakah catatan ini wajib atau sebaiknya diperbaiki.")
    scope = current()
    with acting(replace(scope, everything=True)):
        made = VerificationNote.objects.create(
            plan=held, org_unit_id=held.org_unit_id, item=item[:20], row=row, where=where.strip()[:300], weight=weight,
            text=_text(text), at=on or timezone.now(), by_name=scope.name or scope.actor,
        )  # fmt: skip
    _log("verification.noted", "Mencatat", made, held)
    return made


@transaction.atomic
def answer(given: VerificationNote, text: str, *, on: datetime | None = None) -> VerificationNote:
    """The agency's answer to a note, as long as that is open; said again, it takes the place of the one before."""
    held = _note(given)
    require(current(), EDIT, held.org_unit, "menjawab catatan verifikasi")
    held.answer = _text(text)
    held.answered_at = on or timezone.now()
    held.answered_by_name = current().name or current().actor
    held.save()
    _log("verification.answered", "Menjawab", held, held.plan)
    return held


@transaction.atomic
def resolve(given: VerificationNote, *, on: datetime | None = None) -> VerificationNote:
    """Say that a note is settled. Doing so twice changes nothing."""
    require(current(), VERIFY, given.org_unit, "menyelesaikan catatan verifikasi")
    with acting(replace(current(), everything=True)):
        held = VerificationNote.objects.select_for_update(of=("self",), no_key=True).get(pk=given.pk)
        if held.resolved_at is not None:
            return held
        _demand_open(held.plan)
        held.resolved_at = on or timezone.now()
        held.resolved_by_name = current().name or current().actor
        held.save()
    _log("verification.resolved", "Menyelesaikan", held, held.plan)
    return held


def told(plan: Plan) -> str:
    """All that was said of a plan while it was verified, as JSON text for its berita acara."""
    wanted, marks = checklist_of(plan), marks_of(plan)
    packed: dict[str, Any] = {
        "plan": f"{plan.kind} {plan.year} {plan.version}", "stage": plan.get_stage_display() if plan.stage else "",
        "status": plan.get_status_display(), "basis": wanted.basis, "disputed": wanted.disputed,
        "items": [
            {"title": each.title, "verdict": marks[each.id].get_verdict_display() if each.id in marks else "",
             "text": marks[each.id].text if each.id in marks else ""}
            for each in wanted.items
        ],
        "notes": [_packed(row) for row in notes_of(plan)],
        "steps": [
            {"word": step.get_kind_display(), "on": timezone.localdate(step.at).isoformat(), "by": step.by_name,
             "reason": step.reason}
            for step in reversed(list(Step.objects.filter(plan=plan)))
        ],
    }  # fmt: skip
    return json.dumps(packed, ensure_ascii=False)


def _packed(row: VerificationNote) -> dict[str, Any]:
    return {
        "where": row.where, "weight": row.get_weight_display(), "text": row.text, "answer": row.answer,
        "resolved": row.resolved_at is not None, "by": row.by_name,
    }  # fmt: skip


def _submitted(plan: Plan) -> Plan:
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    require(current(), VERIFY, held.org_unit, "memverifikasi rencana")
    if held.status == Plan.Status.DRAFT:
        raise Refused(f"{held} belum diajukan, jadi belum dapat diverifikasi.")
    _demand_open(held)
    return held


def _demand_open(plan: Plan) -> None:
    if plan.status in (Plan.Status.VERIFIED, Plan.Status.APPROVED):
        raise Refused(_CLOSED.format(plan))


def _note(given: VerificationNote) -> VerificationNote:
    rows = VerificationNote.objects.select_for_update(of=("self",), no_key=True).select_related("plan", "org_unit")
    held = rows.get(pk=given.pk)
    if held.resolved_at is not None:
        raise Refused("Catatan ini sudah dinyatakan selesai oleh verifikator.")
    _demand_open(held.plan)
    return held


def _text(text: str, *, needed: bool = True) -> str:
    said = text.replace("\0", "").strip()
    if needed and not said:
        raise Refused("Tuliskan isinya dahulu.")
    if len(said) > LONGEST:
        raise Refused(f"Paling banyak {LONGEST} karakter; ini {len(said)} karakter.")
    return said


def _log(code: str, doing: str, row: VerificationNote, plan: Plan) -> None:
    at = f" ({row.where})" if row.where else ""
    told_ = f"{doing} catatan verifikasi pada {plan}{at}: {row.text.rstrip('.')}."
    log(code, told_, unit=str(row.org_unit_id), subject=str(row.pk))
