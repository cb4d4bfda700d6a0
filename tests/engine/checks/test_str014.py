"""STR-014."""

from tests.judging import found, reason
from tests.making import YEAR
from tests.trees import node, owner, tree_year

PASSES = [tree_year(node("a"), owner("a", YEAR, "SEKSI SATU")), tree_year(node("a"), owner("a", YEAR - 1, "SEKSI"))]
FAILS = [
    tree_year(node("a", text="Layanan cepat")),
    tree_year(node("a"), owner("a", YEAR + 1, "SEKSI SATU")),
    tree_year(node("a"), owner("a", YEAR - 1, "SEKSI SATU"), owner("a", YEAR, "")),
]


def test_conditions_without_owner_are_one_cause_in_a_year() -> None:
    findings = found("STR-014", tree_year(node("a", text="Layanan cepat"), node("b", 1)))
    assert findings[0].message == "Outcome antara “Layanan cepat” belum mempunyai pengampu pada tahun 2025."
    assert len(findings) == 2
    assert len({finding.cause for finding in findings}) == 1


def test_a_year_without_a_tree_is_not_judged() -> None:
    assert reason("STR-014", tree_year()) != ""
