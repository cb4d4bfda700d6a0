"""STR-019."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import CrossLink
from tests.judging import reason, said
from tests.making import row
from tests.trees import node, tree_year


def asked(*states: str) -> Book:
    links = [
        row(CrossLink, node="a", unit_name=f"DINAS {n}", asked="data", state=state) for n, state in enumerate(states)
    ]
    return tree_year(node("a", text="Layanan cepat"), *links)


PASSES = [asked("accepted", "declined"), asked()]
FAILS = [asked("", "accepted")]


def test_those_who_have_not_answered_are_named_and_no_others() -> None:
    assert said("STR-019", FAILS[0]) == ["Dukungan untuk “Layanan cepat” belum dijawab: DINAS 0 (data)."]


def test_a_year_without_a_tree_is_not_judged() -> None:
    assert reason("STR-019", tree_year()) != ""
