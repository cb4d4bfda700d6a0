"""The cells of a sheet by row and column, as a mapping that is held by row."""

import pytest

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.workbook.spots import Spots
from selaras.engine.tables.place import Place


def cell(text: str) -> Cell:
    return Cell(text, Place("a.xlsx", 1, 1, sheet="PK"))


def test_cells_are_counted_once_however_often_they_are_set() -> None:
    spots = Spots({(2, 1): cell("a"), (1, 3): cell("b")})
    spots[2, 1] = cell("c")
    assert len(spots) == 2
    assert [*spots] == [(2, 1), (1, 3)]
    assert (spots[2, 1].text, spots[1, 3].text) == ("c", "b")


def test_a_row_goes_with_its_last_cell() -> None:
    spots = Spots({(2, 1): cell("a"), (2, 2): cell("b"), (3, 1): cell("c")})
    del spots[2, 1]
    assert spots.pop((2, 2)).text == "b"
    assert [*spots.rows] == [3]
    assert (len(spots), (2, 2) in spots, spots.get((2, 2))) == (1, False, None)
    with pytest.raises(KeyError):
        del spots[2, 2]


def test_what_is_taken_is_there_no_more() -> None:
    spots = Spots({(2, 1): cell("a")})
    assert spots.taken() == {2: {1: cell("a")}}
    assert (len(spots), spots.rows) == (0, {})
