"""A block of typed cells: what fits is stored at once, what does not is answered at its cell and nothing is lost."""

from typing import Any

import pytest

from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.editing import Change, apply, take_back
from selaras.registers.plans.entering import MOST, Block, Cell, State, enter
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, indicator, kelurahan, target, work_item
from tests.registers.conftest import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    item, of_one = work_item("7.01.02", "Program"), work_item("7.01.03", "Program", organisation="kelurahan-1")
    filled, empty = indicator(item, "Jumlah laporan", unit="Laporan"), indicator(of_one, "Jumlah rapat", unit="Kali")
    rows = (item, ceiling(item, 100_00), of_one, filled, target(filled, 120_000, text="12 Laporan"), empty)
    with acting(office.scope("planner", office.agency)):
        done = accept(book(kelurahan(1, "KELURAHAN SATU"), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def rows(plan: Plan, kind: type[Any]) -> list[Any]:
    with system("uji"):
        return list(load(plan).all(kind))


def pagu(plan: Plan, number: int, typed: str, before: Any = None, period: str = "") -> Cell:
    return Cell("Ceiling", rows(plan, WorkItem)[number].id, "amount", before, typed, period)


def wanted(plan: Plan, number: int, typed: str, before: Any = "", period: str = "") -> Cell:
    return Cell("Target", rows(plan, Indicator)[number].id, "text", before, typed, period)


def states(block: Block) -> list[State]:
    return [each.state for each in block.entered]


def test_a_block_is_stored_by_one_decision_and_read_as_indonesians_write(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        block = enter(
            plan,
            [
                pagu(plan, 0, "1.234.567,89", 100_00),
                pagu(plan, 1, "Rp 25.000.000"),
                wanted(plan, 1, "4 kali"),
                wanted(plan, 0, "3 laporan", period=f"{YEAR}-Q1"),
            ],
            "pengisian",
        )
    assert states(block) == [State.SAVED] * 4
    assert [each.value for each in block.entered] == [123_456_789, 2_500_000_000, "4 kali", "3 laporan"]
    with system("uji"):
        (entry,) = LogEntry.objects.filter(code="plan.edited")
        assert Edit.objects.count() == 4
    assert entry.sentence == "Mengubah 4 isian pada RKT 2025 (murni): pengisian."
    assert [(row.amount, row.period) for row in rows(plan, Ceiling)] == [(123_456_789, "2025"), (2_500_000_000, "2025")]
    assert sorted((row.text, row.value, row.period) for row in rows(plan, Target)) == [
        ("12 Laporan", 120_000, "2025"),
        ("3 laporan", 30_000, "2025-Q1"),
        ("4 kali", 40_000, "2025"),
    ]


def test_what_cannot_be_read_is_told_at_its_cell_and_does_not_hold_the_others_up(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        block = enter(
            plan, [wanted(plan, 0, "Baik", "12 Laporan"), pagu(plan, 0, "banyak", 100_00), pagu(plan, 1, "500")], "isi"
        )
    assert states(block) == [State.UNREADABLE, State.UNREADABLE, State.SAVED]
    assert [each.sentence for each in block.entered[:2]] == [
        "Target “Baik” tidak memuat angka. Tulis satu angka dengan satuannya, misalnya 12 laporan.",
        "“banyak” bukan angka. Tulis rupiah dengan angka, misalnya 25.000.000.",
    ]
    assert [row.amount for row in rows(plan, Ceiling)] == [100_00, 500_00]


@pytest.mark.parametrize("typed", ["750,000", "1,5,0", "-5", "99999999999999999999"])
def test_an_amount_that_may_mean_something_else_is_asked_again(office: Office, plan: Plan, typed: str) -> None:
    with acting(office.scope("planner", office.agency)):
        block = enter(plan, [pagu(plan, 0, typed, 100_00)], "isi")
    assert states(block) == [State.UNREADABLE]
    assert [row.amount for row in rows(plan, Ceiling)] == [100_00]


def test_what_somebody_else_wrote_meanwhile_is_shown_and_never_overwritten(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        apply(plan, [Change("Ceiling", rows(plan, Ceiling)[0].id, "amount", 100_00, 300_00)], "dari Bappeda")
    with acting(office.scope("planner", office.agency)):
        block = enter(plan, [pagu(plan, 0, "200", 100_00), pagu(plan, 1, "500")], "isi")
        assert states(block) == [State.CONFLICT, State.SAVED]
        assert block.entered[0].value == 300_00
        assert [row.amount for row in rows(plan, Ceiling)] == [300_00, 500_00]
        mine = enter(plan, [pagu(plan, 0, "200", 300_00)], "isi")
    assert states(mine) == [State.SAVED]


def test_the_first_value_of_a_cell_that_two_people_fill_is_a_conflict_too(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        enter(plan, [wanted(plan, 1, "4 kali")], "isi")
    with acting(office.scope("planner", office.agency)):
        assert states(enter(plan, [wanted(plan, 1, "5 kali")], "isi")) == [State.CONFLICT]
        assert states(enter(plan, [wanted(plan, 1, "4 kali")], "isi")) == [State.SAME]


def test_an_emptied_amount_is_unknown_and_not_zero(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        enter(plan, [pagu(plan, 0, " ", 100_00)], "salah lembar")
    assert [row.amount for row in rows(plan, Ceiling)] == [None]


def test_a_block_is_taken_back_as_a_whole(office: Office, plan: Plan) -> None:
    with system("uji"):
        before = load(plan)
    with acting(office.scope("planner", office.agency)):
        block = enter(plan, [pagu(plan, 0, "200", 100_00), wanted(plan, 1, "4 kali")], "isi")
        take_back(block.edits)
    with system("uji"):
        assert load(plan) == before


def test_nothing_is_logged_where_nothing_changed(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        assert enter(plan, [pagu(plan, 0, "100", 100_00)], "isi").edits == ()
    with system("uji"):
        assert not LogEntry.objects.filter(code="plan.edited").exists()


def test_an_operator_fills_the_own_unit_and_is_told_so_of_others(office: Office, plan: Plan) -> None:
    cells = [pagu(plan, 0, "200", 100_00), pagu(plan, 1, "500")]
    with acting(office.scope("operator", office.one)):
        block = enter(plan, cells, "isi")
    assert states(block) == [State.REFUSED, State.SAVED]
    assert [row.amount for row in rows(plan, Ceiling)] == [100_00, 500_00]


@pytest.mark.parametrize(
    "cell", [("Target", "tidak-ada", "text"), ("Apa", "x", "y"), ("WorkItem", "0", "id"), ("WorkItem", "0", "level")]
)
def test_a_cell_that_is_none_is_refused(office: Office, plan: Plan, cell: tuple[str, str, str]) -> None:
    kind, row, field = cell
    given = Cell(kind, rows(plan, WorkItem)[0].id if row == "0" else row, field, "", "x")
    with acting(office.scope("planner", office.agency)):
        assert states(enter(plan, [given], "isi")) == [State.REFUSED]


def test_too_many_cells_and_a_cell_sent_twice_are_refused_whole(office: Office, plan: Plan) -> None:
    cell = pagu(plan, 0, "200", 100_00)
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match=f"memuat 10000 sel; paling banyak {MOST}"):
            enter(plan, [cell] * 10_000, "isi")
        with pytest.raises(Refused, match="satu sel dua kali"):
            enter(plan, [cell, pagu(plan, 0, "300", 100_00)], "isi")
    assert [row.amount for row in rows(plan, Ceiling)] == [100_00]


def test_an_approved_plan_takes_no_cell(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        approve(plan)
        with pytest.raises(Refused, match="sudah ditetapkan"):
            enter(plan, [pagu(plan, 0, "200", 100_00)], "isi")
