"""What is wrong with a code, and how it would be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.facts.code import code_fault, in_width, stands_under, usual_width, width
from selaras.engine.tables.rows import WorkItem
from tests.making import row


@pytest.mark.parametrize(
    ("code", "level", "fault"),
    [
        ("7.01.02", "program", ""),
        ("X.XX.01.2.01", "kegiatan", ""),
        ("7.01.02.2.04.02", "sub_kegiatan", ""),
        ("7.01.02.2.04.0002", "sub_kegiatan", ""),
        ("", "program", "missing"),
        ("7.01.03.2", "kegiatan", "cut"),
        ("7.01.03.2", "sub_kegiatan", "cut"),
        ("7.01.01.2.01.010", "sub_kegiatan", "digits"),
        ("7.01.01.2.01.1", "sub_kegiatan", "digits"),
        ("7.01.01.2.01", "sub_kegiatan", "level"),
        ("7.01.01", "kegiatan", "level"),
        ("7.01.01.2.01.01", "kegiatan", "level"),
        ("7.01.02.9.01", "kegiatan", "grammar"),
        ("7.1.2", "program", "grammar"),
        ("7.01.02.2.04.02\n", "sub_kegiatan", "grammar"),
        ("7.01.02.2.04.٠٢", "sub_kegiatan", "grammar"),
    ],
)
def test_each_fault_of_a_code_has_its_name(code: str, level: str, fault: str) -> None:
    assert code_fault(code, level) == fault


@given(st.text(), st.sampled_from(["program", "kegiatan", "sub_kegiatan"]))
def test_any_text_is_judged(code: str, level: str) -> None:
    assert code_fault(code, level) in {"", "missing", "cut", "digits", "level", "grammar"}


@pytest.mark.parametrize(
    ("code", "digits"), [("7.01.01.2.01.01", 2), ("7.01.01.2.01.0001", 4), ("7.01.01.2.01.001", None)]
)
def test_the_width_of_a_valid_code(code: str, digits: int | None) -> None:
    assert width(code) == digits


def items(*codes: str) -> list[WorkItem]:
    return [row(WorkItem, order=n, level="sub_kegiatan", code=code, name=code) for n, code in enumerate(codes)]


def test_the_usual_width_is_that_of_most() -> None:
    assert usual_width(items("7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.01.2.01.0003")) == 2


def test_as_many_of_each_have_no_usual_width() -> None:
    assert usual_width(items("7.01.01.2.01.01", "7.01.01.2.01.0003")) is None
    assert usual_width([]) is None


@pytest.mark.parametrize(
    ("code", "wanted", "mended"),
    [
        ("7.01.01.2.05.0011", 2, "7.01.01.2.05.11"),
        ("7.01.01.2.05.01", 4, "7.01.01.2.05.0001"),
        ("7.01.01.2.05.0111", 2, None),
        ("7.01.01.2.05.0000", 2, "7.01.01.2.05.00"),
    ],
)
def test_a_number_keeps_its_value_in_another_width(code: str, wanted: int, mended: str | None) -> None:
    assert in_width(code, wanted) == mended


def test_a_child_continues_its_parent_by_whole_groups() -> None:
    assert stands_under("7.01.02.2.01", "7.01.02")
    assert not stands_under("7.01.02.2.01", "7.01.0")
    assert not stands_under("7.01.02", "7.01.02")
