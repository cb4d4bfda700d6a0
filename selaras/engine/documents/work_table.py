"""The budget tree of a plan as a table, and what its amounts add up to per organisation."""

from collections.abc import Iterable, Mapping, Sequence

from selaras.engine.documents.blocks import Cell, Column, Row, Sum, Table, head_row, numbered
from selaras.engine.documents.measured import target_cell, target_of
from selaras.engine.documents.signing import agency, titled
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, PlanDocument, Target, WorkItem

UNKNOWN = "belum diisi"
_DEPTHS = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}
_COLUMNS = (
    Column("code", 1.5),
    Column("name", 3.4),
    Column("indicator", 3.4),
    Column("target", 1.35),
    Column("location", 1.3),
    Column("ceiling", 1.45, "right"),
)


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

    def sum(self, items: Iterable[WorkItem]) -> int | None:
        """What the items' ceilings add up to; unknown as soon as one of them is, and where there are none."""
        amounts = [self.amount(item) for item in items]
        known = [amount for amount in amounts if amount is not None]
        return sum(known) if known and len(known) == len(amounts) else None


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
    owner = agency(book)
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


def work_table(book: Book, work: Tree, caption: str, name: str) -> Table:
    """The tree with code, indicators, targets, places and ceilings; parents are live sums where the plan's own sums
    agree, and the lines below say whose money each total holds."""
    indicators = book.under(Indicator, "subject")
    targets = book.under(Target, "indicator")
    body: list[Row] = []
    for item in work.items:
        measured = indicators.get(item.id, ())
        first = measured[0] if measured else None
        body.append(_item_row(work, item, *_measure(first, targets, item.period)))
        body += [_further_row(*_measure(indicator, targets, item.period)) for indicator in measured[1:]]
    heads = ("KODE", "PROGRAM/KEGIATAN/SUB KEGIATAN", "INDIKATOR KINERJA", "TARGET CAPAIAN", "LOKASI", "PAGU (Rp)")
    return Table(
        _COLUMNS, (head_row(*heads),), tuple(body), name,
        total=totals(book, work), numbers=numbered(len(heads)), caption=caption, size=8.0,
    )  # fmt: skip


def _measure(indicator: Indicator | None, targets: Mapping[str, tuple[Target, ...]], period: str) -> tuple[Cell, Cell]:
    if indicator is None:
        return Cell(), Cell()
    return Cell(indicator.name), target_cell(target_of(targets.get(indicator.id, ()), period), with_unit=True)


def _item_row(work: Tree, item: WorkItem, indicator: Cell, target: Cell) -> Row:
    amount = work.amount(item)
    cells = (
        Cell(item.code, "code"), Cell(item.name), indicator, target, Cell(item.location),
        Cell(amount, "money", formula=_live(work, item, amount), unknown=UNKNOWN),
    )  # fmt: skip
    parent = item.level != "sub_kegiatan"
    return Row(cells, item.id, _DEPTHS[item.level], shade=item.level == "organisation", bold=parent)


def _further_row(indicator: Cell, target: Cell) -> Row:
    return Row((Cell(), Cell(), indicator, target, Cell(), Cell()), level=_DEPTHS["sub_kegiatan"])


def _live(work: Tree, item: WorkItem, amount: int | None) -> Sum | None:
    """The sum of the item's children, where it gives the printed amount; else the amount stands as it was printed."""
    children = work.children.get(item.id, ())
    agrees = bool(children) and amount is not None and work.sum(children) == amount
    return Sum(tuple(child.id for child in children)) if agrees else None


def totals(book: Book, work: Tree) -> tuple[Row, ...]:
    """The lines that close the tree: the agency's own programs, those of its units, and both together."""
    divided = shares(book, work)
    owner = agency(book)
    who = titled(owner.name) if owner else "perangkat daerah"
    if not divided.units:
        return (_total("total-all", f"Jumlah pagu {who}", work.sum(divided.own), _keys(divided.own)),)
    word, count = divided.units_word, len(divided.units)
    own, units = work.sum(divided.own), work.sum(divided.of_units)
    both = None if own is None or units is None else own + units
    return (
        _total("total-own", f"Jumlah pagu {who} sendiri, tidak termasuk {word}", own, _keys(divided.own)),
        _total("total-units", f"Jumlah pagu {count} {word}", units, _keys(divided.of_units)),
        _total("total-all", f"Jumlah seluruhnya, {who} dan {count} {word}", both, ("total-own", "total-units")),
    )


def _keys(items: Sequence[WorkItem]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _total(key: str, label: str, amount: int | None, rows: tuple[str, ...]) -> Row:
    formula = Sum(rows) if amount is not None and rows else None
    last = Cell(amount, "money", formula=formula, unknown=UNKNOWN)
    return Row((Cell(label, colspan=len(_COLUMNS) - 1, align="right"), last), key, shade=True, bold=True)
