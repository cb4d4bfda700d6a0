"""Units of measure: how they are spelled, what kind of quantity they are, which words of an indicator ask for them."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from selaras.engine.law.strict import LawError, build, read_yaml
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold


class Unit(Frozen):
    """One unit. `kind` is share, score, level, count or time."""

    id: str
    term: str
    kind: str
    spellings: tuple[str, ...] = ()  # right besides the term
    slips: tuple[str, ...] = ()  # wrong spellings seen, with the meaning plain
    nouns: tuple[str, ...] = ()  # "Jumlah <noun> ..." counts this unit


class Spelling(Frozen):
    """What a printed unit is: the unit, and whether it is spelled in an accepted way."""

    unit: Unit
    accepted: bool


class _Raw(Frozen):
    """The file units.yaml."""

    source: str
    mark: str
    not_units: tuple[str, ...]
    opening_words: Mapping[str, tuple[str, ...]]
    units: Mapping[str, Any]


class Units(Frozen, eq=False):
    """The small dictionary of units."""

    units: Mapping[str, Unit]
    not_units: frozenset[str]
    opening_words: Mapping[str, tuple[str, ...]]  # first word of an indicator → kinds it may have

    @cached_property
    def _spelled(self) -> Mapping[str, Spelling]:
        right = {
            fold(text): Spelling(unit, True) for unit in self.units.values() for text in (unit.term, *unit.spellings)
        }
        slips = {fold(text): Spelling(unit, False) for unit in self.units.values() for text in unit.slips}
        return slips | right

    @cached_property
    def _nouns(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for unit in self.units.values():
            for noun in unit.nouns:
                found.setdefault(fold(noun), set()).add(unit.id)
        return {noun: frozenset(ids) for noun, ids in found.items()}

    def spelling(self, printed: str) -> Spelling | None:
        """The unit a printed word means, however it is cased; None for a word the dictionary does not have."""
        return self._spelled.get(fold(printed))

    def is_no_unit(self, printed: str) -> bool:
        """True for words that stand in the unit column but count nothing ("Jumlah")."""
        return fold(printed) in self.not_units

    def kinds_of(self, indicator: str) -> tuple[str, ...]:
        """The kinds of quantity the first word of an indicator allows; empty where it does not tell."""
        first = fold(indicator).partition(" ")[0]
        return self.opening_words.get(first, ())

    def counted_by(self, indicator: str) -> frozenset[str]:
        """Ids of the units that "Jumlah <noun>" counts; empty where the noun is not in the dictionary."""
        words = fold(indicator).split()
        if not words or "count" not in self.kinds_of(indicator):
            return frozenset()
        for length in (3, 2, 1):
            ids = self._nouns.get(" ".join(words[1 : 1 + length]))
            if ids:
                return ids
        return frozenset()


@cache
def read_units(file: Path) -> Units:
    """The dictionary of units.yaml; LawError where one spelling means two units."""
    raw = build(_Raw, read_yaml(file), file.name)
    units = {id: build(Unit, {**item, "id": id}, f"{file.name}: {id}") for id, item in raw.units.items()}
    seen: dict[str, str] = {}
    for unit in units.values():
        for text in {fold(text) for text in (unit.term, *unit.spellings, *unit.slips)}:
            if seen.setdefault(text, unit.id) != unit.id:
                raise LawError(f"{file.name}: {text!r} means both {seen[text]} and {unit.id}")
    words = {fold(word): kinds for word, kinds in raw.opening_words.items()}
    return Units(units, frozenset(map(fold, raw.not_units)), words)
