"""Ways of counting an achievement (regulations.md §4.1, §4.2, §4.7)."""

import pytest

from selaras.engine.facts.achievement import as_less, as_more, less_is_better, under_way


def scaled(number: float) -> int:
    return round(number * 10_000)


@pytest.mark.parametrize(
    ("value", "target", "percent"),
    [(95, 90, 105.56), (95, 90, 105.5556), (95, 90, 100), (50, 10, 120), (1, 3, 33), (1, 3, 33.3), (0, 5, 0)],
)
def test_more_is_better(value: float, target: float, percent: float) -> None:
    assert as_more(scaled(percent), [scaled(value)], [scaled(target)])


@pytest.mark.parametrize(("value", "target", "percent"), [(95, 90, 105), (1, 3, 34), (95, 90, 120), (5, 0, 100)])
def test_what_the_quotient_is_not(value: float, target: float, percent: float) -> None:
    assert not as_more(scaled(percent), [scaled(value)], [scaled(target)])


@pytest.mark.parametrize(
    ("value", "target", "percent"),
    [(8, 10, 120), (8, 10, 125), (20, 10, 0), (20, 10, 50), (25, 10, 0), (25, 10, 40), (0, 10, 200)],
)
def test_less_is_better_by_either_form(value: float, target: float, percent: float) -> None:
    assert as_less(scaled(percent), [scaled(value)], [scaled(target)])


def test_any_of_several_values_and_targets_will_do() -> None:
    assert as_more(scaled(75), [scaled(1), scaled(3)], [scaled(8), scaled(4)])


def test_things_that_are_not_finished_are_under_way() -> None:
    assert under_way(scaled(75), [0], [scaled(1)])
    assert not under_way(scaled(50), [0], [scaled(2)])  # half of two is one


def test_the_direction_of_the_table_goes_before_the_name() -> None:
    assert less_is_better("Angka kemiskinan", "")
    assert not less_is_better("Angka kemiskinan", "up")
    assert less_is_better("Indeks risiko", "down")
    assert not less_is_better("Persentase penurunan angka kemiskinan", "")
    assert not less_is_better("Angka harapan hidup", "")
