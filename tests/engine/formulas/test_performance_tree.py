"""The tree of a Book in a year: edges, what became of a condition, who answers when, and what it lacks."""

from selaras.engine.formulas.performance_tree import owner_in, performance_tree, reaches
from selaras.engine.tables.performance_tree import CrossLink, NodeMapping
from selaras.engine.tables.rows import Goal
from tests.making import YEAR, indicator, row, target
from tests.trees import edge, node, owner, tree_book


def test_conditions_hang_under_the_parent_named_first_and_further_edges_run_across() -> None:
    rows = [node("a", 1, kind="outcome"), node("b", 2), node("c", 3), node("d", 4)]
    edges = [edge("a", "b"), edge("a", "c"), edge("b", "d"), edge("c", "d")]
    found = performance_tree(tree_book(*rows, *edges), YEAR)
    assert found.roots == ["a"]
    assert dict(found.below) == {"a": ["b", "c"], "b": ["d"]}
    assert found.across == [("c", "d")]
    assert list(found.under("a")) == ["a", "b", "d", "c"]
    assert found.conditions["d"].parents == ["b", "c"]


def test_edges_that_run_in_a_circle_are_drawn_once_and_never_followed_for_ever() -> None:
    rows = [node("a", 1), node("b", 2), edge("a", "b"), edge("b", "a"), edge("a", "a"), edge("a", "gone")]
    found = performance_tree(tree_book(*rows), YEAR)
    assert sorted(id_ for root in found.roots for id_ in found.under(root)) == ["a", "b"]
    assert reaches(tree_book(*rows), "b", "a")
    assert not reaches(tree_book(node("a"), node("b"), edge("a", "b")), "a", "b")


def test_a_condition_has_its_own_indicators_and_those_of_what_it_became() -> None:
    goal = row(Goal, id="goal", number="1", text="Pelayanan memuaskan")
    measured, own = indicator(goal, "Indeks kepuasan"), indicator(node("a"), "Waktu layanan")
    aimed = target(measured, 88_0000, text="88")
    rows = [node("a"), row(NodeMapping, node="a", subject="goal"), row(NodeMapping, node="a", subject="elsewhere")]
    found = performance_tree(tree_book(goal, *rows, own, measured, aimed), YEAR).conditions["a"]
    assert [each.name for each in found.indicators] == ["Waktu layanan", "Indeks kepuasan"]
    assert found.targets == {measured.id: aimed}
    assert (found.subjects, found.unmapped) == ([goal], 1)
    assert found.lacks == ["owner"]
    assert performance_tree(tree_book(goal, *rows, measured, aimed), YEAR + 1).conditions["a"].lacks == [
        "target", "owner",
    ]  # fmt: skip


def test_a_success_factor_lacks_no_indicator_and_any_other_condition_does() -> None:
    found = performance_tree(tree_book(node("a", kind="critical"), node("b", 1, kind="output")), YEAR).conditions
    assert found["a"].lacks == ["owner"]
    assert found["b"].lacks == ["indicator", "owner"]


def test_who_was_named_last_answers_until_somebody_else_is_named_or_nobody_is() -> None:
    rows = [owner("a", YEAR, "SEKSI SATU"), owner("a", YEAR + 2, "SEKSI DUA"), owner("a", YEAR + 3, "")]
    assert owner_in(rows, YEAR - 1) is None
    assert owner_in(rows, YEAR + 1) == rows[0]
    assert owner_in(rows, YEAR + 2) == rows[1]
    assert owner_in(rows, YEAR + 4) is None


def test_links_to_other_units_belong_to_their_condition() -> None:
    link = row(CrossLink, node="a", unit_name="DINAS CONTOH", asked="data penduduk")
    assert performance_tree(tree_book(node("a"), link), YEAR).conditions["a"].links == (link,)
