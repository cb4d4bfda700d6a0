"""TGT-002."""

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal
from tests.judging import found, reason, said
from tests.making import book, indicator, row, target

GOAL = row(Goal, number="1", text="Meningkatkan pelayanan")


def graded(text: str, value: int, name: str = "Indeks Kepuasan Masyarakat (IKM)", **fields: str) -> Book:
    measure = indicator(GOAL, name, **fields)
    return book(GOAL, measure, target(measure, value, text=text))


PASSES = [
    graded("88,30 (Baik)", 883_000),
    graded("Sangat Baik (88,31)", 883_100),
    graded("88,305 (Sangat Baik)", 883_050),
]
FAILS = [graded("Baik (89,17)", 891_700), graded("88,31 (Baik)", 883_100), graded("Sangat Baik (88,30)", 883_000)]


def test_a_grade_beside_its_number_is_judged_by_the_scale_of_the_indicator() -> None:
    (finding,) = found("TGT-002", FAILS[0])
    assert finding.message == (
        "Target “Indeks Kepuasan Masyarakat (IKM)” tertulis Baik (89,17), padahal 89,17 berpredikat Sangat "
        "Baik pada skala “Mutu pelayanan menurut nilai konversi SKM” (PermenPANRB 14/2017)."
    )
    assert (finding.field, finding.proposal) == ("text", "Sangat Baik (89,17)")
    assert finding.basis == "konsistensi#predikat"


def test_the_formula_may_tell_the_scale_where_the_name_does_not() -> None:
    told = graded(
        "Baik (89,17)", 891_700, "Indeks Pelayanan", formula="Nilai Indeks Kepuasan Masyarakat (IKM) dari survei"
    )
    assert len(said("TGT-002", told)) == 1


def test_a_grade_without_a_known_scale_is_not_judged() -> None:
    assert reason("TGT-002", graded("Baik (89,17)", 891_700, "Indeks Pelayanan")) == (
        "Tidak ada target berpredikat yang skalanya diketahui."
    )


@pytest.mark.parametrize(("text", "value"), [("Baik (65)", 650_000), ("70 (BB)", 700_000)])
def test_another_scale_has_other_bands(text: str, value: int) -> None:
    assert len(said("TGT-002", graded(text, value, "Nilai SAKIP"))) == (1 if text == "70 (BB)" else 0)
