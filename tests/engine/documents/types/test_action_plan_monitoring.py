"""Monitoring of a plan of action: each promise in a quarter and since the beginning of the year, by hand."""

import pytest

from selaras.engine.documents.blocks import Table
from selaras.engine.documents.document import QUARTER, Options
from selaras.engine.documents.figures import printed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.types.action_plan_monitoring import content
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual, ProgressNote
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.rows import Indicator
from tests.engine.documents.promises import actions
from tests.making import row


def got(of: str, quarter: int, value: float | None) -> Actual:
    """What an indicator came to in a quarter; None is no case."""
    scaled = None if value is None else round(value * SCALE)
    return row(Actual, indicator=of, period=f"2025-Q{quarter}", text="", value=scaled, state="" if value else "no_case")


def given(quarters: str, *actuals: Actual) -> Book:
    """The plan of action of the section; more is better for all of its indicators."""
    rows = [replace(each, direction="up") if isinstance(each, Indicator) else each for each in actions(quarters)]
    note = row(ProgressNote, subject="i2", kind="obstacle", period="2025-Q2", text="Perahu rusak.")
    return Book([*rows, *actuals, note])


def lines(book: Book, quarter: int) -> list[list[str]]:
    """Columns 5 to 12 of each line as they are printed."""
    drawn = content(book, load_law(), Options(extra={QUARTER: str(quarter)}))
    table = next(block for block in drawn.sections[0].blocks if isinstance(block, Table))
    return [[printed(cell) for cell in each.cells][4:] for each in table.body]


def test_a_quarter_stands_against_its_target_and_what_has_run_up_against_that_of_the_year() -> None:
    """63 of 70 and of 90; 10 of 12, and 12 + 10 of 48; a quarter without a case counts for nothing."""
    actuals = [
        got("i1", 1, 58),
        got("i1", 2, 63),
        got("i2", 1, 12),
        got("i2", 2, 10),
        got("i3", 1, 88),
        got("i3", 2, None),
    ]
    shown = lines(given("single", *actuals), 2)
    assert shown[0] == ["90", "70", "63", "90%", "63", "70%", "–", "–"]
    assert shown[1] == ["48", "12", "10", "83,33%", "22", "45,83%", "Perahu rusak.", "–"]
    assert shown[2][2:5] == ["tidak ada kasus", "–", "88"]


def test_what_runs_up_is_read_as_it_runs_up() -> None:
    """The second figure is that since the beginning of the year: 22 of 48."""
    shown = lines(given("cumulative", got("i2", 1, 12), got("i2", 2, 22)), 2)
    assert shown[1][4:6] == ["22", "45,83%"]


def test_a_quarter_that_nobody_filled_makes_the_year_unknown() -> None:
    assert lines(given("single", got("i2", 1, 12)), 2)[1][2:6] == ["–", "–", "–", "–"]


def test_a_plan_without_lines_is_not_drawn() -> None:
    with pytest.raises(NotDrawn, match="belum memuat indikator"):
        content(Book(), load_law(), Options())
