"""The view of indicators: what each measures, its unit, its targets, where its text comes from."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from selaras.engine.facts.copied import Copy, copies, core, foreign_matter
from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.likeness import content_words
from selaras.engine.facts.official import mapped_code, official_row
from selaras.engine.facts.quantity import unit_facts
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, Spot, view
from selaras.engine.law.law import Law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.law.unit import Units
from selaras.engine.tables.rows import Indicator, Target, WorkItem
from selaras.engine.tables.target import read_target
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "document_kind": TEXT,
    "level": TEXT,
    "level_word": TEXT,
    "code": TEXT,
    "whole_code": TEXT,
    "subject_name": TEXT,
    "unit_name": TEXT,
    "name": TEXT,
    "folded": TEXT,
    "core": TEXT,
    "foreign_matter": TEXT,
    "has_measure": NUMBER,
    "measure_proposed": TEXT,
    "printed_unit": TEXT,
    "unit_kind": TEXT,
    "unit_known": NUMBER,
    "unit_misspelled": NUMBER,
    "unit_is_none": NUMBER,
    "unit_fits": NUMBER,
    "unit_proposed": TEXT,
    "unit_mended": TEXT,
    "targets": NUMBER,
    "document_has_targets": NUMBER,
    "target_text": TEXT,
    "copy_code": TEXT,
    "copy_name": TEXT,
    "copy_place": TEXT,
    "copy_exact": NUMBER,
    "speaks_of_code": TEXT,
    "speaks_of_name": TEXT,
    "official": TEXT,
    "official_indicator": TEXT,
    "suggested_indicator": TEXT,
    "official_unit": TEXT,
    "is_official": NUMBER,
    "other_unit": TEXT,
    "other_unit_mended": TEXT,
    "other_place": TEXT,
}

_MOST_PROGRAMS = 500  # the longest code lists of one agency have some thirty
_UNKNOWN: dict[str, Fact] = dict.fromkeys(COLUMNS)

# First words that say how something is measured, besides those of the dictionary of units.
_MEASURES = frozenset(
    {"tingkat", "rata", "laju", "angka", "banyaknya", "besaran", "opini", "status", "kategori", "waktu"}
)


@view("indicators", COLUMNS)
def indicators(facts: Facts) -> list[Record]:
    """One line per indicator, in the order of the Book."""
    rows = facts.book.all(Indicator)
    pairs = [(row, item) for row in rows if (item := facts.item_by_id.get(row.subject)) is not None]
    copied = copies(pairs)
    programs = _programs(facts)
    units = _first_units(facts, rows)
    return [_record(facts, row, copied, programs, units) for row in rows]


def _record(
    facts: Facts,
    row: Indicator,
    copied: Mapping[str, Copy],
    programs: list[WorkItem],
    units: Mapping[str, tuple[str, Indicator]],
) -> Record:
    item = facts.item_by_id.get(row.subject)
    strategic = facts.strategic.get(row.subject)
    edition = item.edition or (facts.plan.edition if facts.plan else "") if item else ""
    name = item.name if item else strategic.text if strategic else ""
    target = facts.target_of_year.get(row.id)
    values: dict[str, Fact] = _UNKNOWN | {
        "document_kind": facts.kinds.get(row.document),
        "level": item.level if item else type(strategic).__name__.lower() if strategic else None,
        "level_word": _word(item, strategic is not None and type(strategic).__name__ == "Goal"),
        "code": item.code if item else None,
        "whole_code": (item.code_proposed or item.code) if item else None,
        "subject_name": name,
        "unit_name": facts.unit_name(row.organisation),
        "document_has_targets": int(bool(facts.targets)),
        "targets": len(facts.targets.get(row.id, ())),
        "target_text": target.text if target else None,
    }
    values |= _name_facts(row.name)
    values |= _measure_facts(facts.law.units, row.name, _cells(row, target))
    values |= _copy_facts(copied.get(row.id))
    values |= _speaks_of(row, item, programs)
    if item is not None:
        values |= _official_facts(facts.law, item.level, item.code, row.name, facts.scope, edition)
    values |= _other_unit(facts, row, target, units)
    values |= _prescribed(values)
    if item is not None and row.id in copied:
        values["suggested_indicator"] = values["official_indicator"] or _indicator_now(facts, item)
    subject = f"{item.code} {item.name}: {row.name}" if item else row.name
    spots = {}
    if target is not None:
        spots["target"] = Spot(target.id, target.place, "text")
        spots["unit"] = Spot(row.id, row.place) if row.unit else Spot(target.id, target.place, "text")
    key = f"{facts.unit_key(row.organisation)}/{values['document_kind']}/{item.code if item else ''}/{fold(row.name)}"
    return Record(row, subject, key, values, spots)


@lru_cache(maxsize=16384)
def _name_facts(name: str) -> Mapping[str, Fact]:
    return {
        "name": name,
        "folded": fold(name),
        "core": core(name),
        "foreign_matter": foreign_matter(name) or None,
    }


def _word(item: WorkItem | None, goal: bool) -> str:
    return LEVEL_WORDS[item.level] if item else "tujuan" if goal else "sasaran"


class _Cells(NamedTuple):
    """What is printed where a unit may stand: in its own column and in the target; None where there is no target."""

    unit: str
    target: str | None = None
    target_unit: str = ""


def _cells(row: Indicator, target: Target | None) -> _Cells:
    return _Cells(row.unit, target.text, target.unit) if target else _Cells(row.unit)


def _printed_unit(cells: _Cells) -> str:
    """The unit of its own column, else the one printed behind the number of the target."""
    if cells.unit or cells.target is None:
        return cells.unit
    return read_target(cells.target).unit or cells.target_unit


def _mended_unit(cells: _Cells, printed: str, right: str | None) -> str | None:
    """The text of the cell that holds the unit, with the right unit in it."""
    if right is None or cells.unit or cells.target is None:
        return right
    return cells.target.replace(printed, right) if cells.target.count(printed) == 1 else None


@lru_cache(maxsize=16384)
def _measure_facts(units: Units, name: str, cells: _Cells) -> Mapping[str, Fact]:
    printed = _printed_unit(cells)
    found = unit_facts(units, name, printed)
    first = fold(name).partition(" ")[0]
    measured = bool(units.kinds_of(name)) or first in _MEASURES
    share = found.kind == "share" and not measured
    return {
        "has_measure": int(measured) if first else None,
        "measure_proposed": f"Persentase {name}" if share else None,
        "printed_unit": printed or None,
        "unit_kind": found.kind or None,
        "unit_known": int(found.known),
        "unit_misspelled": int(found.misspelled),
        "unit_is_none": int(found.no_unit),
        "unit_fits": None if found.fits is None else int(found.fits),
        "unit_proposed": found.proposed,
        "unit_mended": _mended_unit(cells, printed, found.proposed),
    }


def _copy_facts(found: Copy | None) -> dict[str, Fact]:
    if found is None:
        return {}
    return {
        "copy_code": found.original.code,
        "copy_name": found.original.name,
        "copy_place": found.indicator.place.sentence(),
        "copy_exact": int(found.exact),
    }


def _programs(facts: Facts) -> list[WorkItem]:
    """The programs a name can tell apart, each wording of a code once, and no more than a plan has."""
    found: dict[tuple[str, str], WorkItem] = {}
    for item in facts.item_by_id.values():
        if item.level == "program" and len(content_words(item.name)) >= 3:
            found.setdefault((item.code, item.name), item)
    return list(found.values())[:_MOST_PROGRAMS]


def _speaks_of(row: Indicator, item: WorkItem | None, programs: list[WorkItem]) -> dict[str, Fact]:
    """Another program whose whole name stands in the indicator of this program, while its own name hardly does."""
    if item is None or item.level != "program":
        return {}
    words = content_words(row.name)
    own = content_words(item.name)
    if len(own & words) * 3 > len(own):
        return {}
    others = (program for program in programs if program.code != item.code)
    found = next((program for program in others if content_words(program.name) <= words), None)
    return {"speaks_of_code": found.code, "speaks_of_name": found.name} if found else {}


@lru_cache(maxsize=16384)
def _official_facts(law: Law, level: str, code: str, name: str, scope: str, edition: str) -> Mapping[str, Fact]:
    if level != "sub_kegiatan" or edition not in law.nomenclature.editions:
        return {}
    official = official_row(law, code, scope, edition)
    if not isinstance(official, OfficialRow):
        return {"official": "unknown" if official is None else "not_loaded"}
    if not official.indicator:
        return {"official": "known"}
    return {
        "official": "known",
        "official_indicator": official.indicator,
        "official_unit": official.unit or None,
        "is_official": int(fold_letters(official.indicator) == fold_letters(core(name))),
    }


def _prescribed(values: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """What the nomenclature itself prescribes for a sub kegiatan is no copy, and its unit neither wrong nor unfit."""
    if values["is_official"] != 1:
        return {}
    right: dict[str, Fact] = dict.fromkeys(("copy_code", "copy_name", "copy_place", "copy_exact"))
    if fold(str(values["printed_unit"])) == fold(str(values["official_unit"])):
        right |= {"unit_fits": 1, "unit_misspelled": 0, "unit_proposed": None, "unit_mended": None}
    return right


def _indicator_now(facts: Facts, item: WorkItem) -> str | None:
    """The official indicator in the edition in force, for a sub kegiatan surely in it; older lists have none."""
    used, now = item.edition or (facts.plan.edition if facts.plan else ""), facts.law.nomenclature.edition_on(facts.on)
    if item.level != "sub_kegiatan" or used not in facts.law.nomenclature.editions:
        return None
    step = mapped_code(facts.law, item.code, item.name, facts.scope, (used, now.id))
    row = official_row(facts.law, step.code, facts.scope, now.id) if step.certainty == "certain" else None
    return (row.indicator or None) if isinstance(row, OfficialRow) else None


def _first_units(facts: Facts, rows: tuple[Indicator, ...]) -> Mapping[str, tuple[str, Indicator]]:
    """The unit each strategic indicator has where it stands first in the Book, by folded text."""
    first: dict[str, tuple[str, Indicator]] = {}
    for row in rows:
        if row.subject not in facts.strategic:
            continue
        known = facts.law.units.spelling(_printed_unit(_cells(row, facts.target_of_year.get(row.id))))
        if known is not None:
            first.setdefault(fold_letters(row.name), (known.unit.id, row))
    return first


def _other_unit(
    facts: Facts, row: Indicator, target: Target | None, units: Mapping[str, tuple[str, Indicator]]
) -> dict[str, Fact]:
    if row.subject not in facts.strategic:
        return {}
    cells = _cells(row, target)
    printed = _printed_unit(cells)
    known = facts.law.units.spelling(printed)
    first = units.get(fold_letters(row.name))
    if known is None or first is None or first[0] == known.unit.id:
        return {}
    right = facts.law.units.units[first[0]].term
    return {
        "other_unit": right,
        "other_unit_mended": _mended_unit(cells, printed, right),
        "other_place": first[1].place.sentence(),
    }
