"""STR-012."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Strategy
from tests.judging import found, reason
from tests.making import YEAR, book, document, row, work_item


def plan(*carried: str) -> Book:
    """Two strategies and a program; those named are carried out by it."""
    rows = [row(Strategy, id=f"s{n}", number=str(n), text=f"Strategi ke-{n}") for n in (1, 2)]
    links = [row(StrategyProgram, id=f"l-{each}", strategy=each, item="p") for each in carried]
    return book(
        document(kind="renstra", first_year=YEAR, last_year=YEAR + 4, period=f"{YEAR}-{YEAR + 4}"), *rows,
        work_item("7.01.02", "Program Pelayanan", id="p"), *links,
    )  # fmt: skip


PASSES = [plan("s1", "s2")]
FAILS = [plan("s1")]


def test_the_strategy_is_told_by_its_number_and_words() -> None:
    (finding,) = found("STR-012", FAILS[0])
    assert finding.message == "Strategi 2 “Strategi ke-2” tidak dijalankan oleh program mana pun."


def test_a_plan_that_maps_no_strategy_is_not_judged() -> None:
    assert reason("STR-012", plan()) != ""
