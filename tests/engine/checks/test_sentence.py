"""Sentences of checks are filled the way officers write figures."""

from datetime import date

import pytest

from selaras.engine.checks.sentence import fields_of, filled


def test_money_numbers_and_dates_are_written_the_indonesian_way() -> None:
    values = {"money": 29_967_000_000, "value": 891_700, "day": date(2025, 1, 20), "text": "2024-08-27"}
    assert filled("{money:rupiah}, {value:number}, {day:date}, {text:date}", values) == (
        "Rp299.670.000, 89,17, 20 Januari 2025, 27 Agustus 2024"
    )


def test_an_unknown_value_is_said_to_be_unknown_and_zero_is_not() -> None:
    assert filled("{money:rupiah} {name}", {"money": None, "name": ""}) == "(belum diisi) (belum diisi)"
    assert filled("{money:rupiah}", {"money": 0}) == "Rp0"


def test_a_missing_field_and_an_unknown_format_are_mistakes_of_ours() -> None:
    with pytest.raises(KeyError):
        filled("{name}", {})
    with pytest.raises(ValueError, match="unknown format"):
        filled("{name:upper}", {"name": "a"})


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert filled("{name}", {"name": "{code} %s {0}"}) == "{code} %s {0}"


def test_the_fields_of_a_template_come_in_order() -> None:
    assert fields_of("{b} dan {a:rupiah} lalu {b}") == ["b", "a", "b"]


def test_an_unknown_code_before_a_name_and_an_unknown_unit_behind_it_are_left_out() -> None:
    template = "Pagu {code} {name} ({unit_name}) berada di bawah {parent_code} {parent_name}."
    known = {"code": "7.01", "name": "Loket", "unit_name": "SATU", "parent_code": "7", "parent_name": "Layanan"}
    assert filled(template, known) == "Pagu 7.01 Loket (SATU) berada di bawah 7 Layanan."
    unknown = known | {"code": "", "unit_name": None, "parent_code": ""}
    assert filled(template, unknown) == "Pagu Loket berada di bawah Layanan."


def test_an_unknown_code_that_a_sentence_is_about_is_said() -> None:
    assert filled("Kode {code} untuk {name}", {"code": "", "name": "Loket"}) == "Kode (belum diisi) untuk Loket"
