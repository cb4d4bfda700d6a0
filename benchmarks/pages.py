"""Pages of one agency, in process, on the database that SELARAS_DATABASE_URL names; prints figures as JSON lines.

Run by ``python -m benchmarks`` in a process of its own, once on SQLite and once on PostgreSQL. The pages are measured
with one agency stored and again among ``AGENCIES`` others, which are copies of it made in SQL.
"""

import gzip
import json
import os
import sys
from collections.abc import Mapping
from functools import partial
from typing import Any

from benchmarks.timing import timed

AGENCIES = 36_000
ITEMS = 5  # work items copied for each of them
COPIED = ("organisations_unit", "plans_plan", "plans_workitem")
RUNS = 15


def main() -> None:
    """Prepares the demo, measures, fills the database, measures again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks import engine
    from selaras.engine.readers.reader import read
    from selaras.registers.archive.scope import system
    from selaras.registers.organisations.demo import PLANNER, office, people
    from selaras.registers.plans.actions import accept

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    call_command("migrate", verbosity=0, interactive=False)
    reading = read(engine.SAMPLE)
    with system("benchmark"):
        agency = office()
        accept(reading.book, reading.problems, agency, 2025, source=reading.name)
        planner = people(agency, timezone.localdate())[PLANNER]
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    addresses = {
        "plan": f"/pd/{agency.pk}/2025/rencana/",
        "notes": f"/pd/{agency.pk}/2025/catatan/",
        "documents": f"/pd/{agency.pk}/2025/dokumen/",
    }
    _measure(f"{name}, 1 agency", addresses, planner)
    _fill(AGENCIES)
    _measure(f"{name}, {AGENCIES + 1:,} agencies", addresses, planner)


def _measure(label: str, addresses: Mapping[str, str], planner: Any) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from selaras.registers.plans import store

    client = Client()
    client.force_login(planner)
    for page, address in addresses.items():
        store._kept_book.cache_clear()  # as in a process that has not shown this plan yet
        with CaptureQueriesContext(connection) as cold:
            response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        with CaptureQueriesContext(connection) as warm:
            response = client.get(address)
        weight = len(gzip.compress(response.content)) / 1024
        told = f"{len(warm)} queries warm, {len(cold)} cold; {weight:.0f} KiB gz; budget ≤ 8 queries, 60 KiB, 25 ms"
        _print(f"{page} page, {label}", timed(partial(client.get, address), RUNS), told)


def _print(name: str, median: float, budget: str) -> None:
    sys.stdout.write(json.dumps({"name": name, "median": median, "runs": RUNS, "budget": budget}) + "\n")


def _fill(agencies: int) -> None:
    """Copies the demo's agency, its plan and some of its work items; triggers are dropped first, nothing is kept."""
    from django.db import connection

    with connection.cursor() as cursor:
        _drop_triggers(cursor)
        for table in COPIED:
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            wanted = ", ".join(f'"{column}"' for column in columns)
            values = ", ".join(_copied(table, column) for column in columns)
            chosen = {
                "organisations_unit": "level = 'agency'",
                "plans_plan": "1 = 1",
                "plans_workitem": f"seq IN (SELECT seq FROM plans_workitem ORDER BY seq LIMIT {ITEMS})",
            }[table]
            cursor.execute(
                f'INSERT INTO "{table}" ({wanted}) '
                f"WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {agencies}) "
                f'SELECT {values} FROM (SELECT * FROM "{table}" WHERE {chosen}) original, counted'
            )
        # Also VACUUM: else PostgreSQL begins to clean up after the copying while the pages are measured.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _copied(table: str, column: str) -> str:
    """The column of a copy: ids and references of the copied agency get its number in front."""
    number = "('c' || counted.n || '-')"
    if column in ("plan_id", "org_unit_id") or (column == "id" and table != "plans_workitem"):
        return f'substr({number} || original."{column}", 1, 32)'
    if column == "id":
        return f'substr({number} || original.seq || original."id", 1, 32)'
    if column == "path":
        return f"replace(original.path, original.id, substr({number} || original.id, 1, 32))"
    if column == "code" and table == "organisations_unit":
        return f"{number} || original.code"
    return f'original."{column}"'


def _drop_triggers(cursor: Any) -> None:
    from django.db import connection

    run = cursor.execute
    if connection.vendor == "postgresql":
        for table in COPIED:
            run(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        return
    run("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (trigger,) in cursor.fetchall():
        run(f'DROP TRIGGER "{trigger}"')


if __name__ == "__main__":
    main()
