"""What the triggers of one table need to know, read from its model."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.scope import Scoped

TRAIL_TABLE = "archive_trailrow"


class Guard(Frozen):
    """A rule that freezes rows of a table.

    ``message`` is the Indonesian sentence of the refusal. ``only_if`` is an SQL condition in which ``{row}`` stands for
    the row (empty: always). ``may_change`` are the columns that stay open. With ``entering`` the condition also holds
    for the row as it would become, so that nothing can be inserted or moved in.
    """

    message: str
    only_if: str = ""
    may_change: tuple[str, ...] = ()
    entering: bool = False

    def holds(self, row: str) -> str:
        """The condition for OLD or NEW."""
        return self.only_if.format(row=row) if self.only_if else "1=1"


class Kept(Frozen):
    """One table under watch: its columns, the column of its unit, and its guard."""

    table: str
    columns: tuple[str, ...]
    tracked: tuple[str, ...]
    key: str
    unit: str
    trail: bool
    guard: Guard | None


def kept_models() -> list[type[models.Model]]:
    """Every model whose changes are recorded or refused: all rows of units, and models that say ``kept = True``."""
    found = [model for model in apps.get_models() if issubclass(model, Scoped) or getattr(model, "kept", False)]
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def kept(model: type[models.Model]) -> Kept:
    """The facts of one model. Binary columns are not written to the trail: their digests stand in other columns."""
    fields = model._meta.local_concrete_fields
    hidden = {*getattr(model, "untracked", ()), *(f.column for f in fields if isinstance(f, models.BinaryField))}
    columns = tuple(str(field.column) for field in fields)
    return Kept(
        table=model._meta.db_table,
        columns=columns,
        tracked=tuple(column for column in columns if column not in hidden),
        key=next(str(field.column) for field in fields if field.primary_key),
        unit=str(getattr(model, "scope_column", "")),
        trail=bool(getattr(model, "trail", True)),
        guard=getattr(model, "guard", None),
    )


def kept_tables() -> Iterator[Kept]:
    """All tables under watch."""
    return (kept(model) for model in kept_models())
