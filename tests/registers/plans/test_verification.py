"""What Bappeda says of a submitted plan: verdicts, notes at rows, the agency's answers, and when all is settled."""

import json
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.plans.actions import approve
from selaras.registers.plans.models import Plan, VerificationMark, VerificationNote
from selaras.registers.plans.verification import answer, checklist_of, gaps, mark, note, resolve, told
from selaras.registers.plans.workflow import give_back, submit, verify
from tests.registers.conftest import Office
from tests.registers.plans.test_workflow import fit, made

AT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def plan(office: Office) -> Plan:
    renja = made(office, "renja")
    with acting(office.scope("planner", office.agency)):
        return submit(renja, on=AT)


@pytest.fixture
def bappeda(office: Office) -> Scope:
    return office.scope("bappeda", office.government)


def test_a_plan_is_verified_when_every_item_fits_and_every_must_is_settled(
    office: Office, plan: Plan, bappeda: Scope
) -> None:
    with acting(bappeda):
        assert gaps(plan) == ["14 butir daftar periksa belum dinilai."]
        fit(plan)
        mark(plan, "t-c-33", "lacking", "Prakiraan maju kosong.", on=AT)
        must = note(plan, "Isi prakiraan maju.", "must", where="Tabel T-C.33, baris 7.01.02", on=AT)
        note(plan, "Rapikan peta.", "should", on=AT)
        assert gaps(plan) == ["1 butir dinilai belum sesuai.", "1 catatan wajib diperbaiki belum selesai."]
        with pytest.raises(Refused, match="belum dapat diverifikasi"):
            verify(plan)
        resolve(must, on=AT)
        mark(plan, "t-c-33", "fits", on=AT)
        assert gaps(plan) == []
        assert verify(plan, on=AT).status == "verified"
        with pytest.raises(Refused, match="sudah selesai"):
            note(plan, "Terlambat.", "must")


def test_the_agency_answers_while_it_mends_the_draft(office: Office, plan: Plan, bappeda: Scope) -> None:
    with acting(bappeda):
        given = note(plan, "Isi prakiraan maju.", "must", on=AT)
        give_back(plan, "Perbaiki Tabel T-C.33.", on=AT)
        with pytest.raises(Refused, match="belum diajukan"):
            note(plan, "Lagi.", "must")
        with pytest.raises(Refused, match="tidak berwenang menjawab"):
            answer(given, "Sudah.")
    with acting(office.scope("planner", office.agency)):
        held = answer(given, " Sudah diisi pada 12 baris. ", on=AT)
        with pytest.raises(Refused, match="tidak berwenang menyelesaikan"):
            resolve(given)
    assert (held.answer, held.is_open) == ("Sudah diisi pada 12 baris.", True)
    with acting(bappeda):
        assert not resolve(given, on=AT).is_open
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="sudah dinyatakan selesai"):
        answer(given, "Lain.")


def test_only_the_verifier_marks_and_notes(office: Office, plan: Plan) -> None:
    with acting(office.scope("camat", office.agency)):
        with pytest.raises(Refused, match="tidak berwenang"):
            mark(plan, "1", "fits")
        with pytest.raises(Refused, match="tidak berwenang"):
            note(plan, "Baik.", "should")


def test_what_is_not_known_or_not_said_is_refused(plan: Plan, bappeda: Scope) -> None:
    with acting(bappeda):
        with pytest.raises(Refused, match="tidak dikenal"):
            mark(plan, "9.9", "fits")
        with pytest.raises(Refused, match="Tuliskan apa yang belum sesuai pada Bab V"):
            mark(plan, "5", "lacking", " ")
        with pytest.raises(Refused, match="Tuliskan isinya"):
            note(plan, "  ", "must")
        with pytest.raises(Refused, match=r"Paling banyak 2000 karakter; ini 2001"):
            note(plan, "a" * 2001, "must")
        with pytest.raises(Refused, match="wajib atau sebaiknya"):
            note(plan, "Baik.", "perhaps")


def test_a_verdict_said_again_takes_the_place_of_the_first(plan: Plan, bappeda: Scope) -> None:
    with acting(bappeda):
        mark(plan, "1", "none", on=AT)
        mark(plan, "1", "fits", on=AT)
    with system("uji"):
        assert [row.verdict for row in VerificationMark.objects.all()] == ["fits"]
        assert LogEntry.objects.filter(code="verification.marked").count() == 2


def test_another_kabupaten_s_office_sees_none_of_it(office: Office, plan: Plan, bappeda: Scope) -> None:
    with acting(bappeda):
        note(plan, "Isi prakiraan maju.", "must")
    with acting(office.scope("planner", office.neighbour)):
        assert VerificationNote.objects.count() == 0
    with acting(office.scope("operator", office.one)):
        assert VerificationNote.objects.count() == 0


def test_what_was_said_is_frozen_with_the_plan(office: Office, plan: Plan, bappeda: Scope) -> None:
    with acting(bappeda):
        fit(plan)
        verify(plan)
    with acting(office.scope("camat", office.agency)):
        approve(plan)
    with system("uji"):
        with pytest.raises(IntegrityError, match="sudah ditetapkan"), transaction.atomic():
            VerificationMark.objects.update(verdict="none")
        with pytest.raises(IntegrityError, match="sudah ditetapkan"), transaction.atomic():
            VerificationNote.objects.create(
                plan=plan, org_unit=office.agency, weight="must", text="x", at=AT, by_name="x"
            )


def test_all_of_it_is_told_for_the_berita_acara(plan: Plan, bappeda: Scope) -> None:
    with acting(bappeda):
        mark(plan, "1", "lacking", "Landasan hukum lama.", on=AT)
        note(plan, "Isi prakiraan maju.", "must", where="Tabel T-C.33", on=AT)
        packed = json.loads(told(plan))
        assert len(packed["items"]) == len(checklist_of(plan).items) == 14
    assert packed["items"][0]["verdict"] == "belum sesuai"
    assert packed["notes"][0]["where"] == "Tabel T-C.33"
    assert [(step["word"], step["on"]) for step in packed["steps"]] == [("diajukan", "2025-03-03")]
    assert packed["basis"] == "permendagri-86-2017"
