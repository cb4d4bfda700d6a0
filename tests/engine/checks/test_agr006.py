"""AGR-006."""

from datetime import date

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year


def signed(day: date | None, budget: date | None, version: str = "murni") -> Book:
    paper, money = Paper("pk", version=version), Paper("dpa", signed_on=budget)
    paper.signed(day)
    return year(paper, money)


PASSES = [signed(date(2025, 2, 2), date(2025, 1, 2)), signed(date(2025, 2, 28), date(2025, 1, 31))]
FAILS = [signed(date(2025, 2, 3), date(2025, 1, 2)), signed(date(2025, 3, 1), date(2025, 1, 31))]


def test_both_days_and_the_limit_are_named() -> None:
    (finding,) = found("AGR-006", FAILS[0])
    assert finding.message == (
        "Perjanjian Kinerja KECAMATAN CONTOH ditandatangani 3 Februari 2025, sedangkan batasnya 2 Februari 2025: satu "
        "bulan setelah DPA disahkan pada 2 Januari 2025."
    )
    assert finding.basis == "permenpanrb-53-2014#lampiran-1-waktu"


def test_an_amendment_and_unknown_days_are_not_judged() -> None:
    amended = signed(date(2025, 9, 1), date(2025, 1, 2), "perubahan 1")
    assert reason("AGR-006", amended) == reason("AGR-006", signed(None, date(2025, 1, 2))) != ""
    assert reason("AGR-006", signed(date(2025, 2, 3), None)) != ""
