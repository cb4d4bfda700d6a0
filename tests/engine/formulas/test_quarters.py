"""Quarters against their year, by the way they are read and counted; every figure is worked out by hand."""

import pytest

from selaras.engine.formulas.quarters import Accumulation, Unsaid, agrees, falls, year_of

TEN = 100_000  # ten, in ten-thousandths


def test_single_quarters_that_are_counted_add_up_to_the_year() -> None:
    assert year_of([TEN, TEN, 2 * TEN, 3 * TEN], "sum", "single") == (7 * TEN, 1)
    assert agrees([TEN, TEN, 2 * TEN, 3 * TEN], 7 * TEN, "sum", "single") is True
    assert agrees([TEN, TEN, 2 * TEN, 3 * TEN], 8 * TEN, "sum", "single") is False


def test_of_single_quarters_the_last_holds_where_the_last_counts() -> None:
    assert agrees([TEN, 2 * TEN, 3 * TEN, 4 * TEN], 4 * TEN, "last", "single") is True
    assert agrees([TEN, 2 * TEN, 3 * TEN, 4 * TEN], TEN * 10, "last", "single") is False


def test_a_mean_is_compared_to_the_two_decimals_that_are_printed() -> None:
    # 88, 88, 88,60 and 88,67 make 353,27 : 4 = 88,3175, which is printed 88,32.
    quarters = [880_000, 880_000, 886_000, 886_700]
    assert year_of(quarters, "mean", "single") == (3_532_700, 4)
    assert agrees(quarters, 883_200, "mean", "single") is True
    assert agrees(quarters, 883_300, "mean", "single") is False


def test_running_totals_end_in_the_year_whatever_is_counted() -> None:
    every: tuple[Accumulation, ...] = ("", "sum", "last", "mean")
    for how in every:
        assert agrees([TEN, 2 * TEN, 3 * TEN, 4 * TEN], 4 * TEN, how, "cumulative") is True
        assert agrees([TEN, 2 * TEN, 3 * TEN, 4 * TEN], 10 * TEN, how, "cumulative") is False


def test_an_unknown_quarter_makes_a_sum_and_a_mean_unknown_and_never_zero() -> None:
    assert year_of([TEN, None, TEN, TEN], "sum", "single") is None
    assert agrees([TEN, None, TEN, TEN], 3 * TEN, "sum", "single") is None
    assert agrees([TEN, TEN, TEN, None], TEN, "mean", "single") is None
    assert agrees([None, None, None, TEN], TEN, "last", "single") is True
    assert agrees([TEN, TEN, TEN, None], TEN, "sum", "cumulative") is None
    assert year_of([], "last", "single") is None


def test_what_nobody_said_is_asked_for() -> None:
    with pytest.raises(Unsaid, match="kumulatif atau per triwulan"):
        year_of([TEN], "sum", "")
    with pytest.raises(Unsaid, match="jumlah, nilai akhir, atau rata-rata"):
        year_of([TEN], "", "single")


def test_only_running_totals_must_not_fall() -> None:
    assert falls([TEN, 2 * TEN, TEN, 3 * TEN], "cumulative")
    assert not falls([TEN, None, 2 * TEN, 2 * TEN], "cumulative")
    assert not falls([2 * TEN, TEN, TEN, TEN], "single")
