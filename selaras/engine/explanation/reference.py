"""The stable text by which a figure is asked for: ``<row>@2025:achievement``, ``<row>:ceiling``, ``<row>:total``."""

from collections.abc import Iterator
from typing import Final, Literal, get_args

from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.line_sums import WHOLE, priced_lines
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import Period
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, PlanDocument, Row, Target, WorkItem

What = Literal[
    "target", "value", "achievement", "ceiling", "total", "own", "units", "lines", "own_lines", "unit_lines", "cost",
    "proposed",
]  # fmt: skip
_WHATS: Final[frozenset[str]] = frozenset(get_args(What))
_HOW: Final = "Tulis misalnya ID-INDIKATOR@2025:achievement, ID-KEGIATAN:ceiling, atau ID-DOKUMEN:total."


class NoFigure(ValueError):
    """There is no such figure; the message says why and what to do, in Indonesian."""


class Reference(Frozen):
    """A figure of a row. ``period`` is empty where the figure has only one, the own year of its plan."""

    row: str
    what: What
    period: str = ""

    def __str__(self) -> str:
        return f"{self.row}{'@' + self.period if self.period else ''}:{self.what}"

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """The reference ``str`` wrote. Raises ``NoFigure`` for anything else."""
        before, colon, what = text.strip().rpartition(":")
        row, at, period = before.rpartition("@")
        row = row if at else before
        if not colon or not row or what not in _WHATS or (at and not _is_period(period)):
            raise NoFigure(f"“{text[:80]}” bukan rujukan angka. {_HOW}")
        return cls(row, what, period if at else "")  # type: ignore[arg-type]  # held against the literal above


def references(book: Book) -> Iterator[Reference]:
    """Every figure of a Book that can be explained, in the order of its rows."""
    figures = Figures(book)
    for indicator in book.all(Indicator):
        for period in figures.periods.get(indicator.id, ()):
            for measured in ("target", "value", "achievement"):
                yield Reference(indicator.id, measured, period)
    yield from _of_work(book)
    yield from _of_proposals(book)


def _of_work(book: Book) -> Iterator[Reference]:
    priced = book.under(Ceiling, "item")
    summed: dict[str, list[str]] = {}
    for of, period in priced_lines(book):
        summed.setdefault(of, []).append(period)
    for item in book.all(WorkItem):
        for period in dict.fromkeys(row.period for row in priced.get(item.id, ())):
            yield Reference(item.id, "ceiling", period)
        yield from (Reference(item.id, "lines", period) for period in summed.get(item.id, ()))
    with_work = book.under(WorkItem, "document")
    for plan in book.all(PlanDocument):
        if plan.id in with_work:
            yield from (Reference(plan.id, "own"), Reference(plan.id, "units"), Reference(plan.id, "total"))
        if plan is book.plan:
            yield from (Reference(plan.id, "lines", period) for period in summed.get(WHOLE, ()))
    with_lines = book.under(WorkItem, "organisation")
    for organisation in book.all(Organisation):
        if organisation.id in with_lines:
            yield Reference(organisation.id, "total")


def figure_of(book: Book, row: Row) -> Reference | None:
    """The figure that a row is or carries, which is to be looked at where something is said of its amount; None where
    it has none."""
    if isinstance(row, Target | Actual):
        return Reference(row.indicator, "target" if isinstance(row, Target) else "value", row.period)
    if isinstance(row, Ceiling):
        return Reference(row.item, "ceiling", row.period)
    if isinstance(row, WorkItem | Proposal):
        return Reference(row.id, "ceiling" if isinstance(row, WorkItem) else "cost")
    if isinstance(row, PlanDocument | Organisation):
        summed = any(row.id in (item.document, item.organisation) for item in book.all(WorkItem))
        return Reference(row.id, "total") if summed else None
    return None


def _of_proposals(book: Book) -> Iterator[Reference]:
    proposals = book.all(Proposal)
    for row in proposals:
        yield Reference(row.id, "cost")
    units = {row.organisation for row in proposals}
    if proposals and book.plan is not None and book.plan.id in {row.document for row in proposals}:
        yield Reference(book.plan.id, "proposed")
    for organisation in book.all(Organisation):
        if organisation.id in units:
            yield Reference(organisation.id, "proposed")


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True
