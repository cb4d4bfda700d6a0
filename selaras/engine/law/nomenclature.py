"""Official code lists (programs, kegiatan, sub kegiatan), keyed by edition, scope and code."""

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from selaras.engine.law.strict import LawError, Mark, build, read_yaml
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.wording import fold

LEVELS: Final = ("urusan", "bidang", "program", "kegiatan", "sub_kegiatan")
ASK_FOR_LIST: Final = "Mintalah pengelola aplikasi memuat daftar resminya."
SCOPES: Final = ("provinsi", "kabupaten_kota")
_CODE = re.compile(
    r"([1-9]|X(?!\.\d))(?:\.(\d{2}|(?<=X\.)XX)(?:\.(\d{2})(?:\.([1-8])\.(\d{2})(?:\.(\d{2}|\d{4}))?)?)?)?", re.ASCII
)


class Edition(Frozen):
    """One edition of the code lists. `decree` editions follow each other in time; others are lists in use."""

    id: str
    regulation: str  # id of the decree, "" for a list that is no decree
    title: str
    from_: date
    width: int  # digits of the last group of a sub kegiatan
    decree: bool
    source: str
    mark: Mark
    printed: tuple[str, ...] = ()  # how list files name it
    partial: bool = False  # a missing code proves nothing
    falls_back: tuple[str, ...] = ()  # editions asked, in order, for what this one does not hold
    rebuilt: tuple[str, ...] = ()  # programs whose codes do not carry over to later editions


class OfficialRow(Frozen):
    """One row of an official list, as the edition prints it."""

    edition: str
    scope: str
    level: str
    code: str
    name: str
    indicator: str = ""
    unit: str = ""
    kinerja: str = ""


class NotLoaded(Frozen):
    """The answer of a lookup whose list is not here: neither known nor unknown."""

    edition: str
    scope: str
    level: str
    title: str

    @property
    def reason(self) -> str:
        """One Indonesian sentence: why nothing can be said, and what to do."""
        level = self.level.replace("_", " ")
        return f"Daftar resmi {level} {self.title} belum dimuat. {ASK_FOR_LIST}"


def level_of(code: str) -> str | None:
    """The level a code has by its grammar ("7.01.02" is a program), or None for a code that fits no level."""
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    groups = sum(part is not None for part in match.groups())
    return LEVELS[{1: 0, 2: 1, 3: 2, 5: 3, 6: 4}[groups]]


def bidang_of(code: str) -> str:
    """The first two groups of a code ("7.01" of "7.01.02.2.01"); "" where there are fewer."""
    return ".".join(code.split(".")[:2]) if code.count(".") else ""


def same_name(one: str, other: str) -> bool:
    """True when two names differ in case, punctuation and blanks only ("Kerjasama" is "Kerja Sama")."""
    return _squeezed(one) == _squeezed(other)


@lru_cache(maxsize=65536)
def _squeezed(name: str) -> str:
    return fold(name).replace(" ", "")


def generic(code: str) -> str | None:
    """The code of the support program as the books write it ("7.01.01.2.01" → "X.XX.01.2.01"), else None."""
    parts = code.split(".")
    return ".".join(["X", "XX", *parts[2:]]) if len(parts) > 2 and parts[2] == "01" else None


class Nomenclature(Frozen):
    """All editions and the rows that are loaded of them."""

    editions: Mapping[str, Edition]
    rows: Mapping[tuple[str, str, str], OfficialRow]  # (edition, scope, code)

    def edition(self, id: str) -> Edition:
        """The edition of that id; LawError where there is none."""
        try:
            return self.editions[id]
        except KeyError:
            raise LawError(f"no nomenclature edition {id!r}; known: {sorted(self.editions)}") from None

    def edition_on(self, day: date) -> Edition:
        """The decree in force on a day; before the first one, the first."""
        decrees = sorted((e for e in self.editions.values() if e.decree), key=lambda e: e.from_)
        return next((e for e in reversed(decrees) if e.from_ <= day), decrees[0])

    @cached_property
    def _held(self) -> frozenset[tuple[str, str, str, str]]:
        return frozenset((r.edition, r.scope, r.level, bidang_of(r.code)) for r in self.rows.values())

    def loaded(self, edition: str, scope: str, level: str, bidang: str) -> bool:
        """True when this edition's own list of that level and bidang is here, so a missing code is an unknown code."""
        return not self.edition(edition).partial and (edition, scope, level, bidang) in self._held

    def official(self, code: str, scope: str, edition: str) -> OfficialRow | NotLoaded | None:
        """The official row of a code (blanks already dropped); None: the loaded list has no such code.

        The support program is written X.XX.01 in the books; the row comes back with the code that was asked for.
        """
        level = level_of(code)
        if level is None or (level == "sub_kegiatan" and len(code.rpartition(".")[2]) != self.edition(edition).width):
            return None
        for asked in (edition, *self.edition(edition).falls_back):
            for candidate in (code, generic(code)):
                row = self.rows.get((asked, scope, candidate)) if candidate else None
                if row is not None:
                    return row if row.code == code else replace(row, code=code)
        shared = generic(code)
        if any(
            self.loaded(edition, scope, level, bidang_of(candidate)) for candidate in ((shared,) if shared else (code,))
        ):
            return None
        return NotLoaded(edition, scope, level, self.edition(edition).title)

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str, str], list[OfficialRow]]:
        found: dict[tuple[str, str, str], list[OfficialRow]] = {}
        for row in self.rows.values():
            found.setdefault((row.edition, row.scope, _squeezed(row.name)), []).append(row)
        return found

    @cached_property
    def _levels(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self.rows.values():
            found.setdefault(_squeezed(row.name), set()).add(row.level)
        return found

    def levels_named(self, name: str) -> frozenset[str]:
        """The levels at which any list here has a row of that name."""
        return frozenset(self._levels.get(_squeezed(name), ()))

    def named(self, name: str, scope: str, edition: str, bidang: str) -> list[OfficialRow]:
        """The rows of one bidang that carry a name, in the edition and those it falls back on."""
        found: dict[str, OfficialRow] = {}
        for asked in (edition, *self.edition(edition).falls_back):
            for row in self._by_name.get((asked, scope, _squeezed(name)), ()):
                code = row.code.replace("X.XX", bidang, 1)
                if bidang_of(code) == bidang:
                    found.setdefault(code, replace(row, code=code))
        return list(found.values())

    def with_rows(self, rows: Iterable[OfficialRow]) -> "Nomenclature":
        """The same editions with more rows; a later row replaces an earlier one of the same key."""
        more = {(row.edition, row.scope, row.code): row for row in rows}
        for edition, _, _ in more:
            self.edition(edition)
        return Nomenclature(self.editions, {**self.rows, **more})


def read_editions(file: Path) -> dict[str, Edition]:
    """Every edition of editions.yaml by id; LawError where one falls back on an unknown one."""
    raw = read_yaml(file)
    found = {str(id): build(Edition, {**item, "id": id}, f"{file.name}: {id}") for id, item in raw.items()}
    for edition in found.values():
        unknown = [other for other in edition.falls_back if other not in found]
        if unknown:
            raise LawError(f"{file.name}: {edition.id} falls back on unknown editions {unknown}")
    return found


def read_nomenclature_rows(file: Path) -> list[OfficialRow]:
    """The rows of a list this package carries (edition, scope, level, code, name)."""
    with file.open(encoding="utf-8") as lines:
        return [OfficialRow(**row) for row in csv.DictReader(lines)]


@cache
def read_package(folder: Path) -> Nomenclature:
    """Editions and the lists the package carries."""
    empty = Nomenclature(read_editions(folder / "editions.yaml"), {})
    lists = [file for file in folder.iterdir() if file.name.endswith(".csv")]
    return empty.with_rows(row for file in lists for row in read_nomenclature_rows(file))
