"""Units and their spellings, and what an indicator counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature_file import read_nomenclature
from selaras.engine.law.strict import LawError
from selaras.engine.law.unit import read_units

LAW = load_law()
UNITS = LAW.units


@pytest.mark.parametrize(
    ("printed", "id", "accepted"),
    [
        ("Persen", "persen", True),
        ("%", "persen", True),
        ("persen", "persen", True),
        ("Perse", "persen", False),
        ("dokumen", "dokumen", True),
        ("Dokuman", "dokumen", False),
        ("Pokmas / Ormas", "pokmas-ormas", True),
        ("Lembaga Kemasyarakatan", "lembaga-kemasyarakatan", True),
        ("Berita Acara", "berita-acara", True),
    ],
)
def test_knows_a_unit_and_how_it_is_spelled(printed: str, id: str, accepted: bool) -> None:
    spelling = UNITS.spelling(printed)
    assert spelling is not None
    assert (spelling.unit.id, spelling.accepted) == (id, accepted)


def test_says_nothing_about_a_unit_it_does_not_have() -> None:
    assert UNITS.spelling("Bendung") is None


def test_the_word_jumlah_is_no_unit() -> None:
    assert UNITS.is_no_unit("Jumlah")
    assert not UNITS.is_no_unit("Laporan")


@pytest.mark.parametrize(
    ("indicator", "kinds", "units"),
    [
        ("Jumlah Orang yang Mengikuti Bimbingan Teknis", ("count", "time"), {"orang", "orang-bulan"}),
        ("Jumlah Dokumen RKA-SKPD", ("count", "time"), {"dokumen"}),
        ("Jumlah Laporan Evaluasi Kinerja", ("count", "time"), {"laporan", "dokumen"}),
        ("Jumlah Pokmas dan Ormas yang Melaksanakan", ("count", "time"), {"pokmas-ormas"}),
        ("Jumlah Standar Pelayanan Minimal (SPM)", ("count", "time"), set()),
        ("Percentase Lembaga Pemberdayaan Masyarakat", ("share",), set()),
        ("Indeks Kepuasan Masyarakat", ("score",), set()),
        ("Tingkat Aksebilitas Wilayah", (), set()),  # a tingkat may be anything
        ("", (), set()),
    ],
)
def test_an_indicator_tells_what_it_counts(indicator: str, kinds: tuple[str, ...], units: set[str]) -> None:
    assert UNITS.kinds_of(indicator) == kinds
    assert UNITS.counted_by(indicator) == units


@pytest.mark.shared
def test_the_decree_itself_keeps_to_the_dictionary(shared_folder: Path) -> None:
    """A dictionary the decree breaks would make false findings: under one row in a hundred may disagree."""
    file = shared_folder / "reference" / "nomenclature_900_2023_kabkota.csv"
    judged = disagree = 0
    for row in read_nomenclature(file, LAW.nomenclature.editions).rows:
        spelling, counted = UNITS.spelling(row.unit), UNITS.counted_by(row.indicator)
        if spelling is not None and counted:
            judged += 1
            disagree += spelling.unit.id not in counted
    assert judged > 1500
    assert disagree * 100 < judged


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    spelling = UNITS.spelling(text)
    assert spelling is None or spelling.unit.id in UNITS.units
    assert UNITS.counted_by(text) <= set(UNITS.units)


def test_one_spelling_may_not_mean_two_units(tmp_path: Path) -> None:
    file = tmp_path / "units.yaml"
    file.write_text(
        "source: karangan\nmark: P\nnot_units: []\nopening_words: {}\n"
        "units: {a: {term: Buah, kind: count}, b: {term: Biji, kind: count, slips: [buah]}}",
        encoding="utf-8",
    )
    with pytest.raises(LawError, match="'buah' means both a and b"):
        read_units(file)
