"""The printed achievement beside an actual: columns of percent, and actuals that are only a share of their target."""

from collections.abc import Sequence

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.measures import period_of, read_value
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Indicator


def add_percents(draft: Draft, indicator: Indicator, line: Line, found: Sequence[Figure], table: Grid) -> None:
    """Lays the percents of one line beside the actuals they are about; a percent that stands alone is an actual without
    a value."""
    for figure in found:
        cell = line[figure.column]
        if figure.role != "percent" or figure.money or cell.blank:
            continue
        reached = _about(figure, found)
        percent = _percent(cell, figure.column, table)
        if reached is None or percent is None:
            continue
        period = period_of(draft, reached, table)
        actual = draft.figure(Actual, indicator.id, period)
        if isinstance(actual, Actual) and actual.percent is None:
            actual = draft.change(actual, percent=percent)
        elif actual is None:
            actual = draft.add(
                Actual, cell.place, document=indicator.document, organisation=indicator.organisation, period=period,
                indicator=indicator.id, text=cell.text, value=None, unit=indicator.unit, percent=percent,
            )  # fmt: skip
        if isinstance(actual, Actual):
            draft.keep_figure(actual)
            draft.note_cell(cell.place, actual.id, "percent")


def _about(percent: Figure, found: Sequence[Figure]) -> Figure | None:
    """The actual that a percent is about: the one of the same time, else the nearest to its left."""
    actuals = [figure for figure in found if figure.role == "actual" and not figure.money and figure.phase != "start"]
    same = [each for each in actuals if (each.period, each.upto) == (percent.period, percent.upto)]
    left = [each for each in actuals if each.column < percent.column]
    return same[0] if same else left[-1] if left else None


def _percent(cell: Cell, column: int, table: Grid) -> int | None:
    """The percent in a cell in ten-thousandths. A column whose numbers are all shares of one (``0,5`` for 50 %, without
    a sign that says so) is read as such."""
    value = read_value(cell, "%").value
    if value is None or cell.number is None or "%" in cell.text or not 0 <= cell.number <= 1:
        return value
    return value * 100 if _shares(table, column) else value


def _shares(table: Grid, column: int) -> bool:
    numbers = [line[column].number for line in table.body if line[column].number is not None]
    signed = any("%" in line[column].text for line in table.body)
    return not signed and all(0 <= n <= 1 for n in numbers if n is not None) and any(n and n < 1 for n in numbers)
