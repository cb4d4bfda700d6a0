"""IND-007."""

import pytest

from selaras.engine.tables.rows import Objective
from tests.judging import found, said
from tests.making import book, indicator, row

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")
SLIP = indicator(GOAL, "Persentase keluhan yang ditindaklanjuti", unit="Perse")

PASSES = [book(GOAL, indicator(GOAL, "Persentase keluhan yang ditindaklanjuti", unit="Persen"))]
FAILS = [book(GOAL, SLIP)]


def test_a_misspelled_unit_is_named_with_the_right_one() -> None:
    (finding,) = found("IND-007", FAILS[0])
    assert (
        finding.message
        == "Satuan indikator “Persentase keluhan yang ditindaklanjuti” tertulis Perse, maksudnya Persen."
    )
    assert (finding.row, finding.field, finding.proposal) == (SLIP.id, "unit", "Persen")


@pytest.mark.parametrize("unit", ["%", "persen", "PERSEN", "Poin", "Berita Acara", "ekor", "Jam"])
def test_other_words_for_a_unit_and_unknown_units_are_right(unit: str) -> None:
    assert said("IND-007", book(GOAL, indicator(GOAL, "Persentase keluhan", unit=unit))) == []


def test_a_known_unit_missed_by_one_letter_is_a_slip() -> None:
    assert len(said("IND-007", book(GOAL, indicator(GOAL, "Jumlah Laporan", unit="Lapran")))) == 1
