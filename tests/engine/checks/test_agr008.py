"""AGR-008."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.making import AGENCY_NAME
from tests.year import Paper, year


def both(one: int, other: int, units: tuple[str, str] = (AGENCY_NAME, "SEKSI PELAYANAN")) -> Book:
    papers = [Paper("pk", unit) for unit in units]
    for paper, value in zip(papers, (one, other), strict=True):
        paper.promise("Indeks pelayanan", value)
    return year(*papers)


PASSES = [both(90, 90)]
FAILS = [both(90, 88)]


def test_each_of_the_two_names_the_other_with_its_target_as_one_cause() -> None:
    first, second = found("AGR-008", FAILS[0])
    assert first.message == (
        "Indikator “Indeks pelayanan” dijanjikan KECAMATAN CONTOH dengan target 90, sedangkan SEKSI PELAYANAN dengan "
        "target 88."
    )
    assert first.cause == second.cause
    assert type(FAILS[0].find(first.row)).__name__ == "Target"


def test_kelurahan_promise_their_own_share() -> None:
    assert reason("AGR-008", both(90, 88, ("KELURAHAN SATU", "KELURAHAN DUA"))) != ""
