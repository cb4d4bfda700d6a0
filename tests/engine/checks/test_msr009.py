"""MSR-009."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason
from tests.making import book, indicator, row
from tests.sheets import at, reached

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def twice(one: float | None, two: float | None, period: str = "2025", sheet: str = "Lampiran") -> Book:
    measures = [indicator(GOAL, "Indeks kepuasan", unit="Indeks") for _ in (1, 2)]
    second = reached(measures[1], "C9", two, period=period, place=at("C9", sheet))
    return book(GOAL, *measures, reached(measures[0], "P5", one), second)


PASSES = [twice(85, 85)]
FAILS = [twice(85, 86.5)]


def test_one_actual_with_two_values_is_named_at_the_second_place() -> None:
    (finding,) = found("MSR-009", FAILS[0])
    assert finding.message == (
        "Realisasi 2025 indikator “Indeks kepuasan” di sini 86,5, sedangkan di lembar Renja, sel P5 85."
    )
    assert (finding.place.sheet, finding.place.coordinate) == ("Lampiran", "C9")


def test_another_time_and_the_same_table_are_no_second_saying() -> None:
    assert reason("MSR-009", twice(85, 86, period="2024")) != ""
    assert reason("MSR-009", twice(85, 86, sheet="Renja")) != ""
    assert reason("MSR-009", twice(85, None)) == "Tidak ada realisasi yang dicantumkan dalam dua tabel."
