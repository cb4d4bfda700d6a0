"""The same work of several units side by side."""

import pytest

from selaras.engine.facts.unit_matrix import Matrix, unit_matrix
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Row
from tests.making import YEAR, book, ceiling, indicator, kelurahan, organisation, target, work_item

CODE = "7.01.03.2.02.0002"


def units(*values: tuple[str, int | None, str], supervised: int = 0) -> Book:
    """One sub kegiatan in as many units as there are (target, pagu, note); the last ``supervised`` are desa."""
    rows: list[Row] = []
    for number, (text, amount, note) in enumerate(values, 1):
        desa = number > len(values) - supervised
        rows.append(kelurahan(number, f"UNIT {number}", supervised=desa))
        item = work_item(CODE, "Pembangunan Sarana", organisation=f"kelurahan-{number}", note=note)
        measured = indicator(item, "Jumlah sarana")
        rows += [item, ceiling(item, amount), measured, target(measured, None, text=text)]
    return book(*rows)


def odd(matrix: Matrix) -> list[tuple[bool, bool]]:
    (line,) = matrix.lines
    return [(cell.odd_target, cell.odd_amount) for cell in line.cells.values()]


def test_what_more_than_half_share_is_usual_and_the_others_are_marked() -> None:
    found = unit_matrix(units(("1 unit", 10, ""), ("1 unit", 10, ""), ("2 unit", 30, "")), YEAR)
    assert odd(found) == [(False, False), (False, False), (True, True)]
    assert found.lines[0].unexplained == 1
    assert found.lines[0].scattered == ()


def test_case_and_spaces_of_a_target_make_no_difference() -> None:
    assert odd(unit_matrix(units(("1 unit", 10, ""), ("1  Unit", 10, "")), YEAR)) == [(False, False)] * 2


@pytest.mark.parametrize("amounts", [(10, 20, 30), (10, 10, 20, 20)])
def test_where_no_value_is_that_of_most_none_is_odd(amounts: tuple[int, ...]) -> None:
    found = unit_matrix(units(*(("1 unit", amount, "") for amount in amounts)), YEAR)
    assert set(odd(found)) == {(False, False)}
    assert found.lines[0].scattered == ("pagu",)


def test_unknown_is_not_another_value() -> None:
    found = unit_matrix(units(("1 unit", 10, ""), ("", None, ""), ("1 unit", 10, "")), YEAR)
    assert set(odd(found)) == {(False, False)}


def test_a_reason_answers() -> None:
    found = unit_matrix(units(("1 unit", 10, ""), ("1 unit", 10, ""), ("1 unit", 30, "dua RT")), YEAR)
    assert found.lines[0].unexplained == 0
    assert [cell.reason for cell in found.lines[0].cells.values() if cell.differs] == ["dua RT"]


def test_neither_the_agency_nor_a_desa_stands_in_it() -> None:
    agency = organisation()
    own = work_item(CODE, "Pembangunan Sarana", organisation=agency.id)
    given = units(("1 unit", 10, ""), ("1 unit", 10, ""), ("9 unit", 99, ""), supervised=1)
    found = unit_matrix(Book([*given, own]), YEAR)
    assert [unit.name for unit in found.units] == ["UNIT 1", "UNIT 2"]
    assert len(found.lines[0].cells) == 2
