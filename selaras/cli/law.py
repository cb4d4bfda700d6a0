"""The law a command on a file judges by: the package's, with the official lists of the database where there is one."""

import os
from pathlib import Path

from selaras.cli.exits import warn
from selaras.engine.law.law import Law, load_law


def law_for_files() -> Law:
    """Without a database the package's law alone; Django is started only where there is one.

    A database that cannot be asked is told on standard error, and the package's law serves.
    """
    if not _database_is_there():
        return load_law()
    from selaras.cli.registers import start_django

    start_django()
    from django.db import DatabaseError

    from selaras.registers.law.actions import current_law

    try:
        return current_law()
    except DatabaseError as error:
        warn(f"daftar nomenklatur dalam basis data tidak dipakai: {str(error).splitlines()[0]}.")
        return load_law()


def _database_is_there() -> bool:
    """Whether the settings name a database that exists. They are not loaded for this: that would make their folder."""
    from selaras import __file__ as package

    url = os.environ.get("SELARAS_DATABASE_URL", "")
    if (url and not url.startswith("sqlite:")) or os.environ.get("SELARAS_DATABASE_URL_FILE"):
        return True
    folder = os.environ.get("SELARAS_DATA") or Path(package).resolve().parent.parent / "var"
    return Path(url.removeprefix("sqlite:///") or Path(folder).expanduser() / "selaras.sqlite3").is_file()
