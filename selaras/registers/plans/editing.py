"""Changing one value of a draft with its reason, taking that back, and confirming a doubt."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from selaras.engine.tables.jsonl import pack, unpack
from selaras.engine.tables.number import LARGEST
from selaras.engine.tables.rows import ROW_TYPES, Row
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.models import Doubt, Edit, Plan, RowRecord
from selaras.registers.plans.references import references
from selaras.registers.plans.store import model_of, row_of

_FIXED = frozenset({"id", "place", "period", "version", "order", "paragraphs"})


def editable_fields(kind: type[Row]) -> frozenset[str]:
    """The fields of a row type that a person may change: not its identity, its links or its place."""
    return frozenset(field.name for field in fields(kind)) - _FIXED - set(references(kind))


@transaction.atomic
def edit(
    plan: Plan, kind: str, row_id: str, field: str, before: Any, after: Any, reason: str, *, on: datetime | None = None
) -> Edit:
    """Change one field of one row of a draft. ``kind`` is the name of the row type.

    Raises ``Refused`` when the stored value is no longer ``before``, the plan is approved, the value does not fit the
    field, the reason is empty, or the person may not.
    """
    held = _draft(plan)
    if not reason.strip():
        raise Refused("Tuliskan alasan perubahan ini.")
    record = _record(held, kind, row_id)
    require(current(), EDIT, record.org_unit, "mengubah rencana")
    _put(record, ROW_TYPES[kind], field, before, after)
    made = Edit.objects.create(
        plan=held, org_unit=record.org_unit, kind=kind, row=row_id, field=field, before=before, after=after,
        reason=reason.strip(), at=on or timezone.now(), by_name=current().name or current().actor,
    )  # fmt: skip
    _log("plan.edited", f"Mengubah “{before}” menjadi “{after}” pada {held}: {reason.strip()}.", record, made)
    return made


@transaction.atomic
def undo(made: Edit, *, on: datetime | None = None) -> Edit:
    """Put the value before an edit back. Raises ``Refused`` when it was undone already or changed again since."""
    held = Edit.objects.select_for_update().get(pk=made.pk)
    if held.undone_at is not None:
        raise Refused("Perubahan ini sudah dibatalkan.")
    plan = _draft(held.plan)
    record = _record(plan, held.kind, held.row)
    require(current(), EDIT, record.org_unit, "membatalkan perubahan pada")
    _put(record, ROW_TYPES[held.kind], held.field, held.after, held.before)
    held.undone_at = on or timezone.now()
    held.undone_by_name = current().name or current().actor
    held.save()
    _log("plan.undone", f"Mengembalikan “{held.after}” menjadi “{held.before}” pada {plan}.", record, held)
    return held


@transaction.atomic
def confirm(doubt: Doubt, *, on: datetime | None = None) -> Doubt:
    """Say that a doubtful value is right as it was read. Confirming twice changes nothing."""
    held = Doubt.objects.select_for_update().select_related("org_unit", "plan").get(pk=doubt.pk)
    require(current(), EDIT, held.org_unit, "memastikan isian")
    if held.confirmed_at is None:
        held.confirmed_at = on or timezone.now()
        held.confirmed_by_name = current().name or current().actor
        held.save()
        _log("plan.confirmed", f"Memastikan isian yang diragukan pada {held.plan}: {held.message}.", held, held)
    return held


def _draft(plan: Plan) -> Plan:
    """The plan, one revision on; raising it also holds it, so that nobody approves it meanwhile.

    An operator of a unit below may see the plan but not edit it: the revision is raised by the machine in their name,
    and the row itself is checked by its own unit.
    """
    with acting(replace(current(), everything=True)):
        raised = Plan.objects.filter(pk=plan.pk, status=Plan.Status.DRAFT).update(revision=F("revision") + 1)
    held = Plan.objects.get(pk=plan.pk)
    if not raised:
        raise Refused(f"{held} sudah ditetapkan dan tidak dapat diubah. Buka versi perubahan.")
    return held


def _record(plan: Plan, kind: str, row_id: str) -> RowRecord:
    if kind not in ROW_TYPES:
        raise Refused(f"Jenis baris “{kind}” tidak dikenal.")
    record = model_of(ROW_TYPES[kind]).objects.select_related("org_unit")
    found = record.select_for_update(of=("self",)).filter(plan=plan, pk=row_id, retired=False).first()
    if found is None:
        raise Refused("Baris ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    return found


def _put(record: RowRecord, kind: type[Row], field: str, before: Any, after: Any) -> None:
    if field not in editable_fields(kind):
        raise Refused(f"Isian “{field}” tidak dapat diubah di sini.")
    row = row_of(record)
    stored = pack(row).get(field, getattr(row, field))
    if stored != before:
        raise Refused(f"Isian ini sekarang “{stored}”, bukan “{before}”. Muat ulang halaman sebelum mengubah.")
    packed = {name: value for name, value in pack(row).items() if name != "type"}
    if isinstance(after, int) and abs(after) > LARGEST:
        raise Refused(f"“{after}” terlalu besar.")
    try:
        changed = unpack(kind, {**packed, field: after})
    except (TypeError, ValueError) as error:
        raise Refused(f"“{after}” tidak sesuai dengan isian ini.") from error
    setattr(record, field, getattr(changed, field))
    record.save(update_fields=[field])


def _log(code: str, sentence: str, about: RowRecord | Doubt, subject: Edit | Doubt) -> None:
    log(code, sentence, unit=str(about.org_unit_id), subject=str(subject.pk))
