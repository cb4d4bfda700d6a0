"""Approval freezes a plan on the database itself; a correction is a new version that points back."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from selaras.engine.tables.jsonl import dump
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import PlanDocument, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.plans.actions import accept, approve, digest, latest, open_version, plan_of_year
from selaras.registers.plans.mended import Mended, of_plain
from selaras.registers.plans.models import Doubt, Edit, Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import book_of, load
from tests.making import YEAR, book, changed, kelurahan, work_item
from tests.registers.conftest import Office

GIVEN = book(
    kelurahan(1, "KELURAHAN SATU"),
    work_item("7.01.01", "Program", id="program"),
    work_item("7.01.01", "Program", id="of-one", organisation="kelurahan-1"),
)


@pytest.fixture
def approved(office: Office) -> Plan:
    with acting(office.scope("planner", office.agency)):
        done = accept(GIVEN, (), office.agency, YEAR)
    assert done.plan is not None
    with acting(office.scope("camat", office.agency)):
        return approve(done.plan)


def test_approving_says_who_and_keeps_the_digest(approved: Plan) -> None:
    with system("uji"):
        plan = Plan.objects.get()
        stored = load(plan)
        entry = LogEntry.objects.latest("id")
    assert plan.is_approved
    assert plan.approved_at is not None
    assert plan.approved_by_name.startswith("Orang Contoh")
    assert plan.digest == digest(stored)
    assert [document.status for document in stored.all(PlanDocument)] == ["approved"]
    assert entry.sentence == "Menetapkan RKT 2025 (murni) KECAMATAN CONTOH."


def test_only_the_camat_approves_and_only_once(office: Office, approved: Plan) -> None:
    with acting(office.scope("camat", office.agency)), pytest.raises(Refused, match="sudah ditetapkan pada"):
        approve(approved)
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="tidak berwenang"):
        approve(approved)
    with system("uji"):
        assert LogEntry.objects.filter(code="plan.approved").count() == 1


def _raw(sql: str) -> Callable[[Plan], object]:
    def run(_: Plan) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return run


def _new_row(plan: Plan) -> object:
    old = WorkItemRecord.objects.order_by("seq")[0]
    values = {f.attname: getattr(old, f.attname) for f in WorkItemRecord._meta.concrete_fields if f.name != "id"}
    return WorkItemRecord.objects.bulk_create([WorkItemRecord(**values)])


ATTACKS: dict[str, Callable[[Plan], object]] = {
    "update of rows": lambda plan: WorkItemRecord.objects.update(name="x"),
    "save of a row": lambda plan: _renamed(WorkItemRecord.objects.order_by("seq")[0]).save(),
    "raw update": _raw("UPDATE plans_workitem SET name = 'x'"),
    "raw delete": _raw("DELETE FROM plans_workitem"),
    "bulk_create": _new_row,
    "delete": lambda plan: WorkItemRecord.objects.all().delete(),
    "retire": lambda plan: WorkItemRecord.objects.update(retired=True),
    "back to draft": lambda plan: Plan.objects.filter(pk=plan.pk).update(status="draft"),
    "another title": _raw("UPDATE plans_plan SET title = 'x'"),
    "delete of the plan": _raw("DELETE FROM plans_plan"),
    "a new doubt": lambda plan: Doubt.objects.create(plan=plan, org_unit=plan.org_unit, seq=1, message="x", hint="x"),
    "an edit": lambda plan: Edit.objects.create(
        plan=plan,
        org_unit=plan.org_unit,
        kind="WorkItem",
        row="x",
        field="name",
        reason="x",
        at=timezone.now(),
        by_name="x",
    ),
}


def _renamed(record: WorkItemRecord) -> WorkItemRecord:
    record.name = "x"
    return record


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_approved_plan_refuses_every_write_even_by_the_system(approved: Plan, attack: str) -> None:
    with system("uji"):
        before = load(approved)
        with pytest.raises(IntegrityError, match="sudah ditetapkan dan tidak dapat diubah"), transaction.atomic():
            ATTACKS[attack](approved)
        assert load(approved) == before


def test_a_row_cannot_be_moved_into_an_approved_plan(office: Office, approved: Plan) -> None:
    with system("uji"):
        draft = open_version(approved, "perubahan 1")
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkItemRecord.objects.filter(plan=draft).update(plan=approved)


def test_accepting_the_same_file_over_an_approved_plan_changes_nothing(office: Office, approved: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        done = accept(GIVEN, (), office.agency, YEAR)
    assert not done.changed


def test_accepting_another_file_over_an_approved_plan_is_refused(office: Office, approved: Plan) -> None:
    other = changed(GIVEN, "program", name="Program Lain")
    sentence = (
        r"^RKT 2025 \(murni\) KECAMATAN CONTOH sudah ditetapkan, sedangkan berkas ini berbeda \(1 berubah\)\. "
        r"Buka versi perubahan lebih dahulu\.$"
    )
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match=sentence):
        accept(other, (), office.agency, YEAR)


def test_a_new_version_is_a_copy_whose_rows_point_back(office: Office, approved: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = open_version(approved, "perubahan 1")
        old, new = load(approved), load(made)
        follows = dict(WorkItemRecord.objects.filter(plan=made).values_list("pk", "follows"))
        owners = {r.follows: r.org_unit_id for r in WorkItemRecord.objects.filter(plan=made)}
        same_owners = {r.pk: r.org_unit_id for r in WorkItemRecord.objects.filter(plan=approved)}
        assert latest(office.agency, "rkt", YEAR) == made
    assert (made.version, made.status, made.follows) == ("perubahan 1", "draft", approved)
    assert [row.name for row in new.all(WorkItem)] == [row.name for row in old.all(WorkItem)]
    assert [follows[row.id] for row in new.all(WorkItem)] == [row.id for row in old.all(WorkItem)]
    assert owners == same_owners
    assert {row.version for row in new} == {"perubahan 1"}
    assert new.plan is not None
    assert new.plan.status == "draft"


def test_a_version_still_says_which_cells_of_the_file_were_corrected(office: Office) -> None:
    cell = Mended(Place("rkt.xlsx", 5, 4, sheet="RKT"), "sembilan puluh", "90")
    with acting(office.scope("planner", office.agency)):
        plan = accept(GIVEN, (), office.agency, YEAR, mended=[cell]).plan
    assert plan is not None
    with acting(office.scope("camat", office.agency)):
        approve(plan)
    with acting(office.scope("planner", office.agency)):
        made = open_version(plan, "perubahan 1")
    assert of_plain(made.mended) == (cell,)
    assert of_plain(None) == ()


def test_a_file_is_accepted_into_the_open_version(office: Office, approved: Plan) -> None:
    frozen = _text(approved)
    with acting(office.scope("planner", office.agency)):
        made = open_version(approved, "perubahan 1")
        assert not accept(GIVEN, (), office.agency, YEAR).changed
        done = accept(changed(GIVEN, "program", name="Program Lain"), (), office.agency, YEAR)
    assert done.plan == made
    assert done.difference.sentence() == "1 berubah"
    assert _text(approved) == frozen


def _text(plan: Plan) -> str:
    with system("uji"):
        return dump(load(plan))


def test_a_draft_or_a_plan_already_followed_opens_no_version(office: Office, approved: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = open_version(approved, "perubahan 1")
        with pytest.raises(Refused, match="masih draf"):
            open_version(made, "perubahan 2")
        with pytest.raises(Refused, match=r"sudah dilanjutkan oleh RKT 2025 \(perubahan 1\)"):
            open_version(approved, "perubahan 2")


def test_a_version_name_is_used_once(office: Office, approved: Plan) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="sudah ada"):
        open_version(approved, "murni")


def test_a_kept_book_is_read_once_for_each_revision_and_scope(
    office: Office, approved: Plan, django_assert_num_queries: Callable[[int], "pytest.RaisesExc[BaseException]"]
) -> None:
    with system("uji"):
        plan = Plan.objects.get(pk=approved.pk)
        whole = book_of(plan)
        with django_assert_num_queries(0):
            assert book_of(plan) is whole
    with acting(office.scope("operator", office.one)):
        assert [item.organisation for item in book_of(plan).all(WorkItem)] == [
            unit.id for unit in whole if getattr(unit, "name", "") == "KELURAHAN SATU"
        ]


def test_the_newest_version_of_the_rkt_speaks_for_the_year_whatever_came_later(office: Office, machine: Scope) -> None:
    assert plan_of_year(office.agency, YEAR) is None
    made = [
        Plan.objects.create(org_unit=office.agency, kind=kind, year=YEAR, version=version)
        for kind, version in (("dpa", "murni"), ("rkt", "murni"), ("rkt", "perubahan 1"), ("renja", "murni"))
    ]
    assert plan_of_year(office.agency, YEAR) == made[2]
    assert plan_of_year(office.neighbour, YEAR) is None
