"""The view of shifts of budget (pergeseran): what differs from the version before, and whether it is money alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.facts.year import Year, year_of
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import PlanDocument, Row, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "moved": NUMBER,
    "total": AMOUNT,
    "total_before": AMOUNT,
    "named": TEXT,
    "what": TEXT,
    "difference": AMOUNT,
}


class _Line(NamedTuple):
    """One difference; with ``what`` empty it is the document itself with its totals."""

    row: Row
    named: str
    what: str = ""
    total: int | None = None
    before: int | None = None


@view("shifts", COLUMNS, beside=True)
def shifts(facts: Facts) -> Lines:
    """For each plan that shifts budget and has the version before it in the Book: a line with both totals (``moved``
    0), and a line for each thing that is not money and differs (``moved`` 1)."""
    year = year_of(facts)
    lines = [
        line
        for document in year.current.values()
        if document.version.startswith("pergeseran") and document.id in year.former
        for line in _differences(facts, year, document, year.former[document.id])
    ]
    if not lines:
        return NO_LINES
    columns: dict[str, Column] = {
        "moved": [int(bool(line.what)) for line in lines],
        "total": [line.total for line in lines],
        "total_before": [line.before for line in lines],
    }

    def told(at: int) -> Told:
        line = lines[at]
        both = line.total is not None and line.before is not None
        values: dict[str, Fact] = {
            "named": line.named,
            "what": line.what or None,
            "difference": abs((line.total or 0) - (line.before or 0)) if both else None,
        }
        return Told(line.row, line.named, f"{fold(line.named)}/{fold(line.what)}", values)

    return Lines(columns, told)


def _differences(facts: Facts, year: Year, now: PlanDocument, before: PlanDocument) -> Iterator[_Line]:
    named = f"{KIND_WORDS[now.kind]} {now.version}"
    here, there = _items(facts, year, now), _items(facts, year, before)
    yield _Line(now, named, "", _total(year, here), _total(year, there))
    for key, item in here.items():
        if key not in there:
            yield _Line(item, named, f"baris {item.code} {item.name} ditambahkan")
    for key, item in there.items():
        if key not in here:
            yield _Line(now, named, f"baris {item.code} {item.name} dihapus")
        elif item.name != here[key].name:
            yield _Line(here[key], named, f"nama {item.code} “{item.name}” menjadi “{here[key].name}”")
    yield from _targets(facts, year, named, (here, there))


Items = Mapping[tuple[str, str, int], WorkItem]


def _items(facts: Facts, year: Year, document: PlanDocument) -> Items:
    """The lines of work by unit, code and how often that code came before in the unit."""
    found: dict[tuple[str, str, int], WorkItem] = {}
    times: dict[tuple[str, str], int] = defaultdict(int)
    for item in facts.book.all(WorkItem):
        if item.document == document.id and item.level != "organisation":
            key = (year.unit(item.organisation), item.code)
            found[*key, times[key]] = item
            times[key] += 1
    return found


def _total(year: Year, items: Items) -> int | None:
    """The sum over the lowest lines; unknown as soon as one of them is."""
    parents = {item.parent for item in items.values()}
    amounts = []
    for item in items.values():
        if item.id not in parents:
            money = year.ceiling(item)
            amounts.append(money.amount if money else None)
    return sum(amount for amount in amounts if amount is not None) if amounts and None not in amounts else None


def _targets(facts: Facts, year: Year, named: str, both: tuple[Items, Items]) -> Iterator[_Line]:
    """Targets of the same indicator of the same line that differ."""
    here, there = both
    measures = facts.indicators_of
    for key in [key for key in here if key in there]:
        before = {fold(row.name): year.target(row.id, row.period) for row in measures.get(there[key].id, ())}
        for row in measures.get(here[key].id, ()):
            now, old = year.target(row.id, row.period), before.get(fold(row.name))
            if now is not None and old is not None and (now.value, now.text) != (old.value, old.text):
                yield _Line(now, named, f"target {here[key].code} “{row.name}” {old.text} menjadi {now.text}")
