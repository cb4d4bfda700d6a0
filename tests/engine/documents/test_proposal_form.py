"""The empty workbook for proposals: filled in, it reads back; empty, it says so."""

from io import BytesIO

import openpyxl
import pytest

from selaras.engine.documents.proposal_form import LINES, proposal_form
from selaras.engine.documents.proposal_tables import HEADS
from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation, PlanDocument

ROW = (
    "1",
    "Kelurahan Mawar",
    "Jalan",
    "Rusak",
    "RT 1",
    200,
    "m",
    5_000_000,
    "LPM",
    "Dinas PU",
    1,
    "Ditunda",
    "lahan belum siap",
)


def filled(*rows: tuple[str | int, ...]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(proposal_form("KECAMATAN MELATI", 2026)))
    sheet = book["Usulan"]
    for line, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(line, column).value = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_form_has_the_columns_of_the_register_and_empty_lines() -> None:
    sheet = openpyxl.load_workbook(BytesIO(proposal_form("KECAMATAN MELATI", 2026)))["Usulan"]
    assert tuple(cell.value for cell in sheet[1]) == HEADS
    assert sheet.max_row == LINES + 1


@pytest.mark.parametrize("text", [False, True])
def test_a_filled_form_reads_back_numbers_typed_as_numbers_or_as_text(text: bool) -> None:
    row = tuple(str(value) for value in ROW) if text else ROW
    found = read_bytes("usulan.xlsx", filled(row))
    (read,) = found.book.all(Proposal)
    (plan,) = found.book.all(PlanDocument)
    assert found.problems == ()
    assert (plan.kind, plan.first_year) == ("musrenbang", 2026)
    assert [each.name for each in found.book.all(Organisation)] == ["KECAMATAN MELATI", "KELURAHAN MAWAR"]
    assert (read.name, read.problem, read.volume, read.unit, read.amount) == (
        "Jalan",
        "Rusak",
        2_000_000,
        "m",
        5_000_000_00,
    )
    assert (read.proposer, read.agency_asked, read.priority) == ("LPM", "Dinas PU", 1)
    assert (read.decision, read.reason) == ("postponed", "lahan belum siap")


def test_more_lines_than_the_form_had_are_read() -> None:
    rows = [(*ROW[:4], f"RT {n}", *ROW[5:]) for n in range(LINES + 40)]
    assert len(read_bytes("usulan.xlsx", filled(*rows)).book.all(Proposal)) == LINES + 40


def test_the_same_form_has_the_same_bytes() -> None:
    assert proposal_form("KECAMATAN MELATI", 2026) == proposal_form("KECAMATAN MELATI", 2026)


def test_an_empty_form_holds_no_proposal() -> None:
    assert read_bytes("usulan.xlsx", proposal_form("KECAMATAN MELATI", 2026)).book.all(Proposal) == ()
