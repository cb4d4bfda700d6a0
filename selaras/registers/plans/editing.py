"""Changing values of a draft with the reason, taking that back, and confirming a doubt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.jsonl import pack, unpack
from selaras.engine.tables.number import LARGEST
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Goal, Mission, Objective, Row, Strategy, field_names
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current, system
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.adding import added, let_go
from selaras.registers.plans.following import follow
from selaras.registers.plans.models import CrossLink, Doubt, Edit, Plan, RowRecord
from selaras.registers.plans.references import references
from selaras.registers.plans.stages import demand_movable
from selaras.registers.plans.standing import ROW, demand_place, put_back
from selaras.registers.plans.store import columns, model_of, row_of
from selaras.registers.plans.values import EMPTY, value_words
from selaras.registers.plans.workflow import NOT_A_DRAFT

_FIXED = frozenset({"id", "place", "period", "version", "order", "carried"})
_MOVED = MappingProxyType({"TreeNode": frozenset({"order"})})  # where a person puts rows in order
# Links that a person sets: what a program, goal, objective, strategy or direction serves.
_LINKS: Mapping[str, tuple[str, type[Row]]] = MappingProxyType(
    {
        "WorkItem": ("objective", Objective),
        "Goal": ("mission", Mission),
        "Objective": ("goal", Goal),
        "Strategy": ("objective", Objective),
        "PolicyDirection": ("strategy", Strategy),
    }
)
# What the agency decides of a row of one of its units: the operator of that unit may not.
_ANSWERED = frozenset({"state", "answer", "answered_on"})  # of a CrossLink, by the unit that is asked
_OF_THE_AGENCY = MappingProxyType({"Proposal": frozenset({"decision", "reason", "served_by"})})


class Conflict(Refused):
    """Somebody changed the value since this person saw it; ``stored`` is what stands there now, as plain JSON."""

    def __init__(self, sentence: str, stored: Any) -> None:
        super().__init__(sentence)
        self.stored = stored


def editable_fields(kind: type[Row]) -> frozenset[str]:
    """The fields of a row type that a person may change: not its identity, its place or its links, save for a few."""
    link, _ = _LINKS.get(kind.__name__, ("", None))
    moved = _MOVED.get(kind.__name__, frozenset())
    return frozenset(field_names(kind)) - (_FIXED - moved) - (set(references(kind)) - {link})


class Change(Frozen):
    """One value to change: ``kind`` is the name of the row type, ``before`` what the person saw.

    Where ``row`` is empty, the value belongs to the row ``of`` and its own row is made when there is none yet; that of
    ``period``, where one is said, else of the year of the plan.
    """

    kind: str
    row: str
    field: str
    before: Any
    after: Any
    of: str = ""
    period: str = ""


def stored(row: Row, field: str) -> Any:
    """What stands in a field, as plain JSON."""
    value = pack(row).get(field, getattr(row, field))
    return [] if value == () else value  # what is not packed because it is empty; JSON knows lists alone


def differing(row: Row, told: Mapping[str, Any]) -> list[Change]:
    """The changes that give a row these values, plain JSON by field: those that do not stand in it already."""
    return [
        Change(type(row).__name__, row.id, field, before, after)
        for field, after in told.items()
        if (before := stored(row, field)) != after
    ]


def edit(
    plan: Plan, kind: str, row_id: str, field: str, before: Any, after: Any, reason: str, *, on: datetime | None = None
) -> Edit:
    """Change one field of one row of a draft; ``apply`` of a single change."""
    (made,) = apply(plan, [Change(kind, row_id, field, before, after)], reason, on=on)
    return made


@transaction.atomic
def apply(plan: Plan, changes: Sequence[Change], reason: str, *, on: datetime | None = None) -> list[Edit]:
    """Change values of a draft by one decision: all of them or none, and one log entry.

    Raises ``Refused`` when a stored value is no longer ``before``, the plan is approved, a value does not fit its
    field, the reason or the list of changes is empty, or the person may not.
    """
    return apply_held(hold_draft(plan), changes, reason, on=on)


def apply_held(
    held: Plan,
    changes: Sequence[Change],
    reason: str,
    *,
    on: datetime | None = None,
    read: Mapping[str, RowRecord] = MappingProxyType({}),
) -> list[Edit]:
    """``apply`` to a draft that ``hold_draft`` holds already, in the transaction that holds it. ``read`` are rows of it
    by id that were read in the same transaction, so that they are not read once more."""
    if not reason.strip():
        raise Refused("Tuliskan alasan perubahan ini.")
    if not changes:
        raise Refused("Tidak ada lagi yang dapat diubah. Muat ulang halaman.")
    at = on or timezone.now()
    made = [_change(held, change, reason.strip(), at, read.get(change.row)) for change in changes]
    log_edits("plan.edited", f"Mengubah {_told(made, 'before', 'after')} pada {held}: {reason.strip()}.", held, made)
    return made


def _change(held: Plan, change: Change, reason: str, at: datetime, read: RowRecord | None) -> Edit:
    demand_movable(held, change.kind, change.field)
    record = read or (_record(held, change.kind, change.row) if change.row else None)
    record = record or added(held, change.kind, change.of, change.period)
    require(current(), EDIT, whose(held, record, change.field), "mengubah rencana")
    _put(record, PLAN_ROWS[change.kind], change.field, change.before, change.after)
    return Edit.objects.create(
        plan=held, org_unit=record.org_unit, kind=change.kind, row=record.pk, field=change.field,
        before=change.before, after=change.after, reason=reason, at=at, by_name=current().name or current().actor,
    )  # fmt: skip


def whose(held: Plan, record: RowRecord, field: str) -> Unit:
    """The unit in which one must be able to edit to change this field of a row, or with ``ROW`` to take the row out.

    What another unit answered is that unit's. What is decided of a row is the agency's; a proposal that is decided is
    so in all its words, but for the order in which its unit wants its proposals.
    """
    kind = type(record).__name__
    if isinstance(record, CrossLink) and field in _ANSWERED:
        with system("mencari unit yang diminta"):
            return Unit.objects.filter(pk=record.unit).first() or held.org_unit
    decided = kind == "Proposal" and bool(getattr(record, "decision", "")) and field != "priority"
    return held.org_unit if decided or field in _OF_THE_AGENCY.get(kind, ()) else record.org_unit


def undo(made: Edit, *, on: datetime | None = None) -> Edit:
    """Put the value before an edit back; ``take_back`` of a single edit."""
    (undone,) = take_back([made], on=on)
    return undone


@transaction.atomic
def take_back(edits: Sequence[Edit], *, on: datetime | None = None) -> list[Edit]:
    """Put the values before these edits of one plan back: all of them or none, and one log entry.

    Raises ``Refused`` when one was undone already or changed again since, and when the list is empty.
    """
    if not edits:
        raise Refused("Tidak ada perubahan yang dapat dibatalkan. Muat ulang halaman.")
    plan = hold_draft(edits[0].plan)
    at = on or timezone.now()
    together = frozenset(str(made.row) for made in edits)
    undone = [_put_back(plan, made, at, together) for made in edits]
    log_edits("plan.undone", f"Mengembalikan {_told(undone, 'after', 'before')} pada {plan}.", plan, undone)
    return undone


def _put_back(plan: Plan, made: Edit, at: datetime, together: frozenset[str]) -> Edit:
    held = Edit.objects.select_for_update(no_key=True).get(pk=made.pk, plan=plan)
    if held.undone_at is not None:
        raise Refused("Perubahan ini sudah dibatalkan.")
    record = _record(plan, held.kind, held.row, retired=held.field == ROW and held.after is None)
    require(current(), EDIT, whose(plan, record, held.field), "membatalkan perubahan pada")
    if held.field == ROW:
        put_back(record, held, together)
    else:
        _put(record, PLAN_ROWS[held.kind], held.field, held.after, held.before)
        demand_place(record)
        let_go(record)
    held.undone_at = at
    held.undone_by_name = current().name or current().actor
    held.save()
    return held


def _told(edits: Sequence[Edit], old: str, new: str) -> str:
    """What changed into what, said once where it is the same in every row."""
    pairs = {tuple(value_words(made.field, getattr(made, side)) for side in (old, new)) for made in edits}
    if len(pairs) > 1:
        return f"{len(edits)} isian"
    before, after = pairs.pop()
    rows = f" di {len(edits)} baris" if len(edits) > 1 else ""
    return f"{_quoted(before)} menjadi {_quoted(after)}{rows}"


def _quoted(words: str) -> str:
    return words if words == EMPTY else f"“{words}”"


@transaction.atomic
def confirm(doubt: Doubt, *, on: datetime | None = None) -> Doubt:
    """Say that a doubtful value is right as it was read. Confirming twice changes nothing.

    Raises ``Refused`` when the plan is approved and for somebody who may not.
    """
    plan = hold(doubt.plan_id)  # held first, as by everybody who writes into a plan
    held = Doubt.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=doubt.pk)
    require(current(), EDIT, held.org_unit, "memastikan isian")
    if plan.status != Plan.Status.DRAFT:
        raise Refused(NOT_A_DRAFT[Plan.Status(plan.status)].format(plan))
    if held.confirmed_at is None:
        held.confirmed_at = on or timezone.now()
        held.confirmed_by_name = current().name or current().actor
        held.save()
        sentence = f"Memastikan isian yang diragukan pada {plan}: {held.message.rstrip('.')}."
        log("plan.confirmed", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def hold(plan: str) -> Plan:
    """The plan of an id, held until the transaction ends: two people who write into one plan wait for each other, from
    what they read to what they write."""
    with acting(replace(current(), everything=True)):
        return Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan)


def hold_draft(plan: Plan) -> Plan:
    """The plan, one revision on; raising it also holds it, so that nobody approves it meanwhile.

    An operator of a unit below may see the plan but not edit it: the revision is raised by the machine in their name,
    and the row itself is checked by its own unit.
    """
    with acting(replace(current(), everything=True)):
        raised = Plan.objects.filter(pk=plan.pk, status=Plan.Status.DRAFT).update(revision=F("revision") + 1)
    held = Plan.objects.get(pk=plan.pk)
    if not raised:
        raise Refused(NOT_A_DRAFT[Plan.Status(held.status)].format(held))
    return held


def _record(plan: Plan, kind: str, row_id: str, *, retired: bool = False) -> RowRecord:
    if kind not in PLAN_ROWS:
        raise Refused(f"Jenis baris “{kind}” tidak dikenal.")
    record = model_of(PLAN_ROWS[kind]).objects.select_related("org_unit")
    found = record.select_for_update(of=("self",), no_key=True).filter(plan=plan, pk=row_id, retired=retired).first()
    if found is None:
        raise Refused("Baris ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    return found


def _put(record: RowRecord, kind: type[Row], field: str, before: Any, after: Any) -> None:
    if field not in editable_fields(kind):
        raise Refused(f"Isian “{field}” tidak dapat diubah di sini.")
    row = row_of(record)
    held = stored(row, field)
    if held != before:
        now, seen = (_quoted(value_words(field, value)) for value in (held, before))
        raise Conflict(f"Isian ini sekarang {now}, bukan {seen}. Muat ulang halaman sebelum mengubah.", held)
    _demand_target(record, kind, field, after)
    packed = {name: value for name, value in pack(row).items() if name != "type"}
    if isinstance(after, int) and abs(after) > LARGEST:
        raise Refused(f"“{after}” terlalu besar.")
    if isinstance(after, str) and "\0" in after:
        raise Refused("Isian ini memuat tanda yang tidak dapat disimpan.")
    try:
        changed = unpack(kind, {**packed, field: after})
    except (TypeError, ValueError) as error:
        raise Refused(f"“{after}” tidak sesuai dengan isian ini.") from error
    setattr(record, field, columns(changed)[field])
    record.carried = False  # whoever writes into a carried row has reviewed it
    record.save(update_fields=[field, "carried"])
    follow(record, field, before)


def _demand_target(record: RowRecord, kind: type[Row], field: str, after: Any) -> None:
    """Raises ``Refused`` for a link to a row that the plan does not have."""
    link, of = _LINKS.get(kind.__name__, ("", None))
    if field != link or of is None or not after:
        return
    if not model_of(of).objects.filter(plan=record.plan_id, pk=str(after), retired=False).exists():
        raise Refused("Baris yang dirujuk tidak ada lagi dalam rencana. Muat ulang halaman.")


def log_edits(code: str, sentence: str, plan: Plan, edits: Sequence[Edit]) -> None:
    """One entry for one decision, at the unit of its rows, or at the agency where they stand in several."""
    units = {str(made.org_unit_id) for made in edits}
    log(code, sentence, unit=units.pop() if len(units) == 1 else str(plan.org_unit_id), subject=str(edits[0].pk))
