"""Lines of a table that sum other lines: heads of urusan and bidang over their programs, totals below the list."""

from collections.abc import Sequence

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.measures import period_of
from selaras.engine.readers.totals import Listed, Reach, Total, reaches
from selaras.engine.readers.work.tree import read_amount
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Organisation, Row, WorkItem
from selaras.engine.tables.wording import fold


class _Head(Frozen):
    """A line that sums the items below it: those from ``first`` on, up to ``last`` (exclusive)."""

    line: Line
    name: str
    first: int
    depth: int
    last: int | None = None


class _TotalLine(Frozen):
    """A line that sums items above it."""

    line: Line
    name: Cell
    total: Total


class LineSums:
    """The heads and totals of one table, told while it is read from top to bottom."""

    def __init__(self, table: Grid, figures: Sequence[Figure], draft: Draft) -> None:
        self.table, self.draft = table, draft
        self.columns = _single(figures, table, draft)
        self.values = [figure.column for figure in figures if not figure.money and figure.role in ("target", "actual")]
        self.items: list[WorkItem] = []
        self.below: dict[str, list[WorkItem]] = {}
        self.heads: list[_Head] = []
        self.totals: list[_TotalLine] = []

    def item(self, item: WorkItem) -> None:
        """One more item of the table."""
        self.items.append(item)

    def head(self, line: Line, name: Cell, depth: int) -> None:
        """A head over the items that follow, up to the next head that stands no deeper."""
        self._end_heads(depth)
        self.heads.append(_Head(line, name.text, len(self.items), depth))
        left = next((line[n] for n in self.values if not line[n].blank), None)
        if left is not None:
            self.draft.doubt_once(
                f"Baris “{name.text[:80]}” memuat nilai tanpa indikator (“{left.text}”); nilai itu tidak dipakai.",
                "Isi indikatornya, atau kosongkan nilai kinerja pada baris urusan dan bidang.", left.place, left.text,
            )  # fmt: skip

    def total(self, line: Line, name: Cell) -> None:
        """A total of items above."""
        self._end_heads(0)
        self.totals.append(_TotalLine(line, name, Total(name.text or "Jumlah", len(self.items))))

    def _end_heads(self, depth: int) -> None:
        for n, each in enumerate(self.heads):
            if each.depth >= depth and each.last is None:
                self.heads[n] = replace(each, last=len(self.items))

    def close(self) -> None:
        """Adds the sums once all items are known."""
        ids = {item.id for item in self.items}
        for item in self.items:
            self.below.setdefault(item.parent, []).append(item)
        for head in self.heads:
            last = len(self.items) if head.last is None else head.last
            tops = [item for item in self.items[head.first : last] if item.parent not in ids]
            if tops:
                self._add(head.line, head.name, tops, f"jumlah program di bawah “{head.name}”")
        told = reaches([each.total for each in self.totals], self._listed())
        for each, found in zip(self.totals, told, strict=True):
            self._add_total(each, found)

    def _listed(self) -> list[Listed]:
        """The items as lines of a list."""
        numbers = {item.id: n for n, item in enumerate(self.items)}
        listed = []
        for item in self.items:
            of = self.draft.rows.get(item.organisation)
            owner = of if isinstance(of, Organisation) else None
            unit = owner.kind if owner is not None and owner.level == "unit" else ""
            listed.append(Listed(
                fold(item.name), fold(item.code), numbers.get(item.parent), fold(owner.name) if owner else "", unit,
                counted=not (owner is not None and owner.supervised),
            ))  # fmt: skip
        return listed

    def _add_total(self, each: _TotalLine, found: Sequence[Reach]) -> None:
        """A total by its only reach, or by the one that its figures agree with."""
        reach = found[0] if len(found) == 1 else next((one for one in found if self._agrees(each.line, one)), None)
        if reach is not None:
            self._add(each.line, each.total.text, [self.items[n] for n in reach.lines], reach.rule)
        elif any(not each.line[figure.column].blank for _, _, figure in self.columns):
            doubt_reach(self.draft, each.total.text, each.name.place)

    def _agrees(self, line: Line, reach: Reach) -> bool:
        """Whether a figure of the line is what the lines of a reach come to."""
        for kind, period, figure in self.columns:
            rows = self._rows(kind, period, [self.items[n] for n in reach.lines])
            amounts = [_amount(row) for row in rows or ()]
            value, _ = read_amount(line[figure.column], "Jumlah", self.draft, figure.unit)
            known = [amount for amount in amounts if amount is not None]
            if value is not None and known and len(known) == len(amounts):
                return value == sum(known)
        return False

    def _rows(self, kind: type[Ceiling | Spending], period: str, items: Sequence[WorkItem]) -> list[Row] | None:
        """The money of items in a period; of an item whose own is unknown that of the items below it. None where an
        item has none."""
        rows: list[Row] = []
        for item in items:
            row = self.draft.figure(kind, item.id, period)
            below = self.below.get(item.id) if _amount(row) is None else None
            deeper = self._rows(kind, period, below) if below else None
            if deeper:
                rows += deeper
            elif row is not None:
                rows.append(row)
            else:
                return None
        return rows

    def _add(self, line: Line, name: str, items: Sequence[WorkItem], rule: str) -> None:
        for kind, period, figure in self.columns:
            cell = line[figure.column]
            rows = None if cell.blank else self._rows(kind, period, items)
            if not rows:
                continue
            value, doubt = read_amount(cell, "Jumlah", self.draft, figure.unit)
            total = self.draft.add(
                PrintedSum, cell.place, period=period, name=name, quantity="money", value=value, text=cell.text,
                terms=tuple(row.id for row in rows), rule=rule,
            )  # fmt: skip
            if doubt:
                self.draft.doubt(
                    f"Jumlah “{name[:80]}”: {doubt}.", "Tulis sebagai satu angka, misalnya 45.000.000.",
                    cell.place, total.id, "value", cell.text,
                )  # fmt: skip


def _amount(row: Row | None) -> int | None:
    return row.amount if isinstance(row, Ceiling | Spending) else None


def doubt_reach(draft: Draft, name: str, place: Place) -> None:
    """Says that nobody can know which lines a total adds up."""
    draft.doubt(
        f"“{name[:80]}” tidak menyebut baris mana yang dijumlahkan, dan angkanya tidak cocok dengan baris di atasnya; "
        "jumlah ini tidak diperiksa.",
        "Sebut yang dijumlahkan, misalnya “Jumlah Program …” atau “Jumlah seluruhnya”, lalu periksa angkanya.", place,
        value=name[:80],
    )  # fmt: skip


def _single(figures: Sequence[Figure], table: Grid, draft: Draft) -> list[tuple[type[Ceiling | Spending], str, Figure]]:
    """The money columns that alone hold the money of their period; split over sources of funds none does."""
    found: dict[tuple[type[Ceiling | Spending], str], list[Figure]] = {}
    for figure in figures:
        if figure.money and figure.role in ("target", "actual") and (period := period_of(draft, figure, table)):
            kind: type[Ceiling | Spending] = Ceiling if figure.role == "target" else Spending
            found.setdefault((kind, period), []).append(figure)
    return [(kind, period, columns[0]) for (kind, period), columns in found.items() if len(columns) == 1]
