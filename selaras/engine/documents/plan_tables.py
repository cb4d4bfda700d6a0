"""The tables of a plan rebuilt from its rows: objectives by year, strategies, IKU, targets and promises, work tree.

Which form a table takes follows from the rows that were read there (``place.part``); rows typed since are shown with
them, so that a printed table never lags behind the plan.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from selaras.engine.documents.blocks import Cell, Column, Row, Table, head_row, numbered
from selaras.engine.documents.measured import target_cell, target_of
from selaras.engine.documents.work_table import work_table
from selaras.engine.formulas.budget_tree import tree
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import (
    AgreementLine,
    Goal,
    Indicator,
    Objective,
    PlanDocument,
    PolicyDirection,
    Strategy,
    Target,
    WorkItem,
)
from selaras.engine.tables.rows import Row as BookRow

Subject = Goal | Objective
R = TypeVar("R", bound=BookRow)


class PlanTable(Frozen):
    """A table of the plan and whether it wants a landscape page."""

    table: Table
    landscape: bool = False


class Line(Frozen):
    """One measured line: its printed number, the goal or objective and the indicator (None where there is none)."""

    number: str
    subject: Subject
    indicator: Indicator | None


def plan_table(book: Book, number: str, caption: str) -> PlanTable | None:
    """The table that stands in the text under this number (``2.6``), or None where the Book has no rows of it."""
    part = f"Tabel {number}"
    name = f"Tabel {number}"
    title = "\n".join(filter(None, [name if is_numbered(number) else "", caption]))
    for holds, build in _FORMS:
        if holds(book, part):
            return build(book, part, title, name)
    return None


def is_numbered(number: str) -> bool:
    """Whether a table has a printed number, and not one that the reader gave it (``ke-2``, ``pada baris 12``)."""
    return not number.startswith(("ke-", "pada "))


def parts(book: Book) -> tuple[str, ...]:
    """The numbers of all tables that rows of the Book were read from, in order of first appearance."""
    found = {row.place.part: None for kind in _IN_TABLES for row in book.all(kind) if row.place.part}
    return tuple(part.removeprefix("Tabel ") for part in found if part.startswith("Tabel "))


def unprinted(book: Book, plan: PlanDocument) -> PlanTable | None:
    """The plan's own objectives with their indicators where no table of the plan was read to hold them: they were
    typed, or came without a table. None where every one stands in a table."""
    by_subject = book.under(Indicator, "subject")
    kinds: tuple[type[Goal], type[Objective]] = (Goal, Objective)
    own = [row for kind in kinds for row in book.all(kind) if row.document == plan.id]
    if any(row.place.part for row in own) or not any(row.id in by_subject for row in own):
        return None
    shown = [
        Line(indicator.number if indicator else row.number, row, indicator)
        for row in own
        for indicator in (by_subject.get(row.id) or (None,))
    ]
    heads = ("NO", "TUJUAN/SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET")
    title = f"Sasaran, Indikator, dan Target Tahun {plan.period}"
    return PlanTable(promise_table(book, shown, plan.period, heads, title, "Sasaran dan Target"))


_IN_TABLES: tuple[type[BookRow], ...] = (Goal, Objective, Strategy, PolicyDirection, Indicator, AgreementLine, WorkItem)


def _read_at(book: Book, kind: type[R], part: str) -> list[R]:
    return [row for row in book.all(kind) if row.place.part == part]


def _shown(book: Book, kind: type[R], part: str, documents: set[str]) -> list[R]:
    """Rows read in this table, and those somebody typed for the same documents."""
    return [
        row for row in book.all(kind) if row.place.part == part or (not row.place.file and row.document in documents)
    ]


def lines(book: Book, part: str) -> list[Line]:
    """The goals and objectives of a table with their indicators, in the order of its lines."""
    by_subject = book.under(Indicator, "subject")
    kinds: tuple[type[Goal], type[Objective]] = (Goal, Objective)
    documents = {row.document for kind in kinds for row in _read_at(book, kind, part)}
    found: list[Subject] = [
        row
        for kind in kinds
        for row in _shown(book, kind, part, documents)
        if row.place.part == part or row.id in by_subject
    ]
    goals = {row.id: row.place for row in found if isinstance(row, Goal)}

    def order(row: Subject) -> tuple[bool, tuple[float, ...], bool]:
        above = goals.get(row.goal) if isinstance(row, Objective) else None
        place = row.place if row.place.line or above is None else above
        return place.line is None, place.order, isinstance(row, Objective)

    shown = sorted(found, key=order)
    return [
        Line(indicator.number if indicator else row.number, row, indicator)
        for row in shown
        for indicator in (by_subject.get(row.id) or (None,))
    ]


def agreement_lines(book: Book, document: str) -> list[Line]:
    """The lines of a performance agreement in their printed order."""
    promised = sorted((row for row in book.all(AgreementLine) if row.document == document), key=lambda row: row.order)
    found = []
    for row in promised:
        subject, indicator = book.find(row.objective), book.find(row.indicator)
        if isinstance(subject, Goal | Objective):
            found.append(Line(row.number, subject, indicator if isinstance(indicator, Indicator) else None))
    return found


def promise_table(
    book: Book, shown: Sequence[Line], period: str, heads: tuple[str, ...], title: str, name: str
) -> Table:
    """Objectives with indicator, unit and the target of one year; goals and objectives under lines of their own where
    both occur. An objective with several indicators is one cell."""
    columns = (Column("number", 0.5, "center"), Column("subject", 3.2), Column("indicator", 3.4), Column("unit", 1),
               Column("target", 1.1))  # fmt: skip
    targets = book.under(Target, "indicator")
    grouped = any(isinstance(line.subject, Goal) for line in shown)
    body: list[Row] = []
    for is_goal, kind in groupby(shown, key=lambda line: isinstance(line.subject, Goal)):
        if grouped:
            label = Cell("TUJUAN" if is_goal else "SASARAN", colspan=len(columns) - 1)
            body.append(Row((Cell(), label), shade=True, bold=True))
        for _, same in groupby(kind, key=lambda line: line.subject.id):
            body += _promised(list(same), targets, period)
    return Table(columns, (head_row(*heads),), tuple(body), name, numbers=numbered(len(columns)), caption=title)


def _promised(same: list[Line], targets: Mapping[str, tuple[Target, ...]], period: str) -> list[Row]:
    rows = []
    for index, line in enumerate(same):
        before: tuple[Cell, ...] = ()
        if index == 0:
            before = (Cell(line.number, rowspan=len(same)), Cell(line.subject.text, rowspan=len(same)))
        rows.append(Row((*before, *_measure(line.indicator, targets, period))))
    return rows


def _measure(
    indicator: Indicator | None, targets: Mapping[str, tuple[Target, ...]], period: str
) -> tuple[Cell, Cell, Cell]:
    if indicator is None:
        return Cell(), Cell(), Cell()
    target = target_of(targets.get(indicator.id, ()), period)
    return Cell(indicator.name), Cell(indicator.unit, align="center"), target_cell(target)


def _yearly(book: Book, part: str, title: str, name: str) -> PlanTable:
    shown = lines(book, part)
    targets = book.under(Target, "indicator")
    years = sorted({target.period for line in shown if line.indicator for target in targets.get(line.indicator.id, ())})
    columns = (Column("number", 0.5, "center"), Column("goal", 2.3), Column("objective", 2.3), Column("indicator", 2.6),
               Column("unit", 0.9), *(Column(year, 0.8) for year in years))  # fmt: skip
    labels = ("NO", "TUJUAN", "SASARAN", "INDIKATOR TUJUAN/SASARAN", "SATUAN")
    over = Row((*(Cell(label, rowspan=2) for label in labels), Cell("TARGET KINERJA PADA TAHUN", colspan=len(years))))
    under = Row(tuple(Cell(year) for year in years))
    body = []
    for _, same in groupby(shown, key=lambda line: line.subject.id):
        group = list(same)
        for index, line in enumerate(group):
            subject: tuple[Cell, ...] = ()
            if index == 0:
                goal = line.subject.text if isinstance(line.subject, Goal) else ""
                objective = line.subject.text if isinstance(line.subject, Objective) else ""
                subject = (Cell(goal, rowspan=len(group)), Cell(objective, rowspan=len(group)))
            of_line = targets.get(line.indicator.id, ()) if line.indicator else ()
            cells = [target_cell(next((t for t in of_line if t.period == year), None)) for year in years]
            named = (Cell(line.indicator.name), Cell(line.indicator.unit, align="center")) if line.indicator else (
                Cell(), Cell())  # fmt: skip
            body.append(Row((Cell(line.number), *subject, *named, *cells)))
    return PlanTable(
        Table(columns, (over, under), tuple(body), name, numbers=numbered(len(columns)), caption=title, size=8.5)
    )


def _strategies(book: Book, part: str, title: str, name: str) -> PlanTable:
    documents = {row.document for row in _read_at(book, Strategy, part)}
    directions = book.under(PolicyDirection, "strategy")
    body = []
    for strategy in _shown(book, Strategy, part, documents):
        under = directions.get(strategy.id, ())
        for index in range(max(1, len(under))):
            span = max(1, len(under))
            before = (Cell(strategy.number, rowspan=span), Cell(strategy.text, rowspan=span)) if index == 0 else ()
            body.append(Row((*before, Cell(under[index].text if under else ""))))
    columns = (Column("number", 0.4, "center"), Column("strategy", 3), Column("policy", 4))
    heads = head_row("NO", "STRATEGI", "ARAH KEBIJAKAN")
    return PlanTable(Table(columns, (heads,), tuple(body), name, numbers=numbered(3), caption=title))


_KEY_COLUMNS = (
    (Column("unit", 0.8), "SATUAN", "unit"),
    (Column("definition", 3), "DEFINISI OPERASIONAL", "definition"),
    (Column("reason", 2.2), "ALASAN", "reason"),
    (Column("formula", 3.4), "FORMULASI/RUMUS PERHITUNGAN", "formula"),
    (Column("source", 2), "SUMBER DATA", "source"),
    (Column("owner", 1.6), "PENANGGUNG JAWAB", "owner"),
)


def _key_indicators(book: Book, part: str, title: str, name: str) -> PlanTable:
    shown = lines(book, part)
    always = {"unit", "definition", "formula", "source"}
    used = [
        column
        for column in _KEY_COLUMNS
        if column[2] in always or any(line.indicator and getattr(line.indicator, column[2]) for line in shown)
    ]
    columns = (
        Column("number", 0.4, "center"),
        Column("subject", 2.2),
        Column("indicator", 2.2),
        *(c for c, _, _ in used),
    )
    heads = ("NO", "TUJUAN/SASARAN STRATEGIS", "INDIKATOR KINERJA", *(head for _, head, _ in used))
    body = []
    for _, same in groupby(shown, key=lambda line: line.subject.id):
        group = list(same)
        for index, line in enumerate(group):
            span = len(group)
            before = (Cell(line.number, rowspan=span), Cell(line.subject.text, rowspan=span)) if index == 0 else ()
            told = [Cell(getattr(line.indicator, field) if line.indicator else "") for _, _, field in used]
            body.append(Row((*before, Cell(line.indicator.name if line.indicator else ""), *told)))
    table = Table(
        columns, (head_row(*heads),), tuple(body), name, numbers=numbered(len(columns)), caption=title, size=8.5
    )
    return PlanTable(table, landscape=True)


def _annual(book: Book, part: str, title: str, name: str) -> PlanTable:
    heads = ("NO", "TUJUAN/SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET")
    shown = lines(book, part)
    period = next((line.subject.period for line in shown), "")
    return PlanTable(promise_table(book, shown, period, heads, title, name))


def _agreement(book: Book, part: str, title: str, name: str) -> PlanTable:
    first = _read_at(book, AgreementLine, part)[0]
    heads = ("NO", "TUJUAN/SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET")
    shown = agreement_lines(book, first.document)
    return PlanTable(promise_table(book, shown, first.period, heads, title, name))


def _work(book: Book, part: str, title: str, name: str) -> PlanTable:
    first = _read_at(book, WorkItem, part)[0]
    return PlanTable(work_table(book, tree(book, first.document), title, name), landscape=True)


def _has(kind: type[BookRow]) -> Callable[[Book, str], bool]:
    return lambda book, part: any(row.place.part == part for row in book.all(kind))


def _has_key_indicators(book: Book, part: str) -> bool:
    return any(row.is_key for row in _read_at(book, Indicator, part))


def _has_several_years(book: Book, part: str) -> bool:
    return len({row.period for row in _read_at(book, Target, part)}) > 1


# The first form whose rows were read in a table draws it.
_FORMS: tuple[tuple[Callable[[Book, str], bool], Callable[[Book, str, str, str], PlanTable]], ...] = (
    (_has(WorkItem), _work),
    (_has(AgreementLine), _agreement),
    (_has(Strategy), _strategies),
    (_has_key_indicators, _key_indicators),
    (_has_several_years, _yearly),
    (_has(Goal), _annual),
    (_has(Objective), _annual),
)
