"""Backup and restore of a PostgreSQL database: every table from one snapshot, put back in one transaction."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connections, transaction

from selaras.registers.archive.backup.container import Manifest, damaged, opened
from selaras.registers.archive.backup.schema import LEFT_OUT, sequence_models
from selaras.registers.archive.refused import Refused

_CHUNK = 1024 * 1024


def part(table: str) -> str:
    """The name of a table's part in the backup."""
    return f"tables/{table}.copy"


def copy(using: str, tables: Iterable[str], folder: Path) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Write every table into a file of ``folder`` from one snapshot; returns rows and columns of each."""
    connection = connections[using]
    rows, columns = {}, {}
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in tables:
            columns[table] = tuple(
                found.name for found in connection.introspection.get_table_description(cursor, table)
            )
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  # our own tables
            rows[table] = cursor.fetchone()[0]
            _copy_out(cursor, table, columns[table], folder / f"{table}.copy")
    return rows, columns


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _copy_out(cursor: Any, table: str, columns: Iterable[str], target: Path) -> None:
    with target.open("wb") as handle, cursor.copy(f'COPY "{table}" ({_listed(columns)}) TO STDOUT') as stream:
        for chunk in stream:
            handle.write(chunk)


def demand_counts(archive: Path, manifest: Manifest) -> None:
    """Raises ``Refused`` unless every part has one line for each row."""
    for table, expected in manifest.tables.items():
        found = 0
        with opened(archive, part(table)) as stream:
            while chunk := stream.read(_CHUNK):
                found += chunk.count(b"\n")
        if found != expected:
            raise damaged(archive, f"jumlah baris {table} tidak cocok")


def put_back(using: str, archive: Path, manifest: Manifest) -> None:
    """Empty every table and fill it from the backup in one transaction; anything wrong leaves all as it was."""
    connection = connections[using]
    names = list(manifest.tables)
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '20s'")
            for table in names:
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            cursor.execute(f"TRUNCATE {_listed([*names, *LEFT_OUT])}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in names:
                _copy_in(cursor, archive, table, manifest.columns[table])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in names:
                cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
            for statement in connection.ops.sequence_reset_sql(no_style(), sequence_models()):
                cursor.execute(statement)
            if counts(cursor, names) != dict(manifest.tables):
                raise damaged(archive, "jumlah baris setelah dipulihkan tidak cocok")
    except DatabaseError as error:
        raise Refused(
            f"Pemulihan dari {archive.name} dibatalkan oleh basis data; tidak ada yang diubah. "
            "Hentikan layanan Selaras dahulu, lalu ulangi."
        ) from error


def _copy_in(cursor: Any, archive: Path, table: str, columns: Iterable[str]) -> None:
    with (
        opened(archive, part(table)) as stream,
        cursor.copy(f'COPY "{table}" ({_listed(columns)}) FROM STDIN') as target,
    ):
        while chunk := stream.read(_CHUNK):
            target.write(chunk)


def counts(cursor: Any, tables: Iterable[str]) -> Mapping[str, int]:
    """Rows of each table."""
    found = {}
    for table in tables:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  # our own tables
        found[table] = cursor.fetchone()[0]
    return found
