"""The view of work items: code, name, parent, ceiling and the official row of each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from selaras.engine.facts.code import code_fault, in_width, stands_under, usual_width, width
from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.official import official_row
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, Spot, view
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
    "code_proposed": TEXT,
    "code_fault": TEXT,
    "width": NUMBER,
    "usual_width": NUMBER,
    "width_mended": TEXT,
    "name": TEXT,
    "folded": TEXT,
    "parent_level": TEXT,
    "parent_code": TEXT,
    "parent_name": TEXT,
    "under_parent": NUMBER,
    "ceiling": NUMBER,
    "ceiling_lowest": NUMBER,
    "ceiling_highest": NUMBER,
    "document_has_ceilings": NUMBER,
    "indicators": NUMBER,
    "document_has_indicators": NUMBER,
    "children": NUMBER,
    "children_unknown": NUMBER,
    "children_ceiling": NUMBER,
    "children_ceiling_with_units": NUMBER,
    "twin_place": TEXT,
    "twin_name": TEXT,
    "other_name": TEXT,
    "other_place": TEXT,
    "official": TEXT,
    "official_name": TEXT,
    "official_title": TEXT,
    "name_is_official": NUMBER,
    "code_of_name": TEXT,
}

_MOST_OF_A_CODE = 1000  # units and wordings of one code that are compared; a kabupaten has some hundreds of units

_NO_CHILDREN: Mapping[str, Fact] = {
    "children": 0, "children_unknown": 0, "children_ceiling": None, "children_ceiling_with_units": None,
}  # fmt: skip
_NOT_OFFICIAL: Mapping[str, Fact] = dict.fromkeys(
    ("official", "official_name", "official_title", "name_is_official", "code_of_name")
)
_NO_TWIN: Mapping[str, Fact] = dict.fromkeys(("twin_place", "twin_name"))
_NO_OTHER_NAME: Mapping[str, Fact] = dict.fromkeys(("other_name", "other_place"))


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is the same for every line: found once for the Book."""

    usual_width: int | None
    twins: Mapping[tuple[str, str], WorkItem]
    named: Mapping[str, list[WorkItem]]
    of_units: Mapping[str, int | None]
    has_ceilings: int
    has_indicators: int
    lowest: int
    highest: Mapping[str, int]


@view("items", COLUMNS)
def items(facts: Facts) -> list[Record]:
    """One line per work item, in the order of the Book."""
    rows = facts.book.all(WorkItem)
    if not rows:
        return []
    value = facts.law.value
    whole = _Whole(
        usual_width=usual_width(rows),
        twins=_first_in_unit(rows),
        named=_by_code(rows),
        of_units=_units_ceilings(facts, {item.organisation: item for item in rows if item.level == "organisation"}),
        # A table without a column cannot miss its values.
        has_ceilings=int(any(found.amount is not None for found in facts.ceilings.values())),
        has_indicators=int(any(subject in facts.item_by_id for subject in facts.indicators)),
        lowest=value("budget.smallest_sen", facts.on).number,
        highest={
            "organisation": value("budget.agency_ceiling_sen", facts.on).number,
            "sub_kegiatan": value("budget.sub_kegiatan_ceiling_sen", facts.on).number,
        },
    )
    return [_record(facts, item, whole) for item in rows]


def _record(facts: Facts, item: WorkItem, whole: _Whole) -> Record:
    level_word = LEVEL_WORDS[item.level]
    unit = facts.unit_name(item.organisation)
    ceiling = facts.ceilings.get(item.id)
    edition = item.edition or (facts.plan.edition if facts.plan else "")
    values: dict[str, Fact] = {
        "unit_name": unit,
        "level": item.level,
        "level_word": level_word,
        "code": item.code,
        "code_text": item.code_text or None,
        "code_proposed": item.code_proposed or None,
        "name": item.name,
        "folded": fold(item.name),
        "ceiling": ceiling.amount if ceiling else None,
        "indicators": len(facts.indicators.get(item.id, ())),
        "ceiling_lowest": whole.lowest,
        "ceiling_highest": whole.highest.get(item.level),
        "document_has_ceilings": whole.has_ceilings,
        "document_has_indicators": whole.has_indicators,
        **_code_facts(item.code, item.level, whole.usual_width),
        **_parent_facts(facts, item),
        **_children_facts(facts, item, whole),
        **_official_facts(facts.law, item.level, item.code, item.name, facts.scope, edition),
        **_twin_facts(item, whole.twins),
    }
    values |= _other_name(item, whole.named, values["official_name"])
    spots = {"ceiling": Spot(ceiling.id, ceiling.place, "amount")} if ceiling else {}
    subject = f"{unit}: {item.code} {item.name}" if item.level != "organisation" else f"{item.code} {item.name}"
    return Record(item, subject, f"{facts.unit_key(item.organisation)}/{item.code}/{fold(item.name)}", values, spots)


@lru_cache(maxsize=16384)
def _code_facts(code: str, level: str, usual: int | None) -> Mapping[str, Fact]:
    found = width(code)
    differs = found is not None and usual is not None and found != usual
    return {
        "code_fault": code_fault(code, level) if level != "organisation" else None,
        "width": found,
        "usual_width": usual,
        "width_mended": in_width(code, usual) if differs and usual is not None else None,
    }


def _parent_facts(facts: Facts, item: WorkItem) -> dict[str, Fact]:
    parent = facts.item_by_id.get(item.parent)
    known = parent is not None and item.level in ("kegiatan", "sub_kegiatan") and parent.level != "organisation"
    under: int | None = None
    if known and parent is not None and code_fault(item.code, item.level) in ("", "digits"):
        # A cut code of the parent is its own finding; what remains of it must still agree.
        under = int(stands_under(item.code, parent.code)) if parent.code else None
    return {
        "parent_level": parent.level if parent else None,
        "parent_code": parent.code if parent else None,
        "parent_name": parent.name if parent else None,
        "under_parent": under,
    }


def _children_facts(facts: Facts, item: WorkItem, whole: _Whole) -> Mapping[str, Fact]:
    children = facts.children.get(item.id)
    if not children:
        return _NO_CHILDREN
    amounts = [ceiling.amount if (ceiling := facts.ceilings.get(child.id)) else None for child in children]
    known = [amount for amount in amounts if amount is not None]
    total = sum(known) if len(known) == len(amounts) else None
    units = whole.of_units.get(item.organisation, 0) if item.level == "organisation" else 0
    return {
        "children": len(children),
        "children_unknown": len(amounts) - len(known),
        "children_ceiling": total,
        "children_ceiling_with_units": None if total is None or units is None else total + units,
    }


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


@lru_cache(maxsize=16384)
def _official_facts(law: Law, level: str, code: str, name: str, scope: str, edition: str) -> Mapping[str, Fact]:
    lists = law.nomenclature
    if level == "organisation" or edition not in lists.editions or code_fault(code, level):
        return _NOT_OFFICIAL
    row = official_row(law, code, scope, edition)
    title = lists.editions[edition].title
    if isinstance(row, OfficialRow):
        right = same_name(row.name, name)
        other = [] if right else lists.named(name, scope, edition, bidang_of(code))
        return {
            "official": "known",
            "official_name": row.name,
            "official_title": title,
            "name_is_official": int(right),
            "code_of_name": other[0].code if len(other) == 1 else None,
        }
    return {**_NOT_OFFICIAL, "official": "unknown" if row is None else "not_loaded", "official_title": title}


def _first_in_unit(rows: tuple[WorkItem, ...]) -> Mapping[tuple[str, str], WorkItem]:
    first: dict[tuple[str, str], WorkItem] = {}
    for item in rows:
        if item.level != "organisation" and item.code:
            first.setdefault((item.organisation, item.code), item)
    return first


def _twin_facts(item: WorkItem, twins: Mapping[tuple[str, str], WorkItem]) -> Mapping[str, Fact]:
    twin = twins.get((item.organisation, item.code))
    if twin is None or twin is item:
        return _NO_TWIN
    return {"twin_place": twin.place.sentence(), "twin_name": twin.name}


def _by_code(rows: tuple[WorkItem, ...]) -> Mapping[str, list[WorkItem]]:
    """The items of each code that has several names, one for each unit and name, and of a code without end the first
    ones."""
    named: dict[str, dict[tuple[str, str], WorkItem]] = defaultdict(dict)
    for item in rows:
        if item.level != "organisation" and not code_fault(item.code, item.level):
            named[item.code].setdefault((item.organisation, item.name), item)
    several = {code: items for code, items in named.items() if len({name for _, name in items}) > 1}
    return {code: list(items.values())[:_MOST_OF_A_CODE] for code, items in several.items()}


def _other_name(item: WorkItem, named: Mapping[str, list[WorkItem]], official: Fact) -> Mapping[str, Fact]:
    """Another name of the same code in another unit. Where the official name is known, only the wrong row has one."""
    if item.code not in named:
        return _NO_OTHER_NAME
    others = (other for other in named[item.code] if other.organisation != item.organisation)
    differing = next((other for other in others if not same_name(other.name, item.name)), None)
    if differing is None or (isinstance(official, str) and same_name(official, item.name)):
        return _NO_OTHER_NAME
    return {"other_name": differing.name, "other_place": differing.place.sentence()}
