"""AGR-002."""

from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Agreement
from tests.judging import found, reason
from tests.making import book, row


def signed(day: date | None) -> Book:
    return book(row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja Tahun 2025", year=2025, signed_on=day))


PASSES = [signed(date(2025, 1, 20)), signed(date(2024, 12, 1)), signed(date(2025, 12, 31))]
FAILS = [signed(date(2024, 11, 30)), signed(date(2024, 1, 20)), signed(date(2026, 1, 1))]


def test_a_date_outside_the_year_is_named() -> None:
    (finding,) = found("AGR-002", FAILS[1])
    assert finding.message == "Perjanjian Kinerja Tahun 2025 bertanggal 20 Januari 2024, di luar tahun 2025."


def test_an_unknown_date_is_not_judged() -> None:
    assert reason("AGR-002", signed(None)) == "Tanggal penandatanganan Perjanjian Kinerja tidak disebut."
