"""A simulation: what saving would do is shown and not done; who may not is refused; it is applied or dropped."""

import pytest

from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.issuing.effects import unpacked
from selaras.registers.issuing.simulating import (
    apply_simulation,
    changes_of,
    drop,
    is_stale,
    suppose,
    suppose_in,
    withdraw,
    work_out,
)
from selaras.registers.organisations.document_settings import change_settings
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.entering import Cell, State
from selaras.registers.plans.models import Edit, Plan, Simulation
from selaras.registers.plans.store import load
from selaras.registers.plans.supposing import supposed, supposed_cells
from tests.making import YEAR, book, ceiling, document, indicator, target, work_item
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    """A program of 300 with two kegiatan of 100 and 200, and a target of 90 percent."""
    program = work_item("7.01.02", "PROGRAM PELAYANAN", id="p", level="program")
    works = [work_item(f"7.01.02.2.0{n}", f"Kegiatan {n}", id=f"k{n}", level="kegiatan", parent="p") for n in (1, 2)]
    measured = indicator(program, "Persentase layanan tepat waktu", unit="Persen")
    money = [ceiling(program, 300_00), ceiling(works[0], 100_00), ceiling(works[1], 200_00)]
    rows = [program, *works, *money, measured, target(measured, 90_0000, text="90 Persen", unit="Persen")]
    with acting(office.scope("planner", office.agency)):
        done = accept(book(document(), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def of(plan: Plan, code: str) -> str:
    with system("uji"):
        return next(row.id for row in load(plan).all(WorkItem) if row.code == code)


def pagu(plan: Plan, code: str, before: int, after: int) -> Change:
    return Change("Ceiling", "", "amount", before, after, of=of(plan, code), period=str(YEAR))


def amounts(plan: Plan) -> list[int | None]:
    with system("uji"):
        return [row.amount for row in load(plan).all(Ceiling)]


def test_what_would_be_is_what_saving_makes_and_nothing_of_it_is_kept(office: Office, plan: Plan) -> None:
    with system("uji"):
        (measured,) = load(plan).all(Indicator)
    change = Change("Target", "", "text", "90 Persen", "95,5 Persen", of=measured.id, period=str(YEAR))
    with acting(office.scope("planner", office.agency)):
        revision, edits = plan.revision, Edit.objects.count()
        after = supposed(plan, [change])
        plan.refresh_from_db()
        assert (plan.revision, Edit.objects.count()) == (revision, edits)
        apply(plan, [change], "disimpan")
        stored = load(plan)
    assert [(row.text, row.value, row.unit) for row in after.all(Target)] == [("95,5 Persen", 955_000, "Persen")]
    assert [(row.text, row.value, row.unit) for row in stored.all(Target)] == [("95,5 Persen", 955_000, "Persen")]


def test_cells_are_read_as_ever_and_what_cannot_be_read_is_answered(office: Office, plan: Plan) -> None:
    cells = [
        Cell("Ceiling", of(plan, "7.01.02.2.01"), "amount", 100_00, "150", str(YEAR)),
        Cell("Ceiling", of(plan, "7.01.02.2.02"), "amount", 200_00, "banyak", str(YEAR)),
    ]
    with acting(office.scope("planner", office.agency)):
        changes, answers = supposed_cells(plan, cells)
    assert [each.state for each in answers] == [State.SAVED, State.UNREADABLE]
    assert changes == [pagu(plan, "7.01.02.2.01", 100_00, 150_00)]
    assert amounts(plan) == [300_00, 100_00, 200_00]


def test_every_line_total_and_note_that_a_change_touches_is_told(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)])
        effects = unpacked(made.effects)
        assert [note.check for note in effects.come] == ["BUD-001"]
        assert "tidak sama dengan jumlah" in effects.come[0].message
        assert effects.gone == []
        work = {paper.title: paper.lines for paper in effects.papers}["Rencana Kerja Tahunan"]
        assert [(line.before.split(" | ")[-1], line.after.split(" | ")[-1]) for line in work] == [("100", "150")]
        both = suppose(plan, [pagu(plan, "7.01.02", 300_00, 350_00)], into=made)
        effects = unpacked(both.effects)
    assert effects.come == []
    lines = {paper.title: paper.lines for paper in effects.papers}["Rencana Kerja Tahunan"]
    assert [line.after.split(" | ")[-1] for line in lines] == ["350", "150", "350"]  # program, kegiatan and the total
    assert amounts(plan) == [300_00, 100_00, 200_00]


def test_documents_are_compared_in_the_outline_that_the_agency_chose(office: Office, plan: Plan) -> None:
    """Six chapters (Permendagri 14/2026) print the work as Tabel 4.1, five as T-C.33."""
    with system("uji"):
        change_settings(office.agency, {"choices": {"renja_outline": "renja-14-2026"}})
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)])
    tables = {paper.title: {line.where for line in paper.lines} for paper in unpacked(made.effects).papers}
    assert tables["Rencana Kerja"] == {"Tabel 4.1"}


def test_a_second_change_of_one_value_takes_the_place_of_the_first(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)])
        made = suppose_in(plan, [pagu(plan, "7.01.02.2.01", 100_00, 160_00)], made.created_by)
        assert [(each.before, each.after) for each in changes_of(made)] == [(100_00, 160_00)]
        made = suppose_in(plan, [pagu(plan, "7.01.02.2.01", 100_00, 100_00)], made.created_by)
        assert changes_of(made) == []
        assert Simulation.objects.count() == 1


def test_it_is_applied_by_one_decision_that_can_be_taken_back_and_then_closed(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)], title="Tambah layanan")
        edits = apply_simulation(made)
        assert [edit.reason for edit in edits] == ["simulasi “Tambah layanan”"]
        assert amounts(plan) == [300_00, 150_00, 200_00]
        made.refresh_from_db()
        assert made.state == "applied"
        for verb in (apply_simulation, drop, work_out):
            with pytest.raises(Refused, match="sudah diterapkan"):
                verb(made)


def test_a_value_that_somebody_changed_meanwhile_is_told_and_nothing_is_applied(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)])
        apply(plan, [pagu(plan, "7.01.02.2.01", 100_00, 120_00)], "lain")
        made.plan.refresh_from_db()
        assert is_stale(made)
        assert "Isian ini sekarang" in unpacked(work_out(made).effects).failed
        with pytest.raises(Refused, match="Isian ini sekarang"):
            apply_simulation(made)
        assert unpacked(withdraw(made, 0).effects).failed == ""
    assert amounts(plan) == [300_00, 120_00, 200_00]


def test_it_is_dropped_and_the_plan_stays_as_it_is(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = drop(suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)], title="Coba"))
        assert LogEntry.objects.latest("id").sentence == "Coba: dibuang."
    assert (made.state, amounts(plan)) == ("dropped", [300_00, 100_00, 200_00])


def test_who_may_not_edit_and_plans_that_are_no_drafts_have_no_simulation(office: Office, plan: Plan) -> None:
    change = pagu(plan, "7.01.02.2.01", 100_00, 150_00)
    for role, unit in (("operator", office.one), ("bappeda", office.government)):
        with acting(office.scope(role, unit)), pytest.raises(Refused, match="tidak berwenang"):
            suppose(plan, [change])
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="Tidak ada yang diubah"):
        suppose(plan, [])
    with acting(office.scope("camat", office.agency)):
        approved = approve(plan)
        with pytest.raises(Refused, match="bukan draf lagi"):
            suppose(approved, [change])
