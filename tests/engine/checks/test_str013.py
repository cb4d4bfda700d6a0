"""STR-013."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import NodeMapping
from selaras.engine.tables.rows import Goal
from tests.judging import reason, said
from tests.making import indicator, row
from tests.trees import node, tree_year


def tree(kind: str, measured: str = "") -> Book:
    """A condition, measured by itself or by the goal that it became."""
    top, goal = node("a", kind=kind, text="Layanan cepat"), row(Goal, id="goal", number="1", text="Pelayanan")
    of = {"itself": top, "goal": goal}.get(measured)
    return tree_year(top, goal, row(NodeMapping, node="a", subject="goal"), *([indicator(of, "Waktu")] if of else []))


PASSES = [tree("output", "itself"), tree("outcome", "goal")]
FAILS = [tree("output"), tree("outcome")]


def test_the_condition_is_told_by_its_kind_and_words() -> None:
    assert said("STR-013", FAILS[0]) == [
        "Keluaran (output) “Layanan cepat” pada pohon kinerja tidak mempunyai indikator."
    ]


def test_a_year_without_a_tree_is_not_judged_and_success_factors_are_not() -> None:
    assert reason("STR-013", tree_year()) != ""
    assert said("STR-013", tree("critical")) == []
