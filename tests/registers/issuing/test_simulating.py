"""A simulation: what saving would do is shown and not done; who may not is refused; it is applied or dropped."""

from pathlib import Path

import pytest

from selaras.engine.readers.reader import read
from selaras.engine.tables.frozen import values
from selaras.engine.tables.performance_tree import TreeNode
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, Target, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.issuing.effects import unpacked
from selaras.registers.issuing.simulating import (
    apply_simulation,
    drop,
    is_stale,
    simulation_seen,
    step_seen,
    steps_of,
    suppose,
    suppose_in,
    withdraw,
    work_out,
)
from selaras.registers.organisations.document_settings import change_settings
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.entering import Cell, State
from selaras.registers.plans.models import Edit, Plan, Simulation
from selaras.registers.plans.performance_trees import add_node, begin, new_node, plans_beside
from selaras.registers.plans.store import load
from selaras.registers.plans.supposing import Addition, Removal, supposed, supposed_cells
from tests.making import YEAR, book, ceiling, document, indicator, row, target, work_item
from tests.registers.conftest import Office

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"


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
        assert [(each.of, each.before, each.after) for each in effects.sums] == [
            ("Seluruh rencana", 300_00, 350_00), ("7.01.02 PROGRAM PELAYANAN", 300_00, 350_00),
        ]  # fmt: skip
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
        assert [values(each) for each in steps_of(made)] == [values(pagu(plan, "7.01.02.2.01", 100_00, 160_00))]
        made = suppose_in(plan, [pagu(plan, "7.01.02.2.01", 100_00, 100_00)], made.created_by)
        assert steps_of(made) == []
        assert Simulation.objects.count() == 1


def test_it_is_applied_by_one_decision_that_can_be_taken_back_and_then_closed(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)], title="Tambah layanan")
        assert apply_simulation(made, simulation_seen(made)) == 1
        assert Edit.objects.get(plan=plan).reason == "simulasi “Tambah layanan”"
        assert amounts(plan) == [300_00, 150_00, 200_00]
        made.refresh_from_db()
        assert made.state == "applied"
        for verb in (drop, work_out, lambda held: apply_simulation(held, simulation_seen(held))):
            with pytest.raises(Refused, match="sudah diterapkan"):
                verb(made)


def test_a_value_that_somebody_changed_meanwhile_is_told_and_nothing_is_applied(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)])
        apply(plan, [pagu(plan, "7.01.02.2.01", 100_00, 120_00)], "lain")
        made.plan.refresh_from_db()
        assert is_stale(made)
        assert "Isian ini sekarang" in unpacked(work_out(made).effects).failed
        made.refresh_from_db()
        with pytest.raises(Refused, match="Isian ini sekarang"):
            apply_simulation(made, simulation_seen(made))
        with pytest.raises(Refused, match="tidak ada lagi dalam simulasi"):
            withdraw(made, "lain")
        newer = suppose(plan, [pagu(plan, "7.01.02.2.01", 120_00, 150_00)], into=made)
        assert unpacked(newer.effects).failed == ""  # what was typed beside the new value takes its place
        assert unpacked(withdraw(made, step_seen(steps_of(newer)[0])).effects).failed == ""
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


def test_what_is_applied_is_what_was_shown(office: Office, plan: Plan) -> None:
    """Two changes where the page showed one; and a plan that changed elsewhere since the effects were worked out."""
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [pagu(plan, "7.01.02.2.01", 100_00, 150_00)])
        seen = simulation_seen(made)
        suppose(plan, [pagu(plan, "7.01.02.2.02", 200_00, 250_00)], into=made)
        with pytest.raises(Refused, match="berubah sejak halaman dibuka"):
            apply_simulation(made, seen)
        made.refresh_from_db()
        apply(plan, [pagu(plan, "7.01.02", 300_00, 400_00)], "lain")
        made.plan.refresh_from_db()
        with pytest.raises(Refused, match="Rencana berubah sejak simulasi ini dihitung"):
            apply_simulation(made, simulation_seen(made))
    assert amounts(plan) == [400_00, 100_00, 200_00]


def test_a_line_goes_with_all_below_it_and_comes_back_by_taking_back(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        made = suppose(plan, [Removal("WorkItem", of(plan, "7.01.02.2.02"))])
        effects = unpacked(made.effects)
        assert [(each.of, each.after) for each in effects.sums] == [
            ("Seluruh rencana", 100_00), ("7.01.02 PROGRAM PELAYANAN", 100_00),
        ]  # fmt: skip
        assert "Rencana Kerja Tahunan" in {paper.title for paper in effects.papers}
        assert amounts(plan) == [300_00, 100_00, 200_00]
        assert apply_simulation(made, simulation_seen(made)) == 1
    assert amounts(plan) == [300_00, 100_00]


def test_a_note_about_many_rows_is_said_once(machine: Scope) -> None:
    """The RKT spells its place "Sanga - Sanga" in 36 cells, each with a note. One line less leaves 35 of them: one
    sentence turns into another, and none comes or goes with it."""
    agency = Unit.objects.create(
        level="agency", kind="kecamatan", code="7.01.1.03.0.00.17.0000", name="KECAMATAN SANGASANGA",
        parent=Unit.objects.create(level="government", kind="kabupaten", code="64.02", name="KABUPATEN CONTOH"),
    )  # fmt: skip
    reading = read(SAMPLE)
    done = accept(reading.book, reading.problems, agency, 2025, source=reading.name)
    assert done.plan is not None
    effects = unpacked(suppose(done.plan, [Removal("WorkItem", of(done.plan, "7.01.01.2.01.06"))]).effects)
    spelt = [(one.message, other.message) for one, other in effects.turned if one.check == "TXT-006"]
    assert [("(36 tempat)" in one, "(35 tempat)" in other) for one, other in spelt] == [(True, True)]
    assert "TXT-006" not in {note.check for note in (*effects.come, *effects.gone)}
    (come,) = effects.come
    assert come.message.startswith("Pagu kegiatan 7.01.01.2.01 Perencanaan Penganggaran dan Evaluasi Kinerja")
    assert come.message.endswith("Rp605.000.000 tidak sama dengan jumlah pagu di bawahnya, Rp535.000.000.")


@pytest.fixture
def renstra(office: Office) -> Plan:
    """An objective with a target of 80 in the first year and 90 in the third, of five years."""
    aim = row(Objective, id="aim", number="1", text="Loket cepat", goal="goal")
    measured = indicator(aim, "Indeks layanan", unit="Nilai")
    told = [target(measured, n * 1_0000, text=str(n), period=str(at)) for n, at in ((80, YEAR), (90, YEAR + 2))]
    head = document(kind="renstra", last_year=YEAR + 4, period=f"{YEAR}-{YEAR + 4}")
    goal = row(Goal, id="goal", number="1", text="Pelayanan")
    with acting(office.scope("planner", office.agency)):
        done = accept(book(head, goal, aim, measured, *told), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def test_a_target_of_a_later_year_touches_the_tree_of_that_year_and_what_else_was_looked_at_is_said(
    office: Office, renstra: Plan
) -> None:
    with system("uji"):
        (measured,) = load(renstra).all(Indicator)
    change = Change("Target", "", "text", "90", "95", of=measured.id, period=str(YEAR + 2))
    with acting(office.scope("planner", office.agency)):
        begin(office.agency, YEAR, YEAR + 4, plans_beside(office.agency, YEAR)[0])
        effects = unpacked(suppose(renstra, [change]).effects)
    titles = {paper.title for paper in effects.papers}
    tree = next(title for title in titles if title.startswith("Pohon Kinerja, "))
    (line,) = next(paper.lines for paper in effects.papers if paper.title == tree)
    assert ("90" in line.before, "95" in line.after) == (True, True)
    assert any(title.startswith("Rencana Strategis") for title in titles)
    assert effects.same


def test_a_condition_is_added_and_taken_out_on_trial(office: Office, renstra: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        tree = begin(office.agency, YEAR, YEAR + 4, None)
        top = add_node(tree, "outcome", "Pelayanan memuaskan")
        made = suppose(tree, [Addition(tuple(new_node(tree, "intermediate", "Loket dua", top)))])
        added = unpacked(made.effects)
        assert any("Loket dua" in line.after for paper in added.papers for line in paper.lines)
        assert any("Loket dua" in note.message for note in added.come)
        assert [node.text for node in load(tree).all(TreeNode)] == ["Pelayanan memuaskan"]
        apply_simulation(made, simulation_seen(made))
        assert [node.text for node in load(tree).all(TreeNode)] == ["Pelayanan memuaskan", "Loket dua"]
        tree.refresh_from_db()
        gone = unpacked(suppose(tree, [Removal("TreeNode", top)]).effects)
        assert any("Pelayanan memuaskan" in line.before for paper in gone.papers for line in paper.lines)
        assert len(load(tree).all(TreeNode)) == 2
