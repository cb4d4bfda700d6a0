"""The first value of a row that is not there yet: the target of an indicator, the pagu of a line."""

import pytest

from selaras.engine.checks.run import run
from selaras.engine.law.law import load_law
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve, digest
from selaras.registers.plans.editing import Change, apply, undo
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, indicator, kelurahan, target, work_item
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    item = work_item("7.01.01", "Program")
    of_one = work_item("7.01.01", "Program Satu", organisation="kelurahan-1")
    filled, empty = indicator(item, "Persentase keluhan"), indicator(of_one, "Jumlah laporan", unit="Laporan")
    rows = (item, of_one, ceiling(item, 100_00), filled, empty, target(filled, 900_000, text="90 Persen"))
    with acting(office.scope("planner", office.agency)):
        done = accept(book(kelurahan(1, "KELURAHAN SATU"), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def missing(plan: Plan) -> Indicator:
    with system("uji"):
        return next(row for row in load(plan).all(Indicator) if row.name == "Jumlah laporan")


def fill(plan: Plan, after: str = "12 laporan", before: str = "") -> Edit:
    (made,) = apply(plan, [Change("Target", "", "text", before, after, of=missing(plan).id)], "isian pada catatan")
    return made


def targets(plan: Plan) -> list[Target]:
    with system("uji"):
        return [row for row in load(plan).all(Target) if row.indicator == missing(plan).id]


def noted(plan: Plan) -> int:
    with system("uji"):
        return len(run(load(plan), load_law(), ids=["TGT-001"]).findings)


def test_the_first_target_makes_its_row_and_is_read_like_any_other(office: Office, plan: Plan) -> None:
    assert noted(plan) == 1
    with acting(office.scope("planner", office.agency)):
        made = fill(plan)
    (row,) = targets(plan)
    assert (row.text, row.value, row.unit, row.period) == ("12 laporan", 120_000, "laporan", str(YEAR))
    assert (row.document, row.organisation, row.place) == (
        missing(plan).document, missing(plan).organisation, missing(plan).place,
    )  # fmt: skip
    assert (made.row, made.before, made.after) == (row.id, "", "12 laporan")
    assert noted(plan) == 0


def test_it_is_one_log_entry_and_stands_in_the_trail(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        fill(plan)
    with system("uji"):
        (entry,) = LogEntry.objects.filter(code="plan.edited")
        assert entry.sentence == ("Mengubah (kosong) menjadi “12 laporan” pada RKT 2025 (murni): isian pada catatan.")
        assert entry.org_unit_id == office.one.pk
        assert TrailRow.objects.filter(table_name="plans_target", row_id=targets(plan)[0].id).exists()


def test_taken_back_the_target_is_missing_again(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        undo(fill(plan))
        assert noted(plan) == 1
        assert targets(plan) == []
        again = fill(plan, "15 laporan")
    (row,) = targets(plan)
    assert (row.id, row.text) == (again.row, "15 laporan")


def test_the_second_of_two_people_is_refused_with_what_the_first_wrote(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        fill(plan)
        with pytest.raises(Refused, match=r"sekarang “12 laporan”, bukan \(kosong\)"):
            fill(plan, "99 laporan")
    assert [row.text for row in targets(plan)] == ["12 laporan"]


def test_the_operator_fills_the_rows_of_the_own_unit_and_no_others(office: Office, plan: Plan) -> None:
    with acting(office.scope("operator", office.ten)), pytest.raises(Refused, match="tidak ada lagi"):
        fill(plan)
    with acting(office.scope("inspectorate", office.government)), pytest.raises(Refused, match="tidak berwenang"):
        fill(plan)
    assert targets(plan) == []
    with acting(office.scope("operator", office.one)):
        fill(plan)
    assert [row.text for row in targets(plan)] == ["12 laporan"]


@pytest.mark.parametrize(("kind", "field"), [("Target", "text"), ("Goal", "text"), ("Bukan", "text")])
def test_nothing_is_made_for_a_row_that_is_not_there(office: Office, plan: Plan, kind: str, field: str) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="tidak ada lagi"):
        apply(plan, [Change(kind, "", field, "", "x", of="tidak-ada")], "uji")


def test_a_refused_value_leaves_no_empty_row(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused):
        fill(plan, "a\0")
    assert targets(plan) == []


def test_a_missing_ceiling_is_written_as_sen(office: Office, plan: Plan) -> None:
    with system("uji"):
        item = next(row for row in load(plan).all(WorkItem) if row.name == "Program Satu")
    with acting(office.scope("planner", office.agency)):
        apply(plan, [Change("Ceiling", "", "amount", None, 250_00, of=item.id)], "isian pada catatan BUD-003")
        entry = LogEntry.objects.filter(code="plan.edited").latest("id")
    assert entry.sentence.startswith("Mengubah (kosong) menjadi “250” pada")
    with system("uji"):
        assert {row.item: row.amount for row in load(plan).all(Ceiling)}[item.id] == 250_00


def test_a_pagu_that_was_taken_back_is_empty_as_in_a_file(office: Office, plan: Plan) -> None:
    with system("uji"):
        (row,) = load(plan).all(Ceiling)
    with acting(office.scope("planner", office.agency)):
        apply(plan, [Change("Ceiling", row.id, "amount", 100_00, None)], "uji")
        (made,) = apply(plan, [Change("Ceiling", row.id, "amount", None, 200_00)], "uji")
        undo(made)
    with system("uji"):
        assert [found.amount for found in load(plan).all(Ceiling)] == [None]


def test_the_same_file_changes_nothing_after_a_value_was_written_and_taken_back(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        same = load(plan)
        undo(fill(plan))
        assert not accept(same, (), office.agency, YEAR).changed


def test_a_row_made_later_stands_in_the_same_order_every_time(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        fill(plan)
        held = approve(plan)
    with system("uji"):
        assert digest(load(Plan.objects.get())) == held.digest


def test_an_approved_plan_is_not_filled(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        approve(plan)
        with pytest.raises(Refused, match="sudah ditetapkan"):
            fill(plan)
