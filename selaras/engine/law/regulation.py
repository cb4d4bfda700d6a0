"""Regulations with their articles, their dates and how far each was verified."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path

from selaras.engine.law.strict import LawError, Mark, build, read_yaml
from selaras.engine.tables.frozen import Frozen

CONSISTENCY = "konsistensi"  # basis of plain sums, of one thing said twice and of a grade against its own number


class Precision(Enum):
    """How exactly the dates are known. With MONTH or YEAR, `from` is the first day of that month or year and `until`
    the first day after it, so that nobody is told too early that a regulation was replaced."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Article(Frozen):
    """One article: its title and what it says, in our own words (Indonesian)."""

    title: str
    text: str
    mark: Mark


class Regulation(Frozen):
    """One regulation. `until` is the first day on which it no longer holds; None means in force as far as known."""

    id: str
    kind: str  # uu, pp, perpres, permen, kepmen, inmen, peraturan-lembaga, keputusan-lembaga, perda, perbup, se, asas
    issuer: str  # id in issuers.yaml; "" for laws and government regulations
    number: str  # as printed, e.g. "29" or "PER/9/M.PAN/5/2007"
    year: int | None
    short: str  # how officers call it, e.g. "PermenPANRB 53/2014"
    title: str
    from_: date | None
    precision: Precision
    date_mark: Mark  # how far the dates were verified; `mark` speaks of number, title and standing
    source: str
    mark: Mark
    other_numbers: tuple[str, ...] = ()  # the same regulation as others cite it: "9" for PER/9/M.PAN/5/2007
    until: date | None = None
    replaced_by: str | None = None
    amends: str | None = None
    replacement_mark: Mark | None = None  # how far the replacement itself was verified
    articles: Mapping[str, Article] | None = None

    def in_force(self, on: date) -> bool:
        """True when it held on that day, as far as its dates are known."""
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on < self.until)


@cache
def read_regulation(file: Path) -> Regulation:
    """One regulation, read once a process; LawError when there is no such file or its name is not the id."""
    if not file.is_file():
        raise LawError(f"no regulation {file.stem!r}")
    regulation = build(Regulation, read_yaml(file), file.name)
    if file.name != f"{regulation.id}.yaml":
        raise LawError(f"{file.name}: its id is {regulation.id}")
    return regulation


@cache
def read_regulations(folder: Path) -> Mapping[str, Regulation]:
    """Every regulation of a folder by id, read once a process."""
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    found = {regulation.id: regulation for regulation in map(read_regulation, files)}
    for regulation in found.values():
        for other in (regulation.replaced_by, regulation.amends):
            if other is not None and other not in found:
                raise LawError(f"{regulation.id}: refers to {other}, which has no file")
    return found
