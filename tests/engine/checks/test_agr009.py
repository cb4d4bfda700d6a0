"""AGR-009."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.making import AGENCY_NAME
from tests.year import Paper, year


def promised(rupiah: int | None, unit: str = AGENCY_NAME) -> Book:
    paper, money = Paper("pk", unit), Paper("dpa")
    paper.money("7.01.02", rupiah)
    money.work("7.01.02", 100)
    money.work("7.01.02", 40, unit="KELURAHAN SATU")
    return year(paper, money)


PASSES = [promised(140), promised(40, "KELURAHAN SATU")]
FAILS = [promised(100), promised(140, "KELURAHAN SATU")]


def test_the_head_answers_for_all_units_and_a_unit_for_itself() -> None:
    (finding,) = found("AGR-009", FAILS[0])
    assert finding.message == (
        "Anggaran 7.01.02 Pekerjaan 7.01.02 dalam Perjanjian Kinerja KECAMATAN CONTOH Rp100, sedangkan dalam DPA "
        "Rp140; selisih Rp40."
    )
    (finding,) = found("AGR-009", FAILS[1])
    assert "sedangkan dalam DPA Rp40; selisih Rp100" in finding.message


def test_an_unknown_amount_and_a_code_of_no_budget_are_not_judged() -> None:
    other = Paper("pk")
    other.money("7.01.99", 1)
    assert reason("AGR-009", promised(None)) == reason("AGR-009", year(other, Paper("dpa"))) != ""


def test_a_budget_of_which_one_unit_is_unknown_has_no_sum() -> None:
    paper, money = Paper("pk"), Paper("dpa")
    paper.money("7.01.02", 100)
    money.work("7.01.02", 100)
    money.work("7.01.02", None, unit="KELURAHAN SATU")
    assert reason("AGR-009", year(paper, money)) != ""
