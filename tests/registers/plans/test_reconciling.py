"""The annual plan beside the DPA: cases built from the sample RKT; the amounts are those one reads in Tabel 2.6."""

from functools import cache
from pathlib import Path

import pytest

from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.lacking import add_lacking
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.reconciling import Beside, reconcile, take_over
from selaras.registers.plans.store import book_of, load, store
from tests.completeness import SHARED
from tests.making import YEAR, book, ceiling, changed, document, kelurahan, without, work_item
from tests.registers.conftest import Office

ROOT = Path(__file__).resolve().parents[3]
MILLION = 1_000_000_00


@cache
def plan_book() -> Book:
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md").book


@cache
def dpa_book() -> Book:
    """The same work as a DPA: one pagu higher and under a code of four digits, one line under another code, one
    missing, one that the plan does not have, and one of Kelurahan Pendingin lower and with its fund source."""
    given = changed(plan_book(), "PlanDocument-1", kind="dpa", title="DPA 2025")
    given = changed(given, "WorkItem-4", code="7.01.01.2.01.0001")
    given = changed(given, plan_book().ceilings["WorkItem-4"].id, amount=150 * MILLION)
    given = changed(given, "WorkItem-8", code="7.01.01.2.01.0099")
    given = without(given, ["WorkItem-9", plan_book().ceilings["WorkItem-9"].id, *measures("WorkItem-9")])
    given = changed(given, plan_book().ceilings["WorkItem-84"].id, amount=30 * MILLION)
    given = changed(given, "WorkItem-84", fund_source="Dana Alokasi Umum")
    more = work_item("7.01.01.2.01.0004", "Koordinasi dan Penyusunan DPA-SKPD", id="more", parent="WorkItem-3",
                     document="PlanDocument-1", organisation="Organisation-1")  # fmt: skip
    money = ceiling(more, 3 * MILLION, id="more-money", document="PlanDocument-1")
    return Book([*given, more, money])


def measures(item: str) -> list[str]:
    found = [row.id for row in plan_book() if getattr(row, "subject", "") == item]
    return [*found, *(row.id for row in plan_book() if getattr(row, "indicator", "") in found)]


def named(name: str) -> Beside:
    lines = reconcile(plan_book(), dpa_book()).lines
    return next(line for line in lines if (line.plan or line.dpa) and name in (line.plan or line.dpa).name)  # type: ignore[union-attr]


def test_every_line_of_the_sample_stands_beside_that_of_the_dpa() -> None:
    """Of 80 sub kegiatan 77 are equal, two have another pagu, one is missing in the DPA; the DPA has one more."""
    done = reconcile(plan_book(), dpa_book())
    counts = {state: done.count(state) for state in ("equal", "differs", "only_plan", "only_dpa")}
    assert counts == {"equal": 77, "differs": 2, "only_plan": 1, "only_dpa": 1}


def test_totals_stand_apart_for_the_kecamatan_and_its_kelurahan() -> None:
    """45.893.689.013 + 10.000.000 − 300.000.000 + 3.000.000; five kelurahan 8.700.000.000 − 3.290.000."""
    done = reconcile(plan_book(), dpa_book())
    assert (done.plan.own, done.plan.units) == (45_893_689_013_00, 8_700_000_000_00)
    assert (done.dpa.own, done.dpa.units) == (45_606_689_013_00, 8_696_710_000_00)
    assert done.plan.both == 54_593_689_013_00


def test_a_code_of_two_digits_is_the_same_line_as_one_of_four() -> None:
    line = named("Penyusunan Dokumen Perencanaan Perangkat Daerah")
    assert (line.state, line.difference, line.own) == ("differs", 10 * MILLION, True)


def test_a_line_under_another_code_is_found_by_its_name() -> None:
    line = named("Evaluasi Kinerja Perangkat Daerah")
    assert line.state == "equal"
    assert line.plan is not None
    assert line.dpa is not None
    assert (line.plan.code, line.dpa.code) == ("7.01.01.2.01.07", "7.01.01.2.01.0099")


def test_what_only_one_of_them_has_is_told() -> None:
    assert named("Pelaksanaan Pengumpulan Data Statistik Sektoral").state == "only_plan"
    assert named("Koordinasi dan Penyusunan DPA-SKPD").state == "only_dpa"


def test_a_line_of_a_kelurahan_is_never_that_of_the_kecamatan() -> None:
    one = work_item("7.01.03", "Pemberdayaan", organisation="kelurahan-1", id="one")
    own = work_item("7.01.03", "Pemberdayaan", id="own")
    unit = kelurahan(1, "KELURAHAN SATU")
    done = reconcile(book(unit, one, ceiling(one, 5_00)), book(unit, own, ceiling(own, 5_00)))
    assert [(line.state, line.unit) for line in done.lines] == [
        ("only_plan", "KELURAHAN SATU"), ("only_dpa", "KECAMATAN CONTOH"),
    ]  # fmt: skip
    assert (done.plan.own, done.plan.units, done.dpa.own, done.dpa.units) == (None, 5_00, 5_00, None)


def test_an_unknown_pagu_is_no_zero() -> None:
    item = work_item("7.01.03", "Pemberdayaan", id="item")
    done = reconcile(book(item, ceiling(item, None)), book(item, ceiling(item, 0)))
    assert [(line.state, line.difference) for line in done.lines] == [("differs", None)]
    assert (done.plan.both, done.dpa.both) == (None, 0)


@pytest.mark.shared
def test_the_real_dpa_reads_and_equals_itself() -> None:
    dpa = read(SHARED / "samples" / "dpa-pasangkayu-2024.xlsx").book
    done = reconcile(dpa, dpa)
    assert (done.count("equal"), len(done.lines)) == (44, 44)
    assert done.plan.own == sum(row.amount or 0 for row in dpa.ceilings.values())


@pytest.fixture
def both(machine: Scope) -> tuple[Plan, Plan]:
    government = Unit.objects.create(level="government", kind="kabupaten", code="64.02", name="KABUPATEN CONTOH")
    agency = Unit.objects.create(
        level="agency", kind="kecamatan", code="7.01.1.03.0.00.17.0000", name="KECAMATAN SANGASANGA", parent=government
    )
    done = accept(plan_book(), (), agency, 2025)
    dpa = accept(dpa_book(), (), agency, 2025)
    assert done.plan is not None
    assert dpa.plan is not None
    return done.plan, dpa.plan


def amounts(plan: Plan) -> dict[tuple[str, str], int]:
    """(name of unit, name) → whole rupiah."""
    stored = load(plan)
    names = {row.id: getattr(row, "name", "") for row in stored}
    items = stored.all(WorkItem)
    return {(names[item.organisation], item.name): (stored.ceilings[item.id].amount or 0) // 100 for item in items}


def test_taking_over_one_line_moves_everything_above_by_as_much(both: tuple[Plan, Plan]) -> None:
    plan, dpa = both
    line = next(line for line in reconcile(load(plan), load(dpa)).lines if line.state == "differs")
    assert line.plan is not None
    made = take_over(plan, dpa, [line.plan.row])
    after = amounts(plan)
    own = "KECAMATAN SANGASANGA"
    assert after[own, "Penyusunan Dokumen Perencanaan Perangkat Daerah"] == 150_000_000
    assert after[own, "Perencanaan Penganggaran dan Evaluasi Kinerja Perangkat Daerah"] == 615_000_000
    assert after[own, "Kecamatan Sanga Sanga"] == 45_903_689_013
    assert len(made) == 4
    assert {edit.reason for edit in made} == {"mengikuti DPA 2025 (murni)"}


def test_taking_over_all_is_one_decision_with_fund_sources_and_can_be_undone(both: tuple[Plan, Plan]) -> None:
    plan, dpa = both
    before = amounts(plan)
    made = take_over(plan, dpa, None)
    after = amounts(plan)
    village = "KELURAHAN PENDINGIN"
    assert after[village, "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD"] == 30_000_000
    assert after[village, "Administrasi Umum Perangkat Daerah"] == 63_408_000
    assert after[village, "KELURAHAN PENDINGIN"] == 1_676_710_000
    assert after["KECAMATAN SANGASANGA", "Kecamatan Sanga Sanga"] == 45_903_689_013
    assert [edit.after for edit in made if edit.field == "fund_source"] == ["Dana Alokasi Umum"]
    assert len({edit.at for edit in made}) == 1
    done = reconcile(load(plan), load(dpa))
    assert (done.count("differs"), done.count("only_plan"), done.count("only_dpa")) == (0, 1, 1)
    with pytest.raises(Refused, match="sudah sama dengan DPA"):
        take_over(Plan.objects.get(pk=plan.pk), dpa, None)
    take_back(made)
    assert amounts(plan) == before


def test_a_shift_takes_over_pagu_and_leaves_fund_sources(office: Office) -> None:
    item = work_item("7.01.03", "Pemberdayaan", id="item")
    given = book(item, ceiling(item, 5_00, id="money"))
    with acting(office.scope("planner", office.agency)):
        done = accept(given, (), office.agency, 2025)
        assert done.plan is not None
    with acting(office.scope("camat", office.agency)):
        approve(done.plan)
    with acting(office.scope("planner", office.agency)):
        shift = open_version(Plan.objects.get(pk=done.plan.pk), "pergeseran 1")
        dpa = Plan.objects.create(org_unit=office.agency, kind="dpa", year=2025)
        other = changed(changed(given, "money", amount=7_00), "item", fund_source="PAD")
        store(book(document(kind="dpa"), *[row for row in other if row.id != "plan"]), dpa)
        made = take_over(shift, dpa, None)
        assert [(edit.kind, edit.after) for edit in made] == [("Ceiling", 7_00)]
        assert book_of(Plan.objects.get(pk=shift.pk)).all(WorkItem)[0].fund_source == ""


def test_what_only_the_dpa_has_comes_into_the_draft_and_raises_what_stands_above(
    office: Office, planner: Scope
) -> None:
    program = work_item("7.01.02", "Program", id="program")
    activity = work_item("7.01.02.2.01", "Kegiatan", id="activity", parent="program")
    first = work_item("7.01.02.2.01.0001", "Satu", id="first", parent="activity")
    second = work_item("7.01.02.2.01.0002", "Dua", id="second", parent="activity")
    other = work_item("7.01.02.2.02", "Kegiatan Dua", id="other", parent="program")
    third = work_item("7.01.02.2.02.0001", "Tiga", id="third", parent="other")
    mine = [program, activity, first, *(ceiling(row, 100_00) for row in (program, activity, first))]
    plan = accept(book(document(), *mine), (), office.agency, YEAR).plan
    money = ((program, 175_00), (activity, 140_00), (first, 100_00), (second, 40_00), (other, 35_00), (third, 35_00))
    theirs = [program, activity, first, second, other, third, *(ceiling(row, amount) for row, amount in money)]
    dpa = accept(book(document(kind="dpa"), *theirs), (), office.agency, YEAR).plan
    assert plan is not None
    assert dpa is not None

    def amounts() -> dict[str, int]:
        stored = load(Plan.objects.get(pk=plan.pk))
        return {row.name: (stored.ceilings[row.id].amount or 0) // 100 for row in stored.all(WorkItem)}

    assert add_lacking(plan, dpa, None) == 2
    assert amounts() == {"Program": 175, "Kegiatan": 140, "Satu": 100, "Dua": 40, "Kegiatan Dua": 35, "Tiga": 35}
    stored = load(Plan.objects.get(pk=plan.pk))
    assert [row.name for row in stored.all(WorkItem)] == ["Program", "Kegiatan", "Satu", "Dua", "Kegiatan Dua", "Tiga"]
    assert reconcile(stored, load(dpa)).count("equal") == 3
    with pytest.raises(Refused, match="tidak lagi hanya ada di DPA"):
        add_lacking(Plan.objects.get(pk=plan.pk), dpa, None)
    take_back(list(Edit.objects.filter(plan=plan)))
    assert amounts() == {"Program": 100, "Kegiatan": 100, "Satu": 100}
