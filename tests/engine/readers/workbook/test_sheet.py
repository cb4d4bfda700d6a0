"""One sheet as titles, tables and notes, whatever library gave its cells."""

from dataclasses import replace

from selaras.engine.readers.blocks import Block, Heading, Tabbed, Text
from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.outline import grids, outline
from selaras.engine.readers.workbook.sheet import Sheet, merge, sheet_blocks
from selaras.engine.readers.workbook.sheets import sheets_material
from selaras.engine.readers.workbook.spots import Spots
from selaras.engine.tables.frozen import replace as change
from selaras.engine.tables.place import Place

Printed = str | int | float


def sheet(*rows: str | list[Printed], name: str = "PK", merges: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    """A sheet of rows; a row is a text with ``|`` between its cells, or a list where some are numbers."""
    found = Sheet(Place("a.xlsx", 1, 1, sheet=name))
    for number, row in enumerate(rows, start=1):
        for column, each in enumerate(row.split("|") if isinstance(row, str) else row, start=1):
            if each != "":
                value: Value = each if isinstance(each, int | float) else None
                place = Place("a.xlsx", number, column, sheet=name)
                found.cells[number, column] = Cell(str(each), place, value)
    merge(found.cells, merges)
    return found


def tables(found: Sheet) -> list[Grid]:
    blocks, _ = sheet_blocks(replace(found, cells=Spots(found.cells)))
    return [table for part in outline(blocks, "a.xlsx") for table in grids(part)]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading | Text)]


def body(table: Grid) -> list[list[str]]:
    return [[cell.text for cell in line] for line in table.body]


def test_titles_stand_above_the_table_and_in_its_caption() -> None:
    blocks, _ = sheet_blocks(
        sheet(
            "PERJANJIAN KINERJA TAHUN 2025", "KECAMATAN CONTOH", "", "No|Sasaran|Indikator|Target",
            "1|Layanan baik|Indeks|88", merges=((1, 1, 1, 4), (2, 1, 2, 4)),
        )
    )  # fmt: skip
    title, agency, table = blocks
    assert isinstance(title, Heading)
    assert (title.text, title.place.coordinate) == ("PERJANJIAN KINERJA TAHUN 2025", "A1")
    assert isinstance(agency, Text)
    assert (agency.text, agency.place.coordinate) == ("KECAMATAN CONTOH", "A2")
    assert isinstance(table, Tabbed)
    assert table.caption == "PERJANJIAN KINERJA TAHUN 2025\nKECAMATAN CONTOH"


def test_a_printed_table_number_becomes_the_name_of_the_table() -> None:
    (table,) = tables(sheet("Tabel 2.6 Rencana Program", "Kode|Program|Pagu", "7.01.02|Pelayanan|100"))
    assert (table.number, table.part) == ("2.6", "Tabel 2.6")


def test_merged_headings_reach_over_their_columns_and_the_number_row_stands_above_k_and_rp() -> None:
    (table,) = tables(
        sheet(
            "No|Program|Target Renstra||Realisasi Triwulan||||", "||||I||II|", "1|2|3||4||5|", "||K|Rp|K|Rp|K|Rp",
            ["1", "Pelayanan", 100, 500, 25, 100, 30, 120],
            merges=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 4), (1, 5, 1, 8), (2, 5, 2, 6), (2, 7, 2, 8), (3, 3, 3, 4)),
        )
    )  # fmt: skip
    assert table.headings == (
        "no", "program", "target renstra k", "target renstra rp", "realisasi triwulan i k", "realisasi triwulan i rp",
        "realisasi triwulan ii k", "realisasi triwulan ii rp",
    )  # fmt: skip
    assert table.numbers == ("1", "2", "3", "", "4", "", "5", "")
    assert body(table) == [["1", "Pelayanan", "100", "500", "25", "100", "30", "120"]]


def test_column_numbers_are_known_although_some_columns_have_none() -> None:
    (table,) = tables(sheet("No|Visi|Misi|Sasaran|Program|Indikator|Target|Pagu", "1||||2|3|4|5", "1|a|b|c|d|e|90|100"))
    assert table.numbers == ("1", "", "", "", "2", "3", "4", "5")
    assert body(table) == [["1", "a", "b", "c", "d", "e", "90", "100"]]


def test_a_table_that_begins_in_column_c_keeps_the_places_of_its_cells() -> None:
    (table,) = tables(sheet("", "||Kode|Program|Pagu", "||7.01.02|Pelayanan|100"))
    assert table.headings == ("kode", "program", "pagu")
    assert [cell.place.coordinate for cell in table.body[0]] == ["C3", "D3", "E3"]
    assert table.place.coordinate == "C2"


def test_blank_rows_inside_a_table_do_not_end_it() -> None:
    (table,) = tables(sheet("Kode|Program|Pagu", "7.01.02|A|100", "", "", "7.01.03|B|200", "", "Jumlah||300"))
    assert body(table) == [["7.01.02", "A", "100"], ["7.01.03", "B", "200"], ["Jumlah", "", "300"]]


def test_a_row_that_titles_the_rows_below_it_stays_in_the_table() -> None:
    (table,) = tables(sheet("Kode|Program|Pagu", "7.01.02|A|100", "KELURAHAN SATU", "", "7.01.03|B|200"))
    assert body(table)[1] == ["KELURAHAN SATU", "", ""]


def test_two_tables_one_under_the_other_have_their_own_titles() -> None:
    first, second = tables(
        sheet(
            "Perjanjian Kinerja", "No|Sasaran|Indikator|Target", "1|Layanan|Indeks|88", "",
            "Anggaran", "No|Program|Anggaran|Keterangan", "1|Pelayanan|100|APBD",
        )
    )  # fmt: skip
    assert (first.caption, body(first)) == ("Perjanjian Kinerja", [["1", "Layanan", "Indeks", "88"]])
    assert (second.caption, body(second)) == ("Anggaran", [["1", "Pelayanan", "100", "APBD"]])
    assert second.part == "Tabel di lembar PK baris 6"


def test_a_header_printed_again_on_the_next_page_starts_no_table() -> None:
    (table,) = tables(sheet("Kode|Program|Pagu", "7.01.02|A|100", "", "Kode|Program|Pagu", "7.01.03|B|200"))
    assert body(table) == [["7.01.02", "A", "100"], ["7.01.03", "B", "200"]]


def test_signatures_beneath_are_notes_and_no_rows() -> None:
    found = sheet(
        "No|Sasaran|Indikator|Target", "1|Layanan|Indeks|88", "", "||Contoh, 2 Januari 2025|",
        "PIHAK KEDUA||PIHAK PERTAMA|",
        "BUPATI CONTOH||CAMAT CONTOH|", "", "", "NAMA SATU||NAMA DUA|", "||NIP. 19700101 199003 1 001|",
    )  # fmt: skip
    (table,) = tables(found)
    assert body(table) == [["1", "Layanan", "Indeks", "88"]]
    blocks, _ = sheet_blocks(found)
    assert texts(blocks) == [
        "Contoh, 2 Januari 2025", "PIHAK KEDUA", "PIHAK PERTAMA", "BUPATI CONTOH", "CAMAT CONTOH", "NAMA SATU",
        "NAMA DUA", "NIP. 19700101 199003 1 001",
    ]  # fmt: skip


def test_offices_and_numbers_below_a_short_list_are_no_rows_of_it() -> None:
    (table,) = tables(
        sheet(
            "No|Program|Anggaran|", "1|Program A|1000|", "|Total|1000|", "|||", "Contoh, Januari 2025|||",
            "Pihak Kedua|||Pihak Pertama", "CAMAT|||LURAH", "NAMA|||LAIN", "NIP. 197001011990031001|||NIP. 19",
        )
    )  # fmt: skip
    assert body(table) == [["1", "Program A", "1000"], ["", "Total", "1000"]]


def test_rows_below_a_signature_in_the_middle_are_of_the_table_still() -> None:
    (table,) = tables(
        sheet("No|Program|Pagu|Ket", "1|A|100|", "|Mengetahui,||", "|CAMAT||", "2|B|200|", "|Pembina||", "3|C|300|")
    )
    assert [line[1].text for line in table.body if line[2].text] == ["A", "B", "C"]


def test_a_note_right_under_the_table_is_no_row() -> None:
    (table,) = tables(sheet("Kode|Program|Pagu", "7.01.02|A|100", "Keterangan: pagu sebelum perubahan"))
    assert body(table) == [["7.01.02", "A", "100"]]


def test_a_second_indicator_alone_in_the_last_row_stays() -> None:
    (table,) = tables(
        sheet(
            "No|Sasaran|Indikator|Target",
            "1|Layanan|Indeks|88",
            "||Jumlah laporan|",
            merges=((2, 1, 3, 1), (2, 2, 3, 2)),
        )
    )
    assert body(table) == [["1", "Layanan", "Indeks", "88"], ["", "", "Jumlah laporan", ""]]
    assert (table.body[0][1].rows, table.body[0][1].columns) == (2, 1)


def test_what_a_merge_covers_shows_nothing() -> None:
    found = sheet("No|Sasaran|Target", "1|Layanan|90", "1|Layanan|95", merges=((2, 2, 3, 2),))
    (table,) = tables(found)
    assert body(table) == [["1", "Layanan", "90"], ["1", "", "95"]]


def test_a_cell_at_the_end_of_the_sheet_widens_nothing() -> None:
    found = sheet("Kode|Program|Pagu", "7.01.02|A|100")
    found.cells[1_048_576, 16_384] = Cell("x", Place("a.xlsx", 1_048_576, 16_384, sheet="PK"))
    found.cells[2, 16_000] = Cell("y", Place("a.xlsx", 2, 16_000, sheet="PK"))
    (table,) = tables(found)
    blocks, problems = sheet_blocks(found)
    assert len(table.headings) == 3
    assert texts(blocks) == ["x"]
    (problem,) = problems
    assert problem.message == "1 sel jauh di samping tabel (WQJ2) tidak dipakai."
    assert problem.place == Place("a.xlsx", 2, 16_000, sheet="PK")


def test_a_column_without_heading_beside_the_table_is_kept() -> None:
    (table,) = tables(sheet("Kode|Program|Pagu", ["7.01.02", "A", 100, "", 7]))
    assert table.headings == ("kode", "program", "pagu", "", "")
    assert body(table) == [["7.01.02", "A", "100", "", "7"]]


def test_a_table_whose_headings_nobody_knows_is_found_by_its_shape() -> None:
    (table,) = tables(sheet("id_kuesioner|U1|U2|U3", "94|3|3|4", "95|1|1|2"))
    assert table.headings == ("id kuesioner", "u1", "u2", "u3")
    assert body(table) == [["94", "3", "3", "4"], ["95", "1", "1", "2"]]


def test_a_label_and_its_value_are_one_text_and_no_table() -> None:
    blocks, _ = sheet_blocks(
        sheet(
            "DPA", "Organisasi|:|Kecamatan Contoh", "Tahun|:|2025", "Nama Kepala:|Seseorang", "",
            "Kode|Uraian|Jumlah", "5.1|Belanja|100",
        )
    )  # fmt: skip
    assert texts(blocks) == ["DPA", "Organisasi : Kecamatan Contoh", "Tahun : 2025", "Nama Kepala: Seseorang"]
    assert sum(1 for block in blocks if isinstance(block, Tabbed)) == 1


def test_years_under_a_heading_that_is_not_merged() -> None:
    (table,) = tables(sheet("No|Tujuan|Indikator|Target Tahun||", "|||2024|2025|2026", "1|Layanan|Indeks|1|2|3"))
    assert table.headings[3:] == ("target tahun 2024", "target tahun 2025", "target tahun 2026")


def test_a_head_whose_known_words_stand_in_its_second_row() -> None:
    (table,) = tables(
        sheet(
            "Uraian Kerja|Tahun ke|||", "|2024|2025|2026|2027", "Layanan|1|2|3|4", merges=((1, 1, 2, 1), (1, 2, 1, 5))
        )
    )
    assert table.headings == ("uraian kerja", "tahun ke 2024", "tahun ke 2025", "tahun ke 2026", "tahun ke 2027")


def test_helper_numbers_above_the_head_are_no_text() -> None:
    blocks, _ = sheet_blocks(sheet("1|2|3|4", "", "Kode|No|Komponen|Bobot", "A1|1|Perencanaan|30"))
    assert texts(blocks) == []


def test_each_sheet_is_a_part_under_its_first_title_or_its_name() -> None:
    first = sheet("PERJANJIAN KINERJA TAHUN 2025", "No|Sasaran|Indikator|Target", "1|a|b|1")
    second = sheet("Kode|Program|Pagu", "7.01.02|A|100", name="Anggaran")
    names = [("PK", False), ("Anggaran", False)]
    material = sheets_material("a.xlsx", "Excel", [first, second], names, Choices())
    parts = outline(list(material.blocks), "a.xlsx")
    assert [(part.heading, part.place.sheet) for part in parts] == [
        ("PERJANJIAN KINERJA TAHUN 2025", "PK"), ("Anggaran", "Anggaran"),
    ]  # fmt: skip
    assert [grid.section for part in parts for grid in grids(part)] == ["perjanjian kinerja tahun 2025", "anggaran"]
    assert [said.text for said in material.said] == ["PERJANJIAN KINERJA TAHUN 2025", "PK", "Anggaran"]


def test_a_row_that_only_names_the_agency_inside_a_table_is_said() -> None:
    found = sheet("No|Program|Pagu", "|Perangkat Daerah : Dinas Contoh|", "1|A|100")
    material = sheets_material("a.xlsx", "Excel", [found], [("PK", False)], Choices())
    assert [(said.text, said.place.coordinate) for said in material.said] == [
        ("Perangkat Daerah : Dinas Contoh", "B2"),
        ("PK", "A1"),
    ]


def test_months_under_their_heading_are_headings_and_no_column_numbers() -> None:
    (table,) = tables(sheet("No|Rencana Aksi|Bulan|||||", "||1|2|3|4|5|6", "1|Rapat|x|||x||", merges=((1, 3, 1, 8),)))
    assert table.headings == ("no", "rencana aksi", "bulan 1", "bulan 2", "bulan 3", "bulan 4", "bulan 5", "bulan 6")
    assert table.numbers == ()


def test_a_day_in_the_last_row_of_a_table_is_no_signature() -> None:
    (table,) = tables(
        sheet("No|Kegiatan|Target|Waktu", "1|Rapat|1|3 Maret 2025", "2|Laporan|1|Contoh, 31 Desember 2025")
    )
    assert [line[1].text for line in table.body] == ["Rapat", "Laporan"]


def test_rows_of_two_texts_below_a_title_merged_across_the_table() -> None:
    (table,) = tables(sheet("No|Sasaran|Strategi|Ket", "MISI 1|||", "|Layanan|Melatih|", merges=((2, 1, 2, 4),)))
    assert body(table) == [["MISI 1", "", "", ""], ["", "Layanan", "Melatih", ""]]


def test_a_sheet_of_text_has_headings_and_items() -> None:
    found = sheet(
        "RENCANA KERJA TAHUNAN", "BAB I PENDAHULUAN", "1.1 LATAR BELAKANG", "Alinea satu.", "Alinea dua.",
        "1. Undang-Undang;", "a. Peraturan Daerah;",
    )  # fmt: skip
    found.cells[7, 1] = change(found.cells[7, 1], indent=2)
    blocks, _ = sheet_blocks(found)
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "RENCANA KERJA TAHUNAN", "BAB I PENDAHULUAN", "1.1 LATAR BELAKANG",
    ]  # fmt: skip
    said = [(block.marker, block.indent, block.text, block.whole) for block in blocks if isinstance(block, Text)]
    assert said == [
        ("", 0, "Alinea satu.", True), ("", 0, "Alinea dua.", True), ("1.", 0, "Undang-Undang;", True),
        ("a.", 2, "Peraturan Daerah;", True),
    ]  # fmt: skip


def test_a_note_in_a_sheet_without_headings_keeps_its_number() -> None:
    blocks, _ = sheet_blocks(sheet("Judul", "1. Catatan pertama", "Kode|Program|Pagu", "7.01.02|A|100"))
    assert texts(blocks) == ["Judul", "1. Catatan pertama"]


def test_a_caption_of_several_lines_gives_the_number_of_the_table() -> None:
    (table,) = tables(sheet("Tabel 2.2\nStrategi dan Arah Kebijakan", "No|Strategi|Arah Kebijakan", "1|A|B"))
    assert (table.number, table.part, table.caption) == ("2.2", "Tabel 2.2", "Strategi dan Arah Kebijakan")


def test_a_row_above_column_numbers_is_a_head_whatever_its_words() -> None:
    (table,) = tables(sheet("Judul", "Butir|Warna|Ukuran", "1|2|3", "a|merah|besar", "b|biru|kecil"))
    assert table.headings == ("butir", "warna", "ukuran")
    assert body(table) == [["a", "merah", "besar"], ["b", "biru", "kecil"]]


def test_name_and_position_beside_their_values_are_text_without_a_colon() -> None:
    blocks, _ = sheet_blocks(sheet("PERJANJIAN KINERJA", "Nama|Contoh Bunga", "Jabatan|Camat Contoh"))
    assert texts(blocks) == ["PERJANJIAN KINERJA", "Nama : Contoh Bunga", "Jabatan : Camat Contoh"]
    (people,) = tables(sheet("Daftar", "Nama|Jabatan|Satuan", "A|Camat|1"))
    assert people.headings == ("nama", "jabatan", "satuan")
