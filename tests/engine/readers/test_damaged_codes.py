"""Codes as spreadsheets damage them: what stands there stays, what it was is proposed where it can be nothing else."""

from datetime import date

import pytest

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.readers.work.code_column import CodeColumn
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import WorkItem
from tests.engine.readers.sheet_files import Content, Shown, read_sheets

TITLE = "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025"


def reading(*lines: str) -> Reading:
    """A table of codes and names; a pagu is added to each line."""
    body = "".join(f"{line}\t10\n" for line in lines)
    return read_bytes("a.txt", f"{TITLE}\n\nKode\tProgram/Kegiatan\tPagu\n{body}".encode())


def sheet(head: list[Content], *rows: list[Content]) -> Reading:
    return read_sheets(Renja=[[TITLE], [], head, *rows])


def codes(result: Reading) -> list[tuple[str, str, str]]:
    """Level, printed code and proposal of each item."""
    assert not result.refused, result.problems
    return [(item.level, item.code, item.code_proposed) for item in result.book.all(WorkItem)]


def doubts(result: Reading) -> list[str]:
    return [problem.message for problem in result.problems]


def test_lost_zeros_come_back_within_the_bidang_of_the_document() -> None:
    result = reading("7.1.2\tPROGRAM A", "7.1.2.2.1\tKegiatan", "7.01.03\tPROGRAM B")
    assert codes(result) == [
        ("program", "7.1.2", "7.01.02"), ("kegiatan", "7.1.2.2.1", "7.01.02.2.01"), ("program", "7.01.03", ""),
    ]  # fmt: skip
    assert doubts(result) == [
        "Kode “7.1.2” dibaca sebagai 7.01.02 (angka nol hilang).",
        "Kode “7.1.2.2.1” dibaca sebagai 7.01.02.2.01 (angka nol hilang).",
    ]


def test_a_code_of_another_bidang_than_the_documents_is_not_repaired() -> None:
    result = reading("1.2.3\tPROGRAM ASING", "7.01.02\tPROGRAM B")
    assert codes(result)[0] == ("program", "1.2.3", "")


def test_the_last_group_has_two_or_four_digits_as_in_the_rest_of_the_document() -> None:
    four = reading("7.1.2\tPROGRAM", "7.1.2.2.1\tKegiatan", "7.1.2.2.1.1\tSub", "7.01.02.2.01.0002\tSub Dua")
    assert codes(four)[2] == ("sub_kegiatan", "7.1.2.2.1.1", "7.01.02.2.01.0001")
    neither = reading("7.1.2\tPROGRAM", "7.1.2.2.1\tKegiatan", "7.1.2.2.1.1\tSub")
    assert codes(neither)[2] == ("sub_kegiatan", "7.1.2.2.1.1", "")
    assert doubts(neither)[-1] == ("Kode “7.1.2.2.1.1” (Sub) dapat berarti 7.01.02.2.01.01 atau 7.01.02.2.01.0001.")


def test_commas_blanks_and_dots_too_many_are_mended() -> None:
    result = reading("7,01,02\tPROGRAM", "7.01 .02.2.01.\tKegiatan", "7.01.02..2.01.0002\tSub")
    assert codes(result) == [
        ("program", "7,01,02", "7.01.02"), ("kegiatan", "7.01.02.2.01.", "7.01.02.2.01"),
        ("sub_kegiatan", "7.01.02..2.01.0002", "7.01.02.2.01.0002"),
    ]  # fmt: skip
    assert doubts(result)[0] == "Kode “7,01,02” dibaca sebagai 7.01.02 (koma di tempat titik)."


def test_many_damaged_in_one_way_are_one_doubt() -> None:
    result = reading(*(f"7,01,0{n}\tPROGRAM {n}" for n in range(1, 6)))
    assert doubts(result) == ["5 kode tidak utuh (koma di tempat titik), misalnya “7,01,01” dibaca sebagai 7.01.01."]


def test_codes_without_urusan_and_bidang_take_those_of_the_head_above() -> None:
    result = reading(
        "5.01\tPERENCANAAN", "02\tPROGRAM A", "02.2.01\tKegiatan", "02.2.01.0001\tSub", "5.05\tPENELITIAN",
        "02\tPROGRAM B", "02.2.01\tKegiatan",
    )  # fmt: skip
    assert [proposed for _, _, proposed in codes(result)] == [
        "5.01.02", "5.01.02.2.01", "5.01.02.2.01.0001", "5.05.02", "5.05.02.2.01",
    ]  # fmt: skip


def test_codes_without_urusan_take_it_from_the_organisation() -> None:
    result = reading("7.01.1.03.0.00.17.0000\tKECAMATAN CONTOH", "01.02\tPROGRAM", "01.02.2.01\tKegiatan")
    assert codes(result)[1:] == [("program", "01.02", "7.01.02"), ("kegiatan", "01.02.2.01", "7.01.02.2.01")]


def test_codes_that_only_go_on_from_the_line_above() -> None:
    result = reading("7.01\tKECAMATAN", "02\tPROGRAM A", "2.01\tKegiatan", "0001\tSub", "03\tPROGRAM B", "2.01\tLain")
    assert codes(result) == [
        ("program", "02", "7.01.02"), ("kegiatan", "2.01", "7.01.02.2.01"),
        ("sub_kegiatan", "0001", "7.01.02.2.01.0001"), ("program", "03", "7.01.03"),
        ("kegiatan", "2.01", "7.01.03.2.01"),
    ]  # fmt: skip


def test_without_any_bidang_the_beginning_stays_unknown() -> None:
    result = reading("02\tPROGRAM A", "02.2.01\tKegiatan", "02.2.01.0001\tSub")
    assert [(level, proposed) for level, _, proposed in codes(result)] == [
        ("program", ""), ("kegiatan", ""), ("sub_kegiatan", ""),
    ]  # fmt: skip
    assert doubts(result) == [
        "Kode “02” (PROGRAM A) tidak dapat dipastikan kode lengkapnya. Demikian pula 2 kode lain."
    ]


def test_a_date_made_of_a_code_is_the_program_of_the_known_bidang() -> None:
    result = reading("1.03\tPU", "1.03.2001\tPROGRAM A", "1.03.01.2.01\tKegiatan")
    assert codes(result)[0] == ("program", "1.03.2001", "1.03.01")
    assert doubts(result) == [
        "Kode “1.03.2001” dibaca sebagai 1.03.01 (diubah menjadi tanggal oleh aplikasi lembar kerja)."
    ]


def dated(value: date) -> Cell:
    return Cell(value.strftime("%d-%m-%Y"), Place("a.xlsx", 4, 1, sheet="Renja"), value)


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        (date(2001, 3, 1), ["1.03.01", "3.01.01"]),
        (date(2002, 1, 7), ["7.01.02", "1.07.02"]),
        (date(2002, 1, 13), ["1.13.02"]),
    ],
)
def test_a_cell_that_became_a_date_has_two_readings_at_most(value: date, readings: list[str]) -> None:
    cell = dated(value)
    found = CodeColumn([(cell,)], (0,), None).read((cell,))
    assert found is not None
    assert ([found.text, *found.others], found.level, found.damage) == (readings, "program", "date")


def test_a_date_before_the_year_2000_is_no_code() -> None:
    cell = dated(date(1998, 3, 1))
    assert CodeColumn([(cell,)], (0,), None).read((cell,)) is None


def test_codes_split_over_columns_of_numbers_get_their_zeros_back() -> None:
    head: list[Content] = ["Kode", "", "", "", "", "Program/Kegiatan", "Pagu"]
    result = sheet(
        head,
        [1, 3, 1, None, None, "PROGRAM PENUNJANG", 10],
        [1, 3, 1, Shown(2.01, "0.00"), None, "Kegiatan Satu", 10],
        [1, 3, 1, Shown(2.01, "0.00"), "0001", "Sub", 10],
        [1, 3, 1, 2.1, None, "Kegiatan Sepuluh", 10],
    )
    assert [(level, proposed) for level, _, proposed in codes(result)] == [
        ("program", "1.03.01"), ("kegiatan", "1.03.01.2.01"), ("sub_kegiatan", "1.03.01.2.01.0001"),
        ("kegiatan", "1.03.01.2.10"),
    ]  # fmt: skip


def test_a_number_that_may_have_lost_its_last_zero_is_left_open() -> None:
    head: list[Content] = ["Kode", "", "", "", "Program/Kegiatan", "Pagu"]
    result = sheet(head, [1, 3, 1, None, "PROGRAM", 10], [1, 3, 1, 2.1, "Kegiatan", 10])
    assert codes(result)[1] == ("kegiatan", "1.3.1.2,1", "")
    assert doubts(result)[-1] == "Kode “1.3.1.2,1” (Kegiatan) dapat berarti 1.03.01.2.01 atau 1.03.01.2.10."


@pytest.mark.parametrize("bidang", [1.03, 1.3, "1.3", "1,3"])
def test_a_bidang_is_a_head_however_its_code_was_damaged(bidang: Content) -> None:
    result = sheet(
        ["Kode", "Program/Kegiatan", "Pagu"],
        [1, "WAJIB PELAYANAN DASAR", 10], [bidang, "PEKERJAAN UMUM", 10], ["1.03.02", "PROGRAM", 10],
    )  # fmt: skip
    assert codes(result) == [("program", "1.03.02", "")]


def test_codes_before_the_names_are_codes() -> None:
    text = f"{TITLE}\n\nNo\tProgram/Kegiatan\tPagu\n1\t7.01.02 PROGRAM A\t10\n2\t7.01.02.2.01 - Kegiatan A\t10\n"
    result = read_bytes("a.txt", text.encode())
    assert [(item.code, item.name) for item in result.book.all(WorkItem)] == [
        ("7.01.02", "PROGRAM A"), ("7.01.02.2.01", "Kegiatan A"),
    ]  # fmt: skip
    assert result.problems == ()


def test_the_general_code_of_the_support_program_is_whole() -> None:
    assert codes(reading("X.XX.01\tPROGRAM PENUNJANG", "X.XX.01.2.01\tPerencanaan")) == [
        ("program", "X.XX.01", ""), ("kegiatan", "X.XX.01.2.01", ""),
    ]  # fmt: skip


def test_an_official_name_decides_between_two_readings() -> None:
    """Administrasi Keuangan is X.XX.01.2.02 in the list of 2023; the other name is in no list."""
    head: list[Content] = ["Kode", "", "", "", "Program/Kegiatan", "Pagu"]
    result = sheet(
        head,
        [7, 1, 1, None, "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", 10],
        [7, 1, 1, 2.1, "Penyediaan Layanan Tanpa Nama Resmi", 10],
        [7, 1, 1, 2.2, "Administrasi Keuangan Perangkat Daerah", 10],
    )
    assert [proposed for _, _, proposed in codes(result)] == ["7.01.01", "", "7.01.01.2.02"]
