"""STR-010."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Objective
from tests.judging import found, reason
from tests.making import YEAR, book, document, row


def plan(*goals_of_objectives: str, last: int = YEAR + 4) -> Book:
    """Two goals, and an objective for each goal that is named (empty: of no goal)."""
    goals = [row(Goal, id=f"g{n}", number=str(n), text=f"Tujuan nomor {n}") for n in (1, 2)]
    aims = [
        row(Objective, id=f"o{at}", number=f"{at}", text=f"Sasaran {at}", goal=goal)
        for at, goal in enumerate(goals_of_objectives)
    ]
    return book(document(kind="renstra", first_year=YEAR, last_year=last, period=f"{YEAR}-{last}"), *goals, *aims)


PASSES = [plan("g1", "g2")]
FAILS = [plan("g1", "g1")]


def test_the_goal_is_told_by_its_number_and_words() -> None:
    (finding,) = found("STR-010", FAILS[0])
    assert finding.message == "Tujuan 2 “Tujuan nomor 2” tidak mempunyai sasaran."
    assert finding.row == "g2"


def test_a_plan_that_links_no_objective_and_one_of_a_single_year_are_not_judged() -> None:
    assert reason("STR-010", plan("", "")) != ""
    assert reason("STR-010", plan("g1", last=YEAR)) != ""
