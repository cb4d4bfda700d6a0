"""A simulation on its pages: from the form of a line, seen by who sees the plan, applied and dropped."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.rows import Ceiling, WorkItem
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan, Simulation
from selaras.registers.plans.store import load
from tests.making import YEAR
from tests.site.people import SINCE, Town


def item(plan: Plan) -> str:
    with system("uji"):
        return next(row.id for row in load(plan).all(WorkItem) if row.code == "7.01.03")


def form(client: Client, town: Town, row: str) -> dict[str, str]:
    """What the form of a line holds, as a browser would send it."""
    page = client.get(reverse("entry:row", args=[town.agency.pk, YEAR, row])).content.decode()
    fields = re.findall(r'<input type="(?:text|hidden)"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page)
    return {html.unescape(name): html.unescape(value) for name, value in fields}


@pytest.fixture
def simulation(town: Town, plan: Plan) -> Simulation:
    client, row = town.client("planner"), item(plan)
    sent = form(client, town, row) | {f"{row}.ceiling": "1.000"}
    answer = client.post(reverse("entry:suppose", args=[town.agency.pk, YEAR, row]), sent)
    assert answer.status_code == 302
    with system("uji"):
        made = Simulation.objects.get()
    assert answer["Location"] == reverse("simulation:page", args=[town.agency.pk, YEAR, made.pk])
    return made


def page(client: Client, town: Town, simulation: Simulation) -> str:
    answer = client.get(reverse("simulation:page", args=[town.agency.pk, YEAR, simulation.pk]))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def pagu(plan: Plan) -> int | None:
    with system("uji"):
        return next(row.amount for row in load(plan).all(Ceiling) if row.item == item(plan))


def test_the_form_of_a_line_begins_it_and_the_page_shows_what_changes(
    town: Town, plan: Plan, simulation: Simulation
) -> None:
    told = page(town.client("bappeda"), town, simulation)
    order = [
        told.index(words)
        for words in ("7.01.03 Program Pemberdayaan", "900", "1.000", "Jumlah pagu yang berubah", "Baris dokumen")
    ]
    assert order == sorted(order)
    assert "Terapkan ke rencana" not in told
    assert f"/simulasi/{simulation.pk}/" in told
    assert pagu(plan) == 900_00
    listed = town.client("planner").get(reverse("simulation:list", args=[town.agency.pk, YEAR]))
    assert simulation.title in html.unescape(listed.content.decode())


def test_what_cannot_be_read_is_asked_again_and_begins_nothing(town: Town, plan: Plan) -> None:
    client, row = town.client("planner"), item(plan)
    sent = form(client, town, row) | {f"{row}.ceiling": "banyak"}
    answer = client.post(reverse("entry:suppose", args=[town.agency.pk, YEAR, row]), sent)
    assert answer.status_code == 422
    assert "banyak" in answer.content.decode()
    with system("uji"):
        assert Simulation.objects.count() == 0


def test_it_is_applied_and_dropped_by_the_planner_and_by_nobody_who_only_reads(
    town: Town, plan: Plan, simulation: Simulation
) -> None:
    where = [town.agency.pk, YEAR, simulation.pk]
    assert town.client("bappeda").post(reverse("simulation:apply", args=where)).status_code == 409
    assert town.client("operator").post(reverse("simulation:apply", args=where)).status_code == 404
    assert town.client("stranger").get(reverse("simulation:page", args=where)).status_code == 404
    planner = town.client("planner")
    planner.post(reverse("simulation:work_out", args=where), {"judul": "Tambah  layanan"})
    assert planner.post(reverse("simulation:apply", args=where), {"dilihat": "lain"}).status_code == 409
    seen = {"dilihat": re.findall(r'name="dilihat" value="([^"]+)"', page(planner, town, simulation))[0]}
    told = planner.post(reverse("simulation:apply", args=where), seen, follow=True).content.decode()
    assert "1 perubahan dari Tambah layanan disimpan ke RKT 2025." in told
    assert pagu(plan) == 1_000_00
    assert planner.post(reverse("simulation:drop", args=where)).status_code == 409


def test_a_change_is_taken_out_once(town: Town, simulation: Simulation) -> None:
    where = [town.agency.pk, YEAR, simulation.pk]
    planner = town.client("planner")
    (step,) = re.findall(r'name="perubahan" value="([^"]+)"', page(planner, town, simulation))
    assert planner.post(reverse("simulation:withdraw", args=where), {"perubahan": "0"}).status_code == 409
    planner.post(reverse("simulation:withdraw", args=where), {"perubahan": step})
    assert planner.post(reverse("simulation:withdraw", args=where), {"perubahan": step}).status_code == 409
    assert "Tidak ada lagi yang diandaikan berubah." in page(planner, town, simulation)
    planner.post(reverse("simulation:drop", args=where))
    assert "dibuang" in page(planner, town, simulation)


def test_what_it_changes_is_explained_from_its_page(town: Town, plan: Plan, simulation: Simulation) -> None:
    client = town.client("camat")
    told = page(client, town, simulation)
    links = re.findall(r'<a class="why" href="([^"]+)">([^<]+)</a>', told)
    assert [shown for _, shown in links] == ["900", "1.700"]  # the pagu that is changed; with 400 of each kelurahan
    pagu_page, sum_page = (html.unescape(client.get(address).content.decode()) for address, _ in links)
    assert "Pagu 2025: 7.01.03 Program Pemberdayaan" in pagu_page
    assert "Jumlah pagu baris terendah 2025: seluruh rencana" in sum_page
    assert "Baris yang membedakannya (1)" in told
    assert "7.01.03 Program Pemberdayaan: 900 menjadi 1.000" in told


def links(client: Client, town: Town, simulation: Simulation) -> list[str]:
    return re.findall(r'<a class="why" href="[^"]+">([^<]+)</a>', page(client, town, simulation))


def test_what_stood_there_once_is_not_led_to_what_stands_there_now(
    town: Town, plan: Plan, simulation: Simulation
) -> None:
    """The plan changes beside the simulation; then it is worked out again, and applied."""
    planner, where = town.client("planner"), [town.agency.pk, YEAR, simulation.pk]
    with acting(scope_of(town.people["planner"], SINCE)):
        money = next(row for row in load(plan).all(Ceiling) if row.item == item(plan))
        apply(plan, [Change("Ceiling", money.id, "amount", 900_00, 777_00)], "uji")
    assert links(planner, town, simulation) == []
    with acting(scope_of(town.people["planner"], SINCE)):
        apply(plan, [Change("Ceiling", money.id, "amount", 777_00, 900_00)], "uji")
    planner.post(reverse("simulation:work_out", args=where), {"judul": "Lagi"})
    assert links(planner, town, simulation) == ["900", "1.700"]
    seen = {"dilihat": re.findall(r'name="dilihat" value="([^"]+)"', page(planner, town, simulation))[0]}
    planner.post(reverse("simulation:apply", args=where), seen)
    assert links(planner, town, simulation) == []


def test_its_links_lead_to_the_year_of_its_plan_from_whatever_year_it_is_opened(
    town: Town, simulation: Simulation
) -> None:
    client = town.client("planner")
    answer = client.get(reverse("simulation:page", args=[town.agency.pk, YEAR + 3, simulation.pk]))
    found = re.findall(r'<a class="why" href="([^"]+)"', answer.content.decode())
    assert [client.get(each).status_code for each in found] == [200, 200]
