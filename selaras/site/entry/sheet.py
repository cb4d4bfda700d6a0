"""The lines of one tab of the grid, in the order of the plan, with what stands in each cell."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from selaras.engine.facts.cash import Cash, cash_of
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.rows import Indicator, Organisation, Row, WorkItem
from selaras.site.entry.columns import OF_INDICATORS, Column, Values, columns_of

DEPTHS: Final = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}


class Line(Frozen):
    """One line: the row its cells speak of, the work it belongs to, and the unit that does it."""

    row: Row
    item: WorkItem
    unit: str

    @property
    def id(self) -> str:
        """The stored id of its row."""
        return self.row.id

    @property
    def indicator(self) -> str:
        """The name of its indicator; empty for a line of work."""
        return self.row.name if isinstance(self.row, Indicator) else ""


class Sheet(Frozen):
    """A tab: its columns, its lines, and where their values are found."""

    tab: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    values: Values
    cash: Mapping[str, Cash]

    def packed(self) -> list[dict[str, Any]]:
        """The lines as the grid takes them: short names, because there may be hundreds of them."""
        return [self._line(line) for line in self.lines]

    def _line(self, line: Line) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": line.id, "code": line.item.code, "name": line.item.name, "depth": DEPTHS[line.item.level],
            "level": line.item.level, "office": line.unit, "item": line.item.id,
        }  # fmt: skip
        if self.tab in OF_INDICATORS:
            made["indicator"] = line.indicator
        for column in self.columns:
            stored = self.values.of(line.row, column)
            made[column.key] = stored.text
            made[f"{column.key}~"] = stored.seen
        return made | self.derived(line)

    def derived(self, line: Line) -> dict[str, str]:
        """What a line shows that nobody types: the target of the year beside its quarters, the sum of its months."""
        if self.tab == "triwulan":
            return {"whole": self.values.of(line.row, columns_of("target")[0]).text}
        if self.tab == "kas":
            cash = self.cash.get(line.id)
            whole = self.values.of(line.row, columns_of("pagu")[0]).text
            return {"whole": whole, "sum": rupiah(cash.total) if cash else ""}
        return {}


def sheet_of(book: Book, year: int, tab: str, unit: str = "") -> Sheet:
    """The sheet of a tab; ``unit`` leaves the other organisations out."""
    lines = tuple(line for line in _lines(book, tab) if unit in ("", line.item.organisation))
    return Sheet(tab, columns_of(tab), lines, Values(book, year), cash_of(book) if tab == "kas" else {})


def _lines(book: Book, tab: str) -> Iterator[Line]:
    document = book.plan.id if book.plan else ""
    names = {row.id: row.name for row in book.all(Organisation)}
    items = sorted((row for row in book.all(WorkItem) if row.document == document), key=lambda row: row.order)
    measured = book.under(Indicator, "subject")
    parents = {item.parent for item in items}
    for item in items:
        unit = names.get(item.organisation, "")
        if tab in OF_INDICATORS:
            yield from (Line(indicator, item, unit) for indicator in measured.get(item.id, ()))
        elif tab == "pagu" or (item.level != "organisation" and (tab == "rincian" or item.id not in parents)):
            yield Line(item, item, unit)


def units_of(book: Book) -> list[Organisation]:
    """The organisations of the plan that have work in it."""
    document = book.plan.id if book.plan else ""
    working = {row.organisation for row in book.all(WorkItem) if row.document == document}
    return [row for row in book.all(Organisation) if row.id in working]
