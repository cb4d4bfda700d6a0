"""Markdown tables."""

from selaras.engine.readers.blocks import Tabbed, Text, blocks
from selaras.engine.readers.source import Source


def tables(*lines: str) -> list[Tabbed]:
    return [block for block in blocks(Source("a.md", lines)) if isinstance(block, Tabbed)]


def texts(table: Tabbed) -> list[list[str]]:
    return [[cell.text for cell in line] for line in table.lines]


def test_cells_stand_between_upright_lines_and_know_their_place() -> None:
    [table] = tables("| Kode | Uraian |", "|:-----|------:|", "| 7.01 | **Camat** |", "| 7.02 |  |")
    assert texts(table) == [["Kode", "Uraian"], ["7.01", "Camat"], ["7.02", ""]]
    assert str(table.lines[1][1].place) == "a.md:3:2"


def test_an_escaped_line_is_a_sign_of_the_text_and_a_break_is_a_blank() -> None:
    [table] = tables(r"| A | B |", "|---|---|", r"| satu \| dua | tiga<br>empat |")
    assert texts(table)[1] == ["satu | dua", "tiga empat"]


def test_the_outer_lines_may_be_missing_where_a_separator_is() -> None:
    [table] = tables("Kode | Uraian", "--- | ---", "7.01 | Camat")
    assert texts(table) == [["Kode", "Uraian"], ["7.01", "Camat"]]


def test_lines_in_a_box_are_a_table_without_a_separator_too() -> None:
    [table] = tables("| Kode | Uraian |", "| 7.01 | Camat |")
    assert texts(table) == [["Kode", "Uraian"], ["7.01", "Camat"]]


def test_an_upright_line_in_prose_makes_no_table() -> None:
    found = blocks(Source("a.md", ("Dinas | Badan dan lainnya", "", "---")))
    assert [type(block) for block in found] == [Text]


def test_a_marked_head_begins_a_new_table_and_the_same_head_again_goes_on() -> None:
    found = tables(
        "| Kode | A |", "|---|---|", "| 1 | x |", "", "| Nama | B |", "|---|---|", "| 2 | y |", "", "| Nama | B |",
        "|---|---|", "| 3 | z |",
    )  # fmt: skip
    assert [texts(table) for table in found] == [
        [["Kode", "A"], ["1", "x"]],
        [["Nama", "B"], ["2", "y"], ["Nama", "B"], ["3", "z"]],
    ]


def test_the_caption_above_is_taken_as_with_tabs() -> None:
    [table] = tables("Tabel 2.1 Tujuan", "", "| Kode | A |", "|---|---|", "| 1 | x |", "", "12", "", "| 2 | y |")
    assert (table.number, table.caption) == ("2.1", "Tujuan")
    assert texts(table)[1:] == [["1", "x"], ["2", "y"]]
