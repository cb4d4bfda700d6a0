"""The view of indicators: what each measures, its unit, its targets, where its text comes from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

from selaras.engine.facts.copied import Copy, copies, core, foreign_matter
from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.likeness import content_words
from selaras.engine.facts.official import mapped_code, official_row
from selaras.engine.facts.quantity import unit_facts
from selaras.engine.facts.view import (
    NO_LINES,
    NUMBER,
    TEXT,
    Column,
    Fact,
    Lines,
    Spot,
    Told,
    here_and_there,
    side_by_side,
    view,
)
from selaras.engine.law.law import Law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.law.unit import Unit, Units
from selaras.engine.tables.rows import Goal, Indicator, Target, WorkItem
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
    "has_name": NUMBER,
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

# Columns that are found together.
_NAME = ("folded", "has_name", "core", "foreign_matter")
_MEASURE = (
    "has_measure", "measure_proposed", "printed_unit", "unit_kind", "unit_known", "unit_misspelled", "unit_is_none",
    "unit_fits", "unit_proposed", "unit_mended",
)  # fmt: skip
_OFFICIAL = ("official", "official_indicator", "official_unit", "is_official")
_COPY = ("copy_code", "copy_name", "copy_place", "copy_exact")
_SPEAKS_OF = ("speaks_of_code", "speaks_of_name")
_OTHER_UNIT = ("other_unit", "other_unit_mended", "other_place")

_NOT_OFFICIAL = (None, None, None, None)

# First words that say how something is measured, besides those of the dictionary of units.
_MEASURES = frozenset(
    {
        "tingkat",
        "rata",
        "laju",
        "angka",
        "banyaknya",
        "besaran",
        "opini",
        "status",
        "kategori",
        "waktu",
        "usia",
        "prevalensi",
    }
)
# Words that name a measure wherever they stand ("Peningkatan Jumlah pemuda ..."), old and wrong spellings too.
_NAMING = frozenset(
    {
        "persentase", "prosentase", "presentase", "percentase", "persentasi", "prosentasi", "presentasi", "persen",
        "prosen", "percen", "jumlah", "jml", "rasio", "ratio", "indeks", "index", "nilai", "skor", "tingkat", "angka",
        "laju", "cakupan", "predikat", "rerata",
    }
)  # fmt: skip
_CHANGES = frozenset(
    {"peningkatan", "penurunan", "kenaikan", "pertumbuhan", "penambahan", "pengurangan", "perubahan", "perbaikan"}
)

# What is printed where a unit may stand: in its own column, in the target, in the target's own column; None where there
# is no target.
Cells = tuple[str, str | None, str]


@view("indicators", COLUMNS)
def indicators(facts: Facts) -> Lines:
    """One line per indicator, in the order of the Book."""
    rows = facts.book.all(Indicator)
    if not rows:
        return NO_LINES
    names, units = [row.name for row in rows], facts.law.units
    subjects = [facts.item_by_id.get(row.subject) for row in rows]
    targets = [facts.target_of_year.get(row.id) for row in rows]
    cells = [_cells(row, target) for row, target in zip(rows, targets, strict=True)]
    copied = copies([(row, item) for row, item in zip(rows, subjects, strict=True) if item is not None])
    official = _official(facts, names, subjects)
    measures = [_measure_facts(units, name, *printed) for name, printed in zip(names, cells, strict=True)]
    copy_facts = {line: _copy_facts(copied[row.id]) for line, row in enumerate(rows) if row.id in copied}
    _prescribed(official, measures, copy_facts)
    columns: dict[str, Column] = {
        "document_kind": [facts.kinds.get(row.document) for row in rows],
        "level": [item.level if item else _strategic(facts, row) for row, item in zip(rows, subjects, strict=True)],
        "code": [item.code if item else None for item in subjects],
        "targets": [facts.targets.get(row.id, 0) for row in rows],
        "document_has_targets": [int(bool(facts.targets))] * len(rows),
        **side_by_side(_NAME, map(_name_facts, names)),
        **side_by_side(_MEASURE, measures),
        **side_by_side(_OFFICIAL, official),
        **here_and_there(_COPY, len(rows), copy_facts),
        **here_and_there(_SPEAKS_OF, len(rows), _speaking(facts, names, subjects)),
        **here_and_there(_OTHER_UNIT, len(rows), _other_units(facts, rows, cells)),
    }
    right = columns["official_indicator"]
    return Lines(
        columns, partial(_told, facts, rows, {line: right[line] for line, row in enumerate(rows) if row.id in copied})
    )


def _told(facts: Facts, rows: Sequence[Indicator], copied: Mapping[int, Fact], line: int) -> Told:
    """``copied`` has the official indicator of each line that is a copy, as far as known."""
    row = rows[line]
    item, strategic = facts.item_by_id.get(row.subject), facts.strategic.get(row.subject)
    target = facts.target_of_year.get(row.id)
    values: dict[str, Fact] = {
        "level_word": _word(item, isinstance(strategic, Goal)),
        "whole_code": (item.code_proposed or item.code) if item else None,
        "subject_name": item.name if item else strategic.text if strategic else "",
        "unit_name": facts.unit_name(row.organisation),
        "name": row.name,
        "target_text": target.text if target else None,
        "suggested_indicator": copied[line] or _now(facts, item) if item and line in copied else None,
    }
    spots = {}
    if target is not None:
        spots["target"] = Spot(target.id, target.place, "text")
        spots["unit"] = Spot(row.id, row.place) if row.unit else Spot(target.id, target.place, "text")
    subject = f"{item.code} {item.name}: {row.name}" if item else row.name
    kind = facts.kinds.get(row.document)
    key = f"{facts.unit_key(row.organisation)}/{kind}/{item.code if item else ''}/{fold(row.name)}"
    return Told(row, subject, key, values, spots)


@lru_cache(maxsize=16384)
def _name_facts(name: str) -> tuple[Fact, ...]:
    return fold(name), int(bool(fold(name))), core(name), foreign_matter(name) or None


def _strategic(facts: Facts, row: Indicator) -> str | None:
    subject = facts.strategic.get(row.subject)
    return type(subject).__name__.lower() if subject else None


def _word(item: WorkItem | None, goal: bool) -> str:
    return LEVEL_WORDS[item.level] if item else "tujuan" if goal else "sasaran"


def _cells(row: Indicator, target: Target | None) -> Cells:
    return (row.unit, target.text, target.unit) if target else (row.unit, None, "")


def _printed_unit(unit: str, target: str | None, target_unit: str) -> str:
    """The unit of its own column, else the one printed behind the number of the target."""
    if unit or target is None:
        return unit
    return read_target(target).unit or target_unit


def _mended_unit(unit: str, target: str | None, printed: str, right: str | None) -> str | None:
    """The text of the cell that holds the unit, with the right unit in it."""
    if right is None or unit or target is None:
        return right
    return target.replace(printed, right) if target.count(printed) == 1 else None


def _names_measure(name: str) -> bool:
    return "%" in name or not _NAMING.isdisjoint(fold(name).split())


def _of_change(first: str) -> bool:
    """True for a first word that no measure can be put before: ``Peningkatan``, ``Meningkatnya``, ``Mewujudkan``."""
    return first in _CHANGES or first.endswith("nya") or (first.startswith("me") and first.endswith("kan"))


@lru_cache(maxsize=16384)
def _measure_facts(units: Units, name: str, unit: str, target: str | None, target_unit: str) -> tuple[Fact, ...]:
    printed = _printed_unit(unit, target, target_unit)
    found = unit_facts(units, name, printed)
    first = fold(name).partition(" ")[0]
    measured = bool(units.kinds_of(name)) or first in _MEASURES or _names_measure(name)
    return (
        int(measured) if first else None,
        f"Persentase {name}" if found.kind == "share" and not measured and not _of_change(first) else None,
        printed or None,
        found.kind or None,
        int(found.known),
        int(found.misspelled),
        int(found.no_unit),
        None if found.fits is None else int(found.fits),
        found.proposed,
        _mended_unit(unit, target, printed, found.proposed),
    )


def _copy_facts(found: Copy) -> tuple[Fact, ...]:
    return found.original.code, found.original.name, found.indicator.place.sentence(), int(found.exact)


def _programs(facts: Facts) -> list[WorkItem]:
    """The programs a name can tell apart, each wording of a code once, and no more than a plan has."""
    found: dict[tuple[str, str], WorkItem] = {}
    for item in facts.item_by_id.values():
        if item.level == "program" and len(content_words(item.name)) >= 3:
            found.setdefault((item.code, item.name), item)
    return list(found.values())[:_MOST_PROGRAMS]


def _speaking(
    facts: Facts, names: Iterable[str], subjects: Iterable[WorkItem | None]
) -> Mapping[int, tuple[Fact, ...]]:
    """By line the other program that an indicator of a program speaks of."""
    programs = _programs(facts)
    return {
        line: (found.code, found.name)
        for line, (name, item) in enumerate(zip(names, subjects, strict=True))
        if item is not None and item.level == "program" and (found := _speaks_of(name, item, programs)) is not None
    }


def _speaks_of(name: str, item: WorkItem, programs: Iterable[WorkItem]) -> WorkItem | None:
    """Another program whose whole name stands in the indicator of this program, while its own name hardly does."""
    words, own = content_words(name), content_words(item.name)
    if len(own & words) * 3 > len(own):
        return None
    others = (program for program in programs if program.code != item.code)
    return next((program for program in others if content_words(program.name) <= words), None)


def _official(facts: Facts, names: Iterable[str], subjects: Iterable[WorkItem | None]) -> list[tuple[Fact, ...]]:
    law, scope, edition = facts.law, facts.scope, facts.plan.edition if facts.plan else ""
    return [
        _official_facts(law, item.code, name, scope, item.edition or edition)
        if item and item.level == "sub_kegiatan"
        else _NOT_OFFICIAL
        for name, item in zip(names, subjects, strict=True)
    ]


@lru_cache(maxsize=16384)
def _official_facts(law: Law, code: str, name: str, scope: str, edition: str) -> tuple[Fact, ...]:
    if edition not in law.nomenclature.editions:
        return _NOT_OFFICIAL
    official = official_row(law, code, scope, edition)
    if not isinstance(official, OfficialRow):
        return "unknown" if official is None else "not_loaded", None, None, None
    if not official.indicator:
        return "known", None, None, None
    same = fold_letters(official.indicator) == fold_letters(core(name))
    return "known", official.indicator, official.unit or None, int(same)


def _prescribed(
    official: Sequence[tuple[Fact, ...]], measures: list[tuple[Fact, ...]], copied: dict[int, tuple[Fact, ...]]
) -> None:
    """What the nomenclature itself prescribes for a sub kegiatan is no copy, and its unit neither wrong nor unfit."""
    for line, (_, _, unit, same) in enumerate(official):
        if same != 1:
            continue
        copied.pop(line, None)
        found = dict(zip(_MEASURE, measures[line], strict=True))
        if fold(str(found["printed_unit"])) == fold(str(unit)):
            found |= {"unit_fits": 1, "unit_misspelled": 0, "unit_proposed": None, "unit_mended": None}
            measures[line] = tuple(found.values())


def _now(facts: Facts, item: WorkItem) -> str | None:
    """The official indicator in the edition in force, for a sub kegiatan surely in it; older lists have none."""
    used = item.edition or (facts.plan.edition if facts.plan else "")
    return (
        _indicator_on(facts.law, facts.on, item.code, item.name, facts.scope, used)
        if item.level == "sub_kegiatan"
        else None
    )


@lru_cache(maxsize=4096)
def _indicator_on(law: Law, on: date, code: str, name: str, scope: str, used: str) -> str | None:
    if used not in law.nomenclature.editions:
        return None
    now = law.nomenclature.edition_on(on)
    step = mapped_code(law, code, name, scope, (used, now.id))
    row = official_row(law, step.code, scope, now.id) if step.certainty == "certain" else None
    return (row.indicator or None) if isinstance(row, OfficialRow) else None


def _other_units(facts: Facts, rows: Sequence[Indicator], cells: Sequence[Cells]) -> Mapping[int, tuple[Fact, ...]]:
    """By line the unit a strategic indicator has where it stands first in the Book, where that is another one."""
    first: dict[str, tuple[Unit, Indicator]] = {}
    others: dict[int, tuple[Fact, ...]] = {}
    for line in [line for line, row in enumerate(rows) if row.subject in facts.strategic]:
        row, printed = rows[line], cells[line]
        found = facts.law.units.spelling(_printed_unit(*printed))
        if found is None:
            continue
        unit, where = first.setdefault(fold_letters(row.name), (found.unit, row))
        if unit.id != found.unit.id:
            mended = _mended_unit(*printed[:2], _printed_unit(*printed), unit.term)
            others[line] = (unit.term, mended, where.place.sentence())
    return others
