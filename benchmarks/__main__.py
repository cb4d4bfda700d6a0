"""Prints all figures: ``make bench``."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import cells, computing, drawing, engine, pdf, reading, sheets, survey
from benchmarks.timing import Figure, table

ROOT = Path(__file__).resolve().parents[1]
PAGES = [sys.executable, "-W", "ignore", "-m", "benchmarks.pages"]
ENTRY = [sys.executable, "-W", "ignore", "-m", "benchmarks.entry"]
BESIDE_POSTGRESQL = [sys.executable, str(ROOT / "scripts" / "with_postgres.py")]


def main() -> int:
    """Prints the machine and the table."""
    sys.stdout.write(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}\n\n")
    sys.stdout.write(
        table(
            [
                *engine.figures(),
                *computing.figures(),
                *drawing.figures(),
                *survey.figures(),
                *reading.figures(),
                *pdf.figures(),
                *sheets.figures(),
                *cells.figures(),
                *_pages(PAGES),
                *_pages([*BESIDE_POSTGRESQL, *PAGES]),
                *_pages(ENTRY),
                *_pages([*BESIDE_POSTGRESQL, *ENTRY]),
            ]
        )
        + "\n"
    )
    return 0


def _pages(command: list[str]) -> list[Figure]:
    """The figures of the pages in a process and a database of their own; none, and a line why, without a server."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SELARAS_")}
        environment["SELARAS_DATA"] = folder
        ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        sys.stdout.write(f"left out: {' '.join(command[1:])}: {ended.stderr.strip()[-400:]}\n\n")
        return []
    return [Figure(**json.loads(line)) for line in ended.stdout.splitlines() if line.startswith("{")]


if __name__ == "__main__":
    sys.exit(main())
