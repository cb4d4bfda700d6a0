"""System checks: configuration mistakes that would leak rows or lose their trail, each with an id and a hint."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections, models

from selaras.registers.archive.scope import Scoped, ScopedManager
from selaras.registers.archive.triggers.install import installed, wanted
from selaras.registers.archive.triggers.kept import kept_models

_C_COLLATIONS = ("C", "POSIX", "C.UTF-8", "C.utf8")


@register(Tags.models)
def relations_keep_the_scope(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """Joins that start at an unscoped model would pass by the scope, so no relation may allow one."""
    return [message for model in apps.get_models() for message in relation_mistakes(model)]


def relation_mistakes(model: type[models.Model]) -> Iterable[CheckMessage]:
    """What is wrong with the relations and managers of one model."""
    scoped = issubclass(model, Scoped)
    if scoped and not all(isinstance(m, ScopedManager) for m in (model._default_manager, model._base_manager)):
        yield Error(
            "The default or base manager of a scoped model is not a ScopedManager.",
            hint="Inherit Meta from Scoped.Meta and declare no other manager first.",
            obj=model,
            id="selaras.E001",
        )
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        target = field.remote_field.model if field.remote_field else None
        if not isinstance(target, type):
            continue
        if issubclass(target, Scoped) and not scoped:
            yield Error(
                f"{field.name} leads from an unscoped to a scoped model.",
                hint="Make the model scoped, or keep the id in a plain column.",
                obj=model,
                id="selaras.E002",
            )
        related = field.remote_field.related_name if field.remote_field else None
        if scoped and not str(related or "").endswith("+"):
            yield Error(
                f"{field.name} of a scoped model can be joined from the other side.",
                hint='Give it related_name="+".',
                obj=model,
                id="selaras.E003",
            )


@register(Tags.database)
def database_is_fit(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """The collation that path ranges need, and a trigger on every kept table."""
    return [message for alias in databases or () for message in _database_mistakes(alias)]


def _database_mistakes(alias: str) -> Iterable[CheckMessage]:
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT datcollate FROM pg_database WHERE datname = current_database()")
            collation = cursor.fetchone()[0]
        if collation not in _C_COLLATIONS:
            yield Error(
                f"The database sorts by {collation}; the paths of units need C.",
                hint="Create it with: CREATE DATABASE selaras TEMPLATE template0 LOCALE 'C.UTF-8'.",
                id="selaras.E004",
            )
    elif connection.vendor != "sqlite":
        yield Error(
            f"{connection.vendor} is not a database Selaras knows.",
            hint="Use SQLite or PostgreSQL 15 or newer (SELARAS_DATABASE_URL).",
            id="selaras.E005",
        )
        return
    yield from _missing_triggers(alias)


def _missing_triggers(alias: str) -> Iterable[CheckMessage]:
    connection = connections[alias]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    tables = {model._meta.db_table for model in kept_models()}
    if not tables <= there:
        return  # migrate has not run; it installs them
    for name, table in sorted(set(wanted(connection)) - set(installed(connection))):
        yield Error(
            f"The table {table} lacks the trigger {name}: its changes would go unrecorded.",
            hint="Run: selaras manage migrate.",
            id="selaras.E006",
        )
