"""BUD-021."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year

CODE = "7.01.02.2.01.0001"


def planned(plan: int | None, budget: int | None, unit: str = "KELURAHAN SATU") -> Book:
    work, money = Paper("renja"), Paper("dpa")
    work.work(CODE, plan, unit="KELURAHAN SATU")
    money.work(CODE, budget, unit=unit)
    return year(work, money)


PASSES = [planned(100, 100)]
FAILS = [planned(100, 90)]


def test_both_amounts_and_their_difference_are_named() -> None:
    (finding,) = found("BUD-021", FAILS[0])
    assert finding.message == (
        f"Pagu {CODE} Pekerjaan {CODE} KELURAHAN SATU dalam Renja Rp100, sedangkan dalam DPA Rp90; selisih Rp10."
    )
    assert (type(FAILS[0].find(finding.row)).__name__, finding.field) == ("Ceiling", "amount")


def test_another_unit_and_an_unknown_pagu_are_not_judged() -> None:
    assert reason("BUD-021", planned(100, 90, "KELURAHAN DUA")) == reason("BUD-021", planned(None, 90)) != ""
