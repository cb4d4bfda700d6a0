"""The two verbs: write a verified backup, and put a verified one back."""

import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

import selaras
from selaras.registers.archive.actions import log
from selaras.registers.archive.backup import postgresql, schema, sqlite
from selaras.registers.archive.backup.container import Manifest, damaged, new_file, read_manifest, write
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system


def backup(path: Path, using: str = "default") -> Manifest:
    """Write everything that is kept into one file of mode 0600 and read it back before it gets its name.

    The key of the site and sessions are not in it. An existing file is replaced only by a verified one. Raises
    ``Refused`` when the database or the written file is not sound.
    """
    path = Path(path).absolute()
    if not path.parent.is_dir():
        raise Refused(f"Map {path.parent} tidak ada.")
    pack = _pack_sqlite if connections[using].vendor == "sqlite" else _pack_postgresql
    with new_file(path) as draft, tempfile.TemporaryDirectory(dir=path.parent, prefix=".selaras-") as folder:
        pack(draft, Path(folder), using)
        manifest = read_manifest(draft)
        _demand_restorable(draft, manifest, Path(folder))
    return manifest


def _describe(
    using: str, tables: Mapping[str, int], columns: Mapping[str, tuple[str, ...]], parts: Mapping[str, tuple[int, str]]
) -> Manifest:
    return Manifest(
        database=connections[using].vendor,
        app_version=selaras.__version__,
        created=timezone.now().isoformat(timespec="seconds"),
        migrations=schema.applied(using),
        tables=tables,
        columns=columns,
        parts=parts,
    )


def _pack_sqlite(draft: Path, folder: Path, using: str) -> None:
    copied = folder / "copy.sqlite3"
    sqlite.copy(str(connections[using].settings_dict["NAME"]), copied)
    names = schema.tables(using)
    described = partial(_describe, using, sqlite.counts(copied, names), sqlite.columns(copied, names))
    write(draft, {sqlite.PART: copied}, described)


def _pack_postgresql(draft: Path, folder: Path, using: str) -> None:
    # The schema is made by ``migrate``; the archive only has to say which one it belongs to.
    names = [name for name in schema.tables(using) if name != "django_migrations"]
    rows, columns = postgresql.copy(using, names, folder)
    parts = {postgresql.part(name): folder / f"{name}.copy" for name in names}
    write(draft, parts, partial(_describe, using, rows, columns))


def _demand_restorable(path: Path, manifest: Manifest, folder: Path) -> None:
    if manifest.database == "sqlite":
        sqlite.unpack_checked(path, folder / "unpacked.sqlite3", dict(manifest.tables))
    else:
        postgresql.demand_counts(path, manifest)


def restore(path: Path, *, replace: bool = False, using: str = "default") -> Manifest:
    """Put a backup back into an empty database, or with ``replace`` into one that is in use.

    The file is verified before anything is touched; a damaged one, one of a newer program, or one of another kind of
    database raises ``Refused``, and then nothing has changed.
    """
    path = Path(path).absolute()
    manifest = read_manifest(path)
    connection = connections[using]
    if manifest.database != connection.vendor:
        raise Refused(f"Cadangan ini berasal dari {manifest.database}, sedangkan basis data ini {connection.vendor}.")
    newer = sorted(set(manifest.migrations) - schema.known())
    if newer:
        raise Refused(
            f"Cadangan ini dibuat oleh Selaras {manifest.app_version} yang lebih baru. Perbarui Selaras dahulu."
        )
    if not replace and not schema.is_empty(using):
        raise Refused("Basis data ini sudah berisi. Pakai --replace bila memang hendak mengganti seluruh isinya.")
    if connection.vendor == "sqlite":
        _restore_sqlite(path, manifest, using)
    else:
        _restore_postgresql(path, manifest, using)
    with system("pemulihan"):
        _renew_revisions()
        log("archive.restored", f"Memulihkan basis data dari cadangan {path.name} ({manifest.created}).")
    return manifest


def _renew_revisions() -> None:
    """Give drafts revisions they never had: a site that went on running keeps Books by plan and revision, and would
    take one of the time before for one that comes after. The seconds since 1970 rise with every restore."""
    drafts = apps.get_model("plans", "Plan")._base_manager.filter(status="draft")  # plans stand above this module
    drafts.update(revision=int(timezone.now().timestamp()))


def _restore_sqlite(path: Path, manifest: Manifest, using: str) -> None:
    current = Path(str(connections[using].settings_dict["NAME"]))
    connections[using].close()
    fresh = current.with_name(f".{current.name}.restoring")
    try:
        sqlite.unpack_checked(path, fresh, dict(manifest.tables))
        kept = sqlite.swap(fresh, current)
    finally:
        fresh.unlink(missing_ok=True)
    try:
        if sqlite.counts(current, manifest.tables) != dict(manifest.tables):
            raise damaged(path, "jumlah baris setelah dipulihkan tidak cocok")
        call_command("migrate", database=using, interactive=False, verbosity=0)
    except BaseException:
        connections[using].close()
        if kept is not None:
            kept.replace(current)
        raise
    if kept is not None:
        kept.unlink()


def _restore_postgresql(path: Path, manifest: Manifest, using: str) -> None:
    postgresql.demand_counts(path, manifest)
    call_command("migrate", database=using, interactive=False, verbosity=0)
    if set(manifest.migrations) != set(schema.applied(using)):
        raise Refused(
            f"Cadangan ini dibuat oleh Selaras {manifest.app_version} dengan susunan tabel yang lain. "
            "Pulihkan dengan versi itu, lalu perbarui."
        )
    postgresql.put_back(using, path, manifest)
