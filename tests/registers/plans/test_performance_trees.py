"""A performance tree in the registers: begun from a plan, grown, joined, owned by year, and help asked and given."""

import pytest

from selaras.engine.formulas.performance_tree import owner_in, performance_tree
from selaras.engine.tables.performance_tree import NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.rows import Goal, Objective, Row
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.crosscutting import answer, ask, asked_of
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.growing import retire_row
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.performance_trees import (
    Owner,
    add_node,
    become,
    begin,
    book_with,
    join,
    move,
    own,
    owner_seen,
    plans_beside,
    tree_plan,
)
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, indicator, row, target, work_item
from tests.registers.conftest import Office

LAST = YEAR + 4


def renstra(*more: Row) -> list[Row]:
    """A goal with one objective, a program that serves it, one that serves none, and a kegiatan of two offices."""
    goal = row(Goal, id="goal", number="1", text="Pelayanan memuaskan")
    aim = row(Objective, id="aim", number="1.1", text="Loket cepat", goal="goal")
    first = work_item(
        "7.01.02", "PROGRAM PELAYANAN", id="p2", level="program", objective="aim", result="Layanan tertib", order=1
    )
    other = work_item("7.01.03", "PROGRAM PEMBERDAYAAN", id="p3", level="program", order=2)
    again = work_item("7.01.02", "PROGRAM PELAYANAN", id="p2b", level="program", order=9)
    below = work_item("7.01.02.2.01", "Koordinasi", id="k1", level="kegiatan", parent="p2", order=3)
    measured = indicator(goal, "Indeks kepuasan")
    head = document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}")
    return [head, goal, aim, first, other, again, below, measured, target(measured, 88_0000, text="88"), *more]


@pytest.fixture
def tree(office: Office) -> Plan:
    with acting(office.scope("planner", office.agency)):
        accept(book(*renstra()), (), office.agency, YEAR)
        (source,) = plans_beside(office.agency, YEAR)
        return begin(office.agency, YEAR, LAST, source)


def nodes(tree: Plan) -> dict[str, str]:
    with system("uji"):
        return {row.text: row.id for row in load(tree).all(TreeNode)}


def edges(tree: Plan) -> set[tuple[str, str]]:
    with system("uji"):
        named = {row.id: row.text for row in load(tree).all(TreeNode)}
        return {(named[edge.parent], named[edge.child]) for edge in load(tree).all(TreeEdge)}


def test_the_first_sketch_copies_words_and_links_and_makes_up_none(office: Office, tree: Plan) -> None:
    with system("uji"):
        kinds = [(row.kind, row.text) for row in load(tree).all(TreeNode)]
        mapped = len(load(tree).all(NodeMapping))
    assert kinds == [
        ("outcome", "Pelayanan memuaskan"), ("intermediate", "Loket cepat"), ("intermediate", "Layanan tertib"),
        ("intermediate", "PROGRAM PEMBERDAYAAN"), ("output", "Koordinasi"),
    ]  # fmt: skip
    assert edges(tree) == {
        ("Pelayanan memuaskan", "Loket cepat"), ("Loket cepat", "Layanan tertib"), ("Layanan tertib", "Koordinasi"),
    }  # fmt: skip
    assert mapped == 6  # the program of two offices is one condition
    with system("uji"):
        entry = LogEntry.objects.latest("id").sentence
    assert entry == (
        f"Memulai Pohon Kinerja {YEAR}–{LAST} KECAMATAN CONTOH dari RENSTRA {YEAR}–{LAST} (murni) dengan 14 baris."
    )


def test_indicators_and_targets_come_from_what_a_condition_became(office: Office, tree: Plan) -> None:
    with system("uji"):
        found = performance_tree(book_with(tree, plans_beside(office.agency, YEAR)), YEAR)
        top = found.conditions[found.roots[0]]
    assert [each.name for each in top.indicators] == ["Indeks kepuasan"]
    assert top.lacks == ["owner"]


def test_a_tree_holds_in_each_of_its_years_and_no_second_one_begins_in_any(office: Office, tree: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        assert tree_plan(office.agency, LAST) == tree
        assert tree_plan(office.agency, LAST + 1) is None
        with pytest.raises(Refused, match="sudah ada"):
            begin(office.agency, LAST, LAST + 3, None)
        with pytest.raises(Refused, match="tidak masuk akal"):
            begin(office.agency, LAST + 3, LAST + 1, None)
        empty = begin(office.agency, LAST + 1, LAST + 1, None)
        assert load(empty).all(TreeNode) == ()


def test_who_may_not_take_a_plan_in_begins_no_tree(office: Office) -> None:
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang"):
        begin(office.agency, YEAR, LAST, None)


def test_a_condition_leads_to_several_others_and_never_back_to_itself(office: Office, tree: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        at = nodes(tree)
        made = add_node(tree, "critical", "Petugas terlatih", at["Loket cepat"])
        join(tree, made, [at["Loket cepat"], at["PROGRAM PEMBERDAYAAN"]], [at["Loket cepat"]])
        assert {("Loket cepat", "Petugas terlatih"), ("PROGRAM PEMBERDAYAAN", "Petugas terlatih")} <= edges(tree)
        for child in (at["Pelayanan memuaskan"], at["Loket cepat"], made):
            with pytest.raises(Refused, match="melingkar"):
                join(tree, child, [made], [])
        join(tree, made, [], [at["Loket cepat"], at["PROGRAM PEMBERDAYAAN"]])
        assert not any("Petugas terlatih" in pair for pair in edges(tree))


def test_a_condition_goes_with_its_edges_and_what_hung_below_it_stays_and_all_comes_back(
    office: Office, tree: Plan
) -> None:
    with acting(office.scope("planner", office.agency)):
        gone = retire_row(tree, "TreeNode", nodes(tree)["Layanan tertib"], "digabung")
        assert "Koordinasi" in nodes(tree)
        assert edges(tree) == {("Pelayanan memuaskan", "Loket cepat")}
        take_back(gone)
        assert len(edges(tree)) == 3


def test_what_a_condition_became_is_set_anew(office: Office, tree: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        node = nodes(tree)["Koordinasi"]
        shown = [each.subject for each in load(tree).all(NodeMapping) if each.node == node]
        become(tree, node, [], shown, plans_beside(office.agency, YEAR))
        rows = load(tree).all(NodeMapping)
    assert nodes(tree)["Koordinasi"] not in {each.node for each in rows}
    assert len(rows) == 5


def answering(tree: Plan, node: str, year: int) -> str:
    """Who answers for a condition in a year, as its page shows it."""
    with system("uji"):
        return owner_seen(owner_in([row for row in load(tree).all(NodeOwner) if row.node == node], year))


def test_owners_keep_their_history_by_year(office: Office, tree: Plan) -> None:
    node = nodes(tree)["Koordinasi"]
    with acting(office.scope("planner", office.agency)):
        own(tree, node, YEAR, Owner(office.one, "Lurah"), "")
        own(tree, node, YEAR + 2, Owner(office.ten), answering(tree, node, YEAR + 2))
        own(tree, node, YEAR, Owner(office.one, "Sekretaris Kelurahan", "jabatan-1"), answering(tree, node, YEAR))
        with pytest.raises(Refused, match="tidak memuat tahun"):
            own(tree, node, LAST + 1, Owner(office.ten), "")
        with pytest.raises(Refused, match="sudah diubah orang lain, sekarang: Sekretaris Kelurahan, KELURAHAN SATU"):
            own(tree, node, YEAR, Owner(office.ten), "")
        rows = load(tree).all(NodeOwner)
        changed = Edit.objects.filter(plan=tree, kind="NodeOwner", field="position").get()
    assert [(each.period, each.unit_name, each.position) for each in rows] == [
        (str(YEAR), "KELURAHAN SATU", "Sekretaris Kelurahan"), (str(YEAR + 2), "KELURAHAN SEPULUH", ""),
    ]  # fmt: skip
    found = owner_in(rows, YEAR + 1)
    assert found is not None
    assert found.unit_name == "KELURAHAN SATU"
    assert (changed.before, changed.after) == ("Lurah", "Sekretaris Kelurahan")


def test_another_unit_answers_what_it_is_asked_and_nobody_else_does(office: Office, tree: Plan) -> None:
    node = nodes(tree)["Koordinasi"]
    with acting(office.scope("planner", office.agency)):
        ask(tree, node, office.neighbour, "", "data penduduk")
    with acting(office.scope("planner", office.neighbour)):
        (asked,) = asked_of([str(office.neighbour.pk)])
        assert (asked.condition, asked.by, asked.word) == ("Koordinasi", "KECAMATAN CONTOH", "belum dijawab")
        with pytest.raises(Refused, match="alasan"):
            answer(asked.id, "declined", "")
        said = answer(asked.id, "accepted", "setiap bulan")
    assert (said.word, said.answer) == ("disanggupi", "setiap bulan")
    assert said.answered_on is not None
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang"):
        answer(asked.id, "declined", "tidak sempat")
    with system("uji"):
        assert [each.state for each in asked_of([str(office.neighbour.pk)])] == ["accepted"]
        entry = LogEntry.objects.latest("id")
    assert entry.sentence == "KECAMATAN SEBELAH disanggupi: data penduduk"


def test_a_tree_that_was_set_changes_no_more_and_goes_on_as_another_version(office: Office, tree: Plan) -> None:
    node = nodes(tree)["Koordinasi"]
    with acting(office.scope("planner", office.agency)):
        ask(tree, node, office.neighbour, "", "data penduduk")
    with acting(office.scope("camat", office.agency)):
        approve(tree)
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match="sudah ditetapkan"):
            add_node(tree, "output", "Baru")
        second = open_version(tree, "perubahan")
        assert tree_plan(office.agency, YEAR) == second
        assert len(load(second).all(TreeEdge)) == 3
        assert len(load(second).all(NodeMapping)) == 6
    with acting(office.scope("planner", office.neighbour)):
        answers = asked_of([str(office.neighbour.pk)])
    assert len(answers) == 1


def test_what_a_condition_became_in_another_year_stays_when_this_year_is_written(office: Office, tree: Plan) -> None:
    """The Renstra's program stays what the condition became, and the program of the RKT of the next year joins it."""
    node = nodes(tree)["PROGRAM PEMBERDAYAAN"]
    with acting(office.scope("planner", office.agency)):
        head = document(kind="rkt", first_year=LAST + 1, last_year=LAST + 1, period=str(LAST + 1))
        taken = accept(book(head, work_item("7.01.03", "Pemberdayaan", level="program")), (), office.agency, LAST + 1)
        assert taken.plan is not None
        (program,) = [row.id for row in load(taken.plan) if type(row).__name__ == "WorkItem"]
        before = {each.subject for each in load(tree).all(NodeMapping) if each.node == node}
        become(tree, node, [program], [], plans_beside(office.agency, LAST + 1))
        become(tree, node, [program], [program], plans_beside(office.agency, LAST + 1))
        after = {each.subject for each in load(tree).all(NodeMapping) if each.node == node}
    assert after == before | {program}
    assert len(before) == 1


def test_what_two_people_add_to_one_form_both_stands(office: Office, tree: Plan) -> None:
    """Both opened the page when the condition led to one other; each adds another one."""
    with acting(office.scope("planner", office.agency)):
        at = nodes(tree)
        made = add_node(tree, "critical", "Petugas terlatih", at["Loket cepat"])
        seen = [at["Loket cepat"]]
        join(tree, made, [*seen, at["PROGRAM PEMBERDAYAAN"]], seen)
        join(tree, made, [at["Layanan tertib"]], seen)
        above = {one for one, other in edges(tree) if other == "Petugas terlatih"}
    assert above == {"PROGRAM PEMBERDAYAAN", "Layanan tertib"}


def test_a_condition_changes_places_with_the_one_beside_it(office: Office, tree: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        roots = list(performance_tree(load(tree), YEAR).roots)
        assert len(roots) == 2
        assert move(tree, roots[1], roots, -1)
        assert list(performance_tree(load(tree), YEAR).roots) == roots[::-1]
        assert not move(tree, roots[1], roots[::-1], -1)


def test_several_edges_go_by_one_decision(office: Office, tree: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        at = nodes(tree)
        made = add_node(tree, "critical", "Petugas terlatih", at["Loket cepat"])
        join(tree, made, [at["Layanan tertib"], at["PROGRAM PEMBERDAYAAN"]], [])
        before = LogEntry.objects.filter(code="plan.retired").count()
        join(tree, made, [], [at["Loket cepat"], at["Layanan tertib"], at["PROGRAM PEMBERDAYAAN"]])
        assert LogEntry.objects.filter(code="plan.retired").count() == before + 1
        assert not any("Petugas terlatih" in pair for pair in edges(tree))


def test_programs_without_a_code_are_conditions_of_their_own(office: Office) -> None:
    head = document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}")
    work = [work_item("", f"PROGRAM {name}", id=name, level="program") for name in ("SATU", "DUA")]
    with acting(office.scope("planner", office.agency)):
        accept(book(head, *work), (), office.agency, YEAR)
        made = begin(office.agency, YEAR, LAST, plans_beside(office.agency, YEAR)[0])
    assert set(nodes(made)) == {"PROGRAM SATU", "PROGRAM DUA"}
