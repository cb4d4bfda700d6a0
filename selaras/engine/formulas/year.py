"""What the quarters of an indicator come to in the year, with the quarters that count and those that do not."""

from collections.abc import Sequence
from typing import Final

from selaras.engine.formulas.computing import Lack, Outcome, rounded
from selaras.engine.formulas.quarters import Accumulation, Reading, Unsaid, year_of
from selaras.engine.formulas.reached import STATES
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.period import QUARTERS

HOW: Final = {"sum": "jumlah triwulan", "last": "nilai triwulan terakhir", "mean": "rata-rata triwulan"}
"""The accumulations of single quarters in words."""
_RUNNING: Final = "nilai kumulatif triwulan terakhir"


class Year(Frozen):
    """The year that quarters make. ``counted`` and ``passed`` are quarters from 1; a quarter without a case is passed
    over, because it is neither 0 nor 100. ``how`` says in words how they make it."""

    outcome: Outcome
    counted: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()
    how: str = ""

    def words(self) -> str:
        """Which quarters count, as it is printed."""
        counted = ", ".join(QUARTERS[number - 1] for number in self.counted)
        passed = ", ".join(QUARTERS[number - 1] for number in self.passed)
        told = f"Triwulan yang dihitung: {counted or 'tidak ada'}"
        return f"{told}; tanpa kasus, tidak dihitung: {passed}." if passed else f"{told}."


def year_of_actuals(quarters: Sequence[Actual | None], accumulation: Accumulation, reading: Reading) -> Year:
    """The year from the actuals of its quarters in their order, None where a quarter has no row.

    A quarter that is unknown, late or not due makes the year unknown, except where a later one alone counts.
    """
    passed = tuple(number for number, row in enumerate(quarters, start=1) if row is not None and _no_case(row))
    counted = [number for number in range(1, len(quarters) + 1) if number not in passed]
    if quarters and not counted:
        return Year(Outcome(None, *STATES["no_case"]), (), passed)
    rows = [quarters[number - 1] for number in counted]
    used = counted if accumulation in ("sum", "mean") and reading == "single" else counted[-1:]
    try:
        made = year_of([row.value if row else None for row in rows], accumulation, reading)
    except Unsaid as unsaid:
        return Year(Outcome(None, "unchosen", str(unsaid).replace("target", "nilai")), (), passed)
    if made is None:
        return Year(Outcome(None, *_why(used, rows[-len(used) :])), (), passed)
    how = _RUNNING if reading == "cumulative" else HOW.get(accumulation, "")
    return Year(rounded((made[0], made[1] * SCALE)), tuple(used), passed, how)


def _no_case(row: Actual) -> bool:
    return row.value is None and row.state == "no_case"


def _why(numbers: Sequence[int], rows: Sequence[Actual | None]) -> tuple[Lack, str]:
    told = [
        _missing(number, row) for number, row in zip(numbers, rows, strict=True) if row is None or row.value is None
    ]
    return "unknown", " ".join(told) or "Belum ada triwulan yang terisi."


def _missing(number: int, row: Actual | None) -> str:
    words = {"not_due": "belum jatuh tempo", "late": "terlambat diisi", "unknown": "belum diketahui"}
    return f"Triwulan {QUARTERS[number - 1]} {words.get(row.state if row else '', 'belum diisi')}."
