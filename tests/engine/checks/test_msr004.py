"""MSR-004."""

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason, said
from tests.making import book, indicator, row
from tests.sheets import reached

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def share(value: float | None, name: str = "Persentase keluhan selesai", unit: str = "%", period: str = "2025") -> Book:
    measure = indicator(GOAL, name, unit=unit)
    return book(GOAL, measure, reached(measure, "P5", value, period=period))


PASSES = [share(100), share(0)]
FAILS = [share(100.5), share(120, period="2025-Q4")]


def test_a_part_larger_than_the_whole_is_named() -> None:
    (finding,) = found("MSR-004", FAILS[1])
    assert finding.message == (
        "Realisasi Triwulan IV 2025 indikator “Persentase keluhan selesai” sebesar 120 persen, lebih dari 100 persen."
    )


@pytest.mark.parametrize("name", ["Laju pertumbuhan ekonomi", "Persentase capaian kinerja", "Rasio layanan"])
def test_growth_achievement_and_ratios_may_pass_the_whole(name: str) -> None:
    assert said("MSR-004", share(150, name)) == []


def test_counts_and_what_has_run_up_are_not_judged_here() -> None:
    assert reason("MSR-004", share(150, unit="Dokumen")) != ""
    assert reason("MSR-004", share(200, period="-2025")) == "Tidak ada realisasi dalam persen."
