"""What is advised about a target fits what is unclear in it."""

from datetime import date

import pytest

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.measures import read_value
from selaras.engine.readers.value_hints import value_hint
from selaras.engine.tables.place import Place


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("95.5", "Tulis tanda desimal dengan koma"),
        ("1,250 orang", "Tulis desimal dengan koma"),
        ("Baik", "Tulis angkanya"),
        ("3 - 5 laporan", "Tulis target sebagai satu angka"),
        ("01-02-2025 00:00:00", "Ubah format selnya"),
        ("1/2/2025", "Ubah format selnya"),
    ],
)
def test_each_doubt_has_its_own_advice(text: str, advice: str) -> None:
    read = read_value(Cell(text, Place("a.xlsx", 1, 1)))
    assert read.doubt
    assert value_hint(read, "target").startswith(advice)


def test_a_date_behind_the_text_is_no_target() -> None:
    read = read_value(Cell("1-Feb", Place("a.xlsx", 1, 1), value=date(2025, 2, 1)))
    assert (read.value, read.doubt) == (None, "target “1-Feb” berisi tanggal")


def test_a_number_without_doubt_is_read_as_before() -> None:
    read = read_value(Cell("12 laporan", Place("a.xlsx", 1, 1)))
    assert (read.value, read.unit, read.doubt) == (120_000, "laporan", "")


@pytest.mark.parametrize(
    ("text", "number", "number_format", "value"),
    [
        ("78,1%", 0.781, "0.0%", 78_1000),
        ("78,1%", 0.781, "", 78_1000),
        ("78,1 %", 78.1, '0.0" %"', 78_1000),
        ("78,1%", 78.1, "0.0\\%", 78_1000),
    ],
)
def test_a_percent_sign_that_only_stands_behind_the_number_changes_nothing(
    text: str, number: float, number_format: str, value: int
) -> None:
    read = read_value(Cell(text, Place("a.xlsx", 1, 1), value=number, format=number_format))
    assert (read.value, read.unit) == (value, "%")
