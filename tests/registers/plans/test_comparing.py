"""Two versions, stages or years side by side: added, changed before and after, no longer there."""

from datetime import UTC, datetime

import pytest

from selaras.engine.tables.rows import Ceiling, Objective, Target, WorkItem
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.beginning import begin_next_year
from selaras.registers.plans.comparing import compare, total
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import book_of, load, store
from tests.making import YEAR, book, ceiling, changed, document, indicator, kelurahan, row, target, without, work_item
from tests.registers.conftest import Office

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
ITEM = work_item("7.01.01", "Program", id="item")
OTHER = work_item("7.01.02", "Program Dua", id="other")
MEASURED = indicator(ITEM, "Jumlah dokumen", id="measured")
GIVEN = book(
    ITEM, OTHER, ceiling(ITEM, 100_00, id="money"), ceiling(OTHER, 50_00, id="more"), MEASURED,
    target(MEASURED, 20_000, id="aim", text="2 dokumen", unit="dokumen"),
)  # fmt: skip


def fresh(plan: Plan) -> Plan:
    with system("uji"):
        return Plan.objects.select_related("org_unit").get(pk=plan.pk)


@pytest.fixture
def first(office: Office) -> Plan:
    with acting(office.scope("planner", office.agency)):
        done = accept(GIVEN, (), office.agency, YEAR)
    assert done.plan is not None
    with acting(office.scope("camat", office.agency)):
        return approve(done.plan)


def test_an_open_version_begins_without_difference(office: Office, first: Plan, planner: Scope) -> None:
    made = open_version(first, "perubahan 1")
    assert not compare(fresh(first), fresh(made))


def test_added_changed_and_retired_rows_are_told_by_field(office: Office, first: Plan, planner: Scope) -> None:
    made = open_version(first, "perubahan 1")
    later = without(changed(GIVEN, "money", amount=120_00), ["other", "more"])
    later = book(*changed(later, "aim", text="3 dokumen", value=30_000), work_item("7.01.03", "Program Tiga"))
    accept(later, (), office.agency, YEAR)
    found = compare(fresh(first), fresh(made))
    assert [(type(each.before).__name__, each.values()) for each in found.changed] == [
        ("Ceiling", [("amount", 100_00, 120_00)]),
        ("Target", [("text", "2 dokumen", "3 dokumen"), ("value", 20_000, 30_000)]),
    ]
    assert [getattr(row, "name", "") for row in found.new] == ["Program Tiga"]
    assert [type(row) for row in found.retired] == [WorkItem, Ceiling]


def test_rows_are_followed_over_several_versions(office: Office, first: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        second = open_version(first, "pergeseran 1")
        money = load(second).all(Ceiling)[0]
        apply(second, [Change("Ceiling", money.id, "amount", 100_00, 90_00)], "digeser")
    with acting(office.scope("camat", office.agency)):
        approve(second)
    with acting(office.scope("planner", office.agency)):
        third = open_version(fresh(second), "perubahan 1")
        item = WorkItemRecord.objects.get(plan=third, code="7.01.01")
        apply(third, [Change("WorkItem", item.pk, "name", "Program", "Program Satu")], "nama")
        found = compare(fresh(first), fresh(third))
    assert [each.values() for each in found.changed] == [
        [("name", "Program", "Program Satu")],
        [("amount", 100_00, 90_00)],
    ]
    assert not found.new
    assert not found.retired


def test_last_year_and_this_differ_in_what_was_changed_and_not_in_the_year(office: Office, first: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = begin_next_year(first, at=AT)
        aim = load(made).all(Target)[0]
        apply(made, [Change("Target", aim.id, "text", "2 dokumen", "4 dokumen")], "Renstra")
        found = compare(fresh(first), fresh(made))
    assert [each.values() for each in found.changed] == [
        [("text", "2 dokumen", "4 dokumen"), ("value", 20_000, 40_000)]
    ]
    assert not found.new
    assert not found.retired


def test_what_is_quoted_of_the_renstra_has_the_same_years_in_both(office: Office, machine: Scope) -> None:
    several = {"document": "renstra", "period": "2021-2026"}
    head = document(id="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026, **several)
    goal = row(Objective, number="1", text="Sasaran", id="goal", **several)
    measured = indicator(goal, "Indeks", id="i", **several)
    years = [
        target(measured, value, id=f"t-{year}", document="renstra", period=str(year))
        for year, value in ((2025, 1), (2026, 2))
    ]
    done = accept(book(document(), head, goal, measured, *years), (), office.agency, YEAR)
    assert done.plan is not None
    made = begin_next_year(done.plan, at=AT)
    assert not compare(fresh(done.plan), fresh(made)).changed


def test_plans_that_do_not_come_from_each_other_are_matched_by_the_keys_of_their_rows(
    office: Office, first: Plan, machine: Scope
) -> None:
    dpa = Plan.objects.create(org_unit=office.agency, kind="rkt", year=YEAR, version="lain")
    store(changed(GIVEN, "money", amount=70_00), dpa)
    found = compare(fresh(first), fresh(dpa))
    assert [each.values() for each in found.changed] == [[("amount", 100_00, 70_00)]]


def test_the_total_counts_every_amount_once_and_never_a_desa(machine: Scope, office: Office) -> None:
    top = work_item("7.01.01", "Program", id="top")
    low = work_item("7.01.01.2.01", "Kegiatan", id="low", parent="top")
    village = work_item("7.01.02", "Program Desa", id="village", organisation="kelurahan-9")
    of_one = work_item("7.01.02", "Program Kelurahan", id="of-one", organisation="kelurahan-1")
    given = book(
        document(), kelurahan(9, "DESA SEMBILAN", supervised=True, kind="desa"), kelurahan(1, "KELURAHAN SATU"),
        top, low, village, of_one, ceiling(top, 100_00), ceiling(low, 100_00), ceiling(village, 40_00),
        ceiling(of_one, 7_00),
    )  # fmt: skip
    assert total(given) == 107_00
    assert total(book(top, ceiling(top, None))) is None


def test_an_operator_compares_only_what_they_see(office: Office) -> None:
    of_one = work_item("7.01.01", "Satu", id="of-one", organisation="kelurahan-1")
    given = book(*GIVEN, kelurahan(1, "KELURAHAN SATU"), of_one, ceiling(of_one, 9_00, id="mine"))
    with acting(office.scope("planner", office.agency)):
        done = accept(given, (), office.agency, YEAR)
        assert done.plan is not None
    with acting(office.scope("camat", office.agency)):
        approve(done.plan)
    with acting(office.scope("planner", office.agency)):
        made = open_version(fresh(done.plan), "perubahan 1")
        changes = [Change("Ceiling", money.id, "amount", money.amount, 1_00) for money in load(made).all(Ceiling)]
        apply(made, changes, "semua")
    with acting(office.scope("operator", office.one)):
        found = compare(fresh(done.plan), fresh(made))
        assert book_of(fresh(made)).all(WorkItem)
    assert [each.values() for each in found.changed] == [[("amount", 9_00, 1_00)]]
