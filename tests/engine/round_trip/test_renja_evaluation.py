"""The E.81 that is printed from a real evaluation says what that evaluation says, in every format."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.document import FORMATS, Format
from selaras.engine.documents.render import render
from selaras.engine.documents.types.renja_evaluation import content
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.engine.tables.wording import fold
from tests.engine.round_trip.issued import options

Figures = Mapping[tuple[str, ...], list[int | None]]

WRONG = {
    ("analisis data dan informasi pemerintahan daerah bidang perencanaan pembangunan daerah", "Spending", "..2025"): [
        81_825_849_00
    ]
}
"""Cell AE64 prints 81.825.849 where columns 7 and 13, 81.825.657 and 96.043.226 rupiah, are 177.868.883 together."""


@cache
def source(folder: Path) -> Book:
    return read(folder / "samples" / "evaluasi-renja-deliserdang-2025.xlsx").book


@cache
def back(folder: Path, format_: Format) -> Reading:
    drawn = content(source(folder), load_law(), options("deliserdang", "konsep"))
    return read_file(f"e81.{format_}", render(drawn, (format_,))[format_])


def measured(book: Book) -> Figures:
    """Targets and actuals by line, indicator, kind and period; what has run up until the year is computed anew."""
    found: dict[tuple[str, ...], list[int | None]] = {}
    rows: list[Target | Actual] = [*book.all(Target), *book.all(Actual)]
    for row in rows:
        indicator = book.get(Indicator, row.indicator)
        subject = book.find(indicator.subject)
        line = fold(subject.name) if isinstance(subject, WorkItem) else ""
        if row.period != "..2025":
            key = (line, fold(indicator.name), type(row).__name__, row.period)
            found.setdefault(key, []).append(row.value)
    return found


def money(book: Book) -> Figures:
    """Pagu and spending by line, kind and period."""
    found: dict[tuple[str, ...], list[int | None]] = {}
    rows: list[Ceiling | Spending] = [*book.all(Ceiling), *book.all(Spending)]
    for row in rows:
        key = (fold(book.get(WorkItem, row.item).name), type(row).__name__, row.period)
        found.setdefault(key, []).append(row.amount)
    return found


@pytest.mark.parametrize("format_", FORMATS)
def test_every_figure_comes_back(shared_folder: Path, format_: Format) -> None:
    before, after = source(shared_folder), back(shared_folder, format_).book
    assert (len(measured(before)), len(money(before))) == (191 + 554, 194 + 635)
    assert measured(after) == measured(before)
    assert {key: amounts for key, amounts in money(before).items() if money(after)[key] != amounts} == WRONG


@pytest.mark.parametrize("format_", FORMATS)
def test_it_is_read_as_what_it_is(shared_folder: Path, format_: Format) -> None:
    assert back(shared_folder, format_).kind == "renja_evaluation"
