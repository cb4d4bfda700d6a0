"""Papers of units: drawn with the letterhead of their agency, numbered in one row with it, compared and amended."""

from datetime import UTC, datetime

import pytest

from selaras.engine.tables.rows import Target
from selaras.registers.agreements.actions import OwnLine, add_own_line, amend, approve_agreement, start
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.issuing.actions import issue
from selaras.registers.organisations.models import AgencySettings, Unit
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from tests.registers.agreements.conftest import YEAR, Kecamatan, book, camats, make_kecamatan, say_origins

AT = datetime(2025, 1, 20, 2, tzinfo=UTC)


@pytest.fixture
def kecamatan(db: None) -> Kecamatan:
    made = make_kecamatan()
    with system("uji"):
        AgencySettings.objects.create(
            org_unit=made.agency, letterhead=["PEMERINTAH KABUPATEN CONTOH", "KECAMATAN SANGASANGA"],
            place_of_signing="Sangasanga",
        )  # fmt: skip
    return made


def agreed(kecamatan: Kecamatan, unit: Unit, target: str = "10") -> Plan:
    """An approved agreement of a unit with one line."""
    with kecamatan.acting("planner"):
        plan = start(unit, YEAR)
        add_own_line(plan, OwnLine("Tertib arsip", "Jumlah arsip", "Berkas", target, "other", "hasil rapat"))
    with kecamatan.acting("camat"):
        return approve_agreement(plan)


def issued(kecamatan: Kecamatan, plan: Plan, type_id: str = "pk") -> IssuedDocument:
    with kecamatan.acting("planner"):
        return issue(Plan.objects.select_related("org_unit").get(pk=plan.pk), type_id, AT).document


def test_the_papers_of_an_agency_and_its_units_are_numbered_in_one_row(kecamatan: Kecamatan) -> None:
    first = issued(kecamatan, agreed(kecamatan, kecamatan.section))
    second = issued(kecamatan, agreed(kecamatan, kecamatan.lurah))
    assert [paper.number for paper in (first, second)] == ["1/PK/2025", "2/PK/2025"]
    assert [paper.title for paper in (first, second)] == [
        "Perjanjian Kinerja 2025 Seksi Ketenteraman dan Ketertiban Umum",
        "Perjanjian Kinerja 2025 KELURAHAN JAWA",
    ]


def test_an_amended_agreement_is_issued_and_the_first_stays_in_the_archive(kecamatan: Kecamatan) -> None:
    plan = agreed(kecamatan, kecamatan.section)
    first = issued(kecamatan, plan)
    with kecamatan.acting("planner"):
        later = amend(Plan.objects.get(pk=plan.pk), "priority")
        target = book(later).all(Target)[0]
        apply(later, [Change("Target", target.id, "text", "10", "12")], "prioritas berubah")
    with kecamatan.acting("camat"):
        approve_agreement(later)
    second = issued(kecamatan, later)
    with system("uji"):
        kept = IssuedDocument.objects.get(pk=first.pk)
        assert (kept.superseded_by_id, kept.number) == (second.pk, "1/PK/2025")
    with kecamatan.acting("planner"), pytest.raises(Refused, match=r"sudah diganti oleh PK 2025 \(perubahan 1\)"):
        issue(Plan.objects.select_related("org_unit").get(pk=plan.pk), "pk", AT)
    compared = issued(kecamatan, later, "perbandingan_pk")
    assert (compared.number, compared.status) == ("", IssuedDocument.Status.FINAL)
    assert compared.book.count('"type": "Agreement"') + compared.book.count('"type":"Agreement"') == 2


def test_a_first_agreement_alone_cannot_be_compared(kecamatan: Kecamatan) -> None:
    plan = agreed(kecamatan, kecamatan.section)
    with kecamatan.acting("planner"), pytest.raises(Refused, match="belum diubah"):
        issue(plan, "perbandingan_pk", AT)


def test_an_agency_with_an_agreement_of_its_own_prints_that_and_not_the_quoted_one(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        say_origins(plan)
        paper = issue(Plan.objects.select_related("org_unit").get(pk=kecamatan.annual.pk), "pk", AT).document
    assert paper.plan == plan.pk


def test_a_unit_head_issues_nothing(kecamatan: Kecamatan) -> None:
    plan = agreed(kecamatan, kecamatan.lurah)
    with kecamatan.acting("lurah"), pytest.raises(Refused, match="tidak berwenang menerbitkan dokumen"):
        issue(plan, "pk", AT)
