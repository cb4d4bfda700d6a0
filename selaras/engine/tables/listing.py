"""The rows of a Book as flat tables with fixed columns, for the command line and for exports (docs/cli.md)."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from selaras.engine.tables import listing_figures as rows
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.number import SCALE, plain
from selaras.engine.tables.rows import (
    AgreementLine,
    Ceiling,
    Goal,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    PolicyDirection,
    Row,
    Strategy,
    Target,
    WorkItem,
)

Value = str | int | None
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Listing(Frozen):
    """A table: its columns after ``seq`` and ``place``, and the values of each row with the row they come from.

    ``seq`` counts the rows from 1; for indicators of work items it is the number of the work item.
    """

    columns: tuple[str, ...]
    lines: Callable[[Book], Iterator[tuple[int, Row, tuple[Value, ...]]]]


def listed(name: str, book: Book) -> list[dict[str, Value]]:
    """The rows of a table as dictionaries in the order of its columns. ``KeyError`` for an unknown table."""
    listing = LISTINGS[name]
    columns = ("seq", "place", *listing.columns)
    return [dict(zip(columns, (seq, str(row.place), *values), strict=True)) for seq, row, values in listing.lines(book)]


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, Value]]:
    """Problems in the same form."""
    return [
        {
            "seq": seq,
            "place": str(problem.place),
            "severity": "unreadable" if problem.unreadable else "doubt",
            "message": problem.message,
            "hint": problem.hint,
            "value": problem.value,
        }
        for seq, problem in enumerate(problems, start=1)
    ]


def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a table, ``problems`` included."""
    if name == "problems":
        return ("seq", "place", "severity", "message", "hint", "value")
    return ("seq", "place", *LISTINGS[name].columns)


def as_csv(columns: tuple[str, ...], rows: Iterable[dict[str, Value]]) -> str:
    """UTF-8 CSV with a header; text that a spreadsheet would run as a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def as_json(rows: Iterable[dict[str, Value]]) -> str:
    """A JSON list of objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=1)


def as_text(columns: tuple[str, ...], rows: list[dict[str, Value]]) -> str:
    """Columns set side by side for a terminal, the longest cells cut at 60 characters."""
    table = [[*columns], *([_short(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[n]) for line in table) for n in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table
    )


def _short(value: Value) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


def _number(scaled: int | None) -> str | None:
    return None if scaled is None else plain(scaled, SCALE)


def _work_items(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    units = {item.organisation: item for item in book.all(WorkItem) if item.level == "organisation"}
    names = {row.id: (row.code, row.name) for row in book.all(Organisation)}
    names |= {unit: (item.code, item.name) for unit, item in units.items()}
    amounts = {item: ceiling.amount for item, ceiling in book.ceilings.items()}
    for seq, item in enumerate(book.all(WorkItem), start=1):
        code, name = names.get(item.organisation, ("", ""))
        sen = amounts.get(item.id)
        budget = None if sen is None else plain(sen, 100)
        yield seq, item, (code, name, item.level, item.code, item.name, item.location, budget)


def _work_item_indicators(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    numbers = {item.id: seq for seq, item in enumerate(book.all(WorkItem), start=1)}
    targets = book.under(Target, "indicator")
    for indicator in book.all(Indicator):
        if seq := numbers.get(indicator.subject):
            target = next(iter(_own(book, targets.get(indicator.id, ()))), None)
            text, value, unit = (target.text, _number(target.value), target.unit) if target else ("", None, "")
            yield seq, indicator, (indicator.name, text, value, unit)


def _own(book: Book, targets: Iterable[Target]) -> list[Target]:
    """The targets of the own year of their document, of several years the first."""
    years = {plan.id: {str(plan.first_year), plan.period} for plan in book.all(PlanDocument)}
    return [row for row in targets if row.document not in years or row.period in years[row.document]]


def _figures(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    """Targets and actuals, then ceilings and spendings, of every period."""
    indicators = {row.id: row for row in book.all(Indicator)}
    seq = 0
    values: list[Target | Actual] = [*book.all(Target), *book.all(Actual)]
    for row in values:
        indicator = indicators.get(row.indicator)
        about = book.find(indicator.subject) if indicator else None
        kind, name = ("target" if isinstance(row, Target) else "actual"), indicator.name if indicator else ""
        seq += 1
        yield seq, row, (kind, *_about(about), name, row.period, row.text, _number(row.value), row.unit)
    amounts: list[Ceiling | Spending] = [*book.all(Ceiling), *book.all(Spending)]
    for money in amounts:
        kind = "ceiling" if isinstance(money, Ceiling) else "spending"
        amount = None if money.amount is None else plain(money.amount, 100)
        seq += 1
        yield seq, money, (kind, *_about(book.find(money.item)), "", money.period, money.text, amount, "Rp")


def _about(row: Row | None) -> tuple[str, str]:
    """The code or number, and the name or text, of what a figure is about."""
    if isinstance(row, WorkItem):
        return row.code, row.name
    return (row.number, row.text) if isinstance(row, Goal | Objective) else ("", "")


def _agreement_budgets(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    for seq, row in enumerate(book.all(AgreementBudget), start=1):
        budget = None if row.amount is None else plain(row.amount, 100)
        yield seq, row, (row.number, row.code, row.name, budget, row.note)


def _objectives(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    goals = {goal.id: goal.text for goal in book.all(Goal)}
    rows: list[Goal | Objective] = [*book.all(Goal), *book.all(Objective)]
    rows.sort(key=lambda row: row.place.order)
    for seq, row in enumerate(rows, start=1):
        level, goal = ("objective", goals.get(row.goal, "")) if isinstance(row, Objective) else ("goal", "")
        yield seq, row, (_document(book, row), level, row.number, row.text, goal)


def _indicators(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    for seq, row in enumerate(_strategic(book), start=1):
        subject = book.find(row.subject)
        text = subject.text if isinstance(subject, Goal | Objective) else ""
        key = "true" if row.is_key else "false"
        yield seq, row, (
            _document(book, row), text, row.number, row.name, row.unit, key, row.definition, row.formula, row.source,
        )  # fmt: skip


def _targets(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    indicators = {row.id: row for row in _strategic(book)}
    targets = (target for target in book.all(Target) if target.indicator in indicators)
    for seq, target in enumerate(targets, start=1):
        name = indicators[target.indicator].name
        value = _number(target.value)
        yield seq, target, (_document(book, target), name, target.period, target.text, value, target.unit, target.grade)


def _agreement_lines(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    targets = book.under(Target, "indicator")
    # A line that was added by hand stands in the Book beside those of its objective; it is printed by its order.
    first = {row.document: number for number, row in reversed(list(enumerate(book.all(AgreementLine))))}
    lines = sorted(book.all(AgreementLine), key=lambda line: (first[line.document], line.order))
    for seq, line in enumerate(lines, start=1):
        subject, indicator = book.find(line.objective), book.get(Indicator, line.indicator)
        text = subject.text if isinstance(subject, Goal | Objective) else ""
        target = next(iter(targets.get(indicator.id, ())), None)
        figures = (target.text, _number(target.value), target.unit, target.grade) if target else ("", None, "", "")
        yield seq, line, (line.number, text, indicator.name, *figures, line.origin)


def _strategies(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    directions = book.under(PolicyDirection, "strategy")
    seq = 0
    for strategy in sorted(book.all(Strategy), key=lambda row: row.place.order):
        for direction in directions.get(strategy.id, (None,)):
            seq += 1
            row = direction or strategy
            yield seq, row, (strategy.number, strategy.text, direction.text if direction else "")


def _organisations(book: Book) -> Iterator[tuple[int, Row, tuple[Value, ...]]]:
    names = {row.id: row.name for row in book.all(Organisation)}
    for seq, row in enumerate(book.all(Organisation), start=1):
        yield seq, row, (row.level, row.kind, row.code, row.code_proposed, row.name, names.get(row.parent, ""))


def _strategic(book: Book) -> Iterator[Indicator]:
    work = {item.id for item in book.all(WorkItem)}
    return (row for row in book.all(Indicator) if row.subject not in work)


def _document(book: Book, row: Row) -> str:
    document = book.find(row.document)
    return str(getattr(document, "kind", "pk"))


LISTINGS: dict[str, Listing] = {
    "work_items": Listing(
        ("organisation_code", "organisation_name", "level", "code", "name", "location", "budget"), _work_items
    ),
    "work_item_indicators": Listing(("indicator", "target_text", "target_value", "target_unit"), _work_item_indicators),
    "objectives": Listing(("document", "level", "number", "text", "goal"), _objectives),
    "indicators": Listing(
        ("document", "subject", "number", "indicator", "unit", "is_key", "definition", "formula", "source"), _indicators
    ),
    "targets": Listing(
        ("document", "indicator", "period", "target_text", "target_value", "target_unit", "grade"), _targets
    ),
    "agreement_lines": Listing(
        ("number", "objective", "indicator", "target_text", "target_value", "target_unit", "grade", "origin"),
        _agreement_lines,
    ),
    "agreement_budgets": Listing(("number", "code", "name", "budget", "note"), _agreement_budgets),
    "figures": Listing(("row", "code", "subject", "indicator", "period", "text", "value", "unit"), _figures),
    "actuals": Listing(("indicator", "period", "text", "value", "unit", "percent", "state"), rows.actuals),
    "spending": Listing(("code", "name", "period", "text", "amount"), rows.spending),
    "ceilings": Listing(("code", "name", "period", "version", "text", "amount"), rows.ceilings),
    "formulas": Listing(("subject", "period", "quantity", "function", "formula", "cells", "unread"), rows.formulas),
    "sums": Listing(("name", "period", "quantity", "rule", "text", "value", "terms_value", "terms"), rows.sums),
    "strategies": Listing(("number", "strategy", "policy_direction"), _strategies),
    "organisations": Listing(("level", "kind", "code", "code_proposed", "name", "parent"), _organisations),
}
