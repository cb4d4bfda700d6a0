"""Targets as cells: the plan's own words, and a number for the workbook wherever it is plainly one."""

import pytest

from selaras.engine.documents.blocks import Cell
from selaras.engine.documents.figures import printed
from selaras.engine.documents.measured import target_cell, target_of
from tests.engine.documents.plans import target


@pytest.mark.parametrize(
    ("text", "value", "unit", "shown", "is_number"),
    [
        ("88,73", 887_300, "Nilai", "88,73", True),
        ("90", 900_000, "Persen", "90", True),
        ("Baik (89,17)", 891_700, "Nilai", "Baik (89,17)", False),
        ("88,30 (Baik)", 883_000, "Poin", "88,30 (Baik)", False),
        ("", 955_000, "Persen", "95,5", True),
        ("lima", None, "", "lima", False),
    ],
)
def test_a_target_beside_a_column_of_units(
    text: str, value: int | None, unit: str, shown: str, is_number: bool
) -> None:
    cell = target_cell(target("t", "i", text, value, unit))
    assert printed(cell) == shown
    assert isinstance(cell.value, int) is is_number


@pytest.mark.parametrize(
    ("text", "value", "unit", "shown", "is_number"),
    [
        ("70 Nilai", 700_000, "Nilai", "70 Nilai", True),
        ("5 Pokmas / Ormas", 50_000, "Pokmas / Ormas", "5 Pokmas / Ormas", True),
        ("1038 Lembaga Kemasyarakatan", 10_380_000, "Lembaga Kemasyarakatan", "1038 Lembaga Kemasyarakatan", False),
        ("", 120_000, "laporan", "12 laporan", True),
    ],
)
def test_a_target_that_carries_its_unit(text: str, value: int, unit: str, shown: str, is_number: bool) -> None:
    cell = target_cell(target("t", "i", text, value, unit), with_unit=True)
    assert printed(cell) == shown
    assert isinstance(cell.value, int) is is_number


def test_no_target_is_an_empty_cell_and_no_zero() -> None:
    assert target_cell(None) == Cell(None, "target", align="center")
    assert printed(target_cell(None)) == ""


def test_the_target_of_the_year_is_found_among_several() -> None:
    several = [target("t1", "i", "1", 10_000, year="2024"), target("t2", "i", "2", 20_000, year="2025")]
    found = target_of(several, "2025")
    assert found is not None
    assert found.text == "2"


def test_among_several_targets_of_other_years_none_is_taken() -> None:
    several = [target("t1", "i", "1", 10_000, year="2023"), target("t2", "i", "2", 20_000, year="2024")]
    assert target_of(several, "2025") is None
