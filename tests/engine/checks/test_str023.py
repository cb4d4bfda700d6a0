"""STR-023."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective, Row, Strategy
from tests.judging import reason, said
from tests.making import YEAR, book, document, row


def plan(*rows: Row) -> Book:
    """A Renstra with two objectives."""
    aims = [row(Objective, id=f"o{n}", number=f"1.{n}", text=f"Sasaran {n}") for n in (1, 2)]
    return book(document(kind="renstra", last_year=YEAR + 4), *aims, *rows)


def strategy(objective: str) -> Strategy:
    return row(Strategy, number="1", text="Layanan satu pintu", objective=objective)


PASSES = [plan(strategy("o1"), strategy("o2"))]
FAILS = [plan(strategy("o1")), plan(strategy(""))]


def test_an_objective_without_a_strategy_is_told() -> None:
    assert said("STR-023", FAILS[0]) == ["Sasaran 1.2 “Sasaran 2” tidak mempunyai strategi."]


def test_a_plan_that_lists_no_strategies_is_not_judged() -> None:
    assert reason("STR-023", plan()) != ""
