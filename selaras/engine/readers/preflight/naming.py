"""The doubt about a file whose name says another format than its content."""

from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place


def misnamed(name: str, suffixes: tuple[str, ...], kind: str, better: str = "") -> list[Problem]:
    """A doubt where a file of some kind has none of the suffixes of that kind; nothing for a name without suffix.

    ``better`` is the suffix to save it under, else the first of its own.
    """
    _, dot, suffix = name.rpartition(".")
    if not dot or f".{suffix.lower()}" in suffixes:
        return []
    return [
        Problem(
            f"Nama berkas berakhiran .{suffix[:20]}, sedangkan isinya {kind}; berkas dibaca menurut isinya.",
            f"Buka berkasnya, lalu simpan sebagai {better or suffixes[0]} agar tidak keliru.", Place(name),
            value=suffix[:20],
        )
    ]  # fmt: skip
