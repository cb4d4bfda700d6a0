"""STR-006."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year


def programs(*objectives: str, rupiah: int = 100, kind: str = "rkt") -> Book:
    paper = Paper(kind)
    for number, objective in enumerate(objectives, start=1):
        paper.work(f"7.01.0{number}", rupiah, objective=objective)
    return year(paper)


PASSES = [programs("sasaran", "sasaran")]
FAILS = [programs("sasaran", "")]


def test_the_program_and_its_pagu_are_named() -> None:
    (finding,) = found("STR-006", FAILS[0])
    assert finding.message == ("Program 7.01.02 Pekerjaan 7.01.02 dengan pagu Rp100 tidak menopang sasaran mana pun.")


def test_a_plan_that_links_no_program_and_the_budget_document_are_not_judged() -> None:
    assert reason("STR-006", programs("", "")) == reason("STR-006", programs("sasaran", "", kind="dpa")) != ""


def test_a_program_without_money_needs_no_objective() -> None:
    assert reason("STR-006", programs("sasaran", "", rupiah=0)) != ""
