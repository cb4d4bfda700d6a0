"""The page of notes also tells what several documents of the year say differently, with the way to each."""

from typing import Any

import pytest
from django.urls import reverse

from selaras.registers.archive.scope import system
from selaras.registers.findings.models import Waiver
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import store
from tests.making import AGENCY_NAME, YEAR
from tests.site.people import Town
from tests.year import Paper, year


@pytest.fixture
def more(town: Town, plan: Plan) -> None:
    """The DPA with another pagu for the program of the plan, and the agreement of a kelurahan without origin."""
    dpa, pk = Paper("dpa", AGENCY_NAME), Paper("pk", "KELURAHAN SATU")
    dpa.work("7.01.03", 800)
    pk.promise("Jumlah layanan", 12)
    with system("uji"):
        store(year(dpa), Plan.objects.create(org_unit=town.agency, kind="dpa", year=YEAR))
        store(year(pk), Plan.objects.create(org_unit=town.one, kind="pk", year=YEAR))


def page(town: Town, who: str) -> str:
    return town.client(who).get(reverse("findings:list", args=[town.agency.pk, YEAR])).content.decode()


def test_a_note_over_the_year_names_its_document_and_leads_there(town: Town, plan: Plan, more: None) -> None:
    shown = page(town, "planner")
    assert "Pagu 7.01.03 Program Pemberdayaan KECAMATAN CONTOH dalam RKT Rp900, sedangkan dalam DPA Rp800" in shown
    assert f'Dokumen: <a href="{reverse("plans:tree", args=[town.agency.pk, YEAR])}">RKT 2025</a>' in shown
    own = reverse("agreements:edit", args=[town.agency.pk, YEAR, town.one.pk])
    assert f'Dokumen: <a href="{own}">Perjanjian Kinerja 2025 KELURAHAN SATU</a>' in shown


def test_an_operator_is_told_of_their_own_unit_alone(town: Town, plan: Plan, more: None) -> None:
    shown = page(town, "operator")
    assert "Jumlah layanan" in shown
    assert "dalam DPA Rp800" not in shown


def test_a_note_over_the_year_is_set_aside_like_any_other(town: Town, plan: Plan, more: None) -> None:
    client = town.client("planner")
    response = client.get(reverse("findings:list", args=[town.agency.pk, YEAR]))
    note = next(each for _, _, group in response.context["groups"] for each in group if each.check == "BUD-021")
    data = {"note": note.key, "reason": "menunggu perubahan APBD"}
    client.post(reverse("findings:waive", args=[town.agency.pk, YEAR]), data)
    with system("uji"):
        assert [waiver.check_id for waiver in Waiver.objects.all()] == ["BUD-021"]
    shown = page(town, "planner")
    assert "menunggu perubahan APBD" in shown


def test_the_page_has_a_ceiling_of_queries(
    town: Town, plan: Plan, more: None, django_assert_max_num_queries: Any
) -> None:
    client = town.client("planner")
    address = reverse("findings:list", args=[town.agency.pk, YEAR])
    client.get(address)
    bappeda = town.client("bappeda")
    with django_assert_max_num_queries(8):
        client.get(address)
    bappeda = town.client("bappeda")
    with django_assert_max_num_queries(10):
        bappeda.get(address)
