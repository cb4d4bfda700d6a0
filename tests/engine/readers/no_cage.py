"""Imported by a nursery, it makes the cage one that cannot be entered."""

from pathlib import Path

from selaras.engine.readers.apart import cage
from selaras.engine.readers.apart.job import Limits


def _fails(folder: Path, limits: Limits, programs: frozenset[str] = cage.NO_PROGRAMS) -> None:
    raise OSError("no descriptor left")


cage.enter = _fails
