"""Rows of a Book into the database and back; generic over all row types."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import JSONObject

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import defaults, values
from selaras.engine.tables.jsonl import pack, unpack
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Row, field_names
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.scope import current
from selaras.registers.plans.models import Plan, RowRecord
from selaras.registers.plans.references import readdressed, references

BATCH = 500


def model_of(kind: type[Row]) -> type[RowRecord]:
    """The model that keeps rows of this type: it has the same name."""
    model: type[RowRecord] = apps.get_model("plans", kind.__name__)
    return model


def columns(row: Row) -> dict[str, Any]:
    """The row as values of its model's fields."""
    values = {name: getattr(row, name) for name in field_names(type(row))}
    values["place"] = plain_place(row.place)
    if "paragraphs" in values:
        values["paragraphs"] = pack(row).get("paragraphs", [])
    return values


def plain_place(place: Place) -> dict[str, Any]:
    """The place as the JSON column keeps it."""
    return {name: value for name, value in values(place).items() if value != defaults(Place)[name]}


def _row(kind: type[Row], values: Sequence[Any]) -> Row:
    """The row from values in the order of its fields. JSON columns are unpacked, all others stand as they are."""
    named = dict(zip(field_names(kind), values, strict=True))
    named["place"] = Place(**named["place"])
    if "paragraphs" in named:
        whole = {"id": "", "document": "", "organisation": "", "period": "", "place": {}, "heading": "", "number": ""}
        unpacked = unpack(kind, {**whole, "level": 1, "order": 1, "paragraphs": named["paragraphs"]})
        named["paragraphs"] = unpacked.paragraphs  # type: ignore[attr-defined]  # only sections have paragraphs
    return kind(**named)


def row_of(record: RowRecord) -> Row:
    """The row that a stored record keeps."""
    kind = PLAN_ROWS[type(record).__name__]
    return _row(kind, [getattr(record, name) for name in field_names(kind)])


def addresses(book: Book) -> dict[str, str]:
    """A random id for each row of a Book. Raises ``ValueError`` where a reference leads to no row of it."""
    ids = {row.id: new_id() for row in book}
    for row in book:
        for field in references(type(row)):
            target = getattr(row, field)
            if target and target not in ids:
                raise ValueError(f"{row.id}.{field} leads to {target!r}, which is no row of the Book")
    return ids


def insert(
    rows: Iterable[tuple[int, Row]],
    plan: Plan,
    unit_of: Callable[[Row], str],
    follows: Callable[[Row], str] = lambda _: "",
) -> None:
    """Insert rows under the ids they have, each with its order in the Book.

    ``unit_of`` names the unit a row belongs to, ``follows`` the row of the version before.
    """
    by_kind: dict[type[Row], list[tuple[int, Row]]] = {}
    for seq, row in rows:
        by_kind.setdefault(type(row), []).append((seq, row))
    for kind, found in by_kind.items():
        model = model_of(kind)
        model.objects.bulk_create(
            (
                model(plan=plan, org_unit_id=unit_of(row), seq=seq, follows=follows(row), **columns(row))
                for seq, row in found
            ),
            batch_size=BATCH,
        )


def store(book: Book, plan: Plan) -> dict[str, str]:
    """Store a whole Book as new rows of a plan, all in the plan's agency. Returns Book id → stored id."""
    ids = addresses(book)
    rows = [(seq, readdressed(row, ids.__getitem__)) for seq, row in enumerate(book)]
    insert(rows, plan, lambda _: str(plan.org_unit_id))
    return ids


def stored_rows(plan: Plan, kinds: Iterable[type[Row]] = (), *, retired: bool = False) -> list[Row]:
    """The rows of a plan that may be seen, in the order of the Book: one query for all row types together."""
    first, *others = [_packed_rows(kind, plan, retired) for kind in kinds or PLAN_ROWS.values()]
    found = first.union(*others, all=True) if others else first
    # A row made later for one of these has the order of that row: the type of both decides then.
    return [_unpacked(PLAN_ROWS[name], packed) for _seq, name, packed in sorted(found.order_by(), key=itemgetter(0, 1))]


def load_each(plans: Iterable[Plan], kinds: Iterable[type[Row]] = ()) -> dict[str, Book]:
    """A Book of its own for each of several plans, by the plan's id: one query for all of them together."""
    wanted = [str(plan.pk) for plan in plans]
    rows: dict[str, list[tuple[int, str, Any]]] = {plan: [] for plan in wanted}
    if wanted:
        first, *others = [_packed_rows_of(kind, wanted) for kind in kinds or PLAN_ROWS.values()]
        found = first.union(*others, all=True) if others else first
        for plan, seq, name, packed in found.order_by():
            rows[plan].append((seq, name, packed))
    return {
        plan: Book(_unpacked(PLAN_ROWS[name], packed) for _, name, packed in sorted(found, key=itemgetter(0, 1)))
        for plan, found in rows.items()
    }


def _packed_rows_of(kind: type[Row], plans: list[str]) -> models.QuerySet[Any, tuple[Any, ...]]:
    packed = JSONObject(**{name: name for name in field_names(kind)})
    rows = model_of(kind).objects.filter(plan__in=plans, retired=False).order_by()
    return rows.values_list("plan_id", "seq", models.Value(kind.__name__), packed)


def _packed_rows(kind: type[Row], plan: Plan, retired: bool) -> models.QuerySet[Any, tuple[Any, ...]]:
    """Order, type and fields as one JSON object of each row, so that rows of all types fit in one result."""
    packed = JSONObject(**{name: name for name in field_names(kind)})
    rows = model_of(kind).objects.filter(plan=plan, retired=retired).order_by()
    return rows.values_list("seq", models.Value(kind.__name__), packed)


def _unpacked(kind: type[Row], packed: dict[str, Any]) -> Row:
    """The row. SQLite gives JSON inside JSON as text, and 0 and 1 for false and true."""
    for name, as_stored in _told_as_text(kind.__name__):
        packed[name] = as_stored(packed[name])
    return unpack(kind, packed)


@cache
def _told_as_text(name: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields of a row type that SQLite does not give as they are, each with what makes them so."""
    kind = PLAN_ROWS[name]
    names = set(field_names(kind))
    columns = [field for field in model_of(kind)._meta.concrete_fields if field.name in names]
    found: list[tuple[str, Callable[[Any], Any]]] = []
    for column in columns:
        if isinstance(column, models.JSONField):
            found.append((column.name, lambda value: json.loads(value) if isinstance(value, str) else value))
        elif isinstance(column, models.BooleanField):
            found.append((column.name, bool))
    return tuple(found)


def load(plan: Plan, kinds: Iterable[type[Row]] = ()) -> Book:
    """The Book of a plan: the rows that the one who acts may see. ``kinds`` leaves the other row types out."""
    return Book(stored_rows(plan, kinds))


def load_many(plans: Iterable[Plan], kinds: Iterable[type[Row]] = ()) -> Book:
    """One bigger Book of several plans, in their order: years side by side, or all documents of a year. One query."""
    given = list(plans)
    each = load_each(given, kinds)
    return Book(row for plan in given for row in each[str(plan.pk)])


def book_of(plan: Plan) -> Book:
    """``load`` of the whole plan, kept in memory until the plan's ``revision`` or the scope changes.

    A page that needs the plan's Book costs no query for its rows while nobody edits it.
    """
    scope = current()
    seen = "*" if scope.everything else json.dumps(scope.see)
    return _kept_book(plan.pk, plan.revision, plan.status, seen, Handle(plan))


class Handle:
    """Carries the plan past the key of the cache: two handles are always equal."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Handle)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=16)
def _kept_book(_plan: str, _revision: int, _status: str, _seen: str, handle: Handle) -> Book:
    return load(handle.plan)
