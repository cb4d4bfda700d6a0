"""A Perjanjian Kinerja that we issue reads back: its lines, targets, budgets, parties and day, in every format.

Its rows are compared with the agreement that the plan holds; what the agreement itself adds (budgets, total, parties)
is written here by hand.
"""

from collections import Counter
from datetime import date

import pytest

from selaras.engine.documents.document import Format
from selaras.engine.documents.types.pk import FIRST_PROMISE, OPENING, SECOND_PROMISE
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Goal,
    Indicator,
    Objective,
    Official,
    Organisation,
    Position,
    Section,
    Target,
)
from tests.engine.round_trip.issued import read_back, source
from tests.engine.round_trip.told import Told, differences, told

CASES = (("sangasanga", "konsep"), ("melati", "final"))
FORMATS: tuple[Format, ...] = ("docx", "xlsx", "pdf")
PROMISED = (Goal, Objective, Indicator, Target, AgreementLine)
IGNORED = {
    "*.id": "named anew by every reading",
    "*.place": "another file, other places",
    "*.document": "the agreement is a document of its own here, in the plan a part of it",
}
# Rupiah of a program with that of the kelurahan, as the column JUMLAH has it: added up from Tabel 2.6 as typed by hand.
BUDGETS = {
    "sangasanga": [
        ("1", "7.01.01", 12_083_673_013),
        ("2", "7.01.02", 29_578_616_000),
        ("3", "7.01.03", 11_906_400_000),
        ("4", "7.01.04", 175_000_000),
        ("5", "7.01.05", 850_000_000),
    ],
    "melati": [("1", "7.01.01", 1_750_000_000), ("2", "7.01.02", 411_250_000.5), ("3", "7.01.03", 75_000_000)],
}
TOTAL = {"sangasanga": "54.593.689.013", "melati": "2.236.250.000,50"}
PARTIES = {
    ("sangasanga", "konsep"): ("Camat Sangasanga", "Bupati Kutai Kartanegara"),
    ("melati", "final"): ("Camat Melati", "Bupati Taman"),
}
OFFICIALS = {"sangasanga": [], "melati": ["Contoh Bunga, S.Sos., M.Si.", "Contoh Taman"]}
SIGNED = {"sangasanga": date(2025, 1, 20), "melati": date(2026, 1, 12)}


def promised(book: Book, document: str) -> Counter[Told]:
    """The lines of one document with what they measure."""
    rows = [row for kind in PROMISED for row in book.all(kind) if row.document == document]
    return told(rows, book, IGNORED)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_every_line_comes_back_with_its_indicator_and_target(plan: str, state: str, format_: Format) -> None:
    quoted = source(plan).all(Agreement)[0]
    found = read_back("pk", plan, state, format_).book
    wanted = promised(source(plan), quoted.id)
    assert differences(wanted, promised(found, found.all(AgreementLine)[0].document)) == []
    assert wanted.total() > 10


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_the_list_of_budgets_comes_back_with_its_total(plan: str, state: str, format_: Format) -> None:
    found = read_back("pk", plan, state, format_).book
    budgets = found.all(AgreementBudget)
    assert [(row.number, row.code, (row.amount or 0) / 100) for row in budgets] == BUDGETS[plan]
    total = found.all(PrintedSum)
    assert [(row.text, row.value) for row in total] == [(TOTAL[plan], sum(row.amount or 0 for row in budgets))]
    assert total[0].terms == tuple(row.id for row in budgets)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_parties_day_and_officials_come_back(plan: str, state: str, format_: Format) -> None:
    found = read_back("pk", plan, state, format_).book
    agreement = found.all(Agreement)[0]
    assert (agreement.first_party, agreement.second_party) == PARTIES[plan, state]
    assert (agreement.year, agreement.signed_on) == (SIGNED[plan].year, SIGNED[plan])
    assert [row.name for row in found.all(Position)] == list(PARTIES[plan, state])
    assert [row.name for row in found.all(Official)] == OFFICIALS[plan]
    assert [row.name for row in found.all(Organisation)] == [f"KECAMATAN {plan.upper()}"]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_the_statement_comes_back_as_text_without_the_names(plan: str, state: str, format_: Format) -> None:
    sections = read_back("pk", plan, state, format_).book.all(Section)
    text = " ".join(" ".join([row.heading, *(piece.text for piece in row.paragraphs)]) for row in sections)
    for sentence in (OPENING, FIRST_PROMISE.format(first="PIHAK PERTAMA"), SECOND_PROMISE.format(second="PIHAK KEDUA")):
        assert sentence in text
    assert f"PERJANJIAN KINERJA TAHUN {SIGNED[plan].year}" in text
    assert "Contoh Bunga" not in text
    assert "19700101" not in text


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_nothing_is_doubted(plan: str, state: str, format_: Format) -> None:
    reading = read_back("pk", plan, state, format_)
    pdf = ["Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya."] if format_ == "pdf" else []
    assert [problem.message for problem in reading.problems] == pdf
    assert (reading.kind, reading.sure) == ("pk", "pasti")
