"""Whether a unit can count what an indicator names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.facts.quantity import unit_facts
from tests.judging import LAW

UNITS = LAW.units


@pytest.mark.parametrize(
    ("indicator", "unit", "fits"),
    [
        ("Jumlah Orang yang Mengikuti", "Paket", False),
        ("Jumlah Orang yang Mengikuti", "orang", True),
        ("Jumlah Lembaga Kemasyarakatan", "Kegiatan", False),
        ("Jumlah Dokumen RKA dan Laporan Hasil", "Laporan", True),
        ("Jumlah Laporan", "Dokumen", True),
        ("Jumlah Inovasi", "Inovasi", True),
        ("Jumlah Rencana Kebutuhan", "Dokumen", True),
        ("Persentase keluhan", "%", True),
        ("Persentase keluhan", "Orang", False),
        ("Nilai SAKIP", "Persen", False),
        ("Tindak lanjut", "Persen", None),
        ("Jumlah Orang", "ekor", None),
    ],
)
def test_a_unit_fits_or_not_or_nobody_knows(indicator: str, unit: str, fits: bool | None) -> None:
    assert unit_facts(UNITS, indicator, unit).fits is fits


@pytest.mark.parametrize(
    ("unit", "proposed"),
    [("Perse", "Persen"), ("Lapran", "Laporan"), ("Dokuman", "Dokumen"), ("ekor", None), ("unti", None)],
)
def test_a_slip_is_mended_only_when_one_unit_is_near(unit: str, proposed: str | None) -> None:
    found = unit_facts(UNITS, "Tindak lanjut", unit)
    assert found.proposed == proposed
    assert found.misspelled is (proposed is not None)


def test_a_word_that_is_no_unit_is_known_as_such() -> None:
    found = unit_facts(UNITS, "Jumlah Laporan Rapat", "Jumlah")
    assert found.no_unit
    assert found.proposed == "Laporan"


@given(st.text(), st.text())
def test_any_words_are_answered(indicator: str, unit: str) -> None:
    assert unit_facts(UNITS, indicator, unit).fits in {True, False, None}
