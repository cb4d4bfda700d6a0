"""BUD-025."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year

ONE, TWO = "7.01.02.2.01.0001", "7.01.02.2.01.0002"


def shifted(one: int | None, two: int) -> Book:
    now, before = Paper("dpa", version="pergeseran 2"), Paper("dpa", version="pergeseran 1")
    for paper, amounts in ((before, (100, 50)), (now, (one, two))):
        paper.work(ONE, amounts[0])
        paper.work(TWO, amounts[1])
    return year(now, before)


PASSES = [shifted(80, 70)]
FAILS = [shifted(80, 71)]


def test_both_totals_are_named() -> None:
    (finding,) = found("BUD-025", FAILS[0])
    assert finding.message == ("Jumlah pagu DPA pergeseran 2 Rp151, sedangkan versi sebelumnya Rp150; selisih Rp1.")


def test_an_unknown_pagu_has_no_total() -> None:
    assert reason("BUD-025", shifted(None, 70)) != ""
