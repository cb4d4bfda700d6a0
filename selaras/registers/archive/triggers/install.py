"""Puts the triggers into the database after each migration, and says which are there.

SQLite drops the triggers of a table whenever Django remakes it to change a column, so a migration cannot be the last
word: ``install`` runs after every ``migrate`` and is harmless twice.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from selaras.registers.archive.triggers import postgresql, sqlite
from selaras.registers.archive.triggers.kept import Kept, kept_tables

_CREATES = re.compile(r"CREATE TRIGGER (\w+)")


def install(using: str = "default") -> None:
    """Replace every trigger of ours by the one the models ask for; tables that are not there yet are left out."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        uninstall(using)
        there = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute(postgresql.TRAIL_FUNCTION, None)
        for table in kept_tables():
            if table.table in there:
                for statement in _statements(connection, table):
                    cursor.execute(statement, None)


def _statements(connection: BaseDatabaseWrapper, table: Kept) -> list[str]:
    return sqlite.statements(table) if connection.vendor == "sqlite" else postgresql.statements(table)


def wanted(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """(trigger, table) of every trigger the models ask for."""
    return sorted(
        (found.group(1), table.table)
        for table in kept_tables()
        for statement in _statements(connection, table)
        if (found := _CREATES.match(statement))
    )


def uninstall(using: str = "default") -> None:
    """Drop every trigger of ours. Only for ``install``, ``restore`` and the emptying of a test database."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for name, table in installed(connection):
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER "{name}"', None)
            else:
                cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"', None)


def installed(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """(trigger, table) of every trigger of ours in this database."""
    query = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND n.nspname = current_schema()",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = cursor.fetchall()
    return sorted((name, table) for name, table in found if name.startswith(("trail_", "guard_")))


def before_migrate(plan: Sequence[object], using: str = "default", **_: Any) -> None:
    """Django's hook before ``migrate``: where there is something to do, the triggers go first.

    SQLite remakes a table to change it, which fails while a trigger of another table speaks of it.
    """
    if plan:
        uninstall(using)


def after_migrate(using: str = "default", **_: Any) -> None:
    """Django's hook after ``migrate`` and ``flush``."""
    install(using)
