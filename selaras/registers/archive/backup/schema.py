"""Which tables a backup carries, and which schema this program knows."""

from django.apps import apps
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# A session is a key to the door: it is not carried, everybody logs in again. Counts of attempts are of the hour, files
# that wait for acceptance of the day.
LEFT_OUT = frozenset({"django_session", "archive_attempts", "inbox_upload"})
_TELLING = ("organisations_unit", "organisations_person", "plans_plan", "archive_trailrow")


def tables(using: str) -> list[str]:
    """The tables that are carried, in the order of their names."""
    names = connections[using].introspection.django_table_names(only_existing=True, include_views=False)
    return sorted({*names, "django_migrations"} - LEFT_OUT)


def applied(using: str) -> tuple[tuple[str, str], ...]:
    """(app, migration) of every migration that was run on this database."""
    return tuple(sorted(MigrationRecorder(connections[using]).applied_migrations()))


def known() -> frozenset[tuple[str, str]]:
    """(app, migration) of every migration of this program."""
    return frozenset(MigrationLoader(None).disk_migrations)


def is_empty(using: str) -> bool:
    """True for a database nobody has worked in yet, with or without tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in _TELLING:
            if table in there:
                cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608  # one of four names above
                if cursor.fetchone():
                    return False
    return True


def sequence_models() -> list[type]:
    """All models, for setting their counters after a restore."""
    return list(apps.get_models(include_auto_created=True))
