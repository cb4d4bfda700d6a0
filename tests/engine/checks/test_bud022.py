"""BUD-022."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.planning import CashPlan
from tests.judging import found, reason
from tests.year import Paper, year

CODE = "7.01.02.2.01.0001"


def spent(*rupiah: int | None) -> Book:
    paper = Paper("renja")
    item = paper.work(CODE, 120)
    for month, amount in enumerate(rupiah, start=1):
        sen = None if amount is None else amount * 100
        paper.add(CashPlan, item=item.id, period=f"2025-M{month:02d}", amount=sen, text="")
    return year(paper)


PASSES = [spent(*[10] * 12), spent(120)]
FAILS = [spent(*[10] * 11)]


def test_the_sum_and_the_pagu_are_named() -> None:
    (finding,) = found("BUD-022", FAILS[0])
    assert finding.message == (
        f"Rencana kas {CODE} Pekerjaan {CODE} KECAMATAN CONTOH berjumlah Rp110, sedangkan pagunya Rp120; selisih Rp10."
    )
    assert finding.severity is Severity.ERROR


def test_a_month_that_nobody_filled_is_no_zero() -> None:
    assert reason("BUD-022", spent(60, None)) == reason("BUD-022", spent()) != ""
