"""The same work of several units side by side: target and pagu of each, which of them differ, and who said why."""

from collections import Counter
from collections.abc import Mapping, Sequence

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Indicator, Organisation, Target, WorkItem
from selaras.engine.tables.wording import fold


class MatrixCell(Frozen):
    """What one unit plans of this work: the stored rows, the first indicator's target as written, the pagu in sen.

    ``odd_target`` and ``odd_amount`` say that more than half of the units share another value; ``reason`` is why, where
    told.
    """

    item: WorkItem
    indicator: Indicator | None
    target: str
    amount: int | None
    odd_target: bool = False
    odd_amount: bool = False

    @property
    def reason(self) -> str:
        """The note of the item, which answers why it differs."""
        return self.item.note

    @property
    def differs(self) -> bool:
        """Whether anything of it is unlike most others."""
        return self.odd_target or self.odd_amount

    @property
    def unexplained(self) -> bool:
        """Whether it differs and nobody said why."""
        return self.differs and not self.reason


class MatrixLine(Frozen):
    """One sub kegiatan with what each unit plans of it, by the id of the unit; who does not plan it is missing.

    ``scattered`` says of which values (``target``, ``pagu``) no two units, or no more than half, have the same.
    """

    key: str
    code: str
    name: str
    indicator: str
    cells: Mapping[str, MatrixCell]
    scattered: tuple[str, ...] = ()

    @property
    def unexplained(self) -> int:
        """In how many units it differs without a reason."""
        return sum(cell.unexplained for cell in self.cells.values())


class Matrix(Frozen):
    """Units in the order of the plan, and the work of at least one of them."""

    units: tuple[Organisation, ...]
    lines: tuple[MatrixLine, ...]


def unit_matrix(book: Book, year: int) -> Matrix:
    """The sub kegiatan of the units inside the sums, by code; those without code by their folded name.

    The agency itself and supervised units (desa) do not stand in it: they do not do the same work.
    """
    document = book.plan.id if book.plan else ""
    items = [row for row in book.all(WorkItem) if row.document == document and row.level == "sub_kegiatan"]
    units = tuple(row for row in book.all(Organisation) if row.level == "unit" and not row.supervised)
    own = {row.id for row in units}
    by_key: dict[str, dict[str, MatrixCell]] = {}
    measured, targets = book.under(Indicator, "subject"), book.under(Target, "indicator")
    for item in items:
        if item.organisation in own:
            line = by_key.setdefault(item.code or fold(item.name), {})
            line.setdefault(item.organisation, _cell(book, item, measured.get(item.id, ()), targets, str(year)))
    planning = {unit for cells in by_key.values() for unit in cells}
    lines = tuple(_line(key, cells) for key, cells in sorted(by_key.items()))
    return Matrix(tuple(row for row in units if row.id in planning), lines)


def _cell(
    book: Book, item: WorkItem, measured: Sequence[Indicator], targets: Mapping[str, tuple[Target, ...]], year: str
) -> MatrixCell:
    first = measured[0] if measured else None
    rows = targets.get(first.id, ()) if first else ()
    text = next((row.text for row in rows if row.period == year), "")
    ceiling = book.ceilings.get(item.id)
    return MatrixCell(item, first, text, ceiling.amount if ceiling else None)


def _line(key: str, cells: Mapping[str, MatrixCell]) -> MatrixLine:
    targets = [fold(cell.target) for cell in cells.values() if cell.target]
    amounts = [cell.amount for cell in cells.values() if cell.amount is not None]
    usual_target, usual_amount = _usual(targets), _usual(amounts)
    marked = {
        unit: MatrixCell(
            cell.item, cell.indicator, cell.target, cell.amount,
            odd_target=bool(cell.target) and usual_target not in (None, fold(cell.target)),
            odd_amount=cell.amount is not None and usual_amount not in (None, cell.amount),
        )
        for unit, cell in cells.items()
    }  # fmt: skip
    told = (("target", targets, usual_target), ("pagu", amounts, usual_amount))
    scattered = tuple(name for name, values, usual in told if len(values) > 1 and usual is None)
    first = next(iter(marked.values()))
    measured = first.indicator.name if first.indicator else ""
    return MatrixLine(key, first.item.code, first.item.name, measured, marked, scattered)


def _usual(values: Sequence[object]) -> object | None:
    """The value that more than half have, where there is one."""
    (value, count), *_ = Counter(values).most_common(1) or [(None, 0)]
    return value if 2 * count > len(values) else None
