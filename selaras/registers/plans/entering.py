"""A block of cells that a person typed or pasted: what fits is stored by one decision, what does not is answered."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db import transaction

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Indicator, Row
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import may
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.adding import own_row
from selaras.registers.plans.editing import Change, apply_held, editable_fields, hold_draft
from selaras.registers.plans.models import Edit, Plan, RowRecord
from selaras.registers.plans.store import model_of, row_of
from selaras.registers.plans.values import How, Unreadable, how_written, read_value

MOST: Final = 500
"""Cells of one block: a longer one is sent in several, so that nobody waits for it behind the lock of the plan."""


class State(StrEnum):
    """What became of a typed cell."""

    SAVED = "saved"
    SAME = "same"  # stood there already
    UNREADABLE = "unreadable"
    CONFLICT = "conflict"  # somebody else wrote something else meanwhile
    REFUSED = "refused"


class Cell(Frozen):
    """One cell as typed: the row it speaks of, by type and stored id, the field, and what the person saw there.

    Where the value stands in a row of its own (``of`` a target, a pagu), ``kind`` is the type of that row, ``row`` the
    one it belongs to and ``period`` its time.
    """

    kind: str
    row: str
    field: str
    before: Any
    typed: str
    period: str = ""


class Entered(Frozen):
    """What became of a cell: the value that stands there now, and a sentence where it was not stored. ``stored`` is the
    id of the row that holds the value, empty while there is none."""

    cell: Cell
    state: State
    value: Any = None
    sentence: str = ""
    stored: str = ""


class Block(Frozen):
    """The answers to all cells in their order, and the edits that were made."""

    entered: tuple[Entered, ...]
    edits: tuple[Edit, ...] = ()


@transaction.atomic
def enter(plan: Plan, cells: Sequence[Cell], reason: str, *, on: datetime | None = None) -> Block:
    """Read what was typed and store every cell that can be: one decision and one log entry for the block.

    A cell that cannot be read, whose stored value is no longer what the person saw, or that is not theirs to edit is
    answered and left as it was; it does not hold the others up. Raises ``Refused`` for too many cells, for a cell that
    is written twice, for an approved plan and for an empty reason.
    """
    if len(cells) > MOST:
        raise Refused(f"Kiriman ini memuat {len(cells)} sel; paling banyak {MOST} sekali kirim. Bagi isian ini.")
    if len({(cell.kind, cell.row, cell.field, cell.period) for cell in cells}) < len(cells):
        raise Refused("Kiriman ini memuat satu sel dua kali. Kirim setiap sel satu kali.")
    held = hold_draft(plan)
    stored = _Stored(held, cells)
    answers, changes = [], []
    for cell in cells:
        answer, change = _entered(stored, cell)
        answers.append(answer)
        if change is not None:
            changes.append(change)
    edits = apply_held(held, changes, reason, on=on, read=stored.by_id()) if changes else []
    return Block(tuple(answers), tuple(edits))


class _Stored:
    """The rows that cells speak of, read once for the whole block."""

    def __init__(self, held: Plan, cells: Sequence[Cell]) -> None:
        self.held = held
        self.subjects: dict[str, RowRecord] = {}
        self.own: dict[tuple[str, str, str], RowRecord] = {}
        by_kind: dict[str, set[str]] = {}
        for cell in cells:
            by_kind.setdefault(cell.kind, set()).add(cell.row)
        for kind, ids in by_kind.items():
            self._read(kind, ids)

    def _read(self, kind: str, ids: set[str]) -> None:
        own = own_row(kind)
        of = own.subject if own else PLAN_ROWS.get(kind)
        if of is None:
            return
        for record in self._rows(of, pk__in=ids):
            self.subjects[str(record.pk)] = record
        if own:
            for record in self._rows(own.kind, **{f"{own.reference}__in": ids}):
                self.own.setdefault((kind, str(getattr(record, own.reference)), record.period), record)

    def _rows(self, kind: type[Row], **wanted: Any) -> Sequence[RowRecord]:
        rows = model_of(kind).objects.select_related("org_unit")
        return list(rows.filter(plan=self.held, retired=False, **wanted).order_by("seq"))

    def by_id(self) -> dict[str, RowRecord]:
        """Every row that was read."""
        return {str(row.pk): row for row in (*self.subjects.values(), *self.own.values())}

    def period(self, cell: Cell) -> str:
        """The time a cell speaks of, said or not."""
        return cell.period or str(self.held.year)


def _entered(stored: _Stored, cell: Cell) -> tuple[Entered, Change | None]:
    subject, kind, own = stored.subjects.get(cell.row), PLAN_ROWS.get(cell.kind), own_row(cell.kind)
    how = how_written(kind, cell.field) if kind else None
    if subject is None or kind is None or how is None or cell.field not in editable_fields(kind):
        return Entered(cell, State.REFUSED, sentence="Baris ini tidak ada lagi. Muat ulang halaman."), None
    if not may(current(), EDIT, subject.org_unit):
        return Entered(cell, State.REFUSED, sentence=f"Isian {subject.org_unit.name} bukan wewenang Anda."), None
    record = stored.own.get((cell.kind, cell.row, stored.period(cell))) if own else subject
    now = getattr(record, cell.field) if record else (own.empty[cell.field] if own else None)
    try:
        after = _read(how, cell, subject)
    except Unreadable as error:
        return Entered(cell, State.UNREADABLE, now, str(error)), None
    if now == after:
        return Entered(cell, State.SAME, now), None
    if now != cell.before:
        return Entered(cell, State.CONFLICT, now, stored=str(record.pk) if record else ""), None
    which = {"of": cell.row, "period": cell.period} if own else {}
    change = Change(cell.kind, str(record.pk) if record else "", cell.field, now, after, **which)
    return Entered(cell, State.SAVED, after), change


def _read(how: How, cell: Cell, subject: RowRecord) -> Any:
    """An emptied cell of money is unknown, never zero; a target is read beside its indicator."""
    if how is How.MONEY and not cell.typed.strip():
        return None
    row = row_of(subject) if how is How.TARGET else None
    return read_value(how, cell.typed, row if isinstance(row, Indicator) else None, cell.field)
