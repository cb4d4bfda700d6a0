"""A plan goes from draft to approval and back by the people whose turn it is, each step said once."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from selaras.engine.tables.rows import WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.advancing import advance
from selaras.registers.plans.beginning import begin_next_year
from selaras.registers.plans.editing import edit
from selaras.registers.plans.models import Plan, Step
from selaras.registers.plans.procedure import settle
from selaras.registers.plans.store import load
from selaras.registers.plans.verification import checklist_of, mark
from selaras.registers.plans.workflow import give_back, lock, lock_of, submit, unlock, verify, withdraw
from tests.making import YEAR, book, document, work_item
from tests.registers.conftest import Office

AT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
WHY = "Tabel T-C.33 belum lengkap."


def made(office: Office, kind: str) -> Plan:
    given = book(document(kind=kind), work_item("7.01.02", "Program", id="program"))
    with acting(office.scope("planner", office.agency)):
        done = accept(given, (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


@pytest.fixture
def renja(office: Office) -> Plan:
    return made(office, "renja")


@pytest.fixture
def bappeda(office: Office) -> Scope:
    return office.scope("bappeda", office.government)


@pytest.fixture
def camat(office: Office) -> Scope:
    return office.scope("camat", office.agency)


def said() -> list[str]:
    with system("uji"):
        return list(LogEntry.objects.order_by("id").values_list("sentence", flat=True))


def fit(plan: Plan) -> None:
    for item in checklist_of(plan).items:
        mark(plan, item.id, "fits", on=AT)


def test_the_whole_way_with_one_step_and_one_sentence_each(
    office: Office, renja: Plan, bappeda: Scope, camat: Scope
) -> None:
    before = len(said())
    with acting(office.scope("planner", office.agency)):
        submit(renja, on=AT)
    with acting(bappeda):
        give_back(renja, WHY, on=AT)
    with acting(camat):
        submit(renja, on=AT)
    with acting(bappeda):
        fit(renja)
        verify(renja, on=AT)
    with acting(camat):
        assert approve(renja, on=AT).is_approved
    name = "RENJA 2025 (murni) KECAMATAN CONTOH"
    told = [sentence for sentence in said()[before:] if not sentence.startswith("Menilai")]
    assert told == [
        f"Mengajukan {name}.",
        f"Mengembalikan {name}: {WHY}",
        f"Mengajukan {name}.",
        f"Memverifikasi {name}.",
        f"Menetapkan {name}.",
    ]
    with system("uji"):
        steps = [(step.kind, step.reason) for step in Step.objects.order_by("id")]
    assert steps == [
        ("submitted", ""), ("returned", WHY), ("submitted", ""), ("verified", ""), ("approved", ""),
    ]  # fmt: skip


def test_a_renja_is_approved_only_when_it_was_verified(renja: Plan, camat: Scope) -> None:
    with acting(camat):
        with pytest.raises(Refused, match=r"belum diajukan\. Jenis dokumen ini ditetapkan setelah diverifikasi"):
            approve(renja)
        submit(renja)
        with pytest.raises(Refused, match="masih menunggu verifikasi"):
            approve(renja)


def test_what_needs_no_verification_is_approved_as_before(office: Office, camat: Scope) -> None:
    plan = made(office, "rkt")
    with acting(camat):
        assert approve(plan).is_approved


def test_a_government_decides_which_kinds_are_verified_and_no_agency_spares_itself(
    office: Office, camat: Scope
) -> None:
    plan = made(office, "rkt")
    with acting(office.scope("administrator", office.government)):
        settle(office.government, verified_kinds=["rkt", "renja"])
    with acting(camat):
        with pytest.raises(Refused, match="setelah diverifikasi"):
            approve(plan)
        with pytest.raises(Refused, match="hanya dapat ditiadakan oleh verifikator atau administrator"):
            settle(office.agency, verified_kinds=["renja"])
        settle(office.agency, verified_kinds=["rkt", "renja", "pk"])
        with pytest.raises(Refused, match=r"Verifikasi Perjanjian Kinerja .* hanya dapat ditiadakan"):
            settle(office.agency, verified_kinds=None)
    with acting(office.scope("bappeda", office.government)):
        settle(office.agency, verified_kinds=["renja"])
    with acting(camat):
        settle(office.agency, verified_kinds=["renja"], holidays=[date(2025, 4, 1)])
        assert approve(plan).is_approved


def test_nobody_verifies_what_they_handed_in_themselves(office: Office, renja: Plan) -> None:
    scope = office.scope("bappeda", office.government)
    both = Scope(
        actor=scope.actor, name=scope.name, see=scope.see, edit=scope.edit,
        grants=(*scope.grants, *office.scope("camat", office.agency).grants),
    )  # fmt: skip
    with acting(both):
        submit(renja)
        fit(renja)
        with pytest.raises(Refused, match="Verifikasi dilakukan oleh orang lain"):
            verify(renja)


def test_only_those_whose_turn_it_is_may_take_a_step(office: Office, renja: Plan, bappeda: Scope) -> None:
    with acting(bappeda), pytest.raises(Refused, match="tidak berwenang mengajukan"):
        submit(renja)
    with acting(office.scope("planner", office.agency)):
        submit(renja)
        with pytest.raises(Refused, match="tidak berwenang memverifikasi"):
            verify(renja)
        with pytest.raises(Refused, match="tidak berwenang mengembalikan"):
            give_back(renja, WHY)
        with pytest.raises(Refused, match="sekarang diajukan, bukan draf"):
            submit(renja)
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang"):
        withdraw(renja, WHY)


def test_a_way_back_needs_a_reason_and_opens_the_draft_again(office: Office, renja: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        submit(renja)
        (item,) = load(renja).all(WorkItem)
        with pytest.raises(Refused, match="sudah diajukan dan tidak dapat diubah"):
            edit(renja, "WorkItem", item.id, "name", "Program", "Program Lain", "nama")
        with pytest.raises(Refused, match="Tuliskan alasannya"):
            withdraw(renja, "salah")
        withdraw(renja, "Pagu Kelurahan Satu salah ketik.")
        edit(Plan.objects.get(pk=renja.pk), "WorkItem", item.id, "name", "Program", "Program Lain", "nama")
        assert [row.name for row in load(renja).all(WorkItem)] == ["Program Lain"]


def test_a_file_does_not_change_what_was_submitted(office: Office, renja: Plan) -> None:
    other = book(document(kind="renja"), work_item("7.01.02", "Program Lain", id="program"))
    with acting(office.scope("planner", office.agency)):
        submit(renja)
        with pytest.raises(Refused, match="sudah diajukan"):
            accept(other, (), office.agency, YEAR)


def test_a_locked_plan_has_no_next_version_until_it_is_unlocked_with_a_reason(office: Office, camat: Scope) -> None:
    plan = made(office, "rkt")
    with acting(camat):
        with pytest.raises(Refused, match="belum ditetapkan"):
            lock(plan)
        approve(plan)
        lock(plan, "menunggu APBD perubahan", on=AT)
        with pytest.raises(Refused, match="sudah dikunci"):
            lock(plan)
    with acting(office.scope("planner", office.agency)):
        with pytest.raises(Refused, match=r"dikunci oleh Orang Contoh \d+: menunggu APBD perubahan"):
            open_version(plan, "perubahan 1")
        with pytest.raises(Refused, match="tidak berwenang membuka kunci"):
            unlock(plan, "APBD perubahan disepakati")
    with acting(camat):
        with pytest.raises(Refused, match="alasan"):
            unlock(plan, " ")
        unlock(plan, "APBD perubahan disepakati", on=AT)
        assert lock_of(plan) is None
    with acting(office.scope("planner", office.agency)):
        assert open_version(plan, "perubahan 1").version == "perubahan 1"


def test_a_locked_plan_opens_no_stage_and_still_begins_the_next_year(office: Office, camat: Scope) -> None:
    plan = made(office, "renja")
    with system("uji"):
        Plan.objects.filter(pk=plan.pk).update(stage=Plan.Stage.FIRST_DRAFT)
        closed = approve(plan, closing=True, on=AT)
    with acting(camat):
        lock(closed, "menunggu APBD perubahan", on=AT)
        with pytest.raises(Refused, match=r"dikunci oleh Orang Contoh \d+: menunggu APBD perubahan"):
            advance(closed)
    with acting(office.scope("planner", office.agency)):
        begun = begin_next_year(Plan.objects.get(pk=closed.pk), at=AT)
        assert (begun.year, begun.status, lock_of(begun)) == (YEAR + 1, "draft", None)
        assert lock_of(closed) is not None


def test_a_step_is_never_changed_or_deleted(office: Office, renja: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        submit(renja)
    with system("uji"):
        for change in (lambda: Step.objects.update(reason="lain"), lambda: Step.objects.all().delete()):
            with pytest.raises(IntegrityError, match="Langkah rencana tidak dapat"), transaction.atomic():
                change()
        assert Step.objects.count() == 1
