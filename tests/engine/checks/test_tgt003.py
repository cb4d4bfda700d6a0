"""TGT-003."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective, PlanDocument
from tests.judging import found, reason
from tests.making import book, indicator, row, target

RENSTRA = row(
    PlanDocument, id="renstra", document="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026
)
PLANNED = row(Objective, document="renstra", number="1", text="Meningkatnya pelayanan")
YEARLY = row(Objective, number="1", text="Meningkatnya pelayanan")
FIRST = indicator(PLANNED, "Persentase keluhan", document="renstra")
PATH = [
    target(FIRST, 800_000, text="80", period="2024", document="renstra"),
    target(FIRST, 900_000, text="90", period="2025", document="renstra"),
]


def promised(value: int, text: str, name: str = "Persentase keluhan") -> Book:
    measure = indicator(YEARLY, name)
    return book(RENSTRA, PLANNED, YEARLY, FIRST, *PATH, measure, target(measure, value, text=text))


PASSES = [promised(900_000, "90"), promised(900_000, "90,00 Persen", "Percentase Keluhan")]
FAILS = [promised(850_000, "85")]


def test_another_number_than_the_renstra_has_for_the_year_is_named() -> None:
    (finding,) = found("TGT-003", FAILS[0])
    assert finding.message == (
        "Target 2025 indikator “Persentase keluhan” dalam RKT 85, sedangkan dalam Renstra 90 "
        f"({PATH[1].place.sentence()})."
    )


def test_without_a_renstra_there_is_nothing_to_compare() -> None:
    measure = indicator(YEARLY, "Persentase keluhan")
    assert reason("TGT-003", book(YEARLY, measure, target(measure, 1, text="1"))) == (
        "Tidak ada target yang dapat dibandingkan dengan Renstra."
    )
