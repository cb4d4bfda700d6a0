"""Which row was read from which cell, once all tables are read: what formulas and declared sums are resolved by."""

from collections import Counter
from collections.abc import Iterable, Mapping

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import figures
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.evidence import PrintedSum, Quantity
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Row, Target

Spot = tuple[str, int | None, int | None, int | None, int | None]
"""A cell of a file: sheet, page, table, line, column."""


def spot(place: Place) -> Spot:
    """Where a cell stands, whatever its part is called."""
    return place.sheet, place.page, place.table, place.line, place.column


class Held(Frozen):
    """The row that holds the figure of a cell, and what kind of figure it is."""

    row: Row
    quantity: Quantity


def held_by_cell(draft: Draft) -> dict[Spot, Held]:
    """Every cell whose figure became one of the plan; where a sum is declared about a row, the row itself."""
    found: dict[Spot, Held] = {}
    for total in draft.all(PrintedSum):
        found[spot(total.place)] = Held(total, total.quantity)
    money: list[Row] = [*draft.all(Ceiling), *draft.all(Spending), *draft.all(AgreementBudget)]
    for row in money:
        found[spot(row.place)] = Held(row, "money")
    values: list[Target | Actual] = [*draft.all(Target), *draft.all(Actual)]
    for value in values:
        share = value.text.rstrip().endswith("%")
        found[spot(value.place)] = Held(value, "percent" if share else "value")
    for place, (row_id, quantity) in draft.cells.items():
        found[spot(place)] = Held(draft.rows[row_id], quantity)
    return found


def about(row: Row) -> str:
    """The id of the work item or indicator that a figure is about; empty for a sum."""
    if isinstance(row, Ceiling | Spending):
        return row.item
    if isinstance(row, Target | Actual):
        return row.indicator
    return row.id if isinstance(row, AgreementBudget) else ""


Column = tuple[str, int | None]


def quantity_by_column(tables: Iterable[Grid], held: Mapping[Spot, Held]) -> dict[Column, Quantity]:
    """What kind of figure stands in each column of each sheet: that of most rows read from it, else what its heading
    says."""
    by_heading: dict[Column, Quantity] = {}
    for table in tables:
        for figure in figures(table.headings, 1, 1):
            kind: Quantity = "percent" if figure.role == "percent" else "money" if figure.money else "value"
            column = (table.place.column or 1) + figure.column
            by_heading.setdefault((table.place.sheet, column), kind)
    counts: dict[Column, Counter[Quantity]] = {}
    for (sheet, _, _, _, number), each in held.items():
        counts.setdefault((sheet, number), Counter())[each.quantity] += 1
    return by_heading | {column: found.most_common(1)[0][0] for column, found in counts.items()}
