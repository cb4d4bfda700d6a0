"""The desk of a kecamatan and the operator of a kelurahan work on a complaint through the pages."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from selaras.registers.archive.scope import acting, system
from selaras.registers.complaints.actions import Registration, answer, assign, register, verify
from selaras.registers.complaints.models import Complaint
from selaras.registers.organisations.access import scope_of
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town

DAY = date(YEAR, 3, 3)
SCRIPT = "<script>alert(1)</script> Jalan rusak"
TYPED = {"channel": "counter", "classification": "other", "received_on": f"{DAY}", "text": SCRIPT, "lapor_number": ""}


def address(town: Town, name: str = "list", *more: str) -> str:
    return reverse(f"complaints:{name}", args=[town.agency.pk, YEAR, *more])


def made(town: Town, *, of_unit: bool = False) -> Complaint:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        row = register(town.agency, Registration("counter", "other", DAY, "Lampu mati."))
        return assign(verify(row), town.one) if of_unit else row


def test_a_complaint_is_written_down_and_its_script_is_shown_as_text(town: Town) -> None:
    sent = town.client("planner").post(address(town, "add"), TYPED, follow=True)
    page = sent.content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Jalan rusak" in page
    assert "Penyelesaian: 21-03-2025 (14 hari kerja)" in page


def test_what_is_refused_is_said_and_stays_in_the_form(town: Town) -> None:
    sent = town.client("planner").post(address(town, "add"), TYPED | {"lapor_number": "99"})
    page = unescape(sent.content.decode())
    assert sent.status_code == 422
    assert "Nomor LAPOR diisi hanya, dan selalu, untuk pengaduan dari SP4N-LAPOR!." in page
    assert "Jalan rusak" in page
    with system("uji"):
        assert not Complaint.objects.exists()


def test_the_operator_answers_what_is_assigned_and_the_desk_finishes_it(town: Town) -> None:
    row = made(town, of_unit=True)
    url = address(town, "one", row.pk)
    sent = town.client("operator").post(url, {"step": "answered", "text": "Lampu sudah diganti."})
    assert sent.status_code == 302
    assert "Lampu sudah diganti." in town.client("planner").get(url).content.decode()
    assert town.client("planner").post(url, {"step": "finished"}).status_code == 302
    with system("uji"):
        assert Complaint.objects.get().stage == "finished"


def test_a_step_without_its_words_is_asked_for_them(town: Town) -> None:
    url = address(town, "one", made(town).pk)
    sent = town.client("planner").post(url, {"step": "rejected", "text": " "})
    assert sent.status_code == 422
    assert "Tulis uraiannya dengan kalimat singkat." in sent.content.decode()


@pytest.mark.parametrize(("who", "status"), [("operator", 404), ("inspectorate", 200), ("stranger", 404)])
def test_what_is_at_the_desk_is_seen_by_those_of_the_agency_alone(town: Town, who: str, status: int) -> None:
    assert town.client(who).get(address(town, "one", made(town).pk)).status_code == status


def test_a_rejected_complaint_is_not_called_late(town: Town) -> None:
    url = address(town, "one", made(town).pk)
    client = town.client("planner")
    assert "melewati batas" in client.get(url).content.decode()
    client.post(url, {"step": "rejected", "text": "Bukan kewenangan kecamatan."})
    page = client.get(url).content.decode()
    assert "Tidak ada batas waktu yang dapat dihitung." in page
    assert "melewati batas" not in page


def test_the_offered_steps_are_those_of_the_person_and_the_stage(town: Town) -> None:
    url = address(town, "one", made(town, of_unit=True).pk)
    pages = {who: town.client(who).get(url).content.decode() for who in ("planner", "operator", "inspectorate")}
    offered = {who: [word for word in ("assigned", "answered") if f'"{word}"' in page] for who, page in pages.items()}
    assert offered == {"planner": ["assigned", "answered"], "operator": ["answered"], "inspectorate": []}


def test_the_list_tells_rates_with_their_definition(town: Town) -> None:
    made(town, of_unit=True)
    page = unescape(town.client("planner").get(address(town)).content.decode())
    assert "<b>0 persen</b> (0 dari 1)" in page
    assert "Laporan yang sedang atau sudah ditindaklanjuti dibagi laporan yang lulus verifikasi." in page
    assert "<b>tidak ada kasus</b>" in page
    assert 'class="tag error">melewati batas</span>' in page


def test_a_unit_is_told_that_its_rates_are_its_own(town: Town) -> None:
    made(town, of_unit=True)
    made(town)
    pages = {
        who: unescape(town.client(who).get(address(town)).content.decode()) for who in ("operator", "inspectorate")
    }
    assert {who: "Angka pengaduan yang ditangani unit Anda" in page for who, page in pages.items()} == {
        "operator": True, "inspectorate": False}  # fmt: skip
    assert {who: page.count('<th scope="row">') for who, page in pages.items()} == {"operator": 1, "inspectorate": 2}


def test_many_complaints_ask_no_more_of_the_database(
    town: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        made(town)
    client = town.client("planner")
    client.get(address(town))
    with django_assert_max_num_queries(9):
        client.get(address(town))


def test_whoever_has_the_number_follows_the_complaint_and_meets_no_officer(town: Town) -> None:
    row = made(town)
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        answer(verify(row), "Lampu sudah diganti.")
    page = town.client("public").post(reverse("complaints:follow"), {"nomor": f" {row.tracking.upper()} "})
    text = page.content.decode()
    assert "Status: dijawab" in text
    assert "Lampu sudah diganti." in text
    assert town.people["planner"].name not in text
    assert "Lampu mati." not in text
    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("number", ["", "0" * 16, "%", "<script>"])
def test_a_number_that_is_not_there_is_answered(town: Town, number: str) -> None:
    made(town)
    page = town.client("public").post(reverse("complaints:follow"), {"nomor": number})
    assert page.status_code == 422
    assert "Nomor ini tidak ditemukan." in page.content.decode()
    assert "<script>" not in page.content.decode().partition('id="nomor"')[2].partition("</form>")[0]


def test_numbers_are_not_guessed_by_the_hundred(town: Town) -> None:
    client = town.client("public")
    answers = [client.post(reverse("complaints:follow"), {"nomor": "0" * 16}).status_code for _ in range(61)]
    assert answers == [422] * 60 + [429]


@pytest.mark.parametrize(("who", "told"), [("planner", True), ("inspectorate", False), ("operator", False)])
def test_the_number_of_a_receipt_is_shown_at_the_desk_alone(town: Town, who: str, told: bool) -> None:
    row = made(town, of_unit=True)
    page = town.client(who).get(address(town, "one", row.pk)).content.decode()
    assert (row.tracking in page) is told
