"""An indicator that is revised, replaced or stopped in the registers."""

from datetime import date

import pytest

from selaras.engine.formulas.lineage import turn_of
from selaras.engine.tables.rows import Indicator, Objective, Target
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.lineage import turn
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, indicator, row, target
from tests.registers.conftest import Office

ON = date(YEAR + 1, 1, 1)


@pytest.fixture
def plan(office: Office) -> Plan:
    aim = row(Objective, id="aim", number="1", text="Layanan cepat")
    measured = indicator(aim, "Indeks lama", unit="Poin", direction="up", is_key=True, formula="rumus lama")
    head = document(kind="renstra", first_year=YEAR, last_year=YEAR + 4, period=f"{YEAR}-{YEAR + 4}")
    with acting(office.scope("planner", office.agency)):
        done = accept(book(head, aim, measured, target(measured, 80_0000, text="80")), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def indicators(plan: Plan) -> list[Indicator]:
    with system("uji"):
        return list(load(plan).all(Indicator))


def test_one_that_is_replaced_stays_and_the_new_one_stands_beside_it(office: Office, plan: Plan) -> None:
    (old,) = indicators(plan)
    with acting(office.scope("planner", office.agency)):
        turn(plan, old.id, "replaced", ON, "rumus pusat berubah", name="Indeks baru", unit="Nilai")
    before, after = indicators(plan)
    assert (before.change, before.changed_on, before.change_reason) == ("replaced", ON, "rumus pusat berubah")
    assert (after.name, after.unit, after.change, after.predecessor) == ("Indeks baru", "Nilai", "new", old.id)
    assert (after.subject, after.is_key, after.direction, after.formula) == (old.subject, True, "up", "")
    with system("uji"):
        assert [row.indicator for row in load(plan).all(Target)] == [old.id]


def test_one_that_is_revised_or_stopped_is_told_on_itself_and_said_twice_changes_nothing(
    office: Office, plan: Plan
) -> None:
    (old,) = indicators(plan)
    with acting(office.scope("planner", office.agency)):
        turn(plan, old.id, "revised", ON, "definisi diperjelas")
        turn(plan, old.id, "revised", ON, "definisi diperjelas")
        turn(plan, old.id, "stopped", date(YEAR + 2, 1, 1), "tidak diukur lagi")
    (now,) = indicators(plan)
    assert (now.change, now.change_reason) == ("stopped", "tidak diukur lagi")


def test_what_is_not_said_is_refused(office: Office, plan: Plan) -> None:
    (old,) = indicators(plan)
    with acting(office.scope("planner", office.agency)):
        for change, on, reason, words in (
            ("hilang", ON, "x", "Pilih indikator"), ("stopped", ON, " ", "alasan"),
            ("stopped", date(YEAR + 9, 1, 1), "x", "di luar rencana"), ("replaced", ON, "x", "nama indikator"),
        ):  # fmt: skip
            with pytest.raises(Refused, match=words):
                turn(plan, old.id, change, on, reason)
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match=r"Pilih indikator|tidak berwenang"):
        turn(plan, old.id, "stopped", ON, "x")


def test_one_is_replaced_once_and_its_successor_is_known_in_the_next_version(office: Office, plan: Plan) -> None:
    (old,) = indicators(plan)
    with acting(office.scope("planner", office.agency)):
        turn(plan, old.id, "replaced", ON, "rumus pusat berubah", name="Indeks baru")
        with pytest.raises(Refused, match="sudah diganti “Indeks baru”"):
            turn(plan, old.id, "replaced", ON, "rumus pusat berubah", name="Indeks lain")
    with system("uji"):
        newer = load(open_version(approve(plan), "perubahan 1"))
    before, after = newer.all(Indicator)
    told, of_old = turn_of(newer, after), turn_of(newer, before)
    assert told is not None
    assert of_old is not None
    assert (told.before, of_old.after) == (before, after)
