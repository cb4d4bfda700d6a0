"""STR-015."""

from tests.judging import found, reason
from tests.trees import node, tree_year

PASSES = [tree_year(node("a", text="Tersedianya data penduduk")), tree_year(node("a", text="Loket buka setiap hari"))]
FAILS = [
    tree_year(node("a", text="Penyediaan data penduduk")),
    tree_year(node("a", text="PROGRAM PELAYANAN PUBLIK")),
]


def test_the_state_is_proposed_where_one_form_is_right() -> None:
    (finding,) = found("STR-015", FAILS[0])
    assert finding.message == (
        "Outcome antara “Penyediaan data penduduk” dibuka dengan “Penyediaan”, yang menyebut kegiatan, bukan keadaan "
        "yang tercapai."
    )
    assert finding.proposal == "Tersedianya data penduduk"
    assert found("STR-015", FAILS[1])[0].proposal is None


def test_a_text_in_capitals_is_proposed_as_a_sentence() -> None:
    (finding,) = found("STR-015", tree_year(node("a", text="PENINGKATAN PELAYANAN PUBLIK")))
    assert finding.proposal == "Meningkatnya pelayanan publik"


def test_a_year_without_a_tree_is_not_judged() -> None:
    assert reason("STR-015", tree_year()) != ""
