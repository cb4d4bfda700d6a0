"""Several plans loaded at once, each as a Book of its own."""

from typing import Any

from selaras.engine.tables.rows import Organisation, PlanDocument, WorkItem
from selaras.registers.archive.scope import Scope, acting
from selaras.registers.plans.actions import accept
from selaras.registers.plans.store import load, load_each
from tests.making import YEAR, book, document, work_item
from tests.registers.conftest import Office


def test_each_plan_has_its_own_book_in_one_query(
    office: Office, planner: Scope, django_assert_num_queries: Any
) -> None:
    plans = []
    for kind in ("rkt", "renja"):
        done = accept(book(document(kind=kind), work_item("7.01.01", f"Program {kind}")), (), office.agency, YEAR)
        assert done.plan is not None
        plans.append(done.plan)
    one_by_one = {plan.pk: load(plan) for plan in plans}
    with django_assert_num_queries(1):
        found = load_each(plans)
    assert found == one_by_one
    some = load_each(plans, (PlanDocument, WorkItem))
    assert [row.name for plan in plans for row in some[plan.pk].all(WorkItem)] == ["Program rkt", "Program renja"]
    assert some[plans[0].pk].all(Organisation) == ()


def test_no_plan_costs_no_query(machine: Scope, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert load_each([]) == {}


def test_rows_out_of_sight_stay_out_of_the_books(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        done = accept(book(work_item("7.01.01", "Program")), (), office.agency, YEAR)
        assert done.plan is not None
    with acting(office.scope("operator", office.one)):
        assert load_each([done.plan])[done.plan.pk].all(WorkItem) == ()
