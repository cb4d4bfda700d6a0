"""Taking a deletion back never brings a second row into a place where one stands, and never closes a circle."""

import pytest

from selaras.engine.tables.performance_tree import CrossLink, TreeEdge
from selaras.engine.tables.rows import Goal, Indicator
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept
from selaras.registers.plans.components import Wanted, write_formula, write_values
from selaras.registers.plans.crosscutting import answer, ask
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.growing import retire_row
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.performance_trees import add_node, begin, join
from selaras.registers.plans.standing import ROW
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, indicator, row
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    goal = row(Goal, id="goal", number="1", text="Pelayanan")
    with acting(office.scope("planner", office.agency)):
        taken = accept(book(document(), goal, indicator(goal, "Persentase aduan")), (), office.agency, YEAR)
    assert taken.plan is not None
    return taken.plan


def last_deletion(plan: Plan, kind: str) -> Edit:
    """The newest edit that took a row of a kind out."""
    found = Edit.objects.filter(plan=plan, kind=kind, field=ROW, undone_at=None).order_by("-pk")
    return next(each for each in found if each.after is None)


def test_a_component_or_value_that_was_written_anew_meanwhile_stays_the_only_one(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        measured = load(plan).all(Indicator)[0].id
        write_formula(plan, measured, "A", None, [Wanted("A", "lama")])
        write_formula(plan, measured, "", None, [])
        gone = last_deletion(plan, "Component")
        write_formula(plan, measured, "a", None, [Wanted("a", "baru")])
        with pytest.raises(Refused, match="sudah ada lagi"):
            take_back([gone])
        part = next(each.id for each in load(plan) if type(each).__name__ == "Component")
        cell = (part, str(YEAR))
        write_values(plan, measured, {cell: ("", "10")})
        write_values(plan, measured, {cell: ("10", "")})
        gone = last_deletion(plan, "ComponentValue")
        write_values(plan, measured, {cell: ("", "20")})
        with pytest.raises(Refused, match="sudah ada lagi"):
            take_back([gone])


def test_an_edge_that_would_close_a_circle_or_stand_twice_stays_out(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        tree = begin(office.agency, YEAR, YEAR, None)
        one, other = (add_node(tree, "intermediate", words) for words in ("Satu", "Dua"))
        join(tree, one, [other], [])
        join(tree, one, [], [other])
        gone = last_deletion(tree, "TreeEdge")
        join(tree, other, [one], [])
        with pytest.raises(Refused, match="melingkar"):
            take_back([gone])
        join(tree, other, [], [one])
        join(tree, one, [other], [])
        with pytest.raises(Refused, match="sudah ada lagi"):
            take_back([gone])
        assert len(load(tree).all(TreeEdge)) == 1
        retire_row(tree, "TreeEdge", load(tree).all(TreeEdge)[0].id, "salah")
        take_back([last_deletion(tree, "TreeEdge")])
        assert len(load(tree).all(TreeEdge)) == 1


def test_only_the_unit_that_was_asked_takes_its_answer_back(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        tree = begin(office.agency, YEAR, YEAR, None)
        node = add_node(tree, "intermediate", "Satu")
        ask(tree, node, office.neighbour, office.neighbour.name, "data")
        (link,) = load(tree).all(CrossLink)
    with acting(office.scope("planner", office.neighbour)):
        answer(link.id, "declined", "tidak ada petugas")
        with pytest.raises(Refused, match="sudah dijawab orang lain: tidak disanggupi"):
            answer(link.id, "accepted", "")
    with system("uji"):
        edits = list(Edit.objects.filter(plan=tree, kind="CrossLink").exclude(field=ROW))
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="tidak berwenang"):
        take_back(edits)
    with system("uji"):
        assert load(tree).all(CrossLink)[0].state == "declined"
