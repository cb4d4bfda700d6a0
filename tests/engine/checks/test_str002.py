"""STR-002."""

from selaras.engine.tables.rows import Goal, Objective, PlanDocument
from tests.judging import found, said
from tests.making import book, row

RENSTRA = row(
    PlanDocument, id="renstra", document="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026
)
GOAL = row(Goal, document="renstra", number="1", text="Meningkatkan kualitas pelayanan kecamatan yang efektif")
OBJECTIVE = row(
    Objective, document="renstra", number="2", text="Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan"
)
MOVED = row(Goal, number="1", text=OBJECTIVE.text.replace("publik", "Publik"))

PASSES = [book(RENSTRA, GOAL, OBJECTIVE, row(Goal, number="1", text=GOAL.text.upper()))]
FAILS = [book(RENSTRA, GOAL, OBJECTIVE, MOVED)]


def test_an_objective_in_the_row_of_a_goal_is_named() -> None:
    (finding,) = found("STR-002", FAILS[0])
    assert finding.message == (
        f"Baris tujuan memuat “{MOVED.text}”, yang dalam Renstra adalah sasaran ({OBJECTIVE.place.sentence()})."
    )
    assert finding.severity == "error"
    assert finding.proposal == GOAL.text  # the Renstra has one goal only


def test_of_two_goals_none_is_proposed() -> None:
    second = row(Goal, document="renstra", number="3", text="Menurunkan kesenjangan")
    assert [finding.proposal for finding in found("STR-002", book(RENSTRA, GOAL, second, OBJECTIVE, MOVED))] == [None]


def test_a_goal_that_the_renstra_words_like_its_objective_is_right() -> None:
    alike = row(Goal, document="renstra", number="3", text=OBJECTIVE.text)
    assert said("STR-002", book(RENSTRA, GOAL, OBJECTIVE, alike, MOVED)) == []
