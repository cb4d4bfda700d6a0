"""Targets as plans print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.tables.target import TargetText, read_target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("70 Nilai", TargetText(700_000, "Nilai")),
        ("12 laporan", TargetText(120_000, "laporan")),
        ("5 Pokmas / Ormas", TargetText(50_000, "Pokmas / Ormas")),
        ("1038 Lembaga Kemasyarakatan", TargetText(10_380_000, "Lembaga Kemasyarakatan")),
        ("1.038 Orang", TargetText(10_380_000, "Orang")),
        ("100%", TargetText(1_000_000, "%")),
        ("89,17", TargetText(891_700)),
        ("Baik (89,17)", TargetText(891_700, grade="Baik")),
        ("88,30 (Baik)", TargetText(883_000, grade="Baik")),
        ("Sangat Baik ( 90 )", TargetText(900_000, grade="Sangat Baik")),
        ("48 M2", TargetText(480_000, "M2")),
        ("1,5 ton CO2", TargetText(15_000, "ton CO2")),
        ("≤ 3", TargetText(30_000)),
        ("Minimal 80", TargetText(800_000)),
        ("1 (satu) dokumen", TargetText(10_000, "dokumen")),
        ("Rp 5.000.000", TargetText(50_000_000_000, "Rp")),
        ("100%,", TargetText(1_000_000, "%")),
        ("", TargetText(None)),
        ("-", TargetText(None)),
    ],
)
def test_number_unit_and_grade_are_split(text: str, expected: TargetText) -> None:
    assert read_target(text) == expected


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("WTP", "target “WTP” tidak memuat angka"),
        ("10-12 orang", "target “10-12 orang” memuat rentang"),
        ("2 dokumen, 3 laporan", "target “2 dokumen, 3 laporan” memuat lebih dari satu angka"),
        ("1,250 orang", "“1,250” dapat berarti 1250 atau 1,250"),
        ("1.500 Nilai", "“1.500” dapat berarti 1500 atau 1,500"),
    ],
)
def test_what_is_unclear_is_a_doubt(text: str, doubt: str) -> None:
    assert read_target(text).doubt == doubt


def test_the_unit_column_tells_whether_a_dot_is_a_thousand() -> None:
    assert read_target("1.500", "Orang") == TargetText(15_000_000)
    assert read_target("1.500", "Nilai").doubt


@given(st.text())
def test_any_text_gives_a_target_or_a_doubt_and_never_a_zero_from_nothing(text: str) -> None:
    target = read_target(text)
    if not any(sign.isdigit() for sign in text):
        assert target.value is None


def test_three_decimals_are_no_doubt_where_nothing_is_counted() -> None:
    assert read_target("4,125", "Indeks") == TargetText(41_250)
    assert read_target("0,125 ton") == TargetText(1_250, "ton")
