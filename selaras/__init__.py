"""Selaras keeps, checks and prints the performance plans of Indonesian government agencies."""

import re
from pathlib import Path

_CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def _version() -> str:
    """Return the version of the newest changelog entry; in an installed wheel, the version it was built with."""
    if not _CHANGELOG.is_file():
        from importlib import metadata  # 20 ms, which every command from a checkout would pay for nothing

        return metadata.version("selaras")
    newest = re.search(r"^## (\d+\.\d+\.\d+)\b", _CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    if newest is None:
        raise RuntimeError(f"{_CHANGELOG} has no entry like '## 1.2.3 - 2026-01-31'.")
    return newest[1]


__version__ = _version()
