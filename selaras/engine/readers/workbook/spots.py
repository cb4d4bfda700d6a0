"""The filled cells of a sheet, held by row: a key for each cell would take as much room as the cell."""

from collections.abc import Iterator, Mapping, MutableMapping

from selaras.engine.readers.cell import Cell

Spot = tuple[int, int]
"""Row and column of a cell, from 1."""


class Spots(MutableMapping[Spot, Cell]):
    """Cells by row and column. ``rows`` are those with a cell in them, each its cells by column."""

    def __init__(self, cells: Mapping[Spot, Cell] | None = None) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self._count = 0
        self.update(cells or {})

    def __getitem__(self, spot: Spot) -> Cell:
        row, column = spot
        return self.rows[row][column]

    def __setitem__(self, spot: Spot, cell: Cell) -> None:
        row, column = spot
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = {}
        self._count += column not in cells
        cells[column] = cell

    def __delitem__(self, spot: Spot) -> None:
        row, column = spot
        del self.rows[row][column]
        self._count -= 1
        if not self.rows[row]:
            del self.rows[row]

    def __iter__(self) -> Iterator[Spot]:
        return ((row, column) for row, cells in self.rows.items() for column in cells)

    def __len__(self) -> int:
        return self._count

    def taken(self) -> dict[int, dict[int, Cell]]:
        """All rows, which go over to the caller: there is nothing here afterwards, so that they are not held twice."""
        rows, self.rows, self._count = self.rows, {}, 0
        return rows
