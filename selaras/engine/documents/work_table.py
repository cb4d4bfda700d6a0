"""The budget tree of a plan as a table, and what its amounts add up to per organisation."""

from collections.abc import Mapping, Sequence

from selaras.engine.documents.blocks import Cell, Column, Row, Sum, Table, head_row, numbered
from selaras.engine.documents.measured import target_cell, target_of
from selaras.engine.documents.signing import titled
from selaras.engine.formulas.budget_tree import Tree, shares
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Indicator, Target, WorkItem

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
    owner = book.agency
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
