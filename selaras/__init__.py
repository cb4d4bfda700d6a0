"""Selaras keeps, checks and prints the performance plans of Indonesian government agencies."""

__version__: str


def _version() -> str:
    """Return the version of the newest changelog entry; in an installed wheel, the version it was built with."""
    import re
    from pathlib import Path

    changelog = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
    if not changelog.is_file():
        from importlib import metadata  # 20 ms, which every command from a checkout would pay for nothing

        return metadata.version("selaras")
    newest = re.search(r"^## (\d+\.\d+\.\d+)\b", changelog.read_text(encoding="utf-8"), re.MULTILINE)
    if newest is None:
        raise RuntimeError(f"{changelog} has no entry like '## 1.2.3 - 2026-01-31'.")
    return newest[1]


def __getattr__(name: str) -> str:
    """``__version__``, looked up by those who ask for it: the process that draws a document does not."""
    if name != "__version__":
        raise AttributeError(name)
    return _version()
