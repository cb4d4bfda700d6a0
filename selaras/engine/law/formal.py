"""The full names of regulations as official papers print them, and which of them a paper rests on."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from selaras.engine.law.regulation import Regulation
from selaras.engine.law.strict import LawError, build, read_yaml
from selaras.engine.tables.frozen import Frozen


class Name(Frozen):
    """What regulations of one kind and issuer are called; ``then`` is what they were called ``before`` that year."""

    words: str
    before: int | None = None
    then: str = ""


class Formal(Frozen):
    """Names by kind (``uu``) or kind and issuer (``permen-mendagri``), and ids of grounds by document type."""

    names: Mapping[str, Name]
    grounds: Mapping[str, tuple[str, ...]]

    def name(self, regulation: Regulation) -> str:
        """``Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah``; LawError for a kind without a name. A
        number that carries its year (``PER/9/M.PAN/5/2007``) is printed alone."""
        key = f"{regulation.kind}-{regulation.issuer}" if regulation.issuer else regulation.kind
        known = self.names.get(key)
        if known is None:
            raise LawError(f"{regulation.id}: no full name for {key!r}")
        old = known.before is not None and regulation.year is not None and regulation.year < known.before
        year = "" if str(regulation.year) in regulation.number else f" Tahun {regulation.year}"
        words = known.then if old else known.words
        return f"{words} Nomor {regulation.number}{year} tentang {regulation.title}"

    def recalled(self, type_id: str, regulations: Mapping[str, Regulation], on: date) -> list[str]:
        """The grounds of a paper of this type that are in force on that day, by their full names and in their order."""
        found = [regulations[id] for id in self.grounds.get(type_id, ())]
        return [self.name(regulation) for regulation in found if regulation.in_force(on)]


@cache
def read_formal(file: Path) -> Formal:
    """The names and grounds of one file, read once a process."""
    return build(Formal, read_yaml(file), file.name)
