"""The grid of a plan of 200 lines, in process, on the database that SELARAS_DATABASE_URL names; figures as JSON lines.

Run by ``python -m benchmarks`` in a process of its own, once on SQLite and once on PostgreSQL.
"""

import json
import os
import sys
from functools import partial
from itertools import cycle
from typing import Any

from benchmarks.timing import timed

LINES = 200
RUNS = 25
CELLS = 200  # of a pasted block
BUDGET_GRID = "budget ≤ 30 ms"
BUDGET_SAVE = "budget ≤ 20 ms"


def main() -> None:
    """Prepares a plan of 200 lines, then measures the grid, a saved cell, a pasted block and the remarks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    agency, planner = _prepared()
    client = Client()
    client.force_login(planner)
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    base = f"/pd/{agency.pk}/2025/isi/"
    for tab in ("pagu", "target"):
        answer = client.get(base, {"lembar": tab})
        lines = len(_sheet(answer.content.decode())["rows"])
        told = f"{lines} lines, {len(answer.content) / 1024:.0f} KiB; {BUDGET_GRID}"
        _print(f"grid, tab {tab}, {name}", timed(partial(client.get, base, {"lembar": tab}), RUNS), told)
    rows = _sheet(client.get(base, {"lembar": "pagu"}).content.decode())["rows"]
    amounts = cycle(("125.000.000", "150.000.000"))
    save = partial(_save, client, base, rows)
    _print(f"one cell saved, {name}", timed(lambda: save(rows[-1:], next(amounts)), RUNS), BUDGET_SAVE)
    _print(f"block of {CELLS} cells saved, {name}", timed(lambda: save(rows[-CELLS:], next(amounts)), 3), "")

    def remarks() -> None:
        save(rows[-1:], next(amounts))
        client.get(f"{base}catatan/", {"lembar": "pagu"})

    _print(
        f"one cell saved, then the remarks of the changed plan, {name}",
        timed(remarks, 5),
        "asked apart, after the save",
    )


def _prepared() -> tuple[Any, Any]:
    """The demo's plan with as many lines more as it lacks, and its planner."""
    from django.core.management import call_command
    from django.utils import timezone

    from benchmarks import engine
    from selaras.engine.readers.reader import read
    from selaras.engine.tables.frozen import replace
    from selaras.engine.tables.rows import WorkItem
    from selaras.registers.archive.scope import system
    from selaras.registers.organisations.demo import PLANNER, office, people
    from selaras.registers.plans.actions import accept
    from selaras.registers.plans.growing import add_rows
    from selaras.registers.plans.store import load

    call_command("migrate", verbosity=0, interactive=False)
    reading = read(engine.SAMPLE)
    with system("benchmark"):
        agency = office()
        plan = accept(reading.book, reading.problems, agency, 2025, source=reading.name).plan
        if plan is None:
            raise RuntimeError("the sample was not accepted")
        items = load(plan).all(WorkItem)
        like = next(item for item in items if item.level == "sub_kegiatan")
        more = [replace(like, id=f"more-{n}", code=f"7.01.01.2.01.{n:04d}") for n in range(LINES - len(items))]
        add_rows(plan, more, "benchmark")
        planner = people(agency, timezone.localdate())[PLANNER]
    return agency, planner


def _sheet(html: str) -> Any:
    found = html.partition('<script id="isian" type="application/json">')[2].partition("</script>")[0]
    return json.loads(found)


def _save(client: Any, base: str, every: list[dict[str, str]], some: list[dict[str, str]], typed: str) -> None:
    """Saves the pagu of some lines as the browser does, and remembers what stands there then."""
    cells = [{"row": row["id"], "column": "ceiling", "seen": row["ceiling~"], "typed": typed} for row in some]
    answer = client.post(f"{base}simpan/", json.dumps({"cells": cells}), content_type="application/json")
    by_id = {row["id"]: row for row in every}
    for cell in answer.json()["cells"]:
        if cell["state"] not in ("saved", "same"):
            raise RuntimeError(f"{cell}")
        by_id[cell["row"]]["ceiling~"] = cell["seen"]


def _print(name: str, median: float, budget: str) -> None:
    sys.stdout.write(json.dumps({"name": name, "median": median, "runs": RUNS, "budget": budget}) + "\n")


if __name__ == "__main__":
    main()
