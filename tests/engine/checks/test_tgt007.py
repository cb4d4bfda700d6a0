"""TGT-007."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason
from tests.making import book, indicator, row
from tests.sheets import aim

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def targets(
    year: float | None, quarter: float, unit: str = "Dokumen", name: str = "Jumlah dokumen", **fields: str
) -> Book:
    measure = indicator(GOAL, name, unit=unit, **fields)
    return book(GOAL, measure, aim(measure, "E1", year), aim(measure, "F1", quarter, "2025-Q1"))


PASSES = [targets(4, 1), targets(4, 4)]
FAILS = [targets(4, 5)]


def test_a_quarter_above_its_year_is_named() -> None:
    (finding,) = found("TGT-007", FAILS[0])
    assert finding.message == (
        "Target Triwulan I 2025 indikator “Jumlah dokumen” 5, lebih besar daripada target 2025, 4."
    )


def test_an_index_may_be_higher_in_a_quarter() -> None:
    assert reason("TGT-007", targets(85, 86, unit="Indeks")) != ""
    assert reason("TGT-007", targets(4, 5, accumulation="mean")) != ""


def test_what_should_become_less_begins_higher() -> None:
    assert reason("TGT-007", targets(4, 5, unit="Kasus", name="Jumlah kasus kematian ibu", direction="down")) != ""


def test_a_year_without_target_is_not_judged() -> None:
    assert reason("TGT-007", targets(None, 5)) == "Dokumen ini tidak memuat target triwulan beserta target setahunnya."
