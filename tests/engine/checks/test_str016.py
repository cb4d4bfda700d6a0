"""STR-016."""

from tests.judging import reason, said
from tests.trees import edge, node, tree_year

PASSES = [tree_year(node("a", kind="outcome"), node("b", 1), edge("a", "b"))]
FAILS = [tree_year(node("a", kind="outcome"), node("b", 1, kind="output", text="Laporan selesai"))]


def test_what_leads_to_nothing_is_told_and_an_outcome_at_the_top_is_not() -> None:
    assert said("STR-016", FAILS[0]) == [
        "Keluaran (output) “Laporan selesai” tidak menopang kondisi lain pada pohon kinerja."
    ]


def test_a_tree_of_outcomes_alone_is_not_judged() -> None:
    assert reason("STR-016", tree_year(node("a", kind="outcome"))) != ""
