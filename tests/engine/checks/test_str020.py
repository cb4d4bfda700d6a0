"""STR-020."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Objective
from tests.judging import found, reason, said
from tests.making import book, document, row, work_item


def plan(text: str, result: str = "") -> Book:
    goal = row(Goal, number="1", text="Meningkatkan pelayanan")  # a goal may be worded so
    program = work_item("7.01.02", "PROGRAM PELAYANAN", level="program", result=result)
    return book(document(), goal, row(Objective, number="1.1", text=text), program)


PASSES = [plan("Meningkatnya kualitas layanan", "Layanan tertib")]
FAILS = [plan("Meningkatkan kualitas layanan"), plan("Loket cepat", "Penyelenggaraan pelayanan publik")]


def test_the_objective_and_the_outcome_of_a_program_are_told_with_a_proposal() -> None:
    (finding,) = found("STR-020", FAILS[0])
    assert finding.message.startswith("Sasaran 1.1 “Meningkatkan kualitas layanan” dibuka dengan “Meningkatkan”")
    assert finding.proposal == "Meningkatnya kualitas layanan"
    (message,) = said("STR-020", FAILS[1])
    assert message.startswith("Hasil program 7.01.02 “Penyelenggaraan pelayanan publik”")


def test_a_plan_without_objectives_is_not_judged() -> None:
    assert reason("STR-020", book(document())) != ""
