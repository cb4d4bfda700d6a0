"""Rows that come into a draft and go out of it by a person's hand; nothing is ever deleted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from selaras.engine.tables import rows
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Row
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import hold_draft, log_edits, whose
from selaras.registers.plans.models import Edit, Organisation, Plan, RowRecord, WorkItem
from selaras.registers.plans.references import COMMON, readdressed, references
from selaras.registers.plans.stages import demand_growing
from selaras.registers.plans.standing import PART_OF, ROW, demand_unused, parts_of, row_words
from selaras.registers.plans.store import columns, model_of
from selaras.registers.plans.typed_place import typed_place

_DEPTHS = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}
_STAYING = frozenset({"PlanDocument", "Organisation"})  # everything else leans on them


def add_row(plan: Plan, row: Row, reason: str, *, on: datetime | None = None) -> RowRecord:
    """Add one row to a draft; ``add_rows`` of a single row."""
    (made,) = add_rows(plan, [row], reason, on=on)
    return made


@transaction.atomic
def add_rows(
    plan: Plan, new: Sequence[Row], reason: str, *, unit: Unit | None = None, on: datetime | None = None
) -> list[RowRecord]:
    """Add rows to a draft by one decision: all of them or none, an ``Edit`` for each and one log entry.

    The rows stand together where the first of them belongs: after its siblings and all that is a part of them. Their
    ids are only good among themselves; each gets a stored one. Every other reference names a stored row in use; version
    and place are set here. Raises ``Refused`` without rows or reason, for a reference to no row, for an approved plan
    and for somebody who may not add to the unit of a row.
    """
    held, at = hold_draft(plan), on or timezone.now()
    demand_growing(held)
    if not new or not reason.strip():
        raise Refused("Tuliskan alasan penambahan ini." if new else "Tidak ada yang ditambahkan.")
    ids = {row.id: new_id() for row in new}
    made = grow(held, [readdressed(row, lambda target: ids.get(target, target)) for row in new], reason, at, unit=unit)
    edits = list(Edit.objects.filter(plan=held, row__in=[record.pk for record in made], field=ROW))
    log_edits("plan.added", f"Menambah {_told(made)} pada {held}: {reason.strip()}.", held, edits)
    return made


def grow(held: Plan, new: Sequence[Row], reason: str, at: datetime, *, unit: Unit | None = None) -> list[RowRecord]:
    """Store rows under their own ids in a draft that is held already, as a part of one decision: an ``Edit`` for each,
    no log entry. ``unit`` is whose they are, where not that of their organisation."""
    _demand_standing(held, new)
    placed = [replace(row, version=held.version, place=typed_place(at), carried=False) for row in new]
    # An office that a plan names for the first time stands among the offices, not among its work.
    heads = [row for row in placed if isinstance(row, rows.Organisation)]
    others = [row for row in placed if not isinstance(row, rows.Organisation)]
    made = [*_stored(held, heads, unit), *_stored(held, others, unit)]
    for record in made:
        _edit(held, record, None, row_words(record), reason.strip(), at)
    return made


@transaction.atomic
def retire_row(plan: Plan, kind: str, row_id: str, reason: str, *, on: datetime | None = None) -> list[Edit]:
    """Take a row and all that is a part of it out of a draft; ``retire_rows`` of a single row."""
    return retire_rows(plan, kind, [row_id], reason, on=on)


@transaction.atomic
def exchange_rows(plan: Plan, new: Sequence[Row], kind: type[Row], gone: Sequence[str], reason: str) -> None:
    """Add these rows, and take those of a type with these ids out: all of it or nothing. Nothing to do is no error."""
    if new:
        add_rows(plan, new, reason)
    if gone:
        retire_rows(plan, kind.__name__, gone, reason)


def no_more(held: Mapping[str, str], wanted: Collection[str], shown: Collection[str]) -> list[str]:
    """The ids of the rows that a form showed and that are not wanted any more; ``held`` are those that stand, by what
    they lead to. What the form did not show, because somebody else added it since, is left alone."""
    return [held[key] for key in shown if key in held and key not in wanted]


@transaction.atomic
def retire_rows(
    plan: Plan, kind: str, row_ids: Sequence[str], reason: str, *, on: datetime | None = None
) -> list[Edit]:
    """Take rows of one type and all that is a part of them out of a draft: an ``Edit`` for each, and one log entry.

    ``take_back`` of these edits brings all of them back. Raises ``Refused`` without a reason, for a row that is not
    there or that another row or a text leans on, for an approved plan and for somebody who may not.
    """
    held, at = hold_draft(plan), on or timezone.now()
    demand_growing(held)
    if not reason.strip():
        raise Refused("Tuliskan alasan penghapusan ini.")
    if kind not in PLAN_ROWS or kind in _STAYING:
        raise Refused("Baris jenis ini tidak dapat dihapus di sini.")
    rows_of = model_of(PLAN_ROWS[kind]).objects.select_related("org_unit").order_by("seq")
    found = list(rows_of.filter(plan=held, pk__in=row_ids, retired=False))
    if not found or len(found) != len(set(row_ids)):
        raise Refused("Baris ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    for record in found:
        require(current(), EDIT, whose(held, record, ROW), "menghapus baris rencana")
    with acting(replace(current(), everything=True)):
        # What belongs to the rows is all of it, also what this person may not see; who may not edit it is refused.
        ours = {str(record.pk) for record in found}
        parts = [each for each in parts_of(held, found) if str(each.pk) not in ours]
        going = [*found, *parts]
        demand_unused(held, (str(each.pk) for each in going))
    for each in parts:
        require(current(), EDIT, each.org_unit, "menghapus baris rencana")
    edits = shrink(held, going, reason, at)
    log_edits("plan.retired", f"Menghapus {_told(going)} dari {held}: {reason.strip()}.", held, edits)
    return edits


def shrink(held: Plan, going: Sequence[RowRecord], reason: str, at: datetime) -> list[Edit]:
    """Take rows out of a draft that is held already, as a part of one decision: an ``Edit`` for each, no log entry.
    Nothing that stays may lean on them."""
    edits = []
    for each in going:
        each.retired = True
        each.save(update_fields=["retired"])
        edits.append(_edit(held, each, row_words(each), None, reason.strip(), at))
    return edits


def _stored(held: Plan, placed: Sequence[Row], unit: Unit | None) -> Iterator[RowRecord]:
    """The rows stored together, where the first of them belongs."""
    if not placed:
        return
    units = [unit or _unit_of(held, row) for row in placed]
    for each in units:
        require(current(), EDIT, each, "menambah baris rencana")
    seq, order = _room(held, placed[0], len(placed))
    for number, (row, owner) in enumerate(zip(placed, units, strict=True)):
        values = columns(row)
        if isinstance(row, rows.WorkItem):
            values["order"] = order  # told from the line of that number by its seq
        yield model_of(type(row)).objects.create(plan=held, org_unit=owner, seq=seq + number, **values)


def _edit(held: Plan, record: RowRecord, before: str | None, after: str | None, reason: str, at: datetime) -> Edit:
    return Edit.objects.create(
        plan=held, org_unit=record.org_unit, kind=type(record).__name__, row=record.pk, field=ROW,
        before=before, after=after, reason=reason, at=at, by_name=current().name or current().actor,
    )  # fmt: skip


def _told(found: Sequence[RowRecord]) -> str:
    """The rows by the name of the work they are about, else of the first; the others only counted."""
    work: list[RowRecord] = [each for each in found if isinstance(each, WorkItem)]
    named = work or list(found[:1])
    *before, last = [row_words(each) for each in named]
    words = f"{', '.join(before)} dan {last}" if before else last
    others = len(found) - len(named)
    return f"{words} beserta {others} isiannya" if others else words


def _demand_standing(held: Plan, new: Sequence[Row]) -> None:
    """Raises ``Refused`` where a row refers to one that is neither new nor in use."""
    ours = {row.id for row in new}
    wanted = {getattr(row, field) for row in new for field in references(type(row))} - ours - {""}
    for kind in PLAN_ROWS.values():
        if not wanted:
            return
        found = model_of(kind).objects.filter(plan=held, pk__in=wanted, retired=False)
        wanted -= set(found.values_list("pk", flat=True))
    if wanted:
        raise Refused("Baris yang dirujuk tidak ada lagi dalam rencana. Muat ulang halaman.")


def _unit_of(held: Plan, row: Row) -> Unit:
    """The unit of the organisation a row speaks of; the plan's own where it has none."""
    own = Organisation.objects.select_related("org_unit").filter(plan=held, pk=row.organisation).first()
    return own.org_unit if own is not None else held.org_unit


def _room(held: Plan, row: Row, count: int) -> tuple[int, int]:
    """Where new rows begin, with everything behind moved on to make room; and the number of the line they follow.

    Also rows of other units move, and those of other types: the machine does that in the person's name.
    """
    with acting(replace(current(), everything=True)):
        at, order = _at(held, row)
        for kind in PLAN_ROWS.values():
            model_of(kind).objects.filter(plan=held, seq__gte=at).update(seq=F("seq") + count)
    return at, order


def _at(held: Plan, row: Row) -> tuple[int, int]:
    if isinstance(row, rows.WorkItem):
        return _at_work(held, row)
    kind = type(row)
    own = PART_OF.get(kind) or tuple(set(references(kind)) - set(COMMON)) or ("document",)
    field = own[0]
    whole = getattr(row, field)
    siblings = model_of(kind).objects.filter(plan=held, retired=False, **{field: whole})
    last = siblings.aggregate(last=Max("seq"))["last"]
    if last is None and whole and field != "document":
        last = max(_seq(held, whole), default=None)
    return (_end(held) if last is None else last + 1), 0


def _seq(held: Plan, row_id: str) -> list[int]:
    found = (
        model_of(kind).objects.filter(plan=held, pk=row_id).values_list("seq", flat=True) for kind in PLAN_ROWS.values()
    )
    return [seq for each in found for seq in each]


def _end(held: Plan) -> int:
    lasts = (model_of(kind).objects.filter(plan=held).aggregate(last=Max("seq"))["last"] for kind in PLAN_ROWS.values())
    return max((last for last in lasts if last is not None), default=-1) + 1


def _at_work(held: Plan, row: rows.WorkItem) -> tuple[int, int]:
    """Behind the last line of the same parent (of the same unit, for a program or a unit's own line) and all below it,
    which is before the next line that is no deeper; and the number of the last line before that."""
    lines = list(
        WorkItem.objects.filter(plan=held, retired=False, document=row.document)
        .order_by("seq")
        .values_list("seq", "order", "pk", "parent", "organisation", "level")
    )
    if not lines:
        return _end(held), 1
    ours = [
        n for n, line in enumerate(lines) if line[2] == row.parent or (not row.parent and line[4] == row.organisation)
    ]
    begin = ours[0] if ours else len(lines) - 1
    if not ours:  # a unit without any line comes after all others
        return _end(held), lines[-1][1]
    depth = _DEPTHS[row.level]
    behind = begin + 1
    while behind < len(lines) and _below(lines[behind], depth, row, begin_organisation=lines[begin][4]):
        behind += 1
    order = lines[behind - 1][1]
    return (lines[behind][0] if behind < len(lines) else _end(held)), order


def _below(
    line: tuple[int, int, str, str, str, str], depth: int, row: rows.WorkItem, *, begin_organisation: str
) -> bool:
    """Whether a line still stands under the parent (or in the unit) of the new one."""
    if line[4] != begin_organisation:
        return False
    return _DEPTHS[line[5]] >= depth if row.parent else True
