"""The view of the work of a year: each line of the plans beside the budget document, its cash, its next year, and the
same line in the other kelurahan."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.facts.year import Year, year_of
from selaras.engine.tables.number import decimal_text, rupiah_in_text
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import Ceiling, Target, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "kind": TEXT,
    "level": TEXT,
    "of_agency": NUMBER,
    "objective": TEXT,
    "objectives": NUMBER,
    "speaks": NUMBER,
    "note": TEXT,
    "forward": NUMBER,
    "months": NUMBER,
    "alike": NUMBER,
    "ceiling": AMOUNT,
    "approved": AMOUNT,
    "cash": AMOUNT,
    "usual_ceiling": AMOUNT,
    "value": AMOUNT,
    "usual_value": AMOUNT,
    "called": TEXT,
    "level_word": TEXT,
    "kind_word": TEXT,
    "unit": TEXT,
    "next_year": NUMBER,
    "difference": AMOUNT,
    "cash_difference": AMOUNT,
    "here_words": TEXT,
    "usual_words": TEXT,
    "usual_units": NUMBER,
}

V = TypeVar("V", bound=Hashable)


class _Line(NamedTuple):
    item: WorkItem
    kind: str
    money: Ceiling | None
    target: Target | None
    unit: str
    unit_kind: str


class _Usual(NamedTuple):
    """What most kelurahan have for one line of work: pagu and target, each unknown where most do not agree."""

    units: int
    ceiling: int | None
    target: tuple[int | None, str] | None


@view("year_items", COLUMNS, beside=True)
def year_items(facts: Facts) -> Lines:
    """One line per work item of the RKT, Renja and DPA that speak for the year.

    ``approved`` is the pagu of the DPA for the same code and unit; ``cash`` the sum of a plan of cash of which every
    amount is known, over ``months`` periods; ``forward`` 1 where the next year has a pagu. ``usual_ceiling`` and
    ``usual_value`` are what more than half of three or more kelurahan have (``alike`` says how many there are).
    """
    year = year_of(facts)
    lines = [line for item in facts.book.all(WorkItem) if (line := _line(facts, year, item)) is not None]
    if not lines:
        return NO_LINES
    cash, usual = _cash(facts), _usual(lines)
    of_kelurahan = [usual.get(line.item.code) if line.unit_kind == "kelurahan" else None for line in lines]
    forward = {row.item: row for row in facts.book.all(Ceiling) if row.amount is not None and _is_next(facts, row)}
    main = year.annual.id if year.annual else ""
    linked = {line.item.document for line in lines if line.item.level == "program" and line.item.objective}
    columns: dict[str, Column] = {
        "kind": [line.kind for line in lines],
        "level": [line.item.level for line in lines],
        "of_agency": [int(line.unit_kind not in ("kelurahan", "desa")) for line in lines],
        "objective": [line.item.objective for line in lines],
        "objectives": [int(line.item.document in linked) for line in lines],
        "speaks": [int(line.item.document == main) for line in lines],
        "note": [line.item.note for line in lines],
        "forward": [int(line.item.id in forward) for line in lines],
        "months": [len(cash.get(line.item.id, ())) or None for line in lines],
        "alike": [found.units if found else None for found in of_kelurahan],
        "ceiling": [line.money.amount if line.money else None for line in lines],
        "approved": [_approved(year, line) for line in lines],
        "cash": [_sum(cash.get(line.item.id, ())) for line in lines],
        "usual_ceiling": [found.ceiling if found else None for found in of_kelurahan],
        "value": [line.target.value if line.target else None for line in lines],
        "usual_value": [found.target[0] if found and found.target else None for found in of_kelurahan],
    }

    def told(at: int) -> Told:
        return _told(facts, lines[at], columns, at, of_kelurahan[at])

    return Lines(columns, told)


def _line(facts: Facts, year: Year, item: WorkItem) -> _Line | None:
    kind = year.kind(item)
    if item.level == "organisation" or kind not in ("rkt", "renja", "dpa"):
        return None
    office = year.organisation(item.organisation)
    targets = [
        target
        for row in facts.indicators_of.get(item.id, ())
        if (target := year.target(row.id, item.period)) is not None and target.value is not None
    ]
    return _Line(
        item, kind, year.ceiling(item), targets[0] if len(targets) == 1 else None, facts.unit_name(item.organisation),
        office.kind if office else "",
    )  # fmt: skip


def _is_next(facts: Facts, row: Ceiling) -> bool:
    item = facts.item_by_id.get(row.item)
    return item is not None and item.period.isdecimal() and row.period == str(int(item.period) + 1)


def _approved(year: Year, line: _Line) -> int | None:
    if line.kind == "dpa":
        return None
    money = year.budget.get((year.unit(line.item.organisation), line.item.code))
    return money.amount if money else None


def _cash(facts: Facts) -> Mapping[str, Sequence[int | None]]:
    found: dict[str, list[int | None]] = defaultdict(list)
    for row in facts.book.all(CashPlan):
        found[row.item].append(row.amount)
    return found


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _usual(lines: Sequence[_Line]) -> Mapping[str, _Usual]:
    by_code: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if (
            line.unit_kind == "kelurahan"
            and line.item.level == "sub_kegiatan"
            and line.item.code
            and line.kind != "dpa"
        ):
            by_code[line.item.code].append(line)
    return {code: _most(same) for code, same in by_code.items() if len(same) > 2}


def _most(same: Sequence[_Line]) -> _Usual:
    money = [line.money.amount for line in same if line.money and line.money.amount is not None]
    targets = [(line.target.value, fold(line.target.unit)) for line in same if line.target]
    return _Usual(len(same), _majority(money, len(same)), _majority(targets, len(same)))


def _majority(found: Sequence[V], of: int) -> V | None:
    if not found:
        return None
    value, count = Counter(found).most_common(1)[0]
    return value if count * 2 > of else None


def _told(facts: Facts, line: _Line, columns: Mapping[str, Column], at: int, usual: _Usual | None) -> Told:
    item = line.item
    values: dict[str, Fact] = {
        "called": f"{item.code} {item.name}".strip(),
        "level_word": LEVEL_WORDS[item.level],
        "kind_word": KIND_WORDS[line.kind],
        "unit": line.unit,
        "next_year": int(item.period) + 1 if item.period.isdecimal() else None,
        "difference": _apart(columns["ceiling"][at], columns["approved"][at]),
        "cash_difference": _apart(columns["ceiling"][at], columns["cash"][at]),
        "here_words": _words(line.money.amount if line.money else None, line.target),
        "usual_words": _usual_words(usual),
        "usual_units": usual.units if usual else None,
    }
    spots = {"ceiling": Spot(line.money.id, line.money.place, "amount")} if line.money else {}
    key = f"{line.kind}/{facts.unit_key(item.organisation)}/{item.code}/{fold(item.name)}"
    return Told(item, f"{item.code} {item.name}".strip(), key, values, spots)


def _apart(one: Fact, other: Fact) -> int | None:
    return abs(one - other) if isinstance(one, int) and isinstance(other, int) else None


def _words(amount: int | None, target: Target | None) -> str:
    money = f"pagu {rupiah_in_text(amount)}" if amount is not None else "pagu belum diisi"
    return f"{money}, target {target.text}" if target else money


def _usual_words(usual: _Usual | None) -> str | None:
    if usual is None:
        return None
    told = [f"pagu {rupiah_in_text(usual.ceiling)}"] if usual.ceiling is not None else []
    if usual.target is not None and usual.target[0] is not None:
        told.append(f"target {decimal_text(usual.target[0])} {usual.target[1]}".strip())
    return ", ".join(told) or None
