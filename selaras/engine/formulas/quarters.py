"""What the targets of four quarters come to, to be held against the target of the year (regulations.md §1.5, §4.3)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

Accumulation = Literal["", "sum", "last", "mean"]
Reading = Literal["", "cumulative", "single"]
_HUNDREDTH = 100  # ten-thousandths


class Unsaid(ValueError):
    """Nobody said how the quarters make the year, so nothing can be compared; the message says what to do."""


def year_of(quarters: Sequence[int | None], accumulation: Accumulation, reading: Reading) -> tuple[int, int] | None:
    """The year that the quarters make, as (numerator, denominator) in ten-thousandths: the mean of four need not be a
    whole number. None where a quarter that counts is unknown.

    Cumulative targets run up to the year, so the last one is the year whatever is measured. Targets of single quarters
    are added up (``sum``), averaged (``mean``), or the last one holds (``last``). Raises ``Unsaid`` where the reading,
    or for single quarters the accumulation, is not said.
    """
    if not reading:
        raise Unsaid("Pilih dahulu apakah target triwulan kumulatif atau per triwulan.")
    if reading == "single" and not accumulation:
        raise Unsaid("Pilih cara hitung: jumlah, nilai akhir, atau rata-rata.")
    if reading == "cumulative" or accumulation == "last":
        last = quarters[-1] if quarters else None
        return None if last is None else (last, 1)
    known = [value for value in quarters if value is not None]
    if not known or len(known) < len(quarters):
        return None
    return sum(known), len(known) if accumulation == "mean" else 1


def agrees(quarters: Sequence[int | None], year: int, accumulation: Accumulation, reading: Reading) -> bool | None:
    """Whether the quarters make the year, a mean to the two decimals that tables print; None where that is unknown.
    Raises ``Unsaid``."""
    made = year_of(quarters, accumulation, reading)
    if made is None:
        return None
    numerator, denominator = made
    if denominator == 1:
        return numerator == year
    return 2 * abs(numerator - year * denominator) <= _HUNDREDTH * denominator


def falls(quarters: Sequence[int | None], reading: Reading) -> bool:
    """Whether cumulative targets become smaller from one known quarter to the next, which running totals cannot."""
    known = [value for value in quarters if value is not None]
    return reading == "cumulative" and any(later < earlier for earlier, later in pairwise(known))
