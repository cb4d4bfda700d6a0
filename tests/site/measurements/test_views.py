"""The page of a quarter: what is typed is stored or answered at its field, closed, corrected, and printed as E.81."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.rows import Indicator, WorkItem
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import system
from selaras.registers.measurements.models import Correction, Measurement, Remark
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.site.measurements.asked import running_quarter
from tests.making import YEAR
from tests.site.people import Town


def at(town: Town, name: str = "page", *more: Any, quarter: int = 1) -> str:
    return reverse(f"measurements:{name}", args=[town.agency.pk, YEAR, quarter, *more])


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


@pytest.fixture
def program(plan: Plan) -> str:
    """The id of the agency's one indicator."""
    with system("uji"):
        return book_of(plan).all(Indicator)[0].id


def field(page: str, name: str) -> str:
    (value,) = re.findall(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    return str(value)


def test_what_is_to_be_measured_stands_with_its_target_and_money_with_its_pagu(
    town: Town, plan: Plan, program: str
) -> None:
    page = shown(town.client("planner"), at(town))
    assert "Persentase lembaga yang aktif" in page
    assert "Target 2025: 100 Persen" in page
    assert "0 dari 4 angka terisi" in page  # the program, its money, and the money of two kelurahan
    assert "Realisasi anggaran: KELURAHAN SATU" in page
    assert "Pagu 2025: 400" in page
    assert shown(town.client("operator"), at(town)).count("Pagu 2025: 400") == 1


def test_a_value_is_kept_and_one_that_cannot_be_read_comes_back_as_it_was_typed(
    town: Town, plan: Plan, program: str
) -> None:
    client = town.client("planner")
    sent = {f"{program}.revisi": "0", f"{program}.nilai": "sembilan puluh", f"{program}.hambatan": "Banjir."}
    answer = client.post(at(town, "save"), sent)
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "Realisasi “sembilan puluh” tidak memuat angka." in page
    assert field(page, f"{program}.nilai") == "sembilan puluh"
    assert "Banjir.</textarea>" in page
    sent[f"{program}.nilai"] = "90"
    assert client.post(at(town, "save"), sent).status_code == 302
    page = shown(client, at(town))
    assert field(page, f"{program}.nilai") == "90"
    assert field(page, f"{program}.revisi") == "1"
    assert "1 dari 4 angka terisi" in page
    assert "sebelumnya: 90" in shown(client, at(town, quarter=2))


def test_what_is_measured_is_explained_with_its_achievement(town: Town, plan: Plan, program: str) -> None:
    client = town.client("planner")
    client.post(at(town, "save"), {f"{program}.revisi": "0", f"{program}.pembilang": "9", f"{program}.penyebut": "10"})
    page = shown(client, at(town))
    (link,) = re.findall(r'<a href="([^"]*)">capaian dan asalnya</a>', page)
    told = shown(client, link)
    assert "Realisasi" in told
    assert "90" in told
    assert "Perencana Contoh" in told


def test_a_closed_quarter_is_corrected_with_a_reason_and_a_ground(town: Town, plan: Plan, program: str) -> None:
    planner, camat = town.client("planner"), town.client("camat")
    planner.post(at(town, "save"), {f"{program}.revisi": "0", f"{program}.nilai": "90"})
    camat.post(at(town, "close"))
    page = shown(planner, at(town))
    assert f'name="{program}.nilai"' not in page
    (link,) = re.findall(rf'href="([^"]*koreksi/{program}/)"', page)
    sent = {f"{program}.revisi": "1", f"{program}.nilai": "91", "alasan": "salah", "dasar": ""}
    answer = planner.post(link, sent)
    assert answer.status_code == 409
    assert "Tulis alasan koreksi dan dasarnya" in html.unescape(answer.content.decode())
    sent |= {"alasan": "Satu lembaga terlewat", "dasar": "BA Nomor 3/2025"}
    assert planner.post(link, sent).status_code == 302
    assert "Satu lembaga terlewat" in shown(planner, link)
    with system("uji"):
        assert Correction.objects.get().before["text"] == "90"
        assert Measurement.objects.get().text == "91"


def test_the_evaluation_of_a_quarter_is_printed_from_what_was_measured(town: Town, plan: Plan, program: str) -> None:
    client = town.client("planner")
    client.post(at(town, "save"), {f"{program}.revisi": "0", f"{program}.nilai": "90"})
    client.post(at(town, "remark"), {"driver": "Kerja sama kelurahan", "lain": "x"})
    assert client.post(at(town, "issue", "renja_evaluation")).status_code == 302
    assert client.post(at(town, "issue", "renja_evaluation")).status_code == 302
    with system("uji"):
        document = IssuedDocument.objects.get(type="renja_evaluation")
        assert document.title == "Evaluasi Hasil Renja Triwulan I 2025"
        assert "Kerja sama kelurahan" in document.book
        assert Remark.objects.get().by_name == "Perencana Contoh planner"
    assert client.post(at(town, "issue", "action_plan_monitoring")).status_code == 404  # there is no plan of action
    assert client.post(at(town, "issue", "rkt")).status_code == 404
    page = shown(client, at(town))
    assert "Pemantauan Rencana Aksi" not in page
    assert reverse("documents:download", args=[document.pk, "xlsx"]) in page
    assert reverse("documents:download", args=[document.pk, "xlsx"]) not in shown(client, at(town, quarter=2))


def test_a_kelurahan_spends_its_own_money(town: Town, plan: Plan) -> None:
    with system("uji"):
        lowest = [row for row in book_of(plan).all(WorkItem) if row.code == "7.01.03.2.03.02"]
    client = town.client("operator")
    sent = {f"{row.id}.{name}": value for row in lowest for name, value in (("revisi", "0"), ("nilai", "100"))}
    assert client.post(at(town, "save"), sent).status_code == 422  # one of the two is another kelurahan's
    with system("uji"):
        assert [each.org_unit.name for each in Measurement.objects.all()] == ["KELURAHAN SATU"]


def test_the_quarter_to_fill_in_is_the_last_one_that_ended() -> None:
    days = {date(2025, 1, 9): 1, date(2025, 4, 2): 1, date(2025, 7, 1): 2, date(2025, 12, 31): 3, date(2026, 1, 5): 4}
    assert {day: running_quarter(2025, day) for day in days} == days


def test_a_quarter_that_is_none_and_a_year_without_plan_are_not_there(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    shown(client, at(town, quarter=5), 404)
    shown(client, reverse("measurements:page", args=[town.agency.pk, YEAR + 3, 1]), 404)


def test_the_page_costs_few_queries(town: Town, plan: Plan, django_assert_max_num_queries: Any) -> None:
    client = town.client("planner")
    shown(client, at(town))
    with django_assert_max_num_queries(14):
        shown(client, at(town))
