"""Live formulas as evidence: which cells a figure of the plan adds up, and which row stands in each of them."""

from collections.abc import Iterable, Mapping, Sequence

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.formula_terms import Added, added
from selaras.engine.readers.evidence.row_cells import Column, Held, Spot, about, held_by_cell, quantity_by_column, spot
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.evidence import Formula, Quantity, Term
from selaras.engine.tables.place import column_letters


def add_formulas(tables: Sequence[Grid], draft: Draft) -> None:
    """A Formula for each cell of the tables whose figure is one of the plan and whose formula adds up other cells."""
    written = [cell for cell in _cells(tables) if cell.formula]
    if not written:
        return
    held = held_by_cell(draft)
    quantities = quantity_by_column(tables, held)
    seen: set[Spot] = set()
    for cell in written:
        here = spot(cell.place)
        figure = held.get(here)
        terms = added(cell.formula) if figure is not None and here not in seen else None
        if figure is not None and terms is not None:
            seen.add(here)
            _add(cell, figure, terms, held, quantities, draft)


def _cells(tables: Iterable[Grid]) -> Iterable[Cell]:
    return (cell for table in tables for line in table.body for cell in line)


def _add(
    cell: Cell, figure: Held, terms: Added, held: Mapping[Spot, Held], quantities: Mapping[Column, Quantity],
    draft: Draft,
) -> None:  # fmt: skip
    row, own = figure.row, cell.place.sheet
    draft.add(
        Formula, cell.place, document=row.document, organisation=row.organisation, period=row.period,
        subject=about(row), figure=row.id, quantity=figure.quantity, function=terms.function, text=cell.formula,
        terms=tuple(_term(sheet or own, line, column, own, held, quantities) for sheet, line, column in terms.cells),
    )  # fmt: skip


def _term(
    sheet: str, line: int, column: int, own: str, held: Mapping[Spot, Held], quantities: Mapping[Column, Quantity]
) -> Term:
    name = f"{column_letters(column)}{line}"
    name = name if sheet == own else f"{sheet}!{name}"
    found = held.get((sheet, None, None, line, column))
    if found is not None:
        return Term(name, found.row.id, found.quantity)
    return Term(name, "", quantities.get((sheet, column), "value"))
