"""STR-017."""

from tests.judging import reason, said
from tests.trees import edge, node, tree_year

PASSES = [tree_year(node("a", kind="outcome"), node("b", 1, kind="output"), edge("a", "b"))]
FAILS = [tree_year(node("a", kind="outcome", text="Pelayanan memuaskan"))]


def test_an_outcome_that_nothing_leads_to_is_told() -> None:
    assert said("STR-017", FAILS[0]) == [
        "Outcome “Pelayanan memuaskan” belum diuraikan: tidak ada kondisi yang menopangnya."
    ]


def test_outputs_alone_are_not_judged() -> None:
    assert reason("STR-017", tree_year(node("a", kind="output"))) != ""
