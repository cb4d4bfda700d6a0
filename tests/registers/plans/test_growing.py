"""Rows that a person adds to a draft or takes out of it: where they stand, what goes with them, and the way back."""

import pytest

from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import Ceiling, Figure, Indicator, Paragraph, Section, Target, WorkItem
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.editing import Change, apply, take_back
from selaras.registers.plans.growing import add_row, add_rows, retire_row
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, indicator, kelurahan, row, target, work_item
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    """Two programs of the agency, the first with two sub kegiatan, and one program of a kelurahan."""
    first = work_item("7.01.02", "Pelayanan")
    whole = work_item("7.01.02.2.01", "Koordinasi", parent=first.id)
    subs = [work_item(f"7.01.02.2.01.000{n}", f"Sub {n}", parent=whole.id) for n in (1, 2)]
    second = work_item("7.01.03", "Pemberdayaan")
    of_one = work_item("7.01.03", "Pemberdayaan", organisation="kelurahan-1")
    measured = indicator(subs[0], "Jumlah laporan", unit="Laporan")
    rows = [first, ceiling(first, 300_00), whole, subs[0], ceiling(subs[0], 300_00), measured]
    rows += [target(measured, 120_000, text="12 laporan"), subs[1], second, of_one, ceiling(of_one, 5_00)]
    with acting(office.scope("planner", office.agency)):
        done = accept(book(kelurahan(1, "KELURAHAN SATU"), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def items(plan: Plan) -> list[WorkItem]:
    with system("uji"):
        return list(load(plan).all(WorkItem))


def item(plan: Plan, code: str) -> WorkItem:
    return next(each for each in items(plan) if each.code == code)


def like(given: WorkItem, code: str, name: str = "Baru", **fields: object) -> WorkItem:
    return replace(given, **{"id": "new", "code": code, "name": name, "place": Place(), **fields})


def codes(plan: Plan) -> list[str]:
    return [each.code for each in items(plan)]


def test_a_new_row_stands_after_its_siblings_and_before_what_follows_them(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        add_row(plan, like(item(plan, "7.01.02.2.01.0002"), "7.01.02.2.01.0003"), "dianggarkan")
        kegiatan = like(item(plan, "7.01.02.2.01"), "7.01.02.2.02")
        add_rows(
            plan,
            [kegiatan, like(item(plan, "7.01.02.2.01.0001"), "7.01.02.2.02.0001", id="below", parent="new")],
            "lagi",
        )
    assert codes(plan)[:7] == [
        "7.01.02", "7.01.02.2.01", "7.01.02.2.01.0001", "7.01.02.2.01.0002", "7.01.02.2.01.0003", "7.01.02.2.02",
        "7.01.02.2.02.0001",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "code", "behind"), [("program", "7.01.04", "7.01.03"), ("sub_kegiatan", "7.01.03.2.01.0001", "7.01.03")]
)
def test_a_first_row_stands_behind_its_parent_and_a_program_at_the_end_of_its_unit(
    office: Office, plan: Plan, level: str, code: str, behind: str
) -> None:
    second = item(plan, "7.01.03")
    parent = second.id if level == "sub_kegiatan" else ""
    with acting(office.scope("planner", office.agency)):
        add_row(plan, like(second, code, level=level, parent=parent), "dianggarkan")
    found = [(each.code, each.organisation) for each in items(plan)]
    at = found.index((code, second.organisation))
    assert found[at - 1] == (behind, second.organisation)
    assert found[at + 1][1] != second.organisation


def test_the_order_of_the_table_of_documents_is_the_order_of_the_book(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        add_row(plan, like(item(plan, "7.01.02.2.01.0001"), "7.01.02.2.01.0003"), "dianggarkan")
    found = items(plan)
    assert sorted(found, key=lambda each: each.order) == found


def test_rows_added_together_point_at_each_other_and_are_typed(office: Office, plan: Plan) -> None:
    made = like(item(plan, "7.01.02.2.01.0001"), "7.01.02.2.01.0003")
    measured = replace(
        indicator(made, "Jumlah orang", unit="Orang"), document=made.document, organisation=made.organisation
    )
    pagu = row(Ceiling, item="new", amount=None, text="", document=made.document, organisation=made.organisation)
    with acting(office.scope("planner", office.agency)):
        records = add_rows(plan, [made, pagu, measured], "dianggarkan")
    stored = item(plan, "7.01.02.2.01.0003")
    with system("uji"):
        found = load(plan)
    assert stored.id == records[0].pk != "new"
    assert [each.name for each in found.all(Indicator) if each.subject == stored.id] == ["Jumlah orang"]
    assert [each.amount for each in found.all(Ceiling) if each.item == stored.id] == [None]
    assert (stored.place.file, stored.place.by, stored.version) == ("", "Orang Contoh 1", plan.version)


def test_adding_is_one_log_entry_and_moves_nothing_in_the_trail(office: Office, plan: Plan) -> None:
    with system("uji"):
        before = TrailRow.objects.filter(action="update", table_name="plans_workitem").count()
    with acting(office.scope("planner", office.agency)):
        add_row(plan, like(item(plan, "7.01.02.2.01.0001"), "7.01.02.2.01.0003"), "dianggarkan")
    with system("uji"):
        (entry,) = LogEntry.objects.filter(code="plan.added")
        assert TrailRow.objects.filter(action="update", table_name="plans_workitem").count() == before
    assert entry.sentence == "Menambah sub kegiatan 7.01.02.2.01.0003 Baru pada RKT 2025 (murni): dianggarkan."


def test_what_is_part_of_a_row_goes_with_it_and_comes_back_with_it(office: Office, plan: Plan) -> None:
    with system("uji"):
        before = load(plan)
    with acting(office.scope("planner", office.agency)):
        edits = retire_row(plan, "WorkItem", item(plan, "7.01.02").id, "tidak dianggarkan")
    with system("uji"):
        left = load(plan)
        (entry,) = LogEntry.objects.filter(code="plan.retired")
    assert sorted(edit.kind for edit in edits) == [
        "Ceiling", "Ceiling", "Indicator", "Target", "WorkItem", "WorkItem", "WorkItem", "WorkItem",
    ]  # fmt: skip
    assert [each.code for each in left.all(WorkItem)] == ["7.01.03", "7.01.03"]
    assert not left.all(Target)
    assert entry.sentence == (
        "Menghapus program 7.01.02 Pelayanan, kegiatan 7.01.02.2.01 Koordinasi, sub kegiatan 7.01.02.2.01.0001 Sub 1 "
        "dan sub kegiatan 7.01.02.2.01.0002 Sub 2 beserta 4 isiannya dari RKT 2025 (murni): tidak dianggarkan."
    )
    with acting(office.scope("planner", office.agency)):
        take_back(edits)
    with system("uji"):
        assert load(plan) == before


def test_what_was_added_can_be_taken_back_until_somebody_fills_it(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        add_row(plan, like(item(plan, "7.01.02.2.01.0001"), "7.01.02.2.01.0003"), "dianggarkan")
        with system("uji"):
            (made,) = Edit.objects.filter(plan=plan)
        stored = item(plan, "7.01.02.2.01.0003")
        (filled,) = apply(plan, [Change("Ceiling", "", "amount", None, 7_00, of=stored.id)], "pagu")
        with pytest.raises(Refused, match="sudah diisi sejak ditambahkan"):
            take_back([made])
        with acting(office.scope("planner", office.agency)):
            retire_row(plan, "Ceiling", filled.row, "salah")
        take_back([made])
    assert "7.01.02.2.01.0003" not in codes(plan)


def test_a_part_does_not_come_back_without_its_whole(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        part = retire_row(plan, "WorkItem", item(plan, "7.01.02.2.01.0001").id, "tidak dianggarkan")
        retire_row(plan, "WorkItem", item(plan, "7.01.02").id, "tidak dianggarkan")
        with pytest.raises(Refused, match="Baris induknya sudah dihapus"):
            take_back(part)


def test_a_row_that_others_lean_on_stays(office: Office, plan: Plan) -> None:
    whole = item(plan, "7.01.02")
    text = Paragraph("Pagu 300", Place(), figures=(Figure(5, 8, whole.id, "name"),))
    section = row(
        Section, number="1", heading="Pendahuluan", level=1, order=1, paragraphs=(text,), document=whole.document,
        organisation=whole.organisation,
    )  # fmt: skip
    with acting(office.scope("planner", office.agency)):
        add_row(plan, section, "naskah")
        with pytest.raises(Refused, match="dikutip dalam naskah “Pendahuluan”"):
            retire_row(plan, "WorkItem", whole.id, "tidak dianggarkan")


@pytest.mark.parametrize(("kind", "reason", "told"), [
    ("Organisation", "salah", "tidak dapat dihapus di sini"),
    ("WorkItem", " ", "Tuliskan alasan penghapusan"),
    ("WorkItem", "salah", "tidak ada lagi dalam rencana"),
])  # fmt: skip
def test_what_cannot_be_taken_out_is_refused(office: Office, plan: Plan, kind: str, reason: str, told: str) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match=told):
        retire_row(plan, kind, "tidak-ada", reason)


def test_nothing_comes_into_an_approved_plan_and_nothing_goes(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        approve(plan)
        for act in (
            lambda: add_row(plan, like(item(plan, "7.01.02"), "7.01.04"), "lagi"),
            lambda: retire_row(plan, "WorkItem", item(plan, "7.01.02").id, "salah"),
        ):
            with pytest.raises(Refused, match="sudah ditetapkan"):
                act()


def test_an_operator_adds_to_the_own_kelurahan_only(office: Office, plan: Plan) -> None:
    of_one = items(plan)[-1]
    with acting(office.scope("operator", office.one)):
        add_row(plan, like(of_one, "7.01.03.2.02", level="kegiatan", parent=of_one.id), "usulan")
        with pytest.raises(Refused, match="tidak berwenang menambah baris rencana KECAMATAN CONTOH"):
            add_row(plan, like(item(plan, "7.01.02"), "7.01.04"), "usulan")
    assert codes(plan)[-2:] == ["7.01.03", "7.01.03.2.02"]


def test_a_row_that_leads_nowhere_is_refused_and_nothing_is_kept(office: Office, plan: Plan) -> None:
    before = codes(plan)
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="Baris yang dirujuk"):
        add_row(plan, like(item(plan, "7.01.02"), "7.01.04", parent="tidak-ada"), "lagi")
    assert codes(plan) == before


def test_a_month_of_cash_and_the_year_after_stand_in_rows_of_their_own(office: Office, plan: Plan) -> None:
    sub = item(plan, "7.01.02.2.01.0001")
    with acting(office.scope("planner", office.agency)):
        cash = Change("CashPlan", "", "amount", None, 100_00, of=sub.id, period=f"{YEAR}-M03")
        after = Change("Ceiling", "", "amount", None, 350_00, of=sub.id, period=str(YEAR + 1))
        edits = apply(plan, [cash, after], "pengisian")
        with system("uji"):
            found = load(plan)
        assert [(each.item, each.period, each.amount) for each in found.all(CashPlan)] == [(sub.id, "2025-M03", 100_00)]
        assert found.ceilings[sub.id].amount == 300_00
        take_back(edits)
        with system("uji"):
            assert not load(plan).all(CashPlan)
            assert [each.period for each in load(plan).all(Ceiling) if each.item == sub.id] == ["2025"]


@pytest.mark.parametrize("period", ["2027", "2024", "..2025", "2025-2026", "kapan"])
def test_a_plan_speaks_of_its_year_and_the_one_after(office: Office, plan: Plan, period: str) -> None:
    sub = item(plan, "7.01.02.2.01.0001")
    change = Change("Ceiling", "", "amount", None, 1_00, of=sub.id, period=period)
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused):
        apply(plan, [change], "pengisian")
