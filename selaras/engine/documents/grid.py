"""Where each cell of a table stands in its grid, worked out once for all renderers."""

from collections.abc import Sequence

from selaras.engine.documents.blocks import Cell, Row, Table
from selaras.engine.tables.frozen import Frozen


class Placed(Frozen):
    """A cell with its row and column in the grid, both counted from 0."""

    row: int
    column: int
    cell: Cell


def place(rows: Sequence[Row], columns: int) -> list[list[Placed]]:
    """Each row's cells with their grid columns, spans respected.

    Raises ``ValueError`` when the cells of a row do not fill exactly ``columns`` columns or a span leaves the rows.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[list[Placed]] = []
    for index, row in enumerate(rows):
        line = []
        column = 0
        for cell in row.cells:
            while (index, column) in taken:
                column += 1
            area = {(index + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
            if area & taken or column + cell.colspan > columns or index + cell.rowspan > len(rows):
                raise ValueError(f"row {index + 1}: the cell {cell.value!r} does not fit a grid of {columns} columns")
            taken |= area
            line.append(Placed(index, column, cell))
            column += cell.colspan
        placed.append(line)
    if len(taken) != len(rows) * columns:
        raise ValueError(f"{len(rows) * columns - len(taken)} cells are missing in a grid of {columns} columns")
    return placed


class Grid(Frozen):
    """A table's head (with its row of numbers), body (with its totals) and their rows, cells in place."""

    head: list[list[Placed]]
    body: list[list[Placed]]
    body_rows: tuple[Row, ...]


def grid(table: Table) -> Grid:
    """The table with every cell in place. Raises ``ValueError`` naming the table when its rows do not fit."""
    width = len(table.columns)
    head = list(table.head)
    if table.numbers:
        head.append(Row(tuple(Cell(number) for number in table.numbers)))
    body = table.body + table.total
    try:
        return Grid(place(head, width), place(body, width), body)
    except ValueError as error:
        raise ValueError(f"table {table.name!r}: {error}") from error
