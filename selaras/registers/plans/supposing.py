"""What a plan would be after some changes: they are stored as ever, looked at, and taken back before anybody sees them.

So what is shown beforehand is what saving does, with everything that follows from a value, every right and every
conflict (the same code, as for preview and acceptance).
"""

from collections.abc import Sequence

from django.db import transaction

from selaras.engine.tables.book import Book
from selaras.registers.plans.adding import own_row
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.entering import Cell, Entered, State, enter
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

REASON = "simulasi"


def supposed(plan: Plan, changes: Sequence[Change]) -> Book:
    """The rows of the plan as they would be after these changes. Raises what ``apply`` raises; nothing is kept."""
    with transaction.atomic():
        apply(plan, changes, REASON)
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
