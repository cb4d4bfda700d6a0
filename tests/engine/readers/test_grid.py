"""The header zone of a table, and its body."""

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.grid import Grid, grid
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place


def line(number: int, text: str) -> Line:
    return tuple(Cell(cell, Place("a.txt", number, n)) for n, cell in enumerate(text.split("|"), start=1))


def made(*texts: str) -> Grid:
    return grid("2.1", "Judul", "sasaran", [line(n, text) for n, text in enumerate(texts, start=1)])


def body(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.body]


def test_one_header_row() -> None:
    found = made("NO|Sasaran|Target", "1|Layanan|90")
    assert found.headings == ("no", "sasaran", "target")
    assert body(found) == [["1", "Layanan", "90"]]


def test_a_heading_that_spans_years_is_joined_with_each() -> None:
    found = made("NO|Sasaran|TARGET TAHUN KE||", "||2024|2025|2026", "1|Layanan|1|2|3")
    assert found.headings[2:] == ("target tahun ke 2024", "target tahun ke 2025", "target tahun ke 2026")
    assert found.years() == {2024: 2, 2025: 3, 2026: 4}
    assert body(found) == [["1", "Layanan", "1", "2", "3"]]


def test_the_row_of_column_numbers_is_no_data_and_ends_the_header() -> None:
    found = made("KODE|Uraian|Pagu", "1|2|3", "7.01.02|Program|100")
    assert body(found) == [["7.01.02", "Program", "100"]]


def test_a_header_printed_again_on_the_next_page_is_left_out() -> None:
    found = made("KODE|Uraian|Pagu", "1|2|3", "a|b|1", "KODE|Uraian|Pagu", "1|2|3", "c|d|2")
    assert body(found) == [["a", "b", "1"], ["c", "d", "2"]]


def test_a_short_line_is_filled_with_blanks_that_know_their_place() -> None:
    found = made("KODE|Uraian|Pagu", "7.01.02|Program")
    assert body(found) == [["7.01.02", "Program", ""]]
    assert found.body[0][2].place == Place("a.txt", 2, 3, "Tabel 2.1")


def test_a_column_is_found_by_its_heading_once() -> None:
    found = made("Kode|Indikator Program/Kegiatan|Program/Kegiatan", "a|b|c")
    assert found.column("program") == 1
    assert found.column("program", {1}) == 2
    assert found.column("pagu") is None


def test_a_table_without_number_is_named_by_its_line() -> None:
    assert grid("", "", "", [line(7, "No|Nama"), line(8, "1|a")]).part == "Tabel pada baris 7"


def test_column_numbers_in_any_order_are_told_from_answers() -> None:
    assert made("KODE|Uraian|Indikator|Target|Lokasi|Pagu", "1|2|4|5|3|11", "7.01|a|b|1|c|9").numbers == (
        "1", "2", "4", "5", "3", "11",
    )  # fmt: skip
    assert made("No|U1|U2|U3|U4|U5", "1|3|3|4|3|3", "2|1|1|2|4|4").numbers == ()


def spanning(text: str, *columns: int) -> Line:
    """A line of which the cells in these columns, counted from 0, reach over two."""
    return tuple(replace(cell, columns=2) if n in columns else cell for n, cell in enumerate(line(1, text)))


def test_a_line_with_a_figure_below_a_heading_of_one_column_is_no_second_line_of_headings() -> None:
    found = grid("", "", "", [spanning("Sasaran||Target", 0), line(2, "1|Layanan|85"), line(3, "2|Aduan|3 hari")])
    assert found.headings == ("no", "sasaran", "target")
    assert body(found) == [["1", "Layanan", "85"], ["2", "Aduan", "3 hari"]]


def test_years_below_a_heading_of_one_column_still_are_headings() -> None:
    found = grid("", "", "", [spanning("Uraian|Kondisi|Target|", 2), line(2, "|2024|2025|2026"), line(3, "a|1|2|3")])
    assert found.headings == ("uraian", "kondisi 2024", "target 2025", "target 2026")


def test_the_numbers_below_a_heading_over_target_and_unit_stay_the_target() -> None:
    found = grid("", "", "", [spanning("Indikator|Target|", 1), line(2, "Aduan ditangani|12|laporan")])
    assert found.headings == ("indikator", "target", "target")


def test_a_signature_in_the_last_lines_is_no_part_of_the_body() -> None:
    found = made("No|Program|Anggaran|Ket", "1|A|100|x", "||Contoh, 2 Januari 2025|", "||CAMAT|", "||NIP. 1970|")
    assert body(found) == [["1", "A", "100", "x"]]


def test_lines_that_sign_above_others_of_the_table_stay() -> None:
    found = made("No|Program|Anggaran|Ket", "1|A|100|x", "|Pembina||", "2|B|200|y")
    assert [row[1] for row in body(found)] == ["A", "Pembina", "B"]


def test_a_table_of_signatures_alone_stays_whole() -> None:
    found = made("PIHAK KEDUA||PIHAK PERTAMA", "CAMAT||LURAH", "NIP. 1970||NIP. 1980")
    assert len(found.body) == 2
