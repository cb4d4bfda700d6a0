"""What the pagu of the lowest lines of a plan add up to: by whose money it is, by year, and for each line above."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Ceiling, Organisation, WorkItem

WHOLE = ""
"""The key of the sum over the whole plan."""
_ADDED_UP = frozenset({"program", "kegiatan"})
_LEVELS = ("organisation", "program", "kegiatan", "sub_kegiatan")


class Amounts(Frozen):
    """The pagu of some lines in sen: their sum, how many there are and how many of them have none yet. Unknown is not
    zero: where no line has a pagu, ``total`` is None."""

    total: int | None
    lines: int
    unpriced: int


class LineSums(Frozen):
    """The lowest lines of a plan, of the agency itself and of its units; desa stand beside and in neither."""

    own: Amounts
    units: Amounts
    all: Amounts


class Lowest(Frozen):
    """The lines without lines below, of the agency itself and of its units; a unit's own line is none of them, for it
    only names the unit. Those of supervised units (desa), and of nobody that the Book knows, are left out."""

    own: Sequence[WorkItem]
    units: Sequence[WorkItem]

    @property
    def all(self) -> Sequence[WorkItem]:
        """Both."""
        return (*self.own, *self.units)


def lowest(book: Book) -> Lowest:
    """The lowest lines of the Book's plan."""
    items = _items(book)
    parents = {item.parent for item in items}
    found = [item for item in items if item.id not in parents and item.level != "organisation"]
    organisations = {row.id: row for row in book.all(Organisation)}
    own = [item for item in found if _level(organisations, item) == "agency"]
    return Lowest(own, [item for item in found if _level(organisations, item) == "unit"])


def amounts(book: Book, items: Iterable[WorkItem], period: str = "") -> Amounts:
    """What these lines come to in a period, or in the own year of the plan."""
    return _amounts(_priced(book, period) if period else _own(book), items)


def line_sums(book: Book) -> LineSums:
    """The sums of the Book's plan. They never mix: what the agency spends itself, what its units do, both."""
    found, own = lowest(book), _own(book)
    return LineSums(_amounts(own, found.own), _amounts(own, found.units), _amounts(own, found.all))


def priced_lines(book: Book) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """By line above and period, or ``WHOLE`` and period, the pagu in sen of the lowest lines that have one in it, by
    their ids. A line without one is left out; where none has one, the key is left out."""
    items = {row.id: row for row in _items(book)}
    above = {row.parent for row in items.values()}
    whole = {row.id for row in lowest(book).all}
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    last = {(row.item, row.period): row.amount for row in book.all(Ceiling)}  # of several versions the last
    for (line, period), amount in last.items():
        if amount is None or line not in items or line in above or items[line].level == "organisation":
            continue
        if line in whole:
            found[WHOLE, period][line] = amount
        at, seen = items[line].parent, {line}
        while at in items and at not in seen:  # a stored circle ends
            seen.add(at)
            found[at, period][line] = amount
            at = items[at].parent
    return found


def parents_to_add_up(book: Book) -> Mapping[str, int]:
    """The pagu in sen that a program, a kegiatan or a unit's own line should have by its children, where it has another
    one or none and every child below has one; deepest lines first, so that a sum counts the sums below it.

    The agency's own line is left out: whether its units are inside is for the plan to say.
    """
    items = _items(book)
    children: dict[str, list[WorkItem]] = {}
    for item in items:
        children.setdefault(item.parent, []).append(item)
    organisations = {row.id: row for row in book.all(Organisation)}
    own = _own(book)
    priced = {item.id: own.get(item.id) for item in items}
    found: dict[str, int] = {}
    for item in sorted(items, key=lambda each: -_LEVELS.index(each.level)):
        own_line = item.level == "organisation" and _level(organisations, item) == "unit"
        below = [priced[child.id] for child in children.get(item.id, ())]
        known = [amount for amount in below if amount is not None]
        if (item.level in _ADDED_UP or own_line) and known and len(known) == len(below):
            if priced[item.id] != sum(known):
                found[item.id] = sum(known)
            priced[item.id] = sum(known)
    return found


def _items(book: Book) -> list[WorkItem]:
    document = book.plan.id if book.plan else ""
    return [row for row in book.all(WorkItem) if row.document == document]


def _level(organisations: Mapping[str, Organisation], item: WorkItem) -> str:
    """``agency``, ``unit`` or, for a supervised unit and where nobody says, nothing."""
    row = organisations.get(item.organisation)
    return row.level if row is not None and not row.supervised else ""


def _own(book: Book) -> Mapping[str, int | None]:
    return {item: row.amount for item, row in book.ceilings.items()}


def _priced(book: Book, period: str) -> Mapping[str, int | None]:
    return {row.item: row.amount for row in book.all(Ceiling) if row.period == period}


def _amounts(priced: Mapping[str, int | None], items: Iterable[WorkItem]) -> Amounts:
    found = [priced.get(item.id) for item in items]
    known = [amount for amount in found if amount is not None]
    return Amounts(sum(known) if known else None, len(found), len(found) - len(known))
