"""STR-011."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Objective, Row, Strategy
from tests.judging import found, reason
from tests.making import YEAR, book, document, row, work_item


def plan(serves: str = "", by_strategy: str = "") -> Book:
    """Two objectives and a program; what serves which, named at the program or by way of a strategy."""
    rows: list[Row] = [row(Objective, id=f"o{n}", number=f"1.{n}", text=f"Sasaran ke-{n}") for n in (1, 2)]
    rows.append(work_item("7.01.02", "Program Pelayanan", id="p", objective=serves))
    if by_strategy:
        rows.append(row(Strategy, id="s", number="1", text="Strategi", objective=by_strategy))
        rows.append(row(StrategyProgram, id="sp", strategy="s", item="p"))
    return book(document(kind="renstra", first_year=YEAR, last_year=YEAR + 4, period=f"{YEAR}-{YEAR + 4}"), *rows)


PASSES = [plan("o1", "o2")]
FAILS = [plan("o1"), plan("o1", "o1"), plan(by_strategy="o1")]


def test_the_objective_is_told_by_its_number_and_words() -> None:
    (finding,) = found("STR-011", FAILS[0])
    assert finding.message == "Sasaran 1.2 “Sasaran ke-2” tidak ditopang program mana pun."


def test_a_plan_that_links_no_program_is_not_judged() -> None:
    assert reason("STR-011", plan()) != ""
