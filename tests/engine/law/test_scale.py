"""Grades at the edges of their bands, and texts that tell their scale."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.law.law import load_law
from selaras.engine.law.scale import read_scales
from selaras.engine.law.strict import LawError

LAW = load_law()
PLAN_DAY = date(2025, 1, 20)


@pytest.mark.parametrize("id", sorted(LAW.scales))
def test_every_scale_rests_on_a_known_article(id: str) -> None:
    LAW.article(LAW.scales[id].basis)


@pytest.mark.parametrize(
    ("id", "value", "grade"),
    [
        ("skm-14-2017", 883000, "B"),  # 88,30
        ("skm-14-2017", 883049, "B"),  # 88,3049 is 88,30
        ("skm-14-2017", 883050, "A"),  # 88,305 is 88,31
        ("skm-14-2017", 883100, "A"),
        ("skm-14-2017", 766000, "C"),
        ("skm-14-2017", 766100, "B"),
        ("skm-14-2017", 649900, "D"),
        ("skm-14-2017", 649950, "C"),  # 64,995 is 65,00: no hole
        ("skm-14-2017", 250000, "D"),
        ("akip-88-2021", 700000, "B"),  # bands of AKIP are open below
        ("akip-88-2021", 700100, "BB"),
        ("akip-88-2021", 800000, "BB"),
        ("akip-88-2021", 0, "D"),
        ("spip-5-2021", 44999, "4"),
        ("spip-5-2021", 45000, "5"),
        ("rb-9-2023", 1000000, "A"),
        ("rb-9-2023", 1000100, "AA"),
        ("capaian-86-2017", 900000, "T"),
        ("capaian-86-2017", 905000, "ST"),
        ("capaian-86-2017", 755000, "T"),  # the hole between 75 and 76
    ],
)
def test_a_value_has_the_grade_of_its_band(id: str, value: int, grade: str) -> None:
    band = LAW.scales[id].band(value)
    assert band is not None
    assert band.grade == grade


@pytest.mark.parametrize("value", [249900, 1000100, 35400])
def test_a_value_outside_the_scale_has_no_grade(value: int) -> None:
    assert LAW.scales["skm-14-2017"].band(value) is None


def test_the_target_of_the_sample_plan_has_the_wrong_word_and_the_agreement_the_right_one() -> None:
    scale = LAW.scales["skm-14-2017"]
    assert scale.fits("Baik", 891700) is False
    assert scale.fits("Sangat Baik", 891700) is True
    assert scale.fits("baik", 883000) is True
    assert scale.fits("B", 883000) is True


def test_a_word_of_another_scale_is_not_judged() -> None:
    assert LAW.scales["skm-14-2017"].fits("Memuaskan", 891700) is None


@pytest.mark.parametrize(
    ("text", "on", "id"),
    [
        ("Indeks Kepuasan Masyarakat (IKM)", PLAN_DAY, "skm-14-2017"),
        ("Indeks Kepuasan Masyarakat (IKM)", date(2016, 12, 31), "skm-25-2004"),
        ("Indeks Kepuasan Masyarakat (IKM)", date(2017, 1, 1), "skm-14-2017"),
        ("Nilai SAKIP Perangkat Daerah", PLAN_DAY, "akip-88-2021"),
        ("Nilai Maturitas SPIP pada Perangkat daerah", PLAN_DAY, "spip-5-2021"),
        ("Indeks RB Kabupaten", PLAN_DAY, "rb-9-2023"),
        ("Tingkat kepuasan tamu hotel", PLAN_DAY, None),
        ("Nilai SAKIP dan IKM", PLAN_DAY, None),  # two scales: nobody can tell
        ("Praktikmu", PLAN_DAY, None),  # ikm inside a word
    ],
)
def test_a_text_tells_its_scale(text: str, on: date, id: str | None) -> None:
    scale = LAW.scale_named(text, on)
    assert (scale.id if scale else None) == id


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_any_value_has_one_band_or_none(value: int) -> None:
    for scale in LAW.scales.values():
        band = scale.band(value)
        assert band is None or scale.fits(band.word, value) is True


@given(st.integers(min_value=250000, max_value=1000000), st.integers(min_value=0, max_value=100000))
def test_a_higher_value_never_has_a_lower_grade(value: int, more: int) -> None:
    bands = LAW.scales["skm-14-2017"].bands
    low, high = (LAW.scales["skm-14-2017"].band(min(v, 1000000)) for v in (value, value + more))
    assert low is not None
    assert high is not None
    assert bands.index(high) <= bands.index(low)


def test_bands_must_fall(tmp_path: Path) -> None:
    bands = "[{grade: D, word: Rendah, lower: '25'}, {grade: A, word: Tinggi, lower: '80'}]"
    file = tmp_path / "scales.yaml"
    file.write_text(
        "contoh: {title: a, basis: konsistensi, from: 2020-01-01, lowest: '0', highest: '100', decimals: null, "
        f"named_by: [a], bands: {bands}, source: karangan, mark: R}}",
        encoding="utf-8",
    )
    with pytest.raises(LawError, match="do not fall"):
        read_scales(file)
