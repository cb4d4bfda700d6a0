"""Each document type drawn in each format from the sample: the files open again and hold the same figures."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from selaras.engine.documents.blocks import Table
from selaras.engine.documents.document import Format, Options, document_types, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from tests.engine.documents.promises import actions, both, roles
from tests.engine.documents.proposals import sample
from tests.engine.documents.types.test_berita_acara_verifikasi import SAID
from tests.engine.documents.types.test_performance_tree import small

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[4]
TYPES = (
    "berita_acara_verifikasi", "drafting_team_decree", "iku_decree", "lembar_koreksi", "matriks_peran_hasil",
    "musrenbang_minutes", "musrenbang_priorities", "organisation_chart", "perbandingan_pk", "pk", "rencana_aksi",
    "renja", "renstra", "rkt", "sop_performance_data", "stakeholder_proposals", "alignment_table", "cascading_matrix",
    "performance_tree",
)  # fmt: skip
OWN_PAGE = ("action_plan_monitoring", "pk_checklist", "renja_evaluation", "surat_pengantar")
# What the sample plan has no rows for is drawn from a small invented unit.
INVENTED = {
    "matriks_peran_hasil": roles, "musrenbang_minutes": sample, "musrenbang_priorities": sample,
    "action_plan_monitoring": actions, "perbandingan_pk": both, "rencana_aksi": actions,
    "stakeholder_proposals": sample, "performance_tree": small,
}  # fmt: skip


def source(kind: str) -> Book:
    if kind in INVENTED:
        return INVENTED[kind]()
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md").book


# What a paper prints beside the plan: this one tells of a verification that nobody has stored with the sample.
OPTIONS = Options(extra={"verification": json.dumps(SAID)})


@cache
def files(kind: str) -> dict[Format, bytes]:
    return render(find_type(kind).content(source(kind), load_law(), OPTIONS))


def content_tables(kind: str) -> list[Table]:
    document = find_type(kind).content(source(kind), load_law(), OPTIONS)
    return [block for part in document.sections for block in part.blocks if isinstance(block, Table)]


def test_every_file_in_the_folder_of_types_declares_the_type_of_its_name() -> None:
    assert {*document_types()} == {*TYPES, *OWN_PAGE}
    assert sorted(id for id, type_ in document_types().items() if not type_.shelved) == [*OWN_PAGE]


@pytest.mark.parametrize("kind", [*TYPES, *OWN_PAGE])
def test_the_basis_of_every_type_is_a_known_regulation(kind: str) -> None:
    for basis in find_type(kind).basis:
        assert load_law().regulation(basis).short


@pytest.mark.parametrize(
    ("kind", "pages"),
    [("lembar_koreksi", 1), ("pk", 3), ("perbandingan_pk", 1), ("rencana_aksi", 1), ("matriks_peran_hasil", 1)],
)
def test_the_pdf_of_a_short_document_has_its_pages(kind: str, pages: int) -> None:
    assert len(pypdfium2.PdfDocument(files(kind)["pdf"])) == pages


def test_the_pdf_of_the_rkt_ends_with_the_closing_chapter_and_its_signature() -> None:
    document = pypdfium2.PdfDocument(files("rkt")["pdf"])
    last = document[len(document) - 1].get_textpage().get_text_range()
    assert last.startswith("BAB III")
    assert "Camat Sangasanga," in last


def test_the_pdf_of_the_rkt_holds_the_total_as_text() -> None:
    document = pypdfium2.PdfDocument(files("rkt")["pdf"])
    told = "".join(page.get_textpage().get_text_range() for page in document)
    assert "54.593.689.013" in told


@pytest.mark.parametrize("kind", TYPES)
def test_the_word_file_holds_every_table_with_all_its_rows(kind: str) -> None:
    drawn = docx.Document(BytesIO(files(kind)["docx"]))
    sizes = [len(table.rows) for table in drawn.tables]
    for table in content_tables(kind):
        assert len(table.head) + bool(table.numbers) + len(table.body) + len(table.total) in sizes


@pytest.mark.parametrize("kind", TYPES)
def test_the_workbook_has_a_sheet_for_each_table(kind: str) -> None:
    names = openpyxl.load_workbook(BytesIO(files(kind)["xlsx"])).sheetnames
    assert names[1:] == [table.name for table in content_tables(kind)]


def test_the_totals_of_the_workbook_are_live_and_cached() -> None:
    live = openpyxl.load_workbook(BytesIO(files("rkt")["xlsx"]))["Tabel 2.6"]
    cached = openpyxl.load_workbook(BytesIO(files("rkt")["xlsx"]), data_only=True)["Tabel 2.6"]
    last = live.max_row
    formulas = [str(live.cell(row, 6).value) for row in range(last - 2, last + 1)]
    assert all(formula.startswith("=SUM(") for formula in formulas)
    assert [cached.cell(row, 6).value for row in range(last - 2, last + 1)] == [45893689013, 8700000000, 54593689013]


def test_the_agreements_sums_are_live_in_both_directions() -> None:
    sheet = openpyxl.load_workbook(BytesIO(files("pk")["xlsx"]))["Program dan Anggaran"]
    first, total = sheet.max_row - 5, sheet.max_row
    assert sheet.cell(first, 5).value == f"=SUM(C{first},D{first})"
    assert sheet.cell(total, 5).value == f"=SUM(E{first}:E{total - 1})"
