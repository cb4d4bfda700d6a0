"""Sums that the columns of a table declare: ``13 = 9 + 10 + 11 + 12`` by their numbers, a year beside its quarters."""

import re
from collections.abc import Iterable, Mapping, Sequence

from selaras.engine.readers.cell import Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.row_cells import Held, Spot, about, held_by_cell, spot
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.evidence import PrintedSum, Quantity
from selaras.engine.tables.period import QUARTERS
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem

_RULE = re.compile(r"\(?(\d{1,2})\)?\s*[=:]\s*(.+)")
_PLUS = re.compile(r"\(?\s*\d{1,2}(?:\s*\+\s*\d{1,2})+\s*\)?")


def add_declared_sums(tables: Iterable[Grid], draft: Draft) -> None:
    """The declared sums of all tables, for every line where the sum and its terms were read."""
    held = held_by_cell(draft)
    declared: set[str] = set()
    for table in tables:
        for rule, result, terms in _rules(table.numbers):
            for line in table.body:
                for column in result:
                    _by_number(line, column, terms, rule, held, declared, draft)
    _years_beside_quarters(held, declared, draft)


def _rules(numbers: Sequence[str]) -> list[tuple[str, tuple[int, ...], tuple[tuple[int, ...], ...]]]:
    """Of a row of column numbers the rule as printed, the columns of the sum, and those of each term. A number stands
    for all columns up to the next one: those of K, % and Rp."""
    columns: dict[str, list[int]] = {}
    current = ""
    for n, text in enumerate(numbers):
        found = re.match(r"\(?(\d{1,2})", text.strip())
        current = found[1] if found else current
        if current:
            columns.setdefault(current, []).append(n)
    rules = []
    for text in numbers:
        found = _RULE.fullmatch(text.strip().strip("()"))
        if found and _PLUS.fullmatch(found[2].strip()):
            terms = [columns.get(number) for number in re.findall(r"\d+", found[2])]
            if all(terms):
                rules.append((text.strip(), tuple(columns[found[1]]), tuple(tuple(each or ()) for each in terms)))
    return rules


def _by_number(
    line: Line, column: int, terms: Sequence[Sequence[int]], rule: str, held: Mapping[Spot, Held],
    declared: set[str], draft: Draft,
) -> None:  # fmt: skip
    """The sum of one line by the rule of its column, unless a term can not be read."""
    figure = held.get(spot(line[column].place))
    if figure is None or figure.quantity == "percent" or isinstance(figure.row, PrintedSum):
        return
    rows: list[Row] = []
    for columns in terms:
        found = [held.get(spot(line[n].place)) for n in columns]
        own = next((each for each in found if each is not None and each.quantity == figure.quantity), None)
        if own is not None:
            rows.append(own.row)
        elif not all(line[n].blank for n in columns):
            return
    if rows:
        _declare(figure.row, figure.quantity, rows, rule, declared, draft)


def _years_beside_quarters(held: Mapping[Spot, Held], declared: set[str], draft: Draft) -> None:
    """Money of all quarters, or months, and of their year in one line: the year is their sum. Values of quarters may
    run up to the year instead of adding to it, so nothing is declared about them unless the columns say so."""
    lines: dict[tuple[object, ...], dict[str, Held]] = {}
    for (sheet, page, table, line, _), each in held.items():
        if each.quantity == "money" and isinstance(each.row, Ceiling | Spending):
            key = (sheet, page, table, line, type(each.row), each.row.item)
            lines.setdefault(key, {})[each.row.period] = each
    for periods in lines.values():
        if len(periods) <= len(QUARTERS):
            continue
        for period, year in periods.items():
            for parts, rule in (
                ([f"{period}-Q{n}" for n in range(1, 5)], "setahun di samping triwulan I–IV"),
                ([f"{period}-M{n:02d}" for n in range(1, 13)], "setahun di samping dua belas bulan"),
            ):
                found = [periods.get(part) for part in parts]
                if all(found):
                    _declare(year.row, "money", [each.row for each in found if each], rule, declared, draft)


def _declare(row: Row, quantity: Quantity, terms: Sequence[Row], rule: str, declared: set[str], draft: Draft) -> None:
    if row.id in declared:
        return
    declared.add(row.id)
    value = row.value if isinstance(row, Target | Actual) else getattr(row, "amount", None)
    draft.add(
        PrintedSum, row.place, document=row.document, organisation=row.organisation, period=row.period,
        name=_name(row, draft), quantity=quantity, value=value, text=getattr(row, "text", ""),
        terms=tuple(term.id for term in terms), rule=rule,
    )  # fmt: skip


def _name(row: Row, draft: Draft) -> str:
    """What the sum is about: the name of the work item or indicator."""
    subject = draft.rows.get(about(row))
    return subject.name if isinstance(subject, WorkItem | Indicator | AgreementBudget) else ""
