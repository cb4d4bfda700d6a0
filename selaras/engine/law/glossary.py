"""Official Indonesian terms for the identifiers of the code."""

from functools import cache
from pathlib import Path

from selaras.engine.law.strict import build, read_yaml
from selaras.engine.tables.frozen import Frozen


class Term(Frozen):
    """One term: how an officer reads the identifier, and what it means where that is not plain."""

    term: str
    meaning: str = ""
    source: str = ""


@cache
def read_glossary(file: Path) -> dict[str, Term]:
    """identifier → Term. A bare text in the file is a term whose meaning is plain."""
    raw = read_yaml(file)
    return {
        str(key): Term(item) if isinstance(item, str) else build(Term, item, f"{file.name}: {key}")
        for key, item in raw.items()
    }
