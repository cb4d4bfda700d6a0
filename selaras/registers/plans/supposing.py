"""What a plan would be after some steps: they are stored as ever, looked at, and taken back before anybody sees them.

So what is shown beforehand is what saving does, with everything that follows from a value, every right and every
conflict (the same code, as for preview and acceptance).
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from django.db import transaction

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.jsonl import pack, unpack
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Row
from selaras.registers.plans.adding import own_row
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.entering import Cell, Entered, State, enter
from selaras.registers.plans.growing import add_rows, retire_rows
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

REASON = "simulasi"


class Addition(Frozen):
    """Rows that come in together; their ids are good among themselves."""

    rows: tuple[Row, ...]


class Removal(Frozen):
    """A row that goes, with all that is a part of it."""

    kind: str
    row: str


Step: TypeAlias = Change | Addition | Removal


def packed_step(step: Step) -> dict[str, Any]:
    """A step as plain JSON."""
    if isinstance(step, Addition):
        return {"adds": [pack(row) for row in step.rows]}
    if isinstance(step, Removal):
        return {"removes": step.row, "kind": step.kind}
    return values(step)


def unpacked_step(kept: Mapping[str, Any]) -> Step:
    """The step that ``packed_step`` made plain."""
    if "adds" in kept:
        return Addition(tuple(unpack(PLAN_ROWS[each["type"]], _fields(each)) for each in kept["adds"]))
    if "removes" in kept:
        return Removal(kept["kind"], kept["removes"])
    return Change(**kept)


def _fields(packed: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in packed.items() if name != "type"}


@transaction.atomic
def carry_out(plan: Plan, steps: Sequence[Step], reason: str) -> int:
    """Does the steps: values first, then the rows that come, then those that go. How many steps that were. Raises what
    ``apply``, ``add_rows`` and ``retire_rows`` raise, and then does none of them."""
    if changes := [step for step in steps if isinstance(step, Change)]:
        apply(plan, changes, reason)
    if rows := [row for step in steps if isinstance(step, Addition) for row in step.rows]:
        add_rows(plan, rows, reason)
    for step in steps:
        if isinstance(step, Removal):
            retire_rows(plan, step.kind, [step.row], reason)
    return len(steps)


def supposed(plan: Plan, steps: Sequence[Step]) -> Book:
    """The rows of the plan as they would be after these steps. Raises what ``carry_out`` raises; nothing is kept."""
    with transaction.atomic():
        carry_out(plan, steps, REASON)
        book = load(plan)
        transaction.set_rollback(True)
    return book


def supposed_cells(plan: Plan, cells: Sequence[Cell]) -> tuple[list[Change], list[Entered]]:
    """The changes that these typed cells would be, and the answer to each cell. Raises what ``enter`` raises; nothing
    is kept."""
    with transaction.atomic():
        answers = enter(plan, cells, REASON).entered
        transaction.set_rollback(True)
    found = [_change(each) for each in answers if each.state is State.SAVED]
    return found, list(answers)


def _change(entered: Entered) -> Change:
    """A value in a row of its own is told by what it belongs to: that row may be made or go meanwhile."""
    cell = entered.cell
    if own_row(cell.kind) is not None:
        return Change(cell.kind, "", cell.field, cell.before, entered.value, of=cell.row, period=cell.period)
    return Change(cell.kind, cell.row, cell.field, cell.before, entered.value)
