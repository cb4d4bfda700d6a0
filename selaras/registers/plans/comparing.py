"""Two versions, stages or years of a plan side by side; their rows are matched by the row each one follows."""

from collections.abc import Iterable, Mapping

from django.db import models

from selaras.engine.formulas.budget_tree import tree
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Agreement, Organisation, PlanDocument, Row
from selaras.registers.plans.difference import Difference, difference
from selaras.registers.plans.matching import stored_ids
from selaras.registers.plans.models import CarriedRow, Plan
from selaras.registers.plans.references import readdressed
from selaras.registers.plans.stages import is_shift
from selaras.registers.plans.store import book_of, model_of


def compare(older: Plan, newer: Plan) -> Difference:
    """What ``newer`` says differently from ``older``: rows added, changed and no longer there, under the ids of
    ``older`` where a row has one there. Where the years differ, the year itself is no difference.

    A plan that did not begin as a copy of the other (it was taken in from a file) is matched by the keys of its rows.
    """
    before, after = book_of(older), book_of(newer)
    ids = _followed(older, newer)
    if ids is None:
        leads = stored_ids(after, before)
    else:
        known = {row.id for row in before}
        leads = {row.id: found if (found := ids.get(row.id, "")) in known else row.id for row in after}
    # A person of one unit sees rows that point at others they do not see: such a reference stays as it is.
    several = {row.id for row in after.all(PlanDocument) if row.first_year != row.last_year}
    level = [
        readdressed(_levelled(row, older, newer, row.document in several), lambda target: leads.get(target, target))
        for row in after
    ]
    return difference(level, {row.id: row for row in before})


def _followed(older: Plan, newer: Plan) -> Mapping[str, str] | None:
    """Row id of ``newer`` → row id of ``older``, along all versions between; None where the one did not come from the
    other."""
    way = _way(older, newer)
    if way is None:
        return None
    ids: dict[str, str] | None = None
    for plan in reversed(way):
        step = dict(_follows(plan) if plan.follows_id else _carried(plan))
        ids = step if ids is None else {row: ids.get(before, "") for row, before in step.items()}
    return ids or {}


def _way(older: Plan, newer: Plan) -> list[Plan] | None:
    """The plans from ``newer`` back to the one that follows ``older``; one query for all of that unit and kind."""
    plans = {plan.pk: plan for plan in Plan.objects.filter(org_unit=newer.org_unit_id, kind=newer.kind)}
    way: list[Plan] = []
    at: Plan | None = plans.get(newer.pk)
    while at is not None and at.pk != older.pk:
        way.append(at)
        at = plans.get(at.follows_id or at.begun_from_id or "")
    return way if at is not None else None


def _follows(plan: Plan) -> Iterable[tuple[str, str]]:
    """(row, the row it follows) of a whole plan, in one query."""
    first, *others = [
        model_of(kind).objects.filter(plan=plan, retired=False).order_by().values_list("pk", "follows")
        for kind in PLAN_ROWS.values()
    ]
    found: models.QuerySet[models.Model, tuple[str, str]] = first.union(*others, all=True)
    return list(found.order_by())


def _carried(plan: Plan) -> Iterable[tuple[str, str]]:
    """(row, the row of the year before it was copied from)."""
    return CarriedRow.objects.filter(plan=plan).values_list("row", "source")


def _levelled(row: Row, older: Plan, newer: Plan, several: bool) -> Row:
    """The row as it would stand in the older plan: its version, status, stage and year are no difference. What is
    quoted of a plan of ``several`` years has the same years in both."""
    row = replace(row, version=older.version)
    if isinstance(row, PlanDocument):
        status = "approved" if older.is_approved else "draft"
        row = replace(row, status=status, stage=older.stage if row.kind == newer.kind else row.stage)
    if older.year == newer.year or several:
        return row
    shift = older.year - newer.year
    if row.period[:4] == str(newer.year) and row.period[4:5] in ("", "-"):
        row = replace(row, period=f"{older.year}{row.period[4:]}")
    if isinstance(row, PlanDocument):
        row = replace(row, first_year=row.first_year + shift, last_year=row.last_year + shift)
    return replace(row, year=row.year + shift) if isinstance(row, Agreement) else row


def total(book: Book) -> int | None:
    """The pagu of a plan in sen, with its kelurahan and without supervised desa: what its lowest lines add up to, none
    of them counted twice; None where no line has an amount."""
    work = tree(book, book.plan.id) if book.plan else None
    if work is None:
        return None
    supervised = {row.id for row in book.all(Organisation) if row.supervised}
    lowest = [item for item in work.items if not work.children.get(item.id) and item.organisation not in supervised]
    known = [amount for item in lowest if (amount := work.amount(item)) is not None]
    return sum(known) if known else None


def shifted_total(plan: Plan) -> tuple[int, int] | None:
    """What the version before and this shift of budget add up to in sen, where they differ; None where they agree,
    where one of them is unknown, and for a plan that is no shift."""
    if not is_shift(plan.version) or plan.follows is None:
        return None
    before, after = total(book_of(plan.follows)), total(book_of(plan))
    return None if before is None or after is None or before == after else (before, after)
