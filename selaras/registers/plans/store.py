"""Rows of a Book into the database and back; generic over all row types."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.functions import JSONObject

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import defaults, values
from selaras.engine.tables.jsonl import pack, unpack
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Row, field_names
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.scope import Scope, acting, current
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
    found = _packed_rows([str(plan.pk)], kinds, retired=retired)
    return _in_order((seq, name, packed) for _plan, seq, name, packed in found)


def _in_order(found: Iterable[tuple[int, str, Any]]) -> list[Row]:
    # A row made later for one of these has the order of that row: the type of both decides then.
    return [_unpacked(PLAN_ROWS[name], packed) for _seq, name, packed in sorted(found, key=itemgetter(0, 1))]


def load_each(plans: Iterable[Plan], kinds: Iterable[type[Row]] = ()) -> dict[str, Book]:
    """A Book of its own for each of several plans, by the plan's id: one query for all of them together."""
    wanted = [str(plan.pk) for plan in plans]
    rows: dict[str, list[tuple[int, str, Any]]] = {plan: [] for plan in wanted}
    for plan, seq, name, packed in _packed_rows(wanted, kinds) if wanted else ():
        rows[plan].append((seq, name, packed))
    return {plan: Book(_in_order(found)) for plan, found in rows.items()}


def _packed_rows(
    plans: Sequence[str], kinds: Iterable[type[Row]], *, retired: bool = False
) -> list[tuple[str, int, str, Any]]:
    """Plan, order, type and fields of each row of the plans, the fields as one JSON object: so rows of all types fit in
    one result."""
    names = tuple(kind.__name__ for kind in kinds) or tuple(PLAN_ROWS)
    marks = _Marks()
    see = None if current().everything else tuple(marks.of(path) for path in current().see)
    wanted = tuple(marks.of(plan) for plan in plans)
    sql, parameters = _statement(names, wanted, retired, see)
    with connection.cursor() as cursor:
        cursor.execute(sql, [marks.meant(value) for value in parameters])
        found = cursor.fetchall()
    # PostgreSQL gives JSON as what it says, SQLite as text.
    return [
        (plan, seq, name, packed if isinstance(packed, dict) else json.loads(packed))
        for plan, seq, name, packed in found
    ]


class _Marks:
    """Marks for the ids in a statement, so that it serves other plans and people as well: ``1/7/`` is ``§0/§1/``."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def of(self, path: str) -> str:
        """An id, or a path of ids, as marks."""
        return re.sub(r"[^/]+", lambda found: self._mark(found[0]), path)

    def _mark(self, one: str) -> str:
        if one not in self.ids:
            self.ids.append(one)
        return f"§{self.ids.index(one)}"

    def meant(self, value: Any) -> Any:
        """A parameter of the statement with the ids that its marks stand for."""
        return re.sub(r"§(\d+)", lambda found: self.ids[int(found[1])], value) if isinstance(value, str) else value


@lru_cache(maxsize=64)
def _statement(
    names: Sequence[str], plans: Sequence[str], retired: bool, see: tuple[str, ...] | None
) -> tuple[str, tuple[Any, ...]]:
    """The query of ``_packed_rows`` as SQL with its parameters, for those who see all or what lies under some paths.

    To put it together and compile it took three quarters of the 46 ms in which a plan of ten rows was loaded.
    """
    with acting(Scope(actor="", see=see or (), everything=see is None)):
        first, *others = [_packed_rows_of(PLAN_ROWS[name], plans, retired) for name in names]
        union = first.union(*others, all=True).order_by() if others else first
        sql, parameters = union.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters)


def _packed_rows_of(kind: type[Row], plans: Sequence[str], retired: bool) -> models.QuerySet[Any, tuple[Any, ...]]:
    packed = JSONObject(**{name: name for name in field_names(kind)})
    rows = model_of(kind).objects.filter(plan__in=plans, retired=retired).order_by()
    return rows.values_list("plan_id", "seq", models.Value(kind.__name__), packed)


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
