"""Dated values on both sides of their days, each resting on a known basis."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.law.parameter import read_parameters, scaled
from selaras.engine.law.strict import LawError

LAW = load_law()

SMALL = """
code.width:
  meaning: Lebar
  values:
    - {value: 2, from: 2020-01-01, basis: konsistensi, source: karangan, mark: R}
"""


@pytest.mark.parametrize("id", sorted(LAW.parameters))
def test_every_parameter_says_what_it_means_and_rests_on_a_known_basis(id: str) -> None:
    parameter = LAW.parameters[id]
    assert parameter.meaning
    for value in parameter.values:
        LAW.article(value.basis)  # raises for an unknown regulation or article
        assert value.source
        assert value.id == id


def test_sub_kegiatan_have_two_digits_until_the_day_before_the_decree_of_2023() -> None:
    day = date(2023, 6, 23)
    before, since = (LAW.value("code.sub_kegiatan_width", on=on) for on in (day - timedelta(days=1), day))
    assert (before.number, before.basis) == (2, "permendagri-90-2019#kode")
    assert (since.number, since.basis) == (4, "kepmendagri-900-1317-2023#nomenklatur")


def test_a_day_before_the_first_value_is_an_error() -> None:
    with pytest.raises(LawError, match=r"no value on 2019-10-17; its first is of 2019-10-18"):
        LAW.value("code.sub_kegiatan_width", on=date(2019, 10, 17))


def test_an_unknown_parameter_is_an_error() -> None:
    with pytest.raises(LawError, match=r"no parameter 'code\.wdith'"):
        LAW.value("code.wdith", on=date(2025, 1, 1))


def test_a_value_is_read_by_its_type_only() -> None:
    value = LAW.value("text.months", on=date(2025, 1, 1))
    assert (len(value.texts), value.texts[1]) == (12, "Februari")
    with pytest.raises(LawError, match="is no int"):
        _ = value.number


@pytest.mark.parametrize(
    ("id", "day", "right", "wrong"),
    [
        ("code.program_pattern", date(2025, 1, 1), "7.01.02", "7.1.02"),
        ("code.kegiatan_pattern", date(2025, 1, 1), "7.01.02.2.04", "7.01.02.8.04"),
        ("code.kegiatan_pattern", date(2026, 6, 1), "2.22.09.8.01", "7.01.02.9.04"),
        ("code.sub_kegiatan_pattern", date(2022, 1, 1), "7.01.02.2.04.02", "7.01.02.2.04.0002"),
        ("code.sub_kegiatan_pattern", date(2025, 1, 1), "7.01.02.2.04.0002", "7.01.01.2.01.010"),
        ("code.organisation_pattern", date(2025, 1, 1), "7.01.1.03.0.00.17.0001", "7.01.1.03.00.17.0001"),
    ],
)
def test_patterns_tell_right_codes_from_wrong_ones(id: str, day: date, right: str, wrong: str) -> None:
    pattern = LAW.value(id, on=day).text
    assert re.fullmatch(pattern, right)
    assert not re.fullmatch(pattern, wrong)


@pytest.mark.parametrize(("text", "value"), [("2.5996", 25996), ("88.31", 883100), ("100", 1000000), ("-1.5", -15000)])
def test_decimals_are_scaled_exactly(text: str, value: int) -> None:
    assert scaled(text, "x") == value


@pytest.mark.parametrize("text", ["2.59961", "2,5", "", "1e3", "a", "1.2.3"])
def test_what_is_no_decimal_is_refused(text: str) -> None:
    with pytest.raises(LawError):
        scaled(text, "x")


def test_values_must_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    again = "    - {value: 3, from: 2019-01-01, basis: konsistensi, source: karangan, mark: R}\n"
    (tmp_path / "a.yaml").write_text(SMALL + again, encoding="utf-8")
    with pytest.raises(LawError, match="not in order"):
        read_parameters(tmp_path)


def test_a_parameter_may_stand_in_one_file_only(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    with pytest.raises(LawError, match="stands twice"):
        read_parameters(tmp_path)


def test_a_value_without_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL.replace("source: karangan, ", ""), encoding="utf-8")
    with pytest.raises(LawError, match=r"lacks \['source'\]"):
        read_parameters(tmp_path)
