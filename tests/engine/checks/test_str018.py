"""STR-018."""

from selaras.engine.tables.performance_tree import NodeMapping
from tests.judging import reason, said
from tests.making import row
from tests.trees import node, tree_year

PASSES = [tree_year(node("a"), row(NodeMapping, node="a", subject="baris-rencana-lain"))]
FAILS = [tree_year(node("a", text="Layanan cepat"))]


def test_what_became_nothing_of_the_plan_is_told() -> None:
    assert said("STR-018", FAILS[0]) == [
        "Outcome antara “Layanan cepat” belum dipadankan dengan tujuan, sasaran, program, atau kegiatan."
    ]


def test_success_factors_alone_are_not_judged() -> None:
    assert reason("STR-018", tree_year(node("a", kind="critical"))) != ""
