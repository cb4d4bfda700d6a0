"""Changing one value with its reason, taking it back, and confirming a doubt."""

from typing import Any

import pytest

from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, PlanDocument, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.plans.actions import accept, approve, problems_of
from selaras.registers.plans.editing import confirm, edit, undo
from selaras.registers.plans.models import Doubt, Edit, Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, kelurahan, work_item
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    item = work_item("7.01.01", "Program", id="program")
    of_one = work_item("7.01.01", "Program Satu", id="of-one", organisation="kelurahan-1")
    doubt = Problem("Pagu tidak jelas", "Periksa.", Place("contoh.md", 3), row="program", field="name")
    rows = (kelurahan(1, "KELURAHAN SATU"), item, of_one, ceiling(item, 100_00))
    with acting(office.scope("planner", office.agency)):
        done = accept(book(*rows), (doubt,), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def program(plan: Plan) -> WorkItem:
    with system("uji"):
        return load(plan).all(WorkItem)[0]


def rename(plan: Plan, before: Any = "Program", after: Any = "Program Baru", field: str = "name") -> Edit:
    return edit(plan, "WorkItem", program(plan).id, field, before, after, "usulan catatan TXT-001")


def test_an_edit_changes_the_row_and_says_so_once(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)) as scope:
        made = rename(plan)
        entry = LogEntry.objects.latest("id")
    assert program(plan).name == "Program Baru"
    assert (made.before, made.after, made.by_name) == ("Program", "Program Baru", scope.name)
    assert entry.sentence == (
        "Mengubah “Program” menjadi “Program Baru” pada RKT 2025 (murni): usulan catatan TXT-001."
    )
    with system("uji"):
        assert Plan.objects.get().revision == 2
        assert LogEntry.objects.count() == 2


def test_an_edit_can_be_undone_once(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = rename(plan)
        assert undo(made).undone_at is not None
        assert program(plan).name == "Program"
        with pytest.raises(Refused, match="sudah dibatalkan"):
            undo(made)


def test_an_undo_does_not_overwrite_a_later_edit(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        first = rename(plan)
        rename(plan, "Program Baru", "Program Terakhir")
        with pytest.raises(Refused, match="sekarang “Program Terakhir”, bukan “Program Baru”"):
            undo(first)
    assert program(plan).name == "Program Terakhir"


def test_an_edit_of_a_value_that_is_no_longer_there_is_refused(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match=r"^Isian ini sekarang “Program”, bukan “Lama”\. Muat ulang"):
            rename(plan, "Lama")
        assert Edit.objects.count() == 0
        assert Plan.objects.get().revision == 1


@pytest.mark.parametrize("field", ["id", "parent", "document", "organisation", "place", "period", "bukan_isian"])
def test_identity_and_links_of_a_row_are_not_edited(office: Office, plan: Plan, field: str) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="tidak dapat diubah di sini"):
        rename(plan, "", "x", field)


@pytest.mark.parametrize(
    ("field", "after"), [("name", 7), ("level", "provinsi"), ("name", None), ("name", 2**70), ("name", "a\0")]
)
def test_a_value_of_the_wrong_kind_is_refused(office: Office, plan: Plan, field: str, after: Any) -> None:
    before = getattr(program(plan), field)
    with (
        acting(office.scope("planner", office.agency)),
        pytest.raises(Refused, match=r"tidak sesuai|terlalu besar|tidak dapat disimpan"),
    ):
        rename(plan, before, after, field)
    assert getattr(program(plan), field) == before


def test_money_is_edited_as_sen(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        row = load(plan).all(Ceiling)[0]
        edit(plan, "Ceiling", row.id, "amount", 100_00, 250_00, "salah ketik")
        assert load(plan).all(Ceiling)[0].amount == 250_00
        with pytest.raises(Refused, match="terlalu besar"):
            edit(plan, "Ceiling", row.id, "amount", 250_00, 2**63, "salah ketik")


def test_a_reason_is_demanded(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="alasan"):
        edit(plan, "WorkItem", program(plan).id, "name", "Program", "x", "  ")


def test_an_approved_plan_is_not_edited(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        approve(plan)
        with pytest.raises(Refused, match="sudah ditetapkan"):
            rename(plan)


def test_an_operator_edits_his_own_row_and_no_other(office: Office, plan: Plan) -> None:
    with acting(office.scope("operator", office.one)):
        mine = load(plan).all(WorkItem)[0]
        edit(plan, "WorkItem", mine.id, "name", "Program Satu", "Program 1", "salah ketik")
        with pytest.raises(Refused, match="tidak ada lagi"):
            rename(plan)
        assert load(plan).all(WorkItem)[0].name == "Program 1"
    assert program(plan).name == "Program"
    with system("uji"):
        assert Plan.objects.get().revision == 2


def test_an_inspector_edits_nothing(office: Office, plan: Plan) -> None:
    with acting(office.scope("inspectorate", office.government)), pytest.raises(Refused, match="tidak berwenang"):
        rename(plan)


def test_a_confirmed_doubt_stays_confirmed_when_the_file_comes_again(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)) as scope:
        doubt = Doubt.objects.get()
        assert confirm(doubt).confirmed_by_name == scope.name
        confirm(doubt)
        assert problems_of(plan) == []
        assert LogEntry.objects.filter(code="plan.confirmed").count() == 1
        assert load(plan).all(PlanDocument) != ()


def test_a_doubt_about_an_approved_plan_is_no_longer_confirmed(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        doubt = Doubt.objects.get()
        approve(plan)
        with pytest.raises(Refused, match="sudah ditetapkan"):
            confirm(doubt)
        assert Doubt.objects.get().confirmed_at is None


def test_the_public_confirms_nothing(office: Office, plan: Plan) -> None:
    with system("uji"):
        doubt = Doubt.objects.get()
    with acting(Scope(actor="publik")), pytest.raises(Doubt.DoesNotExist):
        confirm(doubt)
