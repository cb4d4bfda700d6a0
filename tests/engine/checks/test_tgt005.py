"""TGT-005."""

from typing import Literal

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason, said
from tests.making import book, indicator, row, target

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def path(direction: Literal["", "up", "down", "range"], *values: int) -> Book:
    measure = indicator(GOAL, "Angka kasus", direction=direction)
    made = [target(measure, v, text=str(v), period=str(2024 + n)) for n, v in enumerate(values)]
    return book(GOAL, measure, *made)


PASSES = [path("up", 700_000, 800_000), path("down", 800_000, 700_000), path("up", 700_000, 700_000)]
FAILS = [path("up", 800_000, 700_000), path("down", 700_000, 800_000)]


def test_a_target_against_its_direction_is_named() -> None:
    (finding,) = found("TGT-005", FAILS[0])
    assert (
        finding.message == "Target 2025 indikator “Angka kasus” 70 bergerak berlawanan dengan arahnya; target 2024 80."
    )


def test_a_range_and_an_unknown_direction_are_not_judged() -> None:
    assert said("TGT-005", path("range", 8, 7)) == []
    assert reason("TGT-005", path("", 8, 7)) == "Arah indikator tidak disebut dalam dokumen ini."
