"""What an indicator counts, and whether its unit can count it."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from selaras.engine.law.unit import Units
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold


class UnitFacts(Frozen):
    """``fits`` is None where indicator or unit are not in the dictionary: unknown is no fault.

    ``proposed`` is the right spelling of a misspelled unit, or the only unit the indicator can have.
    """

    known: bool
    kind: str
    misspelled: bool
    no_unit: bool
    fits: bool | None
    proposed: str | None


@lru_cache(maxsize=16384)
def unit_facts(units: Units, indicator: str, printed: str) -> UnitFacts:
    """What can be said of the printed unit of an indicator."""
    spelling = units.spelling(printed)
    expected = _expected(units, indicator)
    if units.is_no_unit(printed):
        return UnitFacts(False, "", False, True, None, expected)
    if spelling is None:
        near = _near(units, printed)
        return UnitFacts(False, "", near is not None, False, None, near)
    misspelled = not spelling.accepted
    fits = _fits(units, indicator, spelling.unit.id, spelling.unit.kind)
    proposed = spelling.unit.term if misspelled else (expected if fits is False else None)
    return UnitFacts(True, spelling.unit.kind, misspelled, False, fits, proposed)


def _fits(units: Units, indicator: str, unit: str, kind: str) -> bool | None:
    kinds = units.kinds_of(indicator)
    if kinds and kind not in kinds:
        return False
    counted = units.counted_by(indicator)
    if not counted:
        return True if kinds else None
    # "Jumlah Dokumen ... dan Laporan ..." may be counted in either of the things it names.
    named = {id for id in units.units if f" {fold(units.units[id].term)} " in f" {fold(indicator)} "}
    return unit in counted or unit in named


def _expected(units: Units, indicator: str) -> str | None:
    """The unit an indicator asks for by its second word, where it can only be one."""
    first_noun = fold(indicator).split()[1:2]
    spelled = units.spelling(first_noun[0]) if first_noun else None
    counted = units.counted_by(indicator)
    if spelled is not None and spelled.unit.id in counted:
        return spelled.unit.term
    return units.units[next(iter(counted))].term if len(counted) == 1 else None


def _near(units: Units, printed: str) -> str | None:
    """The term a printed word misses by one letter; short words are too near to each other to tell."""
    word = fold(printed)
    if len(word) < 5:
        return None
    near = [u.term for u in units.units.values() if Levenshtein.distance(word, fold(u.term), score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None
