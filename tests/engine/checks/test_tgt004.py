"""TGT-004."""

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, said
from tests.making import book, indicator, row, target

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def share(value: int, name: str = "Persentase keluhan", unit: str = "Persen") -> Book:
    measure = indicator(GOAL, name, unit=unit)
    return book(GOAL, measure, target(measure, value, text="x"))


PASSES = [share(1_000_000), share(999_999)]
FAILS = [share(1_000_001), share(1_200_000)]


def test_a_part_larger_than_the_whole_is_named() -> None:
    (finding,) = found("TGT-004", FAILS[1])
    assert finding.message == "Target 2025 indikator “Persentase keluhan” sebesar 120 persen, lebih dari 100 persen."


@pytest.mark.parametrize("name", ["Persentase peningkatan kunjungan", "Laju pertumbuhan ekonomi", "Rasio layanan"])
def test_growth_and_ratios_may_pass_the_whole(name: str) -> None:
    assert said("TGT-004", share(1_500_000, name)) == []


def test_what_is_counted_may_be_any_number() -> None:
    assert said("TGT-004", share(15_000_000, "Jumlah Orang", "Orang")) == []
