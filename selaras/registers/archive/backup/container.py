"""The file of a backup: a ZIP whose comment is the SHA-256 of every byte before it.

A flipped byte, a missing end or a foreign file is therefore seen before anything is unpacked.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from selaras.engine.tables.frozen import Frozen, values
from selaras.registers.archive.refused import Refused

FORMAT = 1
MANIFEST = "manifest.json"
_DIGEST = 64
_CHUNK = 1024 * 1024
_DAMAGED = "Berkas cadangan {name} rusak atau tidak lengkap: {why}. Tidak ada yang diubah; pakai cadangan yang lain."


class Manifest(Frozen, kw_only=True):
    """What a backup holds. ``tables`` counts rows; ``parts`` is name → (size, SHA-256); ``migrations`` the schema."""

    database: str
    app_version: str
    created: str
    migrations: tuple[tuple[str, str], ...]
    tables: Mapping[str, int]
    columns: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[int, str]]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(self.tables.values())


def damaged(path: Path, why: str) -> Refused:
    """The refusal of a backup that cannot be trusted."""
    return Refused(_DAMAGED.format(name=path.name, why=why))


def digest_of(path: Path, end: int | None = None) -> str:
    """SHA-256 of a file, or of its first ``end`` bytes."""
    found = hashlib.sha256()
    left = path.stat().st_size if end is None else end
    with path.open("rb") as handle:
        while left > 0 and (chunk := handle.read(min(_CHUNK, left))):
            found.update(chunk)
            left -= len(chunk)
    return found.hexdigest()


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file of mode 0600 beside ``path`` that takes its name only when the block ends well."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield draft
        _sync(draft)
        draft.replace(path)
        _sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, parts: Mapping[str, Path], describe: Callable[[Mapping[str, tuple[int, str]]], Manifest]) -> None:
    """Pack the parts; ``describe`` makes the manifest from their sizes and digests."""
    found = {name: (part.stat().st_size, digest_of(part)) for name, part in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as packed:
        packed.writestr(MANIFEST, json.dumps(values(describe(found)), ensure_ascii=False, indent=1))
        for name, part in parts.items():
            packed.write(part, name)
        packed.comment = b"0" * _DIGEST
    digest = digest_of(path, path.stat().st_size - _DIGEST)
    with path.open("r+b") as handle:
        handle.seek(-_DIGEST, os.SEEK_END)
        handle.write(digest.encode())


def read_manifest(path: Path) -> Manifest:
    """The manifest of a whole and undamaged backup. Raises ``Refused`` for anything else."""
    if not path.is_file():
        raise Refused(f"Berkas cadangan {path.name} tidak ditemukan.")
    _demand_whole(path)
    try:
        with zipfile.ZipFile(path) as packed:
            raw = json.loads(packed.read(MANIFEST))
            manifest = _manifest(raw)
            if sorted(packed.namelist()) != sorted([MANIFEST, *manifest.parts]):
                raise damaged(path, "isinya tidak sama dengan daftarnya")
            for name, expected in manifest.parts.items():
                with packed.open(name) as part:
                    if _measure(part) != expected:
                        raise damaged(path, f"sidik jari {name} tidak cocok")
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise damaged(path, "tidak dapat dibaca") from error
    return manifest


def _demand_whole(path: Path) -> None:
    size = path.stat().st_size
    if size <= _DIGEST:
        raise damaged(path, "terlalu pendek")
    with path.open("rb") as handle:
        handle.seek(-_DIGEST, os.SEEK_END)
        stated = handle.read()
    if stated != digest_of(path, size - _DIGEST).encode():
        raise damaged(path, "sidik jarinya tidak cocok")


def _manifest(raw: dict[str, object]) -> Manifest:
    if raw.get("format") != FORMAT:
        raise ValueError(f"format {raw.get('format')!r}")
    fields: dict[str, object] = dict(raw)
    fields["migrations"] = tuple((app, name) for app, name in raw["migrations"])  # type: ignore[attr-defined]
    fields["parts"] = {name: (size, digest) for name, (size, digest) in raw["parts"].items()}  # type: ignore[attr-defined]
    fields["columns"] = {name: tuple(found) for name, found in raw["columns"].items()}  # type: ignore[attr-defined]
    return Manifest(**fields)  # type: ignore[arg-type]  # every field was checked by its use above


def _measure(part: IO[bytes]) -> tuple[int, str]:
    found, size = hashlib.sha256(), 0
    while chunk := part.read(_CHUNK):
        found.update(chunk)
        size += len(chunk)
    return size, found.hexdigest()


def unpack(path: Path, name: str, target: Path) -> None:
    """Write one part of a backup into a new file of mode 0600."""
    with zipfile.ZipFile(path) as packed, packed.open(name) as part:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as unpacked:
            while chunk := part.read(_CHUNK):
                unpacked.write(chunk)


@contextmanager
def opened(path: Path, name: str) -> Iterator[IO[bytes]]:
    """One part of a backup as a stream."""
    with zipfile.ZipFile(path) as packed, packed.open(name) as part:
        yield part
