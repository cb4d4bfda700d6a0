"""What is to be measured in a quarter: every measure of the year once, and the money of the lowest lines of work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.same_measure import SameMeasure
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import (
    Agreement,
    Ceiling,
    Goal,
    Indicator,
    Objective,
    PlanDocument,
    Row,
    Target,
    WorkItem,
)

Level: TypeAlias = Literal["promise", "aim", "program", "kegiatan", "sub_kegiatan"]
LEVELS: Final[Sequence[Level]] = ("promise", "aim", "program", "kegiatan", "sub_kegiatan")
"""From what is promised to what is done."""
ANNUAL: Final = ("renja", "rkt")
_PROMISED: Final = ("pk", "action_plan")


class Measure(Frozen, eq=False):
    """One measure in one quarter. ``indicator`` is the row on which it is recorded, of ``subject``, and ``same`` all
    rows of it; ``level`` is the highest at which it stands. ``target`` is that of the year, ``aimed`` that of the
    quarter, ``before`` what the quarter before came to (of the first one the year before), ``now`` what is recorded."""

    indicator: Indicator
    subject: Row | None
    level: Level
    same: Sequence[Indicator]
    target: Target | None
    aimed: Target | None
    before: Actual | None
    now: Actual | None

    @property
    def unit(self) -> str:
        """What it is measured in."""
        return unit_of(self.indicator, [row for row in (self.target, self.aimed) if row is not None])


class Line(Frozen, eq=False):
    """The money of one lowest line in one quarter, in sen: pagu of the year, what was spent before and now."""

    item: WorkItem
    ceiling: int | None
    before: Mapping[str, int | None]
    now: int | None


def unit_of(indicator: Indicator, targets: Iterable[Target]) -> str:
    """What an indicator is measured in, by itself or by one of its targets."""
    return indicator.unit or next((row.unit for row in targets if row.unit), "")


def measures(book: Book, year: int, quarter: int) -> list[Measure]:
    """Every measure that has a target of the year, each once, from what is promised to what is done."""
    same, figures = SameMeasure(book), Figures(book)
    found: dict[tuple[str, str, str], Measure] = {}
    before = f"{year}-Q{quarter - 1}" if quarter > 1 else str(year - 1)
    for indicator in book.all(Indicator):
        key = same.key(indicator)
        if key in found:
            continue
        rows = same.same(indicator)
        levels = [(_level(book, book.find(row.subject), year), row) for row in rows]
        placed = [(level, row) for level, row in levels if level is not None]
        target = _first(figures.target(row.id, str(year)) for row in rows)
        aimed = _first(figures.target(row.id, f"{year}-Q{quarter}") for row in rows)
        if not placed or (target is None and aimed is None):
            continue
        level = min((level for level, _ in placed), key=LEVELS.index)
        recorded = min((row for _, row in placed), key=lambda row: _rank(book, row, year))
        found[key] = Measure(
            recorded, book.find(recorded.subject), level, rows, target, aimed, _actual(figures, rows, before),
            _actual(figures, rows, f"{year}-Q{quarter}"),
        )  # fmt: skip
    return sorted(found.values(), key=lambda each: LEVELS.index(each.level))


def _rank(book: Book, row: Indicator, year: int) -> int:
    """On which of its rows a measure is recorded: in the annual plan, else in a plan of several years, else where it
    is promised; the annual plan is what evaluations are printed from."""
    plan = book.find(row.document)
    if not isinstance(plan, PlanDocument) or _is_promise(plan):
        return 2
    return 0 if plan.kind in ANNUAL and plan.first_year == year else 1


def lines(book: Book, year: int, quarter: int) -> list[Line]:
    """The lowest lines of the annual plans of the year, in their order and each once, with their money."""
    annual = {row.id for row in book.all(PlanDocument) if row.kind in ANNUAL and row.first_year == year}
    items = [row for row in book.all(WorkItem) if row.document in annual and row.level != "organisation"]
    parents = {row.parent for row in items}
    pagu = {row.item: row.amount for row in book.all(Ceiling) if row.period == str(year)}
    spent: dict[str, dict[str, int | None]] = {}
    for row in book.all(Spending):
        spent.setdefault(row.item, {})[row.period] = row.amount
    earlier = [f"{year}-Q{number}" for number in range(1, quarter)]
    same = SameMeasure(book)
    first = {same.text_of(item): item.document for item in reversed(items)}  # a shift stands beside its version before
    return [
        Line(
            item,
            pagu.get(item.id),
            {period: spent.get(item.id, {}).get(period) for period in earlier},
            spent.get(item.id, {}).get(f"{year}-Q{quarter}"),
        )
        for item in items
        if item.id not in parents and first[same.text_of(item)] == item.document
    ]


def _level(book: Book, subject: object, year: int) -> Level | None:
    """Where a measure of the year stands; None for what is measured by no plan of the year, and for the line of a unit,
    which only names it."""
    if isinstance(subject, Goal | Objective):
        return "promise" if _is_promise(book.find(subject.document)) else "aim"
    if not isinstance(subject, WorkItem) or subject.level == "organisation":
        return None
    plan = book.find(subject.document)
    of_year = isinstance(plan, PlanDocument) and plan.kind in ANNUAL and plan.first_year == year
    return subject.level if of_year else None


def _is_promise(paper: Row | None) -> bool:
    """Whether it is an agreement, a plan that holds one, or its plan of action."""
    return isinstance(paper, Agreement) or (isinstance(paper, PlanDocument) and paper.kind in _PROMISED)


def _first(found: Iterator[Target | None]) -> Target | None:
    return next((each for each in found if each is not None), None)


def _actual(figures: Figures, rows: Sequence[Indicator], period: str) -> Actual | None:
    return next((each for row in rows if (each := figures.reached(row, period).actual) is not None), None)
