"""MSR-003."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.making import book, indicator, work_item
from tests.sheets import printed_sum, reached

ITEM = work_item("7.01.02.2.01.0001", "Pemeliharaan Mebel")
MEASURE = indicator(ITEM, "Jumlah mebel", unit="Unit")


def year(value: int | None, *quarters: float | None, unit: str = "Unit") -> Book:
    rows = [reached(MEASURE, f"P{n}", each, period=f"2025-Q{n}", unit=unit) for n, each in enumerate(quarters, 1)]
    shown = printed_sum("AB5", "Jumlah mebel", value, *rows, quantity="value", rule="13 = 9 + 10 + 11 + 12")
    return book(ITEM, MEASURE, *rows, shown)


PASSES = [year(390_000, 2, 2, 0, 35), year(40_000, 1.3333, 1.3333, 1.3333), year(40_000, 1.33, 1.33, 1.33)]
FAILS = [year(0, 0, 0, 0, 35), year(40_000, 1, 1, 1)]


def test_a_year_that_is_not_the_sum_of_its_quarters_is_named() -> None:
    (finding,) = found("MSR-003", FAILS[0])
    assert finding.message == (
        "Jumlah mebel: tercetak 0, sedangkan jumlah 4 bagiannya 35; selisih 35 (13 = 9 + 10 + 11 + 12)."
    )
    assert finding.place.coordinate == "AB5"
    assert finding.severity == "warning"


def test_what_does_not_add_up_is_not_added_whatever_the_heading_says() -> None:
    assert reason("MSR-003", year(1_000_000, 100, 100, 100, 90, unit="%")) != ""
    assert reason("MSR-003", year(450_000, 45, 45, 45, 45)) != ""
    assert reason("MSR-003", year(400_000, 45, 44, 40, 40)) != ""


def test_a_quarter_that_nobody_knows_leaves_the_year_unjudged() -> None:
    assert reason("MSR-003", year(350_000, 0, None, 35)) == (
        "Dokumen ini tidak memuat jumlah kinerja yang bagian-bagiannya diketahui."
    )


def test_a_sum_nobody_could_read_is_not_judged() -> None:
    assert reason("MSR-003", year(None, 0, 0, 0, 35)) != ""
