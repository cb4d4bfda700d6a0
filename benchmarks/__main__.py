"""Prints all figures: ``make bench``."""

import os
import platform
import sys

from benchmarks import engine
from benchmarks.timing import table


def main() -> int:
    """Prints the machine and the table."""
    sys.stdout.write(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}\n\n")
    sys.stdout.write(table(engine.figures()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
