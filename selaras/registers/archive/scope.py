"""Who acts now, and which rows that lets through: a context variable and the managers that obey it.

The condition is compiled with each query, not computed when a queryset is made. It therefore also holds for querysets
made at import (form fields), for cached querysets and for subqueries, and raises when nobody acts.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Literal, NoReturn, Self, TypeVar

from django.db import models
from django.db.models.expressions import Combinable, F
from django.db.models.sql.compiler import SQLCompiler

from selaras.engine.tables.frozen import Frozen

Mode = Literal["see", "edit"]
UNIT_TABLE = "organisations_unit"  # named, not imported: the tree of units stands above this module
M = TypeVar("M", bound=models.Model)


class ScopeMissing(RuntimeError):
    """A query on rows of a unit while nobody acts. A mistake of ours, never of the reader."""


class OutOfScope(RuntimeError):
    """A write to a row outside the edit paths of the one who acts. Pages answer 404 to it."""


class Grant(Frozen):
    """One role held at one place of the tree; ``path`` ends in "/"."""

    role: str
    path: str


class Scope(Frozen):
    """The paths that may be seen and edited, and who acts. A path ends in "/", so that 1/1/ does not begin 1/10/.

    ``actor`` is the id that the trail keeps; ``name`` how log entries call the person; ``reason`` is empty for people.
    """

    actor: str
    name: str = ""
    see: tuple[str, ...] = ()
    edit: tuple[str, ...] = ()
    everything: bool = False
    reason: str = ""
    grants: tuple[Grant, ...] = ()

    def above(self) -> tuple[str, ...]:
        """The paths of all units above those that may be seen."""
        parts = [path.split("/")[:-1] for path in self.see]
        return tuple(sorted({"/".join(part[:n]) + "/" for part in parts for n in range(1, len(part))}))


_current: ContextVar[Scope | None] = ContextVar("selaras_scope", default=None)


def current() -> Scope:
    """The scope of the one who acts. Raises ``ScopeMissing`` when nobody does."""
    scope = _current.get()
    if scope is None:
        raise ScopeMissing("nobody acts: wrap the work in acting(scope) or system(reason)")
    return scope


def current_or_none() -> Scope | None:
    """The scope of the one who acts, or None."""
    return _current.get()


@contextmanager
def acting(scope: Scope) -> Iterator[Scope]:
    """Let this scope act until the block ends; the one before acts again afterwards."""
    token = _current.set(scope)
    try:
        yield scope
    finally:
        _current.reset(token)


@contextmanager
def system(reason: str, actor: str = "", name: str = "") -> Iterator[Scope]:
    """Let the machine act on everything, for a reason that the trail keeps.

    An actor may be named (the command line of an officer); else it is "sistem".
    """
    with acting(Scope(actor=actor or "sistem", name=name or "Sistem", everything=True, reason=reason)) as scope:
        yield scope


class InScope(models.Func):
    """True where the unit of the expression lies under a path of the current scope.

    With ``upwards`` the units above those paths count as seen too: the header of the plan a kelurahan works in.
    """

    conditional = True
    output_field = models.BooleanField()

    def __init__(self, unit: Combinable | str, mode: Mode = "see", upwards: bool = False, **extra: Any) -> None:
        super().__init__(unit, **extra)
        self.mode: Mode = mode
        self.upwards = upwards

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: Any,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        """The condition for the scope at this moment."""
        scope = current()
        if scope.everything:
            return "1=1", ()
        prefixes = scope.see if self.mode == "see" else scope.edit
        if not prefixes:
            return "1=0", ()
        sql, params = compiler.compile(self.source_expressions[0])
        conditions = ["(path >= %s AND path < %s)"] * len(prefixes)
        values = [*params, *(bound for path in prefixes for bound in (path, path + "~"))]
        above = scope.above() if self.upwards else ()
        if above:
            conditions.append(f"path IN ({', '.join(['%s'] * len(above))})")
            values.extend(above)
        # Only fixed text is put together here; every value is a parameter.
        return f"{sql} IN (SELECT id FROM {UNIT_TABLE} WHERE {' OR '.join(conditions)})", tuple(values)  # noqa: S608


class ScopedQuerySet(models.QuerySet[M]):
    """Rows that may be seen; every way of writing adds the stricter condition that they may be edited."""

    def editable(self) -> Self:
        """Only the rows that may also be changed."""
        return self.filter(InScope(F(_column(self.model)), "edit"))

    def update(self, **values: Any) -> int:
        """Refuses to move rows to another unit; ``save`` does that one by one."""
        if {_column(self.model), _column(self.model).removesuffix("_id")} & set(values):
            raise OutOfScope("rows do not change their unit by update()")
        return super(ScopedQuerySet, self.editable()).update(**values)

    def _update(self, values: "Sequence[tuple[models.Field[Any, Any], Any, Any]]") -> int:
        column = _column(self.model)
        moved = {value for field, _, value in values if field.attname == column and not field.primary_key}
        _must_edit(moved)
        return int(super(ScopedQuerySet, self.editable())._update(values))  # type: ignore[misc]  # Django's own inner verb

    def _insert(self, objs: Sequence[M], fields: Any, **options: Any) -> Any:
        if options.get("on_conflict") is not None:
            raise OutOfScope("an insert that updates on conflict could reach rows of another unit")
        _must_edit({unit for row in objs for unit in row.units_of_insert()})  # type: ignore[attr-defined]  # Scoped
        return super()._insert(objs, fields, **options)  # type: ignore[misc]  # Django's own inner verb

    def delete(self) -> tuple[int, dict[str, int]]:
        """Deletes only what may be edited."""
        return super(ScopedQuerySet, self.editable()).delete()

    def _raw_delete(self, using: str | None) -> int:
        return int(super(ScopedQuerySet, self.editable())._raw_delete(using) or 0)  # None of what can hold no row

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raw SQL would pass by the scope."""
        raise OutOfScope("raw() passes by the scope")


class ScopedManager(models.Manager[M]):
    """The default and base manager of every model whose rows belong to a unit."""

    def get_queryset(self) -> ScopedQuerySet[M]:
        """All rows that the one who acts may see."""
        column, upwards = _column(self.model), bool(getattr(self.model, "seen_from_below", False))
        return ScopedQuerySet(self.model, using=self._db).filter(InScope(F(column), "see", upwards))

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raw SQL would pass by the scope."""
        raise OutOfScope("raw() passes by the scope")


class Scoped(models.Model):
    """A row that belongs to a unit, by the foreign key ``org_unit`` unless ``scope_column`` says otherwise."""

    scope_column: ClassVar[str] = "org_unit_id"
    seen_from_below: ClassVar[bool] = False

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def units_of_insert(self) -> Iterable[str | None]:
        """The ids of the units one must be able to edit to insert this row."""
        return [getattr(self, self.scope_column)]

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes this row; raises ``OutOfScope`` where it may not be edited."""
        if not ScopedManager.get_queryset(type(self)._base_manager).filter(pk=self.pk).editable().exists():  # type: ignore[arg-type]
            raise OutOfScope(f"{type(self).__name__} {self.pk} is outside the edit scope")
        return super().delete(*args, **kwargs)


def _column(model: type[models.Model]) -> str:
    return str(model.scope_column)  # type: ignore[attr-defined]  # every model here is Scoped


def _must_edit(units: set[str | None]) -> None:
    """Raises ``OutOfScope`` unless every one of these units may be edited by the one who acts."""
    scope = current()
    if scope.everything or not units:
        return
    from django.apps import apps  # the tree of units stands above this module

    tree = apps.get_model("organisations", "Unit")._base_manager.get_queryset()
    found = set(tree.filter(pk__in=[unit for unit in units if unit]).filter(InScope("id", "edit")).values_list("pk"))
    if len(found) != len(units):
        raise OutOfScope("a row of a unit outside the edit scope")
