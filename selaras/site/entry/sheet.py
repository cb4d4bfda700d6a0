"""The lines of one tab of the grid, in the order of the plan, with what stands in each cell."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias

from selaras.engine.facts.cash import Cash, cash_of
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.called import aim_called
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.performance_tree import TreeNode
from selaras.engine.tables.rows import Goal, Indicator, Objective, Organisation, Row, WorkItem
from selaras.site.entry.columns import OF_INDICATORS, Column, Values, columns_of

Head: TypeAlias = WorkItem | Goal | Objective | TreeNode
DEPTHS: Final = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}


class Line(Frozen):
    """One line: the row its cells speak of, the work, goal or objective it belongs to, and the unit that does it."""

    row: Row
    item: Head
    unit: str

    @property
    def id(self) -> str:
        """The stored id of its row."""
        return self.row.id

    @property
    def level(self) -> str:
        """The level of its work, or that it is no work."""
        return self.item.level if isinstance(self.item, WorkItem) else "aim"

    @property
    def indicator(self) -> str:
        """The name of its indicator; empty for a line of work."""
        return self.row.name if isinstance(self.row, Indicator) else ""


def head_code(head: Head) -> str:
    """The code of a line of work, ``Tujuan 1``, ``Sasaran 1.2`` or ``Outcome``."""
    if isinstance(head, WorkItem):
        return head.code
    if isinstance(head, TreeNode):
        return load_law().term(f"node.{head.kind}").capitalize()
    return aim_called(head)


def head_name(head: Head) -> str:
    """Its name, or its words."""
    return head.name if isinstance(head, WorkItem) else head.text


def head_depth(head: Head) -> int:
    """How far it stands in."""
    return DEPTHS[head.level] if isinstance(head, WorkItem) else int(isinstance(head, Objective))


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
            "id": line.id, "code": head_code(line.item), "name": head_name(line.item), "depth": head_depth(line.item),
            "level": line.level, "office": line.unit, "item": line.item.id,
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
    return Sheet(tab, columns_of(tab, years_of(book)), lines, Values(book, year), cash_of(book) if tab == "kas" else {})


def years_of(book: Book) -> int:
    """How many years the plan is for."""
    return book.plan.last_year - book.plan.first_year + 1 if book.plan else 1


def heads_of(book: Book) -> list[Head]:
    """What the lines of a plan belong to, in its order: of one of several years its goals and objectives first, of a
    performance tree its conditions."""
    if nodes := sorted(book.all(TreeNode), key=lambda node: node.order):
        return list(nodes)
    document = book.plan.id if book.plan else ""
    items = sorted((row for row in book.all(WorkItem) if row.document == document), key=lambda row: row.order)
    return [*(_aims(book, document) if years_of(book) > 1 else ()), *items]


def _aims(book: Book, document: str) -> Iterator[Goal | Objective]:
    """Goals with their objectives below, then the objectives that name no goal."""
    objectives = [row for row in book.all(Objective) if row.document == document]
    goals = [row for row in book.all(Goal) if row.document == document]
    for goal in goals:
        yield goal
        yield from (row for row in objectives if row.goal == goal.id)
    yield from (row for row in objectives if row.goal not in {goal.id for goal in goals})


def _lines(book: Book, tab: str) -> Iterator[Line]:
    names = {row.id: row.name for row in book.all(Organisation)}
    measured = book.under(Indicator, "subject")
    heads = heads_of(book)
    parents = {head.parent for head in heads if isinstance(head, WorkItem)}
    for item in heads:
        unit = names.get(item.organisation, "")
        if tab in OF_INDICATORS:
            yield from (Line(indicator, item, unit) for indicator in measured.get(item.id, ()))
        elif isinstance(item, WorkItem) and (tab == "pagu" or _is_told(item, tab, parents)):
            yield Line(item, item, unit)


def _is_told(item: WorkItem, tab: str, parents: Collection[str]) -> bool:
    """Whether a line of work has details of its own; a plan of cash has only the lowest."""
    return item.level != "organisation" and (tab == "rincian" or item.id not in parents)


def units_of(book: Book) -> list[Organisation]:
    """The organisations of the plan that have work in it."""
    document = book.plan.id if book.plan else ""
    working = {row.organisation for row in book.all(WorkItem) if row.document == document}
    return [row for row in book.all(Organisation) if row.id in working]
