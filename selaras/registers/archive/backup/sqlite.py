"""Backup and restore of an SQLite database: a consistent copy of the file, swapped in whole."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from selaras.registers.archive.backup.container import damaged, unpack
from selaras.registers.archive.backup.schema import LEFT_OUT
from selaras.registers.archive.refused import Refused

PART = "database.sqlite3"


def copy(source: str, target: Path) -> None:
    """A consistent copy while the site works on; without sessions. Raises ``Refused`` when the copy is not sound."""
    with closing(sqlite3.connect(source, timeout=20)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)
    with closing(sqlite3.connect(target)) as connection:
        for table in LEFT_OUT & set(_names(connection)):
            connection.execute(f'DELETE FROM "{table}"')  # noqa: S608  # a name of ours
        connection.commit()
        connection.execute("VACUUM")
    demand_sound(target)


def demand_sound(path: Path) -> None:
    """Raises ``Refused`` when SQLite itself finds the file damaged."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            answer = connection.execute("PRAGMA quick_check").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise damaged(path, "bukan basis data SQLite yang utuh") from error
    if answer != "ok" or broken:
        raise damaged(path, "basis data di dalamnya tidak utuh")


def counts(path: Path, tables: Iterable[str]) -> dict[str, int]:
    """Rows of each table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608  # our tables
            for table in tables
        }


def columns(path: Path, tables: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Column names of each table."""
    with closing(sqlite3.connect(path)) as connection:
        return {t: tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{t}")')) for t in tables}


def _names(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def unpack_checked(archive: Path, target: Path, tables: dict[str, int]) -> None:
    """The database of a backup in a file of its own, sound and with the rows that the manifest counts."""
    unpack(archive, PART, target)
    demand_sound(target)
    if counts(target, tables) != tables:
        raise damaged(archive, "jumlah barisnya tidak cocok")


def swap(fresh: Path, current: Path) -> Path | None:
    """Put ``fresh`` in the place of ``current``; returns where the old one is kept, None where there was none.

    Raises ``Refused`` while another program has the database open: it would go on writing into the old file.
    """
    if not current.exists():
        fresh.replace(current)
        return None
    kept = current.with_name(f"{current.name}.before-restore")
    with closing(sqlite3.connect(current, timeout=1, isolation_level=None)) as connection:
        try:
            # Leaving WAL needs the file for itself, and takes the side files away.
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            mode = "busy"
        if mode != "delete":
            raise Refused("Basis data sedang dipakai. Hentikan layanan Selaras dahulu, lalu ulangi pemulihan.")
        kept.unlink(missing_ok=True)
        os.link(current, kept)
        fresh.replace(current)
    return kept
