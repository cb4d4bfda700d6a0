"""Blocks as plain data: numbers as printed, cells in their grid, document types in their folder."""

from datetime import datetime

import pytest

from selaras.engine.documents.blocks import Cell, Column, Document, Row, Table, head_row, numbered
from selaras.engine.documents.figures import clean, printed
from selaras.engine.documents.grid import grid, place


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(4_589_368_901_300, "money"), "45.893.689.013"),
        (Cell(29_967_000_050, "money"), "299.670.000,50"),
        (Cell(-150_000, "money"), "-1.500"),
        (Cell(891_700, "target"), "89,17"),
        (Cell(120_000, "target", unit="Dokumen"), "12 Dokumen"),
        (Cell(781_000, "percent"), "78,1%"),
        (Cell(1_038, "count"), "1.038"),
        (Cell(0, "money"), "0"),
        (Cell(None, "money"), ""),
        (Cell(None, "target", unknown="belum diisi"), "belum diisi"),
        (Cell("Baik (89,17)", "target"), "Baik (89,17)"),
        (Cell("7.01.01.2.01.06", "code"), "7.01.01.2.01.06"),
    ],
)
def test_a_value_is_printed_the_indonesian_way(cell: Cell, text: str) -> None:
    assert printed(cell) == text


def test_an_integer_in_a_text_cell_is_refused_because_its_unit_is_unknown() -> None:
    with pytest.raises(TypeError, match="text cell cannot hold 5"):
        printed(Cell(5))


def test_control_characters_are_left_out_and_line_feeds_stay() -> None:
    assert clean("a\x00b\x07c\r\nd\te\ud800f\uffff") == "abc\nd ef"


def test_cells_stand_in_the_grid_with_their_spans() -> None:
    rows = (
        Row((Cell("No", rowspan=2), Cell("Target", colspan=2))),
        Row((Cell("2025"), Cell("2026"))),
    )
    found = [(cell.row, cell.column, cell.cell.value) for line in place(rows, 3) for cell in line]
    assert found == [(0, 0, "No"), (0, 1, "Target"), (1, 1, "2025"), (1, 2, "2026")]


@pytest.mark.parametrize(
    "rows",
    [
        (Row((Cell("a"),)),),
        (Row((Cell("a"), Cell("b"), Cell("c"))),),
        (Row((Cell("a", rowspan=2), Cell("b"))),),
        (Row((Cell("a"), Cell("b", rowspan=2))), Row((Cell("c", colspan=2),))),
    ],
    ids=["too few cells", "too many cells", "span leaves the rows", "span over a taken cell"],
)
def test_rows_that_do_not_fill_their_grid_are_refused(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="grid of 2 columns"):
        place(rows, 2)


def test_a_table_counts_its_numbers_to_the_head_and_its_totals_to_the_body() -> None:
    table = Table(
        (Column("a"), Column("b")),
        (head_row("A", "B"),),
        (Row((Cell("x"), Cell("y"))),),
        "Tabel",
        total=(Row((Cell("Jumlah", colspan=2),)),),
        numbers=numbered(2),
    )
    found = grid(table)
    assert [[cell.cell.value for cell in line] for line in found.head] == [["A", "B"], ["1", "2"]]
    assert [[cell.cell.value for cell in line] for line in found.body] == [["x", "y"], ["Jumlah"]]


def test_a_table_that_does_not_fit_is_named_in_the_error() -> None:
    with pytest.raises(ValueError, match=r"table 'Tabel 2\.1'"):
        grid(Table((Column("a"),), (head_row("A", "B"),), (), "Tabel 2.1"))


def test_a_document_without_a_time_zone_is_refused_because_its_bytes_would_differ() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Document(title="T", sections=(), created=datetime.fromisoformat("2025-01-20"))
