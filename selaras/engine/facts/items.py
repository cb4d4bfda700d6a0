"""The view of work items: code, name, parent, ceiling and the official row of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import repeat

from selaras.engine.facts.code import code_fault, in_width, stands_under, usual_width, width
from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.official import official_row
from selaras.engine.facts.view import (
    AMOUNT,
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
from selaras.engine.law.nomenclature import OfficialRow, bidang_of, same_name
from selaras.engine.tables.rows import WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "unit_name": TEXT,
    "level": TEXT,
    "level_word": TEXT,
    "code": TEXT,
    "code_text": TEXT,
    "code_has_blank": NUMBER,
    "code_proposed": TEXT,
    "code_fault": TEXT,
    "width": NUMBER,
    "usual_width": NUMBER,
    "width_mended": TEXT,
    "name": TEXT,
    "called": TEXT,
    "folded": TEXT,
    "parent_level": TEXT,
    "parent_code": TEXT,
    "parent_name": TEXT,
    "under_parent": NUMBER,
    "ceiling": AMOUNT,
    "ceiling_lowest": AMOUNT,
    "ceiling_highest": AMOUNT,
    "document_has_ceilings": NUMBER,
    "indicators": NUMBER,
    "document_has_indicators": NUMBER,
    "document_has_codes": NUMBER,
    "document_levels": NUMBER,
    "children": NUMBER,
    "childless": NUMBER,
    "children_unknown": NUMBER,
    "children_ceiling": AMOUNT,
    "children_ceiling_with_units": AMOUNT,
    "twin_place": TEXT,
    "twin_name": TEXT,
    "other_name": TEXT,
    "other_place": TEXT,
    "official": TEXT,
    "official_name": TEXT,
    "official_title": TEXT,
    "name_is_official": NUMBER,
    "code_of_name": TEXT,
    "name_proposed": TEXT,
    "elsewhere": TEXT,
}

_MOST_OF_A_CODE = 1000  # units and wordings of one code that are compared; a kabupaten has some hundreds of units

# Columns that are found together.
_CODE = ("code_fault", "width", "width_mended")
_PARENT = ("parent_level", "under_parent")
_CHILDREN = ("children", "children_unknown", "children_ceiling", "children_ceiling_with_units")
_TWIN = ("twin_place", "twin_name")
_OTHER = ("other_name", "other_place")
_OFFICIAL = ("official", "official_name", "official_title", "name_is_official", "code_of_name")
_NAMED = (*_OTHER, "official_name", "code_of_name")

_PARENTS = frozenset({"program", "kegiatan"})
_NEARLY_ALL = 80  # percent of the lines of a level that must have lines below them

_NO_CHILDREN = (0, 0, None, None)
_NOT_OFFICIAL = (None, None, None, None, None)


@view("items", COLUMNS)
def items(facts: Facts) -> Lines:
    """One line per work item, in the order of the Book."""
    rows = facts.book.all(WorkItem)
    levels, codes = [item.level for item in rows], [item.code for item in rows]
    usual = usual_width(rows)
    coded = side_by_side(_CODE, map(_code_facts, codes, levels, repeat(usual)))
    official = side_by_side(_OFFICIAL, _official(facts, rows))
    twins = _twins(rows)
    others = _other_names(rows, coded.get("code_fault", ()), official.get("official_name", ()))
    children = side_by_side(_CHILDREN, _children(facts, rows))
    columns: dict[str, Column] = {
        "level": levels,
        "code": codes,
        "code_has_blank": [int(item.code_text not in ("", item.code)) if item.code else None for item in rows],
        "indicators": [facts.indicators.get(item.id, 0) for item in rows],
        "usual_width": [usual] * len(rows),
        **coded,
        **official,
        **here_and_there(_TWIN, len(rows), {line: (twin.place.sentence(), twin.name) for line, twin in twins.items()}),
        **here_and_there(_OTHER, len(rows), {at: (other.name, other.place.sentence()) for at, other in others.items()}),
        **side_by_side(_PARENT, _parents(facts, rows, coded.get("code_fault", ()))),
        **children,
        "childless": _childless(rows, children.get("children", ())),
        **(_ceilings(facts, rows) if rows else {}),
    }
    return Lines(columns, partial(_told, facts, rows, columns))


def _told(facts: Facts, rows: Sequence[WorkItem], columns: Mapping[str, Column], line: int) -> Told:
    item = rows[line]
    unit, parent = facts.unit_name(item.organisation), facts.item_by_id.get(item.parent)
    values: dict[str, Fact] = {
        "unit_name": unit,
        "level_word": LEVEL_WORDS[item.level],
        "code_text": item.code_text or None,
        "code_proposed": item.code_proposed or None,
        "name": item.name,
        "called": f"{item.code} {item.name}".strip(),
        "folded": fold(item.name),
        "parent_code": parent.code if parent else None,
        "parent_name": parent.name if parent else None,
        **_name_told(item, {name: columns[name][line] if columns.get(name) else None for name in _NAMED}),
    }
    ceiling = facts.ceilings.get(item.id)
    spots = {"ceiling": Spot(ceiling.id, ceiling.place, "amount")} if ceiling else {}
    subject = f"{unit}: {item.code} {item.name}" if item.level != "organisation" else f"{item.code} {item.name}"
    key = f"{facts.unit_key(item.organisation)}/{item.code}/{fold(item.name)}"
    return Told(item, subject, key, values, spots)


def _name_told(item: WorkItem, found: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """The name that would be right, and where the code has another one. A name that is official for another code of
    the same program was hardly chosen by mistake: the code may be wrong, and no name is proposed."""
    right = found["code_of_name"]
    elsewhere = f"{found['other_name']} pada {found['other_place']}"
    if not isinstance(right, str) or right.split(".")[:3] != item.code.split(".")[:3]:
        return {"name_proposed": found["official_name"], "elsewhere": elsewhere}
    doubt = f"{item.name} adalah nama resmi kode {right}: mungkin kodenya yang salah, mungkin namanya"
    return {"name_proposed": None, "elsewhere": f"{elsewhere}. {doubt}"}


def _ceilings(facts: Facts, rows: Sequence[WorkItem]) -> Mapping[str, Column]:
    """The ceiling of each item, what is too low or too high for it, and what the document has at all: a table without
    a column cannot miss its values."""
    found, value = facts.ceilings, facts.law.value
    highest = {
        "organisation": value("budget.agency_ceiling_sen", facts.on).number,
        "sub_kegiatan": value("budget.sub_kegiatan_ceiling_sen", facts.on).number,
    }
    has_ceilings = int(any(ceiling.amount is not None for ceiling in found.values()))
    has_indicators = int(any(subject in facts.item_by_id for subject in facts.indicators))
    return {
        "ceiling": [ceiling.amount if (ceiling := found.get(item.id)) else None for item in rows],
        "ceiling_lowest": [value("budget.smallest_sen", facts.on).number] * len(rows),
        "ceiling_highest": [highest.get(item.level) for item in rows],
        "document_has_ceilings": [has_ceilings] * len(rows),
        "document_has_indicators": [has_indicators] * len(rows),
        "document_has_codes": [int(any(item.code for item in rows if item.level != "organisation"))] * len(rows),
        "document_levels": [len({item.level for item in rows} - {"organisation"})] * len(rows),
    }


@lru_cache(maxsize=16384)
def _code_facts(code: str, level: str, usual: int | None) -> tuple[Fact, ...]:
    found = width(code)
    differs = found is not None and usual is not None and found != usual
    fault = code_fault(code, level) if level != "organisation" else None
    return fault, found, in_width(code, usual) if differs and usual is not None else None


def _parents(facts: Facts, rows: Iterable[WorkItem], faults: Column) -> Iterable[tuple[Fact, ...]]:
    for item, fault in zip(rows, faults, strict=True):
        parent = facts.item_by_id.get(item.parent)
        if parent is None:
            yield None, None
        elif parent.level == "organisation" or item.level not in ("kegiatan", "sub_kegiatan") or not parent.code:
            yield parent.level, None
        # A cut code of the parent is its own finding; what remains of it must still agree.
        elif fault in ("", "digits"):
            yield parent.level, int(stands_under(item.code, parent.code))
        else:
            yield parent.level, None


def _children(facts: Facts, rows: Iterable[WorkItem]) -> Iterable[tuple[Fact, ...]]:
    amounts: dict[str, list[int | None]] = defaultdict(list)
    for item in rows:
        ceiling = facts.ceilings.get(item.id)
        amounts[item.parent].append(ceiling.amount if ceiling else None)
    lines = {item.organisation: item for item in rows if item.level == "organisation"}
    of_units = _units_ceilings(facts, lines)
    for item in rows:
        own = amounts.get(item.id)
        if own is None:
            yield _NO_CHILDREN
            continue
        known = [amount for amount in own if amount is not None]
        total = sum(known) if len(known) == len(own) else None
        units = of_units.get(item.organisation, 0) if item.level == "organisation" else 0
        yield len(own), len(own) - len(known), total, None if total is None or units is None else total + units


def _childless(rows: Sequence[WorkItem], children: Column) -> Column:
    """1 for a program without kegiatan, or a kegiatan without sub kegiatan, where nearly all others of the document
    have some; 0 where it has some; unknown where it is usual to have none, and where there can be none."""
    keys = [(item.document, item.level) for item in rows]
    all_of = Counter(keys)
    with_some = Counter([key for key, count in zip(keys, children, strict=True) if count])
    usual = {key for key, some in with_some.items() if key[1] in _PARENTS and some * 100 >= _NEARLY_ALL * all_of[key]}
    return [int(not count) if key in usual else None for key, count in zip(keys, children, strict=True)]


def _units_ceilings(facts: Facts, lines: Mapping[str, WorkItem]) -> Mapping[str, int | None]:
    """The ceilings of the units under each organisation, unknown as soon as one is; supervised ones (desa) are never
    summed. ``lines`` holds the line of each organisation in the budget table."""
    totals: dict[str, int | None] = {}
    for row in facts.organisation_by_id.values():
        line = lines.get(row.id)
        if line is None or row.supervised:
            continue
        ceiling, before = facts.ceilings.get(line.id), totals.get(row.parent, 0)
        amount = ceiling.amount if ceiling else None
        totals[row.parent] = None if amount is None or before is None else before + amount
    return totals


def _official(facts: Facts, rows: Iterable[WorkItem]) -> Iterable[tuple[Fact, ...]]:
    law, scope, edition = facts.law, facts.scope, facts.plan.edition if facts.plan else ""
    return [_official_facts(law, item.level, item.code, item.name, scope, item.edition or edition) for item in rows]


@lru_cache(maxsize=16384)
def _official_facts(law: Law, level: str, code: str, name: str, scope: str, edition: str) -> tuple[Fact, ...]:
    lists = law.nomenclature
    if level == "organisation" or edition not in lists.editions or code_fault(code, level):
        return _NOT_OFFICIAL
    row = official_row(law, code, scope, edition)
    title = lists.editions[edition].title
    if not isinstance(row, OfficialRow):
        return "unknown" if row is None else "not_loaded", None, title, None, None
    right = same_name(row.name, name)
    other = [] if right else lists.named(name, scope, edition, bidang_of(code))
    return "known", row.name, title, int(right), other[0].code if len(other) == 1 else None


def _twins(rows: Iterable[WorkItem]) -> Mapping[int, WorkItem]:
    """By line the first item with the same code in the same unit, where that is another."""
    first: dict[tuple[str, str], WorkItem] = {}
    for item in rows:
        if item.level != "organisation" and item.code:
            first.setdefault((item.organisation, item.code), item)
    return {
        line: twin
        for line, item in enumerate(rows)
        if (twin := first.get((item.organisation, item.code))) is not None and twin is not item
    }


def _other_names(rows: Sequence[WorkItem], faults: Column, official: Column) -> Mapping[int, WorkItem]:
    """By line an item of the same code and another name in another unit. Where the official name is known, only the
    wrong row has one."""
    named = _by_code([item for item, fault in zip(rows, faults, strict=True) if fault == ""])
    return {
        line: other
        for line, item in enumerate(rows)
        if item.code in named and (other := _other_name(item, named[item.code], official[line])) is not None
    }


def _by_code(rows: Sequence[WorkItem]) -> Mapping[str, list[WorkItem]]:
    """The items of each code that has several names, one for each unit and name, and of a code without end the first
    ones."""
    times = Counter(code for code, _ in {(item.code, item.name) for item in rows})
    named: dict[str, dict[tuple[str, str], WorkItem]] = defaultdict(dict)
    for item in rows:
        if times[item.code] > 1:
            named[item.code].setdefault((item.organisation, item.name), item)
    return {code: list(items.values())[:_MOST_OF_A_CODE] for code, items in named.items()}


def _other_name(item: WorkItem, named: Iterable[WorkItem], official: Fact) -> WorkItem | None:
    others = (other for other in named if other.organisation != item.organisation)
    differing = next((other for other in others if not same_name(other.name, item.name)), None)
    right = differing is not None and isinstance(official, str) and same_name(official, item.name)
    return None if right else differing
