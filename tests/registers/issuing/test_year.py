"""What several documents of a year say differently stands in the Lembar Koreksi and keeps a paper a draft."""

from datetime import UTC, date, datetime

import pytest

from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.issuing.actions import VERIFICATION_PAPER, Asked, _Made, _made_from, _type, issue
from selaras.registers.plans.actions import approve
from selaras.registers.plans.models import Plan, Step
from selaras.registers.plans.store import store
from selaras.registers.plans.workflow import submit
from tests.making import YEAR
from tests.registers.conftest import Office
from tests.year import Paper, year

NOW = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


def made(plan: Plan, kind: str) -> _Made:
    return _made_from(plan, _type(kind), NOW.date(), Asked())


def kept(office: Office, kind: str, *papers: Paper) -> Plan:
    plan = Plan.objects.create(org_unit=office.agency, kind=kind, year=YEAR)
    store(year(*papers), plan)
    return plan


def test_the_sheet_tells_what_another_document_of_the_year_says(office: Office) -> None:
    work, money = Paper("rkt"), Paper("dpa")
    work.work("7.01.02", 100)
    money.work("7.01.02", 90)
    with system("uji"):
        plan = kept(office, "rkt", work)
        kept(office, "dpa", money)
        told = {finding.check for finding in made(plan, "lembar_koreksi").options.findings}
        printed = {finding.check for finding in made(plan, "rkt").options.findings}
    assert "BUD-021" in told
    assert "BUD-021" not in printed


def test_an_error_over_the_year_about_its_own_row_keeps_a_paper_a_draft(office: Office) -> None:
    pk = Paper("pk")
    pk.signed(date(2025, 1, 20))
    pk.official(date(2025, 1, 21))
    pk.promise("Indeks pelayanan", 90, origin="renstra")
    with system("uji"):
        plan = approve(kept(office, "pk", pk))
        reasons = made(plan, "pk").reasons
        assert reasons == ("1 catatan wajib diperbaiki masih terbuka",)
        other = kept(office, "rkt", Paper("rkt"))
        assert made(other, "rkt").reasons == ("rencana belum ditetapkan",)


def test_the_berita_acara_is_issued_by_who_verifies_and_only_after_submission(office: Office) -> None:
    with system("uji"):
        plan = kept(office, "rkt", Paper("rkt"))
    with acting(office.scope("bappeda", office.government)):
        with pytest.raises(Refused, match="belum pernah diajukan"):
            issue(plan, VERIFICATION_PAPER, NOW)
        with pytest.raises(Refused, match="tidak berwenang menerbitkan"):
            issue(plan, "rkt", NOW)
    with acting(office.scope("planner", office.agency)):
        submit(plan)
    with acting(office.scope("bappeda", office.government)):
        made = issue(Plan.objects.get(pk=plan.pk), VERIFICATION_PAPER, NOW)
    assert made.document.status == "konsep"
    assert made.drafted_because == ("verifikasi belum selesai",)
    with acting(office.scope("inspectorate", office.government)), pytest.raises(Refused, match="tidak berwenang"):
        issue(Plan.objects.get(pk=plan.pk), VERIFICATION_PAPER, NOW)


def test_each_plan_has_a_berita_acara_of_its_own_that_is_final_once_verified(office: Office) -> None:
    with system("uji"):
        plans = [kept(office, kind, Paper(kind)) for kind in ("rkt", "renja")]
        Step.objects.bulk_create(
            Step(plan=plan, org_unit=office.agency, kind="submitted", at=NOW, by="contoh", by_name="Contoh")
            for plan in plans
        )
        Plan.objects.update(status=Plan.Status.VERIFIED)
        first, second = (issue(Plan.objects.get(pk=plan.pk), VERIFICATION_PAPER, NOW) for plan in plans)
        assert first.drafted_because == second.drafted_because == ()  # the plans themselves are not approved yet
        assert [made.document.title for made in (first, second)] == [
            "Berita Acara Verifikasi RKT 2025 (murni)",
            "Berita Acara Verifikasi RENJA 2025 (murni)",
        ]
        assert [made.document.sequence for made in (first, second)] == [1, 2]
        assert IssuedDocument.objects.get(pk=first.document.pk).is_current
        assert second.document.replaces_id is None
        Step.objects.create(
            plan=plans[0], org_unit=office.agency, kind="returned", reason="Satu hal lagi.", at=NOW, by="contoh",
            by_name="Contoh",
        )  # fmt: skip
        again = issue(Plan.objects.get(pk=plans[0].pk), VERIFICATION_PAPER, NOW)
        assert again.document.replaces_id == first.document.pk
        assert IssuedDocument.objects.get(pk=second.document.pk).is_current
