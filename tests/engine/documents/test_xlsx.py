"""The workbook: numbers are numbers, totals are formulas with our value, and no text ever becomes a formula."""

from functools import cache
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Document,
    Expression,
    Paragraph,
    Row,
    Run,
    Section,
    Sum,
    Table,
    head_row,
)
from selaras.engine.documents.formula import References, resolve
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.xlsx import number_format, render_xlsx
from tests.engine.documents import synthetic

REFERENCES = References({f"r{number}": number for number in range(1, 700)}, {"a": 0, "b": 27})


@cache
def drawn() -> bytes:
    return render_xlsx(synthetic.document())


def opened(*, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(BytesIO(drawn()), data_only=values)


def one_table(*rows: Row, columns: int = 1, name: str = "Tabel") -> Workbook:
    table = Table(tuple(Column(f"c{n}") for n in range(columns)), (head_row(*["Judul"] * columns),), rows, name)
    document = Document(title="T", sections=(Section((table,)),), created=synthetic.CREATED)
    return openpyxl.load_workbook(BytesIO(render_xlsx(document)))


def test_there_is_a_sheet_for_the_words_and_one_for_each_table() -> None:
    book = opened()
    assert book.sheetnames == ["Naskah", "Tabel 2.1", "Tabel 2.6", "Evaluasi Renja"]
    lines = [row[0] for row in book["Naskah"].iter_rows(values_only=True)]
    assert lines[0] == "RENCANA KERJA TAHUNAN"
    assert "BAB I PENDAHULUAN" in lines
    assert "5. lain." in lines
    pairs = {row[:2] for row in book["Naskah"].iter_rows(values_only=True)}
    assert ("Usulan", "7.01.03.2.03") in pairs


def test_items_are_indented_by_their_depth_and_bold_paragraphs_stay_bold() -> None:
    cells = {row[0].value: row[0] for row in opened()["Naskah"].iter_rows()}
    assert [cells[text].alignment.indent for text in ("2. Perpres;", "a. pasal;", "5. lain.")] == [0, 1, 0]
    bold = Document(
        title="T", sections=(Section((Paragraph((Run("Visi", bold=True),)), Paragraph("Isi."))),),
        created=synthetic.CREATED,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(bold)))["Naskah"]
    assert [sheet["A1"].font.b, sheet["A2"].font.b] == [True, False]


def test_rows_and_values_of_a_table_come_back_as_numbers() -> None:
    rows = list(opened(values=True)["Tabel 2.6"].iter_rows(values_only=True))
    assert rows[1] == ("Kode", "Program, Kegiatan dan Sub Kegiatan", "Target", "Pagu (Rp)")
    assert rows[2] == ("1", "2", "3", "4")
    assert rows[4] == ("7.01.01.2.01.0001", f"{synthetic.WORK} 1", 1, 16_204_000)
    assert [type(row[3]) for row in rows[4:]] == [int] * 61
    assert len(rows) == 1 + 2 + 1 + 60 + 1


def test_the_total_is_a_live_formula_with_our_value_kept() -> None:
    assert opened()["Tabel 2.6"]["D65"].value == "=SUM(D5:D64)"
    # 15.204.000 × (1 + … + 60) + 60 × 1.000.000
    assert opened(values=True)["Tabel 2.6"]["D65"].value == 27_883_320_000


def test_an_expression_refers_to_the_cells_of_its_own_row() -> None:
    assert opened()["Evaluasi Renja"]["T6"].value == "=E6+I6+M6+Q6"
    assert opened(values=True)["Evaluasi Renja"]["T6"].value == 50_000_000


@pytest.mark.parametrize("typed", ["=1+1", "+62 811", "-5", "@SUM(A1)", "\t=1", "{=1}", "http://127.0.0.1/", "1e5"])
def test_text_is_never_a_formula_a_link_or_a_number(typed: str) -> None:
    cell = one_table(Row((Cell(typed),)))["Tabel"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == typed.replace("\t", " ")
    assert cell.hyperlink is None


@pytest.mark.parametrize(
    ("cell", "number", "shown"),
    [
        (Cell(4_589_368_901_300, "money"), 45_893_689_013, "[$-421]#,##0"),
        (Cell(29_967_000_050, "money"), 299_670_000.5, "[$-421]#,##0.00"),
        (Cell(891_700, "target"), 89.17, "[$-421]#,##0.00"),
        (Cell(120_000, "target", unit='Doku"men'), 12, '[$-421]#,##0" Dokumen"'),
        (Cell(781_000, "percent"), 0.781, "[$-421]#,##0.0%"),
        (Cell(7, "count"), 7, "[$-421]#,##0"),
    ],
)
def test_each_kind_is_a_number_with_an_indonesian_format(cell: Cell, number: float, shown: str) -> None:
    assert number_format(cell) == shown
    written = one_table(Row((cell,)))["Tabel"]["A2"]
    assert written.value == pytest.approx(number)
    assert written.data_type == "n"
    assert written.number_format == shown


def test_an_unknown_value_is_an_empty_text_and_never_zero() -> None:
    sheet = one_table(Row((Cell(None, "money"), Cell(None, "target", unknown="belum diisi"))), columns=2)["Tabel"]
    assert sheet["A2"].value is None
    assert sheet["B2"].value == "belum diisi"


def test_merged_cells_keep_their_spans() -> None:
    merged = {str(area) for area in opened()["Tabel 2.1"].merged_cells.ranges}
    assert merged == {"A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "B4:B5"}


def test_a_sheet_prints_on_its_paper_one_page_wide_with_its_head_repeated() -> None:
    sheet = opened()["Evaluasi Renja"]
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$2:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 14
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in {None, 1}  # 1 is what a missing attribute means
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_area == "'Evaluasi Renja'!$A$1:$U$20"


def test_rows_grow_with_the_text_they_wrap() -> None:
    long = one_table(Row((Cell("kata " * 400),)), Row((Cell("kata"),)))["Tabel"]
    assert long.row_dimensions[2].height > 5 * long.row_dimensions[3].height


def test_names_of_sheets_are_lawful_and_different() -> None:
    table = Table((Column("a"),), (head_row("A"),), (), "Tabel [2.1]: a/b? " + "panjang " * 9)
    document = Document(title="T", sections=(Section((table, table)),), created=synthetic.CREATED)
    first, second = openpyxl.load_workbook(BytesIO(render_xlsx(document))).sheetnames
    assert first.startswith("Tabel  2.1   a b")
    assert second.endswith("(2)")
    assert max(len(first), len(second)) <= 31


def test_a_text_longer_than_a_cell_is_refused_rather_than_cut() -> None:
    with pytest.raises(NotDrawn, match="tidak muat dalam satu sel"):
        one_table(Row((Cell("x" * 32_768),)))


def test_a_sum_joins_neighbours_and_stays_within_the_arguments_a_function_takes() -> None:
    assert resolve(Sum(("r1", "r2", "r3", "r7"), "b"), "r9", "a", REFERENCES) == "SUM(AB2:AB4,AB8)"
    every_other = Sum(tuple(f"r{number}" for number in range(1, 600, 2)))
    parts = resolve(every_other, "r1", "a", REFERENCES).split("+")
    assert [part.count(",") + 1 for part in parts] == [250, 50]
    assert resolve(Sum(()), "r1", "a", REFERENCES) == "0"


def test_a_formula_over_a_missing_row_is_an_error_and_not_a_wrong_sum() -> None:
    with pytest.raises(KeyError):
        resolve(Sum(("r1", "gone")), "r1", "a", REFERENCES)


@pytest.mark.parametrize("text", ["HYPERLINK({r1:a})", "{r1:a}&cmd|x", 'IF({r1:a}>0,"x",0)', "Sheet2!A1"])
def test_an_expression_holds_nothing_but_arithmetic(text: str) -> None:
    with pytest.raises(ValueError, match="not allowed in a formula"):
        resolve(Expression(text), "r1", "a", REFERENCES)
    assert resolve(Expression("ROUND({r1:a}/{:b}*100,2)"), "r2", "a", REFERENCES) == "ROUND(A2/AB3*100,2)"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_xlsx(synthetic.document()) == drawn()
