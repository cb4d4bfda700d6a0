"""XLSX: what is seen, what is behind it, and what is hidden; small files are made here with XlsxWriter."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import format_of
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.source import Unreadable
from selaras.engine.tables.rows import Ceiling
from tests.engine.readers.formats.opened import at, body, messages, opened, refusal, tables

HEAD = ("Kode", "Program", "Target", "Pagu")


def workbook(fill: Callable[..., None], **options: object) -> bytes:
    """A workbook with the usual head in row 1 of the sheet PK; ``fill`` gets the book and the sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("PK")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ("7.01.02", "Pelayanan"))
        fill(book, sheet)
    return file.getvalue()


def changed(content: bytes, path: str, old: bytes, new: bytes) -> bytes:
    """The same workbook with something else in one of its parts."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for each in before.namelist():
            part = before.read(each)
            if each == path:
                assert old in part
                part = part.replace(old, new)
            after.writestr(each, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (3_752_200, "#,##0", "3.752.200"),
        (0.5, "0%", "50%"),
        (0.05625, "0.00%", "5,63%"),
        (1_500_000, '"Rp"#,##0.00', "Rp1.500.000,00"),
        (-1200, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "(1.200)"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "-"),
        (12, '0" Dokumen"', "12 Dokumen"),
        (2, "00", "02"),
        (10301, '0"."00"."00', "1.03.01"),
        (88.73, "General", "88,73"),
        (1.03, "General", "1,03"),
        (5, 'General" orang"', "5 orang"),
    ],
)
def test_a_number_reads_as_an_officer_sees_it(value: float, code: str, text: str) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_number(1, 3, value, book.add_format({"num_format": code}))

    cell = at(opened("a.xlsx", workbook(fill)), "D2")
    assert (cell.text, cell.value) == (text, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("d/m/yyyy", "31-12-2024"),
        ("[$-421]dd mmmm yyyy", "31-12-2024"),
        ("mmmm yyyy", "Desember 2024"),
        ("yyyy", "2024"),
    ],
)
def test_a_day_reads_day_first(code: str, text: str) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_datetime(1, 2, date(2024, 12, 31), book.add_format({"num_format": code}))

    cell = at(opened("a.xlsx", workbook(fill)), "C2")
    assert (cell.text, cell.value) == (text, date(2024, 12, 31))


def test_days_counted_from_1904_are_the_same_days() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_datetime(1, 2, date(2024, 12, 31), book.add_format({"num_format": "d/m/yyyy"}))

    assert at(opened("a.xlsx", workbook(fill, date_1904=True)), "C2").value == date(2024, 12, 31)


def test_a_formula_comes_with_its_value_and_its_looks() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        look = book.add_format({"num_format": "#,##0", "bold": True, "indent": 2})
        sheet.write_formula(1, 3, "=SUM(D3:D4)", look, 3000)

    cell = at(opened("a.xlsx", workbook(fill)), "D2")
    assert (cell.text, cell.value, cell.formula) == ("3.000", 3000, "=SUM(D3:D4)")
    assert (cell.format, cell.bold, cell.indent) == ("#,##0", True, 2)


def test_a_formula_without_result_is_unknown_and_never_zero() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "PK"
    for row in (HEAD, ("7.01.02", "Pelayanan", "90", "=D3+D4"), ("7.01.02.2.01", "Kegiatan", "1", 5)):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    material = opened("a.xlsx", file.getvalue())
    cell = at(material, "D2")
    assert (cell.text, cell.value, cell.formula) == ("", None, "=D3+D4")
    assert messages(material) == ["D2 1 rumus di lembar PK (D2) belum ada hasilnya, nilainya tidak diketahui."]
    assert material.doubts[0].hint == "Buka dan simpan sekali di Excel, lalu unggah kembali."


def test_an_error_is_a_doubt_at_its_cell_and_no_text() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_formula(1, 3, "=Lama!A1", None, "#REF!")

    material = opened("a.xlsx", workbook(fill))
    cell = at(material, "D2")
    assert (cell.text, cell.value, cell.formula) == ("", None, "=Lama!A1")
    assert messages(material) == ["D2 Sel ini berisi kesalahan #REF!; nilainya tidak diketahui."]


def test_a_shared_formula_is_written_as_it_stands_in_each_cell() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in (1, 2, 3):
            sheet.write_formula(row, 3, "=C2*$A$1", None, row)

    content = workbook(fill)
    path = "xl/worksheets/sheet1.xml"
    content = changed(
        content, path, b'<c r="D2"><f>C2*$A$1</f>', b'<c r="D2"><f t="shared" ref="D2:D4" si="0">C2*$A$1</f>'
    )
    content = changed(content, path, b'<c r="D3"><f>C2*$A$1</f>', b'<c r="D3"><f t="shared" si="0"/>')
    material = opened("a.xlsx", content)
    assert [at(material, each).formula for each in ("D2", "D3")] == ["=C2*$A$1", "=C3*$A$1"]


def test_an_array_formula_is_kept() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_array_formula(1, 3, 1, 3, "{=SUM(C2:C9*2)}", None, 8)

    assert at(opened("a.xlsx", workbook(fill)), "D2").formula == "=SUM(C2:C9*2)"


def test_rich_text_is_joined_and_the_lines_of_a_cell_are_kept() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_rich_string(1, 1, "Indeks ", book.add_format({"bold": True}), "kepuasan", " masyarakat")
        sheet.write_string(1, 2, "1.  Laporan \n2.  Rapat")
        sheet.write_boolean(1, 3, True)

    material = opened("a.xlsx", workbook(fill))
    assert [at(material, each).text for each in ("B2", "C2", "D2")] == [
        "Indeks kepuasan masyarakat", "1. Laporan\n2. Rapat", "BENAR",
    ]  # fmt: skip


def test_a_hidden_sheet_is_left_out_by_name_and_read_when_chosen() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        other = book.add_worksheet("Arsip 2020")
        other.write_row(0, 0, HEAD)
        other.write_row(1, 0, ("7.01.03", "Lama", 1, 2))
        other.hide()

    content = workbook(fill)
    material = opened("a.xlsx", content)
    assert material.sheets == ("PK", "Arsip 2020")
    assert messages(material) == ["Lembar tersembunyi “Arsip 2020” tidak dibaca."]
    chosen = opened("a.xlsx", content, Choices(sheets=("Arsip 2020",)))
    assert [line[1] for table in tables(chosen) for line in body(table)] == ["Lama"]
    assert messages(chosen) == []


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in (2, 3, 4):
            sheet.write_row(row, 0, (f"7.01.0{row + 1}", "Program", 1, 2))
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
        sheet.set_column("H:XFD", None, None, {"hidden": True})

    material = opened("a.xlsx", workbook(fill))
    assert len(tables(material)[0].body) == 4
    assert messages(material) == [
        "A4 Baris 4 pada lembar PK disembunyikan; isinya ikut dibaca.",
        "C1 Kolom C pada lembar PK disembunyikan; isinya ikut dibaca.",
    ]


def test_many_hidden_rows_are_counted_and_listed_once() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in range(3, 24):
            sheet.write_row(row, 0, ("7.01.01", "Program", 1, 2))
            sheet.set_row(row, None, None, {"hidden": True})

    (doubt,) = opened("a.xlsx", workbook(fill)).doubts
    assert doubt.message == "21 baris pada lembar PK disembunyikan; isinya ikut dibaca."
    assert doubt.value == ", ".join(str(row) for row in range(4, 25))
    assert doubt.hint == "Bila sudah tidak berlaku, hapus baris yang disembunyikan itu, lalu unggah kembali."


def test_macros_are_said_and_not_read(tmp_path: Path) -> None:
    content = workbook(lambda book, sheet: None)
    file = io.BytesIO(content)
    with ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\0" * 20)
    assert messages(opened("a.xlsm", file.getvalue())) == [
        "Berkas ini memuat makro; makronya tidak dibaca dan tidak dijalankan."
    ]


def test_a_far_cell_costs_nothing() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_string(1_048_575, 16_383, "x")
        sheet.write_blank(500, 900, None, book.add_format({"bg_color": "red"}))

    (table,) = tables(opened("a.xlsx", workbook(fill)))
    assert (len(table.headings), len(table.body)) == (4, 1)


def test_what_is_no_workbook_or_broken_is_refused_in_a_sentence() -> None:
    content = workbook(lambda book, sheet: None)
    sheet = "xl/worksheets/sheet1.xml"
    assert refusal("a.xlsx", content[: len(content) // 2]).message == "Berkas ini rusak."
    assert refusal("a.xlsx", changed(content, sheet, b"<sheetData>", b"<sheetDat>")).message == "Berkas ini rusak."
    dtd = changed(content, sheet, b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet')
    assert refusal("a.xlsx", dtd).message == "Berkas ini memuat DOCTYPE, yang tidak dipakai buku kerja biasa."
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("catatan.txt", "halo")
    assert refusal("a.xlsx", file.getvalue()).message == "Berkas ZIP ini bukan buku kerja Excel."


def test_a_chosen_sheet_that_is_not_there_is_named() -> None:
    file = io.BytesIO(workbook(lambda book, sheet: None))
    with pytest.raises(Unreadable) as refused:
        opened("a.xlsx", file.getvalue(), Choices(sheets=("IKU",)))
    assert refused.value.problem.message == "Lembar “IKU” tidak ada dalam berkas ini."
    assert refused.value.problem.hint == "Pilih dari lembar yang ada: PK."


def test_too_many_cells_rows_or_letters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook(lambda book, sheet: sheet.write_string(1, 2, "x" * 20_001))
    problem = refusal("a.xlsx", content)
    assert (problem.message, problem.place.coordinate) == ("Sel ini berisi lebih dari 20.000 huruf.", "C2")
    content = workbook(lambda book, sheet: sheet.write_column(2, 0, ["x"] * 2000))
    monkeypatch.setattr("selaras.engine.readers.workbook.sheets.MOST_LINES", 2000)
    assert refusal("a.xlsx", content).message == "Lembar PK mempunyai lebih dari 2.000 baris."
    monkeypatch.setattr("selaras.engine.readers.workbook.cells.MOST_CELLS_OF_ALL", 1000)
    assert refusal("a.xlsx", content).message == "Berkas ini mempunyai lebih dari 1.000.000 sel berisi."


def test_reading_tells_how_far_it_is_and_can_be_stopped() -> None:
    content = workbook(lambda book, sheet: sheet.write_column(2, 0, ["x"] * 3000))
    told: list[float] = []
    format_of("a.xlsx", content).open("a.xlsx", content, Choices(), told.append)
    assert len(told) >= 6
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        format_of("a.xlsx", content).open("a.xlsx", content, Choices(), stop)


def test_an_empty_workbook_is_refused() -> None:
    file = io.BytesIO()
    xlsxwriter.Workbook(file, {"in_memory": True}).close()
    assert refusal("a.xlsx", file.getvalue()).message == "Berkas ini kosong: tidak ada isi pada lembar yang terlihat."


def test_content_decides_over_the_name() -> None:
    content = workbook(lambda book, sheet: None)
    assert format_of("a.pdf", content).name == "xlsx"
    assert messages(opened("a.xls", content)) == [
        "Nama berkas berakhiran .xls, sedangkan isinya buku kerja Excel (.xlsx); berkas dibaca menurut isinya."
    ]
    assert refusal("a.xlsx", b"%PDF-1.7\n%\xe2\xe3").unreadable
    assert format_of("a.xlsx", b"<html><table><tr><td>x</td></tr></table></html>").name == "html"


def test_a_plan_in_a_workbook_becomes_rows_with_their_cells() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_number(1, 3, 4_500_000, book.add_format({"num_format": "#,##0"}))
        title = book.add_worksheet("Judul")
        title.merge_range("A1:D1", "RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025")

    reading = read_bytes("a.xlsx", workbook(fill))
    (ceiling,) = reading.book.all(Ceiling)
    assert (ceiling.amount, ceiling.text) == (4_500_000_00, "4.500.000")
    assert str(ceiling.place) == "a.xlsx:PK!D2"


def test_cells_without_a_reference_follow_one_another_blank_ones_too() -> None:
    """Column A is blank, B says where it stands, C and D do not, and D has the Pagu."""
    bare = b'<c/><c r="B2"/><c s="0"/><c><v>250000</v></c>'
    content = workbook(lambda book, sheet: sheet.write_number(1, 3, 10))
    path = "xl/worksheets/sheet1.xml"
    with ZipFile(io.BytesIO(content)) as archive:
        row = archive.read(path).partition(b'<row r="2"')[2].partition(b">")[2].partition(b"</row>")[0]
    material = opened("a.xlsx", changed(content, path, row, bare))
    assert at(material, "D2").text == "250000"
