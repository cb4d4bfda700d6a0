"""TGT-011."""

from typing import Any

from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal
from tests.judging import found, reason
from tests.making import YEAR, book, document, indicator, row, target


def plan(*actuals: dict[str, Any], last: int = YEAR + 4) -> Book:
    """A goal with two indicators that have targets; what is told was reached."""
    goal = row(Goal, id="g", number="1", text="Pelayanan")
    rows = [indicator(goal, f"Indeks {name}", id=name) for name in ("a", "b")]
    aims = [target(each, 90_0000, text="90") for each in rows]
    reached = [row(Actual, id=f"r{at}", **{"text": "", "value": None} | each) for at, each in enumerate(actuals)]
    return book(
        document(kind="renstra", first_year=YEAR, last_year=last, period=f"{YEAR}-{last}"), goal, *rows, *aims, *reached
    )


A: dict[str, Any] = {"indicator": "a", "period": str(YEAR - 1), "value": 80_0000, "text": "80"}
B: dict[str, Any] = {"indicator": "b", "period": str(YEAR - 1), "state": "no_case"}
PASSES = [plan(A, B), plan(A, B | {"period": str(YEAR - 2)})]
FAILS = [plan(A), plan(A, B | {"period": str(YEAR)}), plan(A, B | {"state": ""})]


def test_the_indicator_and_the_year_before_the_plan_are_told() -> None:
    (finding,) = found("TGT-011", FAILS[0])
    assert finding.message == f"Kondisi awal {YEAR - 1} indikator “Indeks b” (Pelayanan) belum diisi."
    assert len(found("TGT-011", plan())) == 2


def test_a_plan_of_one_year_is_not_judged() -> None:
    assert reason("TGT-011", plan(last=YEAR)) != ""
