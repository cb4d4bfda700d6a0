"""The duties of an agency stand as its plans, its documents and its region say; the settings above it hold."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from selaras.registers.archive.actions import Draft, keep
from selaras.registers.archive.identity import new_document_id
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import approve
from selaras.registers.plans.agenda import Task, agenda_of, plans_of_agency
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import mark_done, move, ruling_beside, ruling_of, settle
from selaras.registers.plans.workflow import submit
from tests.making import YEAR
from tests.registers.conftest import Office
from tests.registers.plans.test_workflow import made

TODAY = date(2025, 1, 20)


def task(office: Office, id: str, year: int = YEAR, today: date = TODAY) -> Task:
    with system("uji"):
        found = agenda_of(office.agency, today).tasks
    return next(each for each in found if (each.duty.id, each.duty.year) == (id, year))


def test_a_duty_without_a_plan_says_what_is_missing_and_is_late_past_its_day(office: Office) -> None:
    made(office, "rkt")
    found = task(office, "dpa")
    assert (found.state, found.word, found.missing, found.late) == (
        "open", "belum dimulai", "DPA 2025 belum ada di Selaras.", True,
    )  # fmt: skip
    assert not task(office, "pk").late
    assert task(office, "pk").duty.due == date(2025, 1, 31)


def test_the_state_follows_the_plan_and_the_owner_who_has_to_move(office: Office) -> None:
    plan = made(office, "renja")
    assert (task(office, "renja").word, task(office, "renja").owner) == ("draf", "Perencana")
    with acting(office.scope("planner", office.agency)):
        submit(plan)
    found = task(office, "renja")
    assert (found.state, found.word, found.missing, found.owner) == (
        "waiting", "diajukan", "Menunggu verifikasi.", "Bappeda",
    )  # fmt: skip


def test_an_agreement_is_done_when_it_is_approved_and_issued(office: Office) -> None:
    with system("uji"):
        plan = Plan.objects.create(org_unit=office.agency, kind="pk", year=YEAR)
        approve(plan)
    assert task(office, "pk").word == "ditetapkan, belum terbit"
    with system("uji"):
        draft = Draft(
            id=new_document_id(), agency=office.agency.pk, type="pk", title="PK", year=YEAR, status="final",
            source_digest="0" * 64, book="", issued_at=datetime(2025, 1, 20, tzinfo=UTC),
        )  # fmt: skip
        keep(draft, {"pdf": b"%PDF"})
    assert task(office, "pk").is_done


def test_the_agreement_follows_the_day_of_the_budget(office: Office) -> None:
    with system("uji"):
        plan = Plan.objects.create(org_unit=office.agency, kind="dpa", year=YEAR)
        approve(plan, on=datetime(2025, 1, 6, 3, 0, tzinfo=UTC))
    assert task(office, "pk").duty.due == date(2025, 2, 6)
    assert task(office, "dpa").is_done


def test_a_first_draft_of_the_renja_is_not_yet_the_renja(office: Office) -> None:
    with system("uji"):
        plan = Plan.objects.create(org_unit=office.agency, kind="renja", year=YEAR, stage="rancangan_awal")
        approve(plan, closing=True)
    assert task(office, "renja_first").is_done
    found = task(office, "renja")
    assert (found.state, found.word) == ("running", "rancangan awal")


def test_a_government_moves_a_day_and_an_agency_moves_it_again(office: Office) -> None:
    made(office, "rkt")
    with acting(office.scope("bappeda", office.government)):
        move(office.government, YEAR, "pk", date(2025, 2, 10), "SE Bupati 1/2025")
    assert (task(office, "pk").duty.due, task(office, "pk").duty.moved) == (date(2025, 2, 10), True)
    with acting(office.scope("camat", office.agency)):
        move(office.agency, YEAR, "pk", date(2025, 2, 5), "kesepakatan")
    assert task(office, "pk").duty.due == date(2025, 2, 5)
    with acting(office.scope("camat", office.agency)):
        move(office.agency, YEAR, "pk", None, "")
    assert task(office, "pk").duty.due == date(2025, 2, 10)
    with system("uji"):
        told = list(LogEntry.objects.filter(code="procedure.changed").order_by("id").values_list("sentence", flat=True))
    assert told == [
        "Mengatur tenggat Perjanjian Kinerja 2025: 10 Februari 2025. Dasar: SE Bupati 1/2025",
        "Mengatur tenggat Perjanjian Kinerja 2025: 5 Februari 2025. Dasar: kesepakatan",
        "Mengembalikan tenggat Perjanjian Kinerja 2025 seperti semula.",
    ]


def test_a_duty_done_outside_is_done_until_that_is_taken_back(office: Office) -> None:
    made(office, "rkt")
    with acting(office.scope("planner", office.agency)):
        mark_done(office.agency, YEAR, "quarter_1", date(2025, 4, 3))
        assert task(office, "quarter_1").word == "selesai 3 April 2025"
        mark_done(office.agency, YEAR, "quarter_1", None)
    assert task(office, "quarter_1").word == "belum dicatat"


def test_holidays_move_what_is_counted_in_working_days(office: Office) -> None:
    made(office, "rkt")
    with acting(office.scope("administrator", office.government)):
        settle(office.government, verified_kinds=None, holidays=[date(2025, 4, 1), date(2025, 4, 2)])
    assert task(office, "quarter_1").duty.due == date(2025, 4, 9)


@pytest.mark.parametrize(
    ("role", "asked", "told"),
    [
        ("planner", lambda agency: move(agency, YEAR, "pk", TODAY, ""), "Sebutkan dasar tanggal itu"),
        ("planner", lambda agency: move(agency, YEAR, "entah", TODAY, "x"), "tidak dikenal"),
        ("inspectorate", lambda agency: move(agency, YEAR, "pk", TODAY, "x"), "tidak berwenang mengatur tenggat"),
        ("inspectorate", lambda agency: settle(agency, verified_kinds=[]), "tidak berwenang mengatur tata cara"),
        ("operator", lambda agency: mark_done(agency, YEAR, "pk", TODAY), "tidak berwenang mencatat tugas"),
        ("planner", lambda agency: settle(agency, verified_kinds=[], outline_of={"renja": "x"}), "tidak dikenal"),
    ],
)
def test_what_nobody_may_or_nobody_knows_is_refused(office: Office, role: str, asked: Any, told: str) -> None:
    with acting(office.scope(role, office.agency)), pytest.raises(Refused, match=told):
        asked(office.agency)


def test_what_holds_is_read_with_the_plans_in_one_query(office: Office, django_assert_num_queries: Any) -> None:
    made(office, "rkt")
    with system("uji"):
        move(office.government, YEAR, "pk", date(2025, 2, 10), "SE Bupati")
        settle(office.agency, verified_kinds=["rkt"])
        with django_assert_num_queries(1):
            (plan,) = plans_of_agency(office.agency)
            found = ruling_beside(plan)
        assert found == ruling_of(office.agency)
    assert (set(found.verified_kinds), found.from_law) == ({"rkt"}, False)
    assert found.moved == {(YEAR, "pk"): date(2025, 2, 10)}


def test_an_operator_of_a_kelurahan_reads_what_holds_above(office: Office) -> None:
    with system("uji"):
        move(office.government, YEAR, "pk", date(2025, 2, 10), "SE Bupati")
    with acting(office.scope("operator", office.one)):
        assert ruling_of(office.agency).moved == {(YEAR, "pk"): date(2025, 2, 10)}
    with acting(office.scope("planner", office.neighbour)):
        assert ruling_of(office.neighbour).moved == {(YEAR, "pk"): date(2025, 2, 10)}


def test_a_year_may_have_no_change_so_that_is_never_late(office: Office) -> None:
    made(office, "rkt")
    found = task(office, "change", today=date(2025, 11, 3))
    assert (found.late, found.word) == (False, "belum ada")
    assert "tandai selesai bila tahun ini tanpa perubahan" in found.missing
