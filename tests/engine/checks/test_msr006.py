"""MSR-006."""

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason
from tests.making import book, indicator, row, work_item
from tests.sheets import aim, reached

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def scored(target: float | None, value: float | None, percent: float | None, unit: str = "Indeks") -> Book:
    measure = indicator(GOAL, "Indeks kepuasan", unit=unit)
    return book(GOAL, measure, aim(measure, "E5", target), reached(measure, "F5", value, percent))


# Target, actual, printed percent.
PASSES = [
    scored(90, 95, 105.56),  # more is better (regulations 4.7)
    scored(90, 95, 106),  # rounded to a whole percent
    scored(90, 95, 100),  # capped
    scored(10, 8, 120),  # less is better, form A
    scored(10, 8, 125),  # less is better, form B
    scored(10, 25, 0),  # form A with its floor
    scored(2, 0, 25, unit="Dokumen"),  # a quarter of the way to two documents: none of them is finished
    scored(100, 85, 85, unit="%"),
]
FAILS = [scored(90, 95, 110), scored(80, 40, 75), scored(2, 0, 50, unit="Dokumen")]


def test_a_percent_that_no_way_of_counting_gives_is_named() -> None:
    (finding,) = found("MSR-006", FAILS[0])
    assert finding.message == (
        "Capaian 2025 indikator “Indeks kepuasan” tercetak 110 persen, padahal realisasinya 95 dan targetnya 90."
    )
    assert finding.severity == "warning"


@pytest.mark.parametrize(("period", "value", "percent"), [("2025-Q2", 1, 75), ("2025-Q2", 1, 25), ("2025-Q2", 1, 50)])
def test_a_quarter_may_be_alone_or_with_those_before_and_against_its_own_target(
    period: str, value: float, percent: float
) -> None:
    measure = indicator(GOAL, "Jumlah laporan", unit="Indeks")
    made = book(
        GOAL, measure, aim(measure, "E5", 4), aim(measure, "G5", 2, period),
        reached(measure, "F5", 2, 50, "2025-Q1"), reached(measure, "H5", value, percent, period),
    )  # fmt: skip
    assert [f for f in found("MSR-006", made) if f.place.coordinate == "H5"] == []


def test_a_percent_above_other_percents_may_be_their_mean() -> None:
    parent = work_item("7.01.02", "PROGRAM")
    child = work_item("7.01.02.2.01", "Kegiatan", parent=parent.id)
    measures = [indicator(item, f"Indeks {item.name}", unit="Indeks") for item in (parent, child)]
    made = book(
        parent, child, *measures, aim(measures[0], "E1", 80), reached(measures[0], "F1", 40, 75),
        aim(measures[1], "E2", 4), reached(measures[1], "F2", 3, 75),
    )  # fmt: skip
    assert found("MSR-006", made) == []


def test_nothing_is_said_without_target_actual_or_percent() -> None:
    for made in (scored(None, 95, 100), scored(90, None, 100), scored(90, 95, None), scored(0, 5, 100)):
        assert reason("MSR-006", made) == ("Dokumen ini tidak memuat persen capaian beserta target dan realisasinya.")
