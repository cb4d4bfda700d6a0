"""Attacks on the scope: ways to read or write rows of another unit. Each must find nothing or be refused."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from django.db.models import Count, Exists, F, OuterRef, Subquery, Sum

from selaras.registers.archive.scope import OutOfScope, Scope, ScopeMissing, acting, current, system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Ceiling, Plan, WorkItem
from tests.making import YEAR, book, ceiling, kelurahan, work_item
from tests.registers.conftest import Office

MADE_EARLY = WorkItem.objects.none().model._default_manager  # a manager taken at import, as forms do


@pytest.fixture
def two_units(office: Office) -> Office:
    """Both kelurahan have one program with 100 sen; the plan is the agency's."""
    mine = work_item("7.01.01", "Milik satu", organisation="kelurahan-1")
    other = work_item("7.01.01", "Milik sepuluh", organisation="kelurahan-10")
    rows = (kelurahan(1, "KELURAHAN SATU"), kelurahan(10, "KELURAHAN SEPULUH"), mine, other)
    with system("uji"):
        accept(book(*rows, ceiling(mine, 100), ceiling(other, 100)), (), office.agency, YEAR)
    return office


@pytest.fixture
def operator(two_units: Office) -> Iterator[Scope]:
    """The operator of kelurahan satu acts."""
    with acting(two_units.scope("operator", two_units.one)) as scope:
        yield scope


def other_item() -> WorkItem:
    with system("uji"):
        return WorkItem.objects.get(name="Milik sepuluh")


READS: dict[str, Callable[[], Any]] = {
    "all": lambda: [item.name for item in WorkItem.objects.all()],
    "base manager": lambda: [item.name for item in WorkItem._base_manager.all()],
    "filter": lambda: [item.name for item in WorkItem.objects.filter(name__startswith="Milik")],
    "exclude": lambda: [item.name for item in WorkItem.objects.exclude(name="")],
    "or": lambda: [i.name for i in WorkItem.objects.filter(name="") | WorkItem.objects.all()],
    "union": lambda: [i.name for i in WorkItem.objects.filter(name="").union(WorkItem.objects.all())],
    "values": lambda: list(WorkItem.objects.values_list("name", flat=True)),
    "iterator": lambda: [item.name for item in WorkItem.objects.iterator()],
    "in_bulk": lambda: [item.name for item in WorkItem.objects.in_bulk().values()],
    "subquery": lambda: list(
        Plan.objects.annotate(n=Subquery(WorkItem.objects.order_by("-name").values("name")[:1])).values_list(
            "n", flat=True
        )
    ),
    "exists": lambda: (
        ["Milik satu"]
        if not Plan.objects.filter(Exists(WorkItem.objects.filter(plan=OuterRef("pk"), name="Milik sepuluh"))).exists()
        else ["leak"]
    ),
    "first": lambda: [found.name for found in [WorkItem.objects.order_by("-name").first()] if found],
    "manager taken early": lambda: [item.name for item in MADE_EARLY.all()],
    "select_related": lambda: [item.name for item in WorkItem.objects.select_related("plan", "org_unit")],
    "form choices": lambda: [str(label) for _, label in _Form().fields["item"].choices if label != "---------"],  # type: ignore[attr-defined]
}


class _Form(forms.Form):
    item = forms.ModelChoiceField(WorkItem.objects.none().model.objects.none())

    def __init__(self) -> None:
        super().__init__()
        self.fields["item"].queryset = WorkItem.objects.all()  # type: ignore[attr-defined]
        self.fields["item"].label_from_instance = lambda item: item.name  # type: ignore[attr-defined]


@pytest.mark.parametrize("attack", READS)
def test_reading_finds_only_rows_of_the_own_unit(operator: Scope, attack: str) -> None:
    assert READS[attack]() == ["Milik satu"]


def test_sums_and_counts_hold_only_rows_of_the_own_unit(operator: Scope) -> None:
    assert Ceiling.objects.aggregate(total=Sum("amount"), n=Count("pk")) == {"total": 100, "n": 1}
    assert WorkItem.objects.count() == 1


def test_a_row_of_another_unit_does_not_exist(operator: Scope) -> None:
    stranger = other_item()
    with pytest.raises(ObjectDoesNotExist):
        WorkItem.objects.get(pk=stranger.pk)
    with pytest.raises(ObjectDoesNotExist):
        stranger.refresh_from_db()


def test_units_beside_are_unseen_and_units_above_are_seen_by_name(operator: Scope, two_units: Office) -> None:
    assert set(Unit.objects.all()) == {two_units.government, two_units.agency, two_units.one}


def test_a_path_is_no_prefix_of_a_longer_number(two_units: Office) -> None:
    with system("uji"):
        Unit.objects.filter(pk=two_units.one.pk).update(path="1/1/")
        Unit.objects.filter(pk=two_units.ten.pk).update(path="1/10/")
    with acting(Scope(actor="x", see=("1/1/",))):
        assert {unit.name for unit in Unit.objects.all()} == {"KELURAHAN SATU"}


def test_raw_sql_through_the_manager_is_refused(operator: Scope) -> None:
    with pytest.raises(OutOfScope):
        WorkItem.objects.raw("SELECT * FROM plans_workitem")
    with pytest.raises(OutOfScope):
        WorkItem.objects.all().raw("SELECT * FROM plans_workitem")


def test_nobody_acting_is_an_error_not_an_empty_list(office: Office) -> None:
    with pytest.raises(ScopeMissing):
        list(WorkItem.objects.all())
    with pytest.raises(ScopeMissing):
        current()


def test_a_queryset_is_judged_by_who_acts_when_it_runs(two_units: Office) -> None:
    query = WorkItem.objects.order_by("name").values_list("name", flat=True)
    with acting(two_units.scope("operator", two_units.ten)):
        assert list(query.all()) == ["Milik sepuluh"]
    with acting(two_units.scope("planner", two_units.agency)):
        assert list(query.all()) == ["Milik satu", "Milik sepuluh"]
    with acting(Scope(actor="publik")):
        assert list(query.all()) == []


def _write_update() -> int:
    return WorkItem.objects.filter(name="Milik sepuluh").update(name="x")


def _write_bulk_update() -> int:
    stranger = other_item()
    stranger.name = "x"
    return WorkItem.objects.bulk_update([stranger], ["name"])


def _write_delete() -> int:
    return WorkItem.objects.filter(name="Milik sepuluh").delete()[0]


@pytest.mark.parametrize("attack", [_write_update, _write_bulk_update, _write_delete])
def test_bulk_writes_reach_no_row_of_another_unit(operator: Scope, attack: Callable[[], int]) -> None:
    assert attack() == 0
    assert other_item().name == "Milik sepuluh"


def _copy(**fields: Any) -> WorkItem:
    stranger = other_item()
    values = {f.attname: getattr(stranger, f.attname) for f in WorkItem._meta.concrete_fields if f.name != "id"}
    return WorkItem(**(values | fields))


def _save_stranger() -> object:
    stranger = other_item()
    stranger.name = "x"
    stranger.save()
    return stranger


def _delete_stranger() -> object:
    return other_item().delete()


def _take_over() -> object:
    """The stranger's row with my unit in it."""
    mine = WorkItem.objects.get()
    stranger = other_item()
    stranger.org_unit_id = mine.org_unit_id
    stranger.save(force_update=True)
    return stranger


def _give_away() -> object:
    mine = WorkItem.objects.get()
    mine.org_unit_id = other_item().org_unit_id
    mine.save()
    return mine


ONE_BY_ONE: dict[str, Callable[[], object]] = {
    "save": _save_stranger,
    "delete": _delete_stranger,
    "give away": _give_away,
    "create": lambda: WorkItem.objects.create(
        **{f.attname: getattr(_copy(), f.attname) for f in WorkItem._meta.concrete_fields}
    ),
    "bulk_create": lambda: WorkItem.objects.bulk_create([_copy()]),
    "bulk_create on conflict": lambda: WorkItem.objects.bulk_create(
        [_copy(id=other_item().pk)], update_conflicts=True, unique_fields=["id"], update_fields=["name"]
    ),
    "update of the unit": lambda: WorkItem.objects.update(org_unit=other_item().org_unit_id),
    "update of the unit's column": lambda: WorkItem.objects.update(org_unit_id=other_item().org_unit_id),
}


@pytest.mark.parametrize("attack", ONE_BY_ONE)
def test_writing_a_row_of_another_unit_is_refused(operator: Scope, attack: str) -> None:
    with pytest.raises(OutOfScope), transaction.atomic():
        ONE_BY_ONE[attack]()
    with system("uji"):
        assert set(WorkItem.objects.values_list("name", flat=True)) == {"Milik satu", "Milik sepuluh"}
        assert WorkItem.objects.count() == 2


def test_taking_over_a_row_of_another_unit_changes_nothing(operator: Scope) -> None:
    with pytest.raises(DatabaseError, match="did not affect any rows"), transaction.atomic():
        _take_over()
    assert other_item().org_unit_id != WorkItem.objects.get().org_unit_id


def test_seeing_is_not_editing(two_units: Office) -> None:
    with acting(two_units.scope("inspectorate", two_units.government)):
        assert WorkItem.objects.count() == 2
        assert WorkItem.objects.update(name="x") == 0
        with pytest.raises(OutOfScope), transaction.atomic():
            WorkItem.objects.first().save()  # type: ignore[union-attr]


def test_an_operator_creates_no_units_beside_or_above(operator: Scope, two_units: Office) -> None:
    for parent in (two_units.agency, two_units.government, None):
        with pytest.raises(OutOfScope), transaction.atomic():
            Unit.objects.create(parent=parent, level="unit", kind="x", name="Selundupan")


def test_only_the_system_moves_a_unit(two_units: Office) -> None:
    with acting(two_units.scope("planner", two_units.agency)):
        unit = Unit.objects.get(pk=two_units.one.pk)
        unit.parent = Unit.objects.get(pk=two_units.ten.pk)
        with pytest.raises(OutOfScope):
            unit.save()


def test_a_unit_that_the_system_moves_takes_everything_below_along(two_units: Office) -> None:
    with system("uji"):
        agency = Unit.objects.get(pk=two_units.agency.pk)
        agency.parent = two_units.neighbour
        agency.save()
        moved = Unit.objects.get(pk=two_units.one.pk)
        assert moved.path == f"{two_units.neighbour.path}{agency.pk}/{moved.pk}/"
    with acting(two_units.scope("inspectorate", two_units.neighbour)):
        assert WorkItem.objects.count() == 2


def test_a_unit_cannot_stand_below_itself(two_units: Office) -> None:
    with system("uji"):
        agency = Unit.objects.get(pk=two_units.agency.pk)
        agency.parent = Unit.objects.get(pk=two_units.one.pk)
        with pytest.raises(ValueError, match="below itself"):
            agency.save()


def test_a_filter_may_compare_columns_without_widening(operator: Scope) -> None:
    assert [item.name for item in WorkItem.objects.filter(version=F("version"))] == ["Milik satu"]
