"""Lines of a table that sum other lines: heads of urusan and bidang over their programs, totals below the list."""

from collections.abc import Sequence

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.measures import period_of
from selaras.engine.readers.work.tree import read_amount
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Ceiling, Organisation, WorkItem
from selaras.engine.tables.wording import fold


class _Summing(Frozen):
    """A line that sums items: those from ``first`` on, up to ``last`` (exclusive); a total has no ``depth``, and is one
    of all items or a ``sub`` total."""

    line: Line
    name: str
    first: int
    depth: int | None = None
    last: int | None = None
    sub: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is called the total of all items."""
        return self.depth is None and not self.sub


class LineSums:
    """The heads and totals of one table, told while it is read from top to bottom."""

    def __init__(self, table: Grid, figures: Sequence[Figure], draft: Draft) -> None:
        self.table, self.draft = table, draft
        self.columns = _single(figures, table, draft)
        self.values = [figure.column for figure in figures if not figure.money and figure.role in ("target", "actual")]
        self.items: list[WorkItem] = []
        self.lines: list[_Summing] = []
        self.since = 0

    def item(self, item: WorkItem) -> None:
        """One more item of the table."""
        self.items.append(item)

    def head(self, line: Line, name: Cell, depth: int) -> None:
        """A head over the items that follow, up to the next head that stands no deeper."""
        self._end_heads(depth)
        self.lines.append(_Summing(line, name.text, len(self.items), depth))
        left = next((line[n] for n in self.values if not line[n].blank), None)
        if left is not None:
            self.draft.doubt_once(
                f"Baris “{name.text[:80]}” memuat nilai tanpa indikator (“{left.text}”); nilai itu tidak dipakai.",
                "Isi indikatornya, atau kosongkan nilai kinerja pada baris urusan dan bidang.", left.place, left.text,
            )  # fmt: skip

    def total(self, line: Line, name: Cell) -> None:
        """A total of the items above: a ``sub jumlah`` of those since the last one, another of all."""
        sub = fold(name.text).startswith("sub")
        self._end_heads(0)
        self.lines.append(_Summing(line, name.text or "Jumlah", self.since if sub else 0, None, len(self.items), sub))
        self.since = len(self.items)

    def _end_heads(self, depth: int) -> None:
        for n, each in enumerate(self.lines):
            if each.depth is not None and each.depth >= depth and each.last is None:
                self.lines[n] = _Summing(each.line, each.name, each.first, each.depth, len(self.items))

    def close(self) -> None:
        """Adds the sums once all items are known. Where several lines are called a total of all, nobody can know what
        each is about."""
        ids = {item.id for item in self.items}
        several = sum(each.is_whole for each in self.lines) > 1
        for each in self.lines:
            if each.is_whole and several:
                continue
            last = len(self.items) if each.last is None else each.last
            tops = [item for item in self.items[each.first : last] if item.parent not in ids]
            if each.depth is None:
                tops = [item for item in tops if not self._is_supervised(item)]
            if tops:
                self._add(each, tops)

    def _is_supervised(self, item: WorkItem) -> bool:
        """Whether an item is a desa's, which no total of the agency counts."""
        organisation = self.draft.rows.get(item.organisation)
        return isinstance(organisation, Organisation) and organisation.supervised

    def _add(self, summing: _Summing, items: list[WorkItem]) -> None:
        for kind, period, figure in self.columns:
            cell = summing.line[figure.column]
            rows = [row for item in items if (row := self.draft.figure(kind, item.id, period)) is not None]
            if cell.blank or not rows or len(rows) < len(items):
                continue
            value, doubt = read_amount(cell, "Jumlah", self.draft, figure.unit)
            above = summing.depth is not None
            total = self.draft.add(
                PrintedSum, cell.place, period=period, name=summing.name, quantity="money", value=value, text=cell.text,
                terms=tuple(row.id for row in rows),
                rule=f"jumlah program di bawah “{summing.name}”" if above else "jumlah seluruh baris di atasnya",
            )  # fmt: skip
            if doubt:
                self.draft.doubt(
                    f"Jumlah “{summing.name[:80]}”: {doubt}.", "Tulis sebagai satu angka, misalnya 45.000.000.",
                    cell.place, total.id, "value", cell.text,
                )  # fmt: skip


def _single(figures: Sequence[Figure], table: Grid, draft: Draft) -> list[tuple[type[Ceiling | Spending], str, Figure]]:
    """The money columns that alone hold the money of their period; split over sources of funds none does."""
    found: dict[tuple[type[Ceiling | Spending], str], list[Figure]] = {}
    for figure in figures:
        if figure.money and figure.role in ("target", "actual") and (period := period_of(draft, figure, table)):
            kind: type[Ceiling | Spending] = Ceiling if figure.role == "target" else Spending
            found.setdefault((kind, period), []).append(figure)
    return [(kind, period, columns[0]) for (kind, period), columns in found.items() if len(columns) == 1]
