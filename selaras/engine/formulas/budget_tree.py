"""The budget tree of a plan, and its programs by who spends them; what totals are made of."""

from collections.abc import Iterable, Mapping

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.nested import total
from selaras.engine.tables.rows import Ceiling, Organisation, PlanDocument, WorkItem


class Tree(Frozen):
    """The work items of one document in their order, with the ceilings and the children of each."""

    document: str
    period: str
    items: tuple[WorkItem, ...]
    ceilings: Mapping[str, tuple[Ceiling, ...]]
    children: Mapping[str, tuple[WorkItem, ...]]

    def amount(self, item: WorkItem) -> int | None:
        """The item's ceiling in sen for the plan's own period, of several versions the last; None is unknown."""
        found = [ceiling for ceiling in self.ceilings.get(item.id, ()) if self.period in ("", ceiling.period)]
        return found[-1].amount if found else None

    @property
    def nested(self) -> tuple[WorkItem, ...]:
        """The items with all that stands below each right behind it, also where a plan prints one level after the
        other."""
        known = {item.id for item in self.items}
        found: list[WorkItem] = []
        waiting = [item for item in reversed(self.items) if item.parent not in known]
        while waiting:
            found.append(waiting.pop())
            waiting += reversed(self.children.get(found[-1].id, ()))
        return tuple(found)

    def sum(self, items: Iterable[WorkItem]) -> int | None:
        """What the items' ceilings add up to; unknown as soon as one of them is, and where there are none."""
        return total(self.amount(item) for item in items)


class Shares(Frozen):
    """The programs of a plan by who spends them: the agency itself, and each of its units. Supervised units (desa) are
    never summed. Where a unit lists no program, its own line stands for them."""

    own: tuple[WorkItem, ...]
    units: Mapping[str, tuple[WorkItem, ...]]
    units_word: str

    @property
    def of_units(self) -> tuple[WorkItem, ...]:
        """The programs of all units, in order."""
        return tuple(item for items in self.units.values() for item in items)


def tree(book: Book, document: str) -> Tree:
    """The budget tree of one document of the Book."""
    return _tree(book, document, book.all(WorkItem))


def top(book: Book, document: str) -> Tree:
    """The tree without what lies below its programs, which is most of it and tells nothing about shares."""
    levels = book.under(WorkItem, "level")
    return _tree(book, document, [item for level in ("organisation", "program") for item in levels.get(level, ())])


def _tree(book: Book, document: str, rows: Iterable[WorkItem]) -> Tree:
    items = sorted((item for item in rows if item.document == document), key=lambda item: item.order)
    plan = book.find(document)
    period = book.own_period(plan) if isinstance(plan, PlanDocument) else ""
    return Tree(document, period, tuple(items), book.under(Ceiling, "item"), book.under(WorkItem, "parent"))


def shares(book: Book, work: Tree) -> Shares:
    """The programs of the tree, divided between the agency and its units."""
    owner = book.agency
    by_organisation: dict[str, list[WorkItem]] = {}
    for item in work.items:
        by_organisation.setdefault(item.organisation, []).append(item)
    listed = book.under(WorkItem, "organisation")
    for organisation in listed:
        # A unit of which the tree has nothing, because it lists neither itself nor programs, is a unit too.
        if organisation not in by_organisation and any(row.document == work.document for row in listed[organisation]):
            by_organisation[organisation] = []
    divided = {
        organisation: tuple(item for item in items if item.level == "program")
        or tuple(item for item in items if item.level == "organisation")
        for organisation, items in by_organisation.items()
    }
    own = divided.pop(owner.id, ()) if owner else ()
    units = {id: items for id, items in divided.items() if not _supervised(book, id)}
    return Shares(own, units, _units_word(book, units))


def _supervised(book: Book, organisation: str) -> bool:
    row = book.find(organisation)
    return isinstance(row, Organisation) and row.supervised


def _units_word(book: Book, units: Iterable[str]) -> str:
    kinds = {row.kind for id in units if isinstance(row := book.find(id), Organisation)}
    return kinds.pop() if len(kinds) == 1 else "unit"
