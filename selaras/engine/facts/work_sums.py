"""What the pagu of the lowest lines add up to, by whose money it is, and which parents say something else."""

from collections.abc import Iterable, Mapping

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Organisation, WorkItem

_ADDED_UP = frozenset({"program", "kegiatan"})


class Amounts(Frozen):
    """The pagu of some lines in sen: their sum, how many there are and how many of them have none yet. Unknown is not
    zero: where no line has a pagu, ``total`` is None."""

    total: int | None
    lines: int
    unpriced: int


class WorkSums(Frozen):
    """The lowest lines of a plan, of the agency itself and of its units; desa stand beside and in neither."""

    own: Amounts
    units: Amounts
    all: Amounts


def work_sums(book: Book) -> WorkSums:
    """The sums of the Book's plan. They never mix: what the agency spends itself, what its units do, both."""
    items = _items(book)
    lowest = _lowest(items)
    organisations = {row.id: row for row in book.all(Organisation)}
    own = [item for item in lowest if _level(organisations, item) == "agency"]
    units = [item for item in lowest if _level(organisations, item) == "unit"]
    return WorkSums(_amounts(book, own), _amounts(book, units), _amounts(book, [*own, *units]))


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
    amounts = {item.id: _amount(book, item) for item in items}
    found: dict[str, int] = {}
    for item in sorted(items, key=lambda each: -_depth(each)):
        own_line = item.level == "organisation" and _level(organisations, item) == "unit"
        below = [amounts[child.id] for child in children.get(item.id, ())]
        known = [amount for amount in below if amount is not None]
        if (item.level in _ADDED_UP or own_line) and known and len(known) == len(below):
            if amounts[item.id] != sum(known):
                found[item.id] = sum(known)
            amounts[item.id] = sum(known)
    return found


def _items(book: Book) -> list[WorkItem]:
    document = book.plan.id if book.plan else ""
    return [row for row in book.all(WorkItem) if row.document == document]


def _lowest(items: Iterable[WorkItem]) -> list[WorkItem]:
    """The lines without lines below; a unit's own line is none of them, for it only names the unit."""
    found = list(items)
    parents = {item.parent for item in found}
    return [item for item in found if item.id not in parents and item.level != "organisation"]


def _depth(item: WorkItem) -> int:
    return ("organisation", "program", "kegiatan", "sub_kegiatan").index(item.level)


def _level(organisations: Mapping[str, Organisation], item: WorkItem) -> str:
    """``agency``, ``unit`` or, for a supervised unit and where nobody says, nothing."""
    row = organisations.get(item.organisation)
    return row.level if row is not None and not row.supervised else ""


def _amount(book: Book, item: WorkItem) -> int | None:
    ceiling = book.ceilings.get(item.id)
    return ceiling.amount if ceiling else None


def _amounts(book: Book, items: Iterable[WorkItem]) -> Amounts:
    amounts = [_amount(book, item) for item in items]
    known = [amount for amount in amounts if amount is not None]
    return Amounts(sum(known) if known else None, len(amounts), len(amounts) - len(known))
