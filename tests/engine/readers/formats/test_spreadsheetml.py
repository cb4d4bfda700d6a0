"""SpreadsheetML 2003: indexes, merges, formulas by distance, named formats."""

import pytest

from selaras.engine.readers.workbook.r1c1 import as_a1
from tests.engine.readers.formats.opened import at, body, messages, opened, refusal, tables

BOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="money"><NumberFormat ss:Format="#,##0"/></Style>
<Style ss:ID="part"><NumberFormat ss:Format="Percent"/><Font ss:Bold="1"/><Alignment ss:Indent="2"/></Style>
<Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="Renja"><Table><Column ss:Index="2"/><Column ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="4"><Data ss:Type="String">RENCANA KERJA KECAMATAN CONTOH TAHUN 2025</Data></Cell></Row>
<Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">Kode</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Program</Data></Cell>
<Cell ss:MergeAcross="1"><Data ss:Type="String">Indikator</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Pagu (Rp)</Data></Cell></Row>
<Row><Cell ss:Index="3"><Data ss:Type="String">Uraian</Data></Cell>
<Cell><Data ss:Type="String">Target</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">7.01.02</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"
><B>PRO</B>GRAM</ss:Data></Cell><Cell ss:StyleID="day"><Data ss:Type="DateTime">2025-03-31T00:00:00.000</Data></Cell>
<Cell ss:StyleID="part"><Data ss:Type="Number">0.5</Data></Cell>
<Cell ss:StyleID="money" ss:Formula="=SUM(R[1]C:R[2]C)"><Data ss:Type="Number">3000000</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">7.01.02.2.01</Data></Cell>
<Cell><Data ss:Type="String">Kegiatan</Data></Cell>
<Cell ss:Index="4" ss:Formula="=R1C1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell>
<Cell ss:Formula="=RC[-1]"></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Arsip"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_table_reads_as_it_is_seen(encoding: str) -> None:
    material = opened("renja.xls", BOOK.encode(encoding))
    (table,) = tables(material)
    assert table.headings == ("kode", "program", "indikator uraian", "indikator target", "pagu rp")
    assert body(table) == [
        ["7.01.02", "PROGRAM", "31-03-2025", "50,00%", "3.000.000"], ["7.01.02.2.01", "Kegiatan", "", "", ""],
    ]  # fmt: skip
    assert str(table.body[0][4].place) == "renja.xls:Renja!E5"


def test_formulas_styles_and_what_is_unknown() -> None:
    material = opened("renja.xml", BOOK.encode())
    assert at(material, "E5").formula == "=SUM(E6:E7)"
    assert (at(material, "D5").bold, at(material, "D5").indent, at(material, "D5").value) == (True, 2, 0.5)
    assert (at(material, "D6").formula, at(material, "D6").value) == ("=$A$1/0", None)
    assert messages(material) == [
        "D6 Sel ini berisi kesalahan #DIV/0!; nilainya tidak diketahui.",
        "E6 Rumus ini belum ada hasilnya, nilainya tidak diketahui.",
        "Lembar tersembunyi “Arsip” tidak dibaca.",
        "A6 Baris 6 pada lembar Renja disembunyikan; isinya ikut dibaca.",
        "C1 Kolom C pada lembar Renja disembunyikan; isinya ikut dibaca.",
    ]


def test_a_document_type_or_broken_xml_is_refused() -> None:
    entity = BOOK.replace("<Workbook", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Workbook', 1)
    assert (
        refusal("a.xls", entity.encode()).message == "Berkas ini memuat DOCTYPE, yang tidak dipakai buku kerja biasa."
    )
    assert refusal("a.xls", BOOK[:-200].encode()).message == "Berkas ini rusak."


@pytest.mark.parametrize(
    ("written", "formula"),
    [
        ("=RC[-1]+R[-1]C", "=B5+C4"),
        ("=R2C3*R[2]C[1]", "=$C$2*D7"),
        ('=IF(RC1="R1C1",SUM(RC),0)', '=IF($A5="R1C1",SUM(C5),0)'),
        ("='Lembar R1C1'!R[-4]C", "='Lembar R1C1'!C1"),
        ("=R[-9]C", "=#REF!"),
    ],
)
def test_formulas_by_distance(written: str, formula: str) -> None:
    assert as_a1(written, 5, 3) == formula
