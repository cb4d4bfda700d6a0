"""Two people at once: the database lets one go first, and nothing is lost or doubled."""

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connections

from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.performance_tree import NodeOwner, TreeEdge
from selaras.engine.tables.rows import Indicator as Measure
from selaras.engine.tables.rows import WorkItem as Item
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.plans.actions import accept, approve, digest, standing
from selaras.registers.plans.components import Wanted, write_formula, write_values
from selaras.registers.plans.editing import Change, Conflict, apply, edit
from selaras.registers.plans.models import Indicator, Plan, Target, WorkItem
from selaras.registers.plans.performance_trees import Owner, add_node, begin, join, own
from selaras.registers.plans.store import load
from tests.making import YEAR, book, changed, indicator, work_item
from tests.registers.conftest import Office, make_office

pytestmark = pytest.mark.django_db(transaction=True)
GIVEN = book(*(work_item(f"7.01.{n:02d}", f"Program {n}") for n in range(1, 30)))


def together(*works: Callable[[], object]) -> list[object]:
    """What each work returned or raised; all start at the same moment, each on its own connection."""
    start = threading.Barrier(len(works))
    results: list[object] = [None] * len(works)

    def run(number: int, work: Callable[[], object]) -> None:
        start.wait()
        try:
            with system("uji", actor=f"orang-{number}"):
                results[number] = work()
        except (Refused, IntegrityError) as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number, work)) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def take(office: Office) -> bool:
    return accept(GIVEN, (), office.agency, YEAR).changed


def test_two_acceptances_of_one_file_store_it_once() -> None:
    office = make_office()
    assert sorted(map(bool, together(lambda: take(office), lambda: take(office)))) == [False, True]
    with system("uji"):
        assert (Plan.objects.count(), WorkItem.objects.count()) == (1, 29)
        assert LogEntry.objects.filter(code="plan.accepted").count() == 1


def test_an_acceptance_and_an_approval_do_not_wait_for_each_other_for_ever() -> None:
    office = make_office()
    other = changed(GIVEN, GIVEN.all(Item)[0].id, name="Program Lain")
    with system("uji"):
        plan = accept(GIVEN, (), office.agency, YEAR).plan
        assert plan is not None
    done = together(lambda: accept(other, (), office.agency, YEAR), lambda: approve(plan))
    with system("uji"):
        held = Plan.objects.get()
        stored = load(held)
    first_name = stored.all(Item)[0].name
    assert held.is_approved
    assert held.digest == digest(stored)
    assert first_name == ("Program 1" if isinstance(done[0], Refused) else "Program Lain")


def test_an_edit_and_an_approval_never_give_an_approved_plan_with_another_digest() -> None:
    office = make_office()
    with system("uji"):
        plan = accept(GIVEN, (), office.agency, YEAR).plan
        assert plan is not None
        row = WorkItem.objects.order_by("seq")[0]
    together(
        lambda: approve(plan),
        lambda: edit(plan, "WorkItem", row.pk, "name", "Program 1", "Program Satu", "uji"),
    )
    with system("uji"):
        held = Plan.objects.get()
        assert held.is_approved
        assert held.digest == digest(load(held))


def test_an_edit_made_after_the_preview_is_never_overwritten_by_the_acceptance() -> None:
    office = make_office()
    other = changed(GIVEN, GIVEN.all(Item)[0].id, name="Program Lain")
    with system("uji"):
        accept(GIVEN, (), office.agency, YEAR)
        plan = Plan.objects.get()
        seen, row = standing(plan), WorkItem.objects.order_by("seq")[5]
    taken, edited = together(
        lambda: accept(other, (), office.agency, YEAR, beside=seen),
        lambda: edit(plan, "WorkItem", row.pk, "name", "Program 6", "Program Enam", "uji"),
    )
    with system("uji"):
        names = {item.name for item in load(Plan.objects.get()).all(Item)}
    assert not isinstance(edited, Refused)
    assert "Program Enam" in names
    assert isinstance(taken, Refused) == ("Program Lain" not in names)


def test_a_plan_that_changed_since_its_preview_is_refused() -> None:
    office = make_office()
    with system("uji"):
        accept(GIVEN, (), office.agency, YEAR)
        with pytest.raises(Refused, match="berubah sejak pratinjau dibuat"):
            accept(GIVEN, (), office.agency, YEAR, beside="")
        assert accept(GIVEN, (), office.agency, YEAR, beside=standing(Plan.objects.get())).changed is False


def test_two_people_who_write_the_same_missing_target_make_one_row() -> None:
    office = make_office()
    item = work_item("7.01.01", "Program")
    with system("uji"):
        plan = accept(book(item, indicator(item, "Jumlah laporan")), (), office.agency, YEAR).plan
        assert plan is not None
        of = Indicator.objects.get().pk

    def write(text: str) -> object:
        return apply(plan, [Change("Target", "", "text", "", text, of=of)], "uji")

    done = together(lambda: write("1 laporan"), lambda: write("2 laporan"))
    (refused,) = (each for each in done if isinstance(each, Refused))
    with system("uji"):
        (kept,) = Target.objects.all()
    assert refused.sentence.startswith(f"Isian ini sekarang “{kept.text}”, bukan (kosong).")


def forest() -> tuple[Office, Plan, str, str]:
    """A tree with two conditions that lead nowhere yet."""
    office = make_office()
    with system("uji"):
        tree = begin(office.agency, YEAR, YEAR, None)
        one, other = (add_node(tree, "intermediate", words) for words in ("Satu", "Dua"))
    return office, tree, one, other


def test_two_edges_that_close_a_circle_together_never_both_stand() -> None:
    _, tree, one, other = forest()
    results = together(lambda: join(tree, one, [other], []), lambda: join(tree, other, [one], []))
    assert sum(isinstance(result, Refused) for result in results) == 1
    with system("uji"):
        assert len(load(tree).all(TreeEdge)) == 1


def test_one_edge_owner_or_value_sent_by_several_at_once_is_stored_once() -> None:
    office, tree, one, other = forest()
    assert together(*[lambda: join(tree, one, [other], [])] * 3) == [None] * 3
    results = together(*[lambda: own(tree, one, YEAR, Owner(office.one), "")] * 3)
    assert sum(isinstance(result, Refused) for result in results) == 2
    with system("uji"):
        assert [len(load(tree).all(kind)) for kind in (TreeEdge, NodeOwner)] == [1, 1]
        measured = indicator(work_item("7.01.02", id="w"), "Persentase aduan")
        plan = accept(book(work_item("7.01.02", id="w"), measured), (), office.agency, YEAR).plan
        assert plan is not None
        of = load(plan).all(Measure)[0].id
        write_formula(plan, of, "A", None, [Wanted("A", "Aduan")])
        cell = (load(plan).all(Component)[0].id, str(YEAR))
    results = together(*[lambda: write_values(plan, of, {cell: ("", "7")})] * 3)
    assert sum(isinstance(result, Conflict) for result in results) == 2
    with system("uji"):
        assert len(load(plan).all(ComponentValue)) == 1
