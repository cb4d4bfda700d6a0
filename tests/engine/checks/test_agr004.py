"""AGR-004."""

from typing import Any

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year


def promised(**fields: Any) -> Book:
    paper = Paper("pk", "SEKSI PELAYANAN")
    paper.signed()
    paper.promise("Indeks pelayanan", 90, **fields)
    return year(paper)


PASSES = [promised(origin="renstra"), promised(origin="assignment")]
FAILS = [promised()]


def test_a_line_that_comes_from_nowhere_is_named_at_its_own_row() -> None:
    (finding,) = found("AGR-004", FAILS[0])
    assert finding.message == (
        "Baris “Indeks pelayanan” dalam Perjanjian Kinerja SEKSI PELAYANAN belum menyebut asalnya."
    )
    assert type(FAILS[0].find(finding.row)).__name__ == "AgreementLine"
    assert finding.field == "origin"


def test_lines_of_one_agreement_are_one_cause() -> None:
    paper = Paper("pk", "SEKSI PELAYANAN")
    for name in ("Indeks pelayanan", "Jumlah laporan"):
        paper.promise(name, 1)
    assert len({finding.cause for finding in found("AGR-004", year(paper))}) == 1


def test_an_agreement_that_was_amended_speaks_no_more() -> None:
    newer, older = Paper("pk", version="perubahan 1"), Paper("pk")
    newer.promise("Indeks pelayanan", 90, origin="iku")
    older.promise("Indeks pelayanan", 80)
    assert found("AGR-004", year(newer, older)) == []


def test_a_year_without_agreements_is_not_judged() -> None:
    assert reason("AGR-004", year(Paper("rkt"))) == "Tahun ini belum mempunyai Perjanjian Kinerja."
