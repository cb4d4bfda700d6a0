"""Old and binary workbooks, ODS, and old Word files; how the fixtures were made stands beside them."""

import io
import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import format_of
from selaras.engine.readers.material import Material
from selaras.engine.readers.preflight.containers import OLE, ole_streams
from selaras.engine.tables.place import Place
from tests.engine.readers.formats.opened import at, body, messages, opened, refusal, tables

FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str, choices: Choices | None = None) -> Material:
    return opened(name, (FIXTURES / name).read_bytes(), choices or Choices())


@pytest.mark.parametrize("name", ["rkt.xls", "rkt.ods"])
def test_the_table_reads_as_it_is_seen(name: str) -> None:
    material = fixture(name)
    (table,) = tables(material)
    assert table.headings == ("kode", "program kegiatan", "indikator", "target", "pagu rp", "tanggal")
    assert table.numbers == ("1", "2", "3", "4", "5", "")
    assert body(table) == [
        ["7.01.02", "PROGRAM PELAYANAN", "Indeks kepuasan", "85,5%", "4.500.000", "31-03-2025"],
        ["7.01.02.2.01", "Kegiatan Layanan", "Jumlah laporan", "12 laporan", "4.000.000", ""],
    ]
    assert table.caption == "RENCANA KERJA TAHUNAN KECAMATAN CONTOH\nTAHUN 2025"
    assert at(material, "D6").value == 0.855
    assert at(material, "E7").value == 4_000_000
    assert at(material, "E7").place == Place(name, 7, 5, "Tabel di lembar RKT", sheet="RKT")
    assert [said.text for said in material.said][2:5] == [
        "Contoh, 2 Januari 2025", "CAMAT CONTOH", "NIP. 19700101 199003 1 001",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["rkt.xls", "rkt.ods"])
def test_what_is_hidden_is_said(name: str) -> None:
    material = fixture(name)
    assert material.sheets == ("RKT", "Lama")
    assert messages(material) == [
        "Lembar tersembunyi “Lama” tidak dibaca.",
        "A7 Baris 7 pada lembar RKT disembunyikan; isinya ikut dibaca.",
        "F1 Kolom F pada lembar RKT disembunyikan; isinya ikut dibaca.",
    ]
    assert [said.text for said in fixture(name, Choices(sheets=("Lama",))).said] == ["Rahasia", "Lama"]


def test_ods_keeps_formulas_as_excel_writes_them_and_bold() -> None:
    material = fixture("rkt.ods")
    assert at(material, "E7").formula == "=E6-500000"
    assert (at(material, "B6").bold, at(material, "B7").bold) == (True, False)


def ods(body_xml: str) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        names = "".join(
            f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="A">{body_xml}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def ods_row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def ods_cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def test_ods_repeats_cells_and_rows_and_spans_headings() -> None:
    head = ods_row(
        ods_cell("No", 'table:number-rows-spanned="2"'), ods_cell("Sasaran", 'table:number-rows-spanned="2"'),
        ods_cell("Target", 'table:number-columns-spanned="2"'),
    )  # fmt: skip
    below = ods_row(
        '<table:covered-table-cell table:number-columns-repeated="2"/>', ods_cell("Triwulan I"), ods_cell("II")
    )
    same = ods_row(ods_cell("1"), ods_cell("Layanan"), ods_cell("5", 'table:number-columns-repeated="2"'), times=2)
    (table,) = tables(opened("a.ods", ods(head + below + same + ods_row("<table:table-cell/>", times=1_048_570))))
    assert table.headings == ("no", "sasaran", "target triwulan i", "target ii")
    assert body(table) == [["1", "Layanan", "5", "5"]] * 2


def test_ods_that_repeats_a_filled_row_to_the_end_is_refused() -> None:
    content = ods(ods_row(ods_cell("x", 'table:number-columns-repeated="16384"'), times=1_048_576))
    assert refusal("a.ods", content).message == "Berkas ini mempunyai lebih dari 1.000.000 sel berisi."


@pytest.mark.parametrize(
    ("written", "formula"),
    [
        ("of:=SUM([.E6:.E9];[$Pagu.E1])", "=SUM(E6:E9,Pagu!E1)"),
        ("of:=IF([.A1]=&quot;a;b&quot;;1;[$'Lembar 2'.$B$3])", "=IF(A1=\"a;b\",1,'Lembar 2'!$B$3)"),
    ],
)
def test_ods_references(written: str, formula: str) -> None:
    row = ods_row(
        ods_cell("7.01"),
        ods_cell("A"),
        ods_cell("1", f'office:value-type="float" office:value="1" table:formula="{written}"'),
    )
    head = ods_row(ods_cell("Kode"), ods_cell("Program"), ods_cell("Pagu"))
    assert at(opened("a.ods", ods(head + row)), "C2").formula == formula


def test_an_old_word_file_is_told_to_be_one() -> None:
    content = (FIXTURES / "old.doc").read_bytes()
    assert "WordDocument" in ole_streams(content)
    for name in ("lama.doc", "lama.xls"):
        problem = refusal(name, content)
        assert problem.message == "Berkas ini dokumen Word lama (.doc), yang tidak dapat dibaca."
        assert problem.hint == "Simpan sebagai .docx, lalu unggah kembali."


def ole(*names: str) -> bytes:
    """The smallest OLE file with streams of these names: one table of sectors, then the directory."""
    header = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = [
        entry("Root Entry", child=1),
        *(entry(each, right=n + 2 if n + 1 < len(names) else None) for n, each in enumerate(names)),
    ]
    return header + table + b"".join(entries).ljust(512, b"\0")


def entry(name: str, *, child: int | None = None, right: int | None = None) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, *(0xFFFFFFFF if each is None else each for each in (right, child)))
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBB", len(letters), 2, 1)
        + links
        + bytes(36)
        + struct.pack("<III", 0xFFFFFFFE, 0, 0)
    )


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("PowerPoint Document", "Berkas ini presentasi PowerPoint lama (.ppt)."),
        ("EncryptedPackage", "Berkas ini dilindungi kata sandi."),
        ("Isi lain", "Berkas ini bukan buku kerja Excel, dan isinya tidak dikenali."),
    ],
)
def test_other_ole_files_are_refused_by_what_they_are(stream: str, message: str) -> None:
    assert refusal("a.xlsx", ole("Pertama", stream)).message == message


def test_a_broken_ole_file_is_refused() -> None:
    content = (FIXTURES / "rkt.xls").read_bytes()
    assert refusal("a.xls", content[:600]).unreadable
    assert refusal("a.xls", OLE + bytes(100)).unreadable


def test_a_workbook_under_another_name_is_read_with_a_doubt() -> None:
    material = opened("rkt.xlsx", (FIXTURES / "rkt.xls").read_bytes())
    assert messages(material)[0] == (
        "Nama berkas berakhiran .xlsx, sedangkan isinya buku kerja Excel lama (.xls); berkas dibaca menurut isinya."
    )


def record(kind: int, body_: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(body_)
    size = bytes([length]) if length < 128 else bytes([length & 0x7F | 0x80, length >> 7])
    return head + size + body_


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(*rows: tuple[int, list[tuple[int, str | float]]]) -> bytes:
    """A binary workbook of one sheet with texts and numbers, row by row."""
    cells = b""
    for number, row in rows:
        cells += record(0, struct.pack("<I", number) + bytes(13))
        for column, each in row:
            start = struct.pack("<II", column, 0)
            cells += (
                record(6, start + wide(each)) if isinstance(each, str) else record(5, start + struct.pack("<d", each))
            )
    last = max(number for number, _ in rows)
    extent = struct.pack("<IIII", 0, last, 0, max(column for _, row in rows for column, _ in row))
    sheet = record(129) + record(148, extent) + record(145) + cells + record(146) + record(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Pagu")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", book)
        target = f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/>'
        archive.writestr("xl/_rels/workbook.bin.rels", relation.format(target))
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return file.getvalue()


def test_a_binary_workbook() -> None:
    head: list[tuple[int, str | float]] = [(0, "Kode"), (1, "Program"), (2, "Pagu")]
    content = xlsb((0, head), (1, [(0, "7.01.02"), (1, "Pelayanan"), (2, 4_500_000.0)]))
    assert format_of("a.bin", content).name == "xlsb"
    material = opened("a.xlsb", content)
    assert body(tables(material)[0]) == [["7.01.02", "Pelayanan", "4500000"]]
    assert at(material, "C2").value == 4_500_000


def test_a_binary_workbook_with_a_cell_at_its_far_end_is_refused_before_it_is_laid_out() -> None:
    content = xlsb((0, [(0, "Kode"), (1, "Program"), (2, "Pagu")]), (1_048_575, [(16_383, 1.0)]))
    assert refusal("a.xlsb", content).message == "Berkas ini mempunyai lebih dari 1.000.000 sel berisi."
