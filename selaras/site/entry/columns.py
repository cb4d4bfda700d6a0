"""The columns of the grid: what value of which row a cell is, and what a person sees there."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.period import MONTHS, QUARTERS
from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem
from selaras.registers.plans.attributes import ATTRIBUTES
from selaras.registers.plans.entering import Cell
from selaras.site.base.sent import read_json

TABS: Final = {
    "target": "Target",
    "pagu": "Pagu",
    "triwulan": "Triwulan",
    "kas": "Rencana kas",
    "rincian": "Rincian",
}
_OF_ONE_YEAR: Final = frozenset({"triwulan", "kas"})
# What the lines of a tab are: indicators, or lines of work.
OF_INDICATORS: Final = frozenset({"target", "triwulan"})
_MONEY: Final = frozenset({Ceiling, CashPlan})
ATTRIBUTE: Final = "of-"
"""Before the name of an attribute of an indicator, as the key of its column."""
_BY_YEAR = re.compile(r"(target|ceiling)-y(\d)")
_AT_END = re.compile(r"end-y(\d)")
_WHOLE: Final = ".."


class Column(Frozen):
    """A column of values: ``kind`` and ``field`` of the row that holds each, and its ``period`` where that is a row of
    its own. ``extra`` is the part of the plan's year, the year after or before, how many years after (``+2``), or all
    years from the first to so many after (``..4``)."""

    key: str
    title: str
    kind: type[Row]
    field: str
    extra: str = ""

    @property
    def is_money(self) -> bool:
        """Whether it holds amounts."""
        return self.kind in _MONEY

    def period(self, year: int) -> str:
        """The time its values speak of in the plan of that year; empty for a value that stands in the line itself."""
        if self.kind in (WorkItem, Indicator):
            return ""
        if self.extra.startswith(_WHOLE):
            return f"{year}-{year + int(self.extra.removeprefix(_WHOLE))}"
        away = {"next": 1, "before": -1}.get(self.extra)
        if away is None and self.extra.startswith("+"):
            away = int(self.extra)
        return f"{year}{self.extra}" if away is None else str(year + away)


_COLUMNS: Final[Mapping[str, Column]] = {
    column.key: column
    for column in (
        Column("target", "Target", Target, "text"),
        Column("target-next", "Prakiraan", Target, "text", "next"),
        *(Column(f"target-q{n}", f"Triwulan {word}", Target, "text", f"-Q{n}") for n, word in enumerate(QUARTERS, 1)),
        Column("baseline", "Kondisi awal", Actual, "text", "before"),
        Column("unit", "Satuan", Indicator, "unit"),
        Column("ceiling", "Pagu", Ceiling, "amount"),
        Column("ceiling-next", "Prakiraan", Ceiling, "amount", "next"),
        *(Column(f"cash-{n:02d}", word[:3], CashPlan, "amount", f"-M{n:02d}") for n, word in enumerate(MONTHS, 1)),
        Column("fund_source", "Sumber dana", WorkItem, "fund_source"),
        Column("location", "Lokasi", WorkItem, "location"),
        Column("note", "Keterangan", WorkItem, "note"),
        Column("target_group", "Kelompok sasaran", WorkItem, "target_group"),
        Column("national_priority", "Prioritas nasional", WorkItem, "national_priority"),
        Column("regional_priority", "Prioritas daerah", WorkItem, "regional_priority"),
    )
}
_OF_TAB: Final = {
    "target": ("target", "unit", "target-next"),
    "pagu": ("ceiling", "fund_source", "location", "ceiling-next"),
    "triwulan": tuple(f"target-q{n}" for n in range(1, 5)),
    "rincian": ("target_group", "national_priority", "regional_priority", "note"),
    "kas": tuple(f"cash-{n:02d}" for n in range(1, 13)),
}


def tabs_of(years: int) -> dict[str, str]:
    """The tabs of a plan of so many years, by key: one of several years has neither quarters nor a plan of cash."""
    return {key: word for key, word in TABS.items() if years == 1 or key not in _OF_ONE_YEAR}


def columns_of(tab: str, years: int = 1) -> tuple[Column, ...]:
    """The columns of a tab in their order; of a plan of several years one for each."""
    if years > 1 and tab == "target":
        by_year = (_by_year("target", n) for n in range(years))
        return (_COLUMNS["unit"], _COLUMNS["baseline"], *by_year, _at_end(years - 1))
    if years > 1 and tab == "pagu":
        return tuple(_by_year("ceiling", n) for n in range(years))
    return tuple(_COLUMNS[key] for key in _OF_TAB[tab])


def column_of(key: str) -> Column | None:
    """The column of this key, or None."""
    field = key.removeprefix(ATTRIBUTE)
    if field != key:
        return _attribute(key, field) if field in ATTRIBUTES else None
    if last := _AT_END.fullmatch(key):
        return _at_end(int(last[1]))
    found = _BY_YEAR.fullmatch(key)
    return _by_year(found[1], int(found[2])) if found else _COLUMNS.get(key)


@cache
def _attribute(key: str, field: str) -> Column:
    title = load_law().field_term("Indicator", field)
    return Column(key, f"{title[:1].upper()}{title[1:]}", Indicator, field)


def _by_year(key: str, after: int) -> Column:
    """The targets or pagu of a year of the plan, by how many years after its first."""
    first = _COLUMNS[key]
    return Column(f"{key}-y{after}", f"{first.title} tahun ke-{after + 1}", first.kind, first.field, f"+{after}")


def _at_end(after: int) -> Column:
    """The state at the end of a plan that ends so many years after its first."""
    return Column(f"end-y{after}", "Kondisi akhir", Target, "text", f"{_WHOLE}{after}")


class Stored(Frozen):
    """What stands in a cell: as it is shown, and as plain JSON text that goes to the browser and comes back unread."""

    text: str
    seen: str


class Values:
    """Finds the value of any cell in a Book."""

    def __init__(self, book: Book, year: int) -> None:
        self.book, self.year = book, year
        self._own: dict[tuple[type[Row], str, str], Row] = {}
        measured: Iterable[Target | Actual] = (*book.all(Target), *book.all(Actual))
        for each in measured:
            self._own.setdefault((type(each), each.indicator, each.period), each)
        for kind in (Ceiling, CashPlan):
            for row in book.all(kind):
                self._own[kind, row.item, row.period] = row  # type: ignore[attr-defined]  # both have an item
        self._by_line: dict[str, list[str]] = defaultdict(list)
        for (_, line, _), row in self._own.items():
            self._by_line[line].append(row.id)

    def of(self, line: Row, column: Column) -> Stored:
        """The value of this column in the line."""
        period = column.period(self.year)
        row = self._own.get((column.kind, line.id, period)) if period else line
        if row is None:
            return Stored("", "null" if column.is_money else '""')
        value = getattr(row, column.field)
        return Stored(_shown(row, value), json.dumps(value, ensure_ascii=False))

    def rows_of(self, line: Row) -> list[str]:
        """The ids of the rows that cells of this line stand in, beside the line itself."""
        return self._by_line.get(line.id, [])


def _shown(row: Row, value: Any) -> str:
    if isinstance(value, int):
        return rupiah(value)
    if isinstance(row, Target | Actual) and not value and row.value is not None:
        return f"{decimal_text(row.value)} {row.unit}".strip()  # typed elsewhere as number and unit
    return str(value or "")


def written(column: Column, value: Any) -> str:
    """A stored value as its cell shows it."""
    return rupiah(value) if isinstance(value, int) else str(value or "")


def cell_of(line: str, column: Column, year: int, seen: str, typed: str) -> Cell:
    """The cell that somebody typed. Raises ``ValueError`` where ``seen`` is not what we sent."""
    before = read_json(seen)
    if not (before is None or isinstance(before, str) or (isinstance(before, int) and not isinstance(before, bool))):
        raise ValueError(seen[:40])
    return Cell(column.kind.__name__, line, column.field, before, typed, column.period(year))


def tight(text: str) -> str:
    """One line of text as it stands in a cell."""
    return re.sub(r"\s+", " ", text).strip()
