"""Writes a difference into the rows of a plan: inserts, changes, retires; nothing is ever deleted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.rows import Row
from selaras.registers.plans.difference import Difference
from selaras.registers.plans.fitting import Units
from selaras.registers.plans.models import Doubt, Plan, RowRecord
from selaras.registers.plans.store import BATCH, columns, insert, model_of, plain_place


def write(plan: Plan, rows: Sequence[Row], change: Difference, units: Units) -> None:
    """Make the plan say what ``rows`` say, in their order; their ids are the stored ones."""
    order = {row.id: seq for seq, row in enumerate(rows)}
    by_kind: dict[type[Row], list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[type(row)].append(row)
    for kind, found in by_kind.items():
        records = {str(record.pk): record for record in model_of(kind).objects.filter(plan=plan)}
        insert(((order[row.id], row) for row in found if row.id not in records), plan, units.of)
        _update([(order[row.id], row, records[row.id]) for row in found if row.id in records], units)
    gone: dict[type[Row], list[str]] = defaultdict(list)
    for row in change.retired:
        gone[type(row)].append(row.id)
    for kind, ids in gone.items():
        for first in range(0, len(ids), BATCH):
            model_of(kind).objects.filter(pk__in=ids[first : first + BATCH]).update(retired=True)


def _update(found: Iterable[tuple[int, Row, RowRecord]], units: Units) -> None:
    """Writes only what differs, so that the trail says what changed; a row that only moved changes order and place."""
    by_columns: dict[tuple[str, ...], list[RowRecord]] = defaultdict(list)
    for seq, row, record in found:
        values = {**columns(row), "seq": seq, "retired": False, "org_unit_id": units.of(row)}
        differing = tuple(sorted(name for name, value in values.items() if getattr(record, name) != value))
        for name in differing:
            setattr(record, name, values[name])
        if "org_unit_id" in differing:
            record.save()
        elif differing:
            by_columns[differing].append(record)
    for names, records in by_columns.items():
        type(records[0]).objects.bulk_update(records, names, batch_size=BATCH)


def write_doubts(plan: Plan, book: Book, problems: Iterable[Problem], units: Units) -> None:
    """Keep the doubts of the source, which speak of stored ids: a confirmed one stays confirmed, one that is gone is
    retired."""
    kept = {(doubt.row, doubt.field, doubt.message): doubt for doubt in Doubt.objects.filter(plan=plan)}
    seen = set()
    for seq, problem in enumerate(problems):
        key = (problem.row, problem.field, problem.message)
        row = book.find(problem.row)
        known = kept.get(key)
        if key in seen:
            continue
        seen.add(key)
        values = {"seq": seq, "hint": problem.hint, "value": problem.value, "place": plain_place(problem.place)}
        if known is None:
            unit = units.of(row) if row else str(units.agency.pk)
            _new_doubt(plan, unit, key, values)
        elif known.retired or any(getattr(known, name) != value for name, value in values.items()):
            Doubt.objects.filter(pk=known.pk).update(retired=False, **values)
    gone = [doubt.pk for key, doubt in kept.items() if key not in seen and not doubt.retired]
    Doubt.objects.filter(pk__in=gone).update(retired=True)


def _new_doubt(plan: Plan, unit: str, key: tuple[str, str, str], values: dict[str, object]) -> None:
    row, field, message = key
    Doubt.objects.create(plan=plan, org_unit_id=unit, row=row, field=field, message=message, **values)
