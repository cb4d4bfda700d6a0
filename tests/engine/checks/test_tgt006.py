"""TGT-006."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Agreement, Objective
from tests.judging import found, reason
from tests.making import book, indicator, row
from tests.sheets import aim

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def quarters(*values: float | None, accumulation: str = "last", name: str = "Jumlah dokumen") -> Book:
    measure = indicator(GOAL, name, unit="Dokumen", accumulation=accumulation)
    return book(GOAL, measure, *(aim(measure, f"F{n}", v, f"2025-Q{n}") for n, v in enumerate(values, 1)))


PASSES = [quarters(1, 2, 2, 4), quarters(1, None, 2, 4)]
FAILS = [quarters(1, 3, 2, 4)]


def test_a_cumulative_target_that_falls_is_named() -> None:
    (finding,) = found("TGT-006", FAILS[0])
    assert finding.message == (
        "Target Triwulan III 2025 indikator “Jumlah dokumen” 2, lebih kecil daripada target Triwulan II 2025, 3, "
        "padahal targetnya kumulatif."
    )
    assert finding.place.coordinate == "F3"


def test_quarters_that_are_not_said_to_be_cumulative_are_not_judged() -> None:
    assert reason("TGT-006", quarters(4, 1, accumulation="")) != ""
    assert reason("TGT-006", quarters(4, 1, accumulation="sum")) != ""


def test_what_should_become_less_may_fall() -> None:
    assert reason("TGT-006", quarters(4, 1, name="Angka kemiskinan")) != ""


def read_as(reading: str, accumulation: str) -> Book:
    """Quarters that fall once, in a plan of action that says how they are to be read."""
    agreement = row(Agreement, title="Perjanjian Kinerja", year=2025, quarters=reading)
    return Book([*quarters(1, 3, 2, 4, accumulation=accumulation), agreement])


def test_a_plan_of_action_that_calls_them_cumulative_is_judged_however_they_are_counted() -> None:
    assert len(found("TGT-006", read_as("cumulative", "sum"))) == 1


def test_single_quarters_whose_last_one_holds_may_fall() -> None:
    assert reason("TGT-006", read_as("single", "last")) != ""
