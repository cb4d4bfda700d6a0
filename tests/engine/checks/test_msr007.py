"""MSR-007."""

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason, said
from tests.making import book, indicator, row
from tests.sheets import aim, reached

GOAL = row(Objective, number="1", text="Berkurangnya kemiskinan")


def scored(
    value: float, percent: float, name: str = "Angka kemiskinan", direction: str = "", target: float = 8
) -> Book:
    measure = indicator(GOAL, name, unit="%", direction=direction)
    return book(GOAL, measure, aim(measure, "E5", target), reached(measure, "F5", value, percent))


PASSES = [scored(10, 75), scored(10, 80), scored(8, 100), scored(10, 60)]
FAILS = [scored(10, 125), scored(6, 75), scored(10, 125, "Nilai risiko", "down")]


def test_a_worse_figure_scored_as_a_better_one_is_named() -> None:
    (finding,) = found("MSR-007", FAILS[0])
    assert finding.message == (
        "Indikator “Angka kemiskinan” makin kecil makin baik, tetapi capaian 2025 125 persen dihitung sebagai "
        "realisasi (10) dibagi target (8)."
    )


@pytest.mark.parametrize("name", ["Waktu tunggu pelayanan", "Prevalensi stunting", "Jumlah kasus kematian ibu"])
def test_names_that_plainly_should_become_less_are_known(name: str) -> None:
    assert len(said("MSR-007", scored(10, 125, name))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Persentase penurunan angka kemiskinan", "Jumlah keluhan yang ditindaklanjuti",
        "Persentase temuan yang selesai", "Waktu penyelesaian sesuai standar",
        "Jumlah penduduk miskin yang mendapat bantuan", "Indeks kepuasan masyarakat",
    ],
)  # fmt: skip
def test_names_that_only_speak_of_such_things_are_not_judged(name: str) -> None:
    assert reason("MSR-007", scored(10, 125, name)) != ""


def test_a_direction_in_the_table_goes_before_the_name() -> None:
    assert reason("MSR-007", scored(10, 125, direction="up")) != ""
