"""The form of a survey on any phone, and the page of a wave: sent twice it counts once, and nothing typed is lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.registers.archive.scope import system
from selaras.registers.surveys.actions import Plan, close_wave, open_wave
from selaras.registers.surveys.models import Response, Wave
from tests.making import YEAR
from tests.site.people import Town
from tests.site.surveys.visits import wave_of

THROUGHOUT = {f"u{number}": "3" for number in range(1, 10)}


@pytest.fixture
def wave(town: Town) -> Wave:
    return wave_of(town)


def form(wave: Wave, client: Client, at: str = "answer") -> dict[str, str]:
    """The hidden fields of a form as it is handed out."""
    page = client.get(reverse(f"surveys:{at}", args=[wave.code])).content.decode()
    return {"lembar": re.findall(r'name="lembar" value="([^"]+)"', page)[0]}


def send(wave: Wave, client: Client, at: str = "answer", **fields: str) -> int:
    return client.post(reverse(f"surveys:{at}", args=[wave.code]), {**form(wave, client, at), **fields}).status_code


def stored() -> list[Response]:
    with system("uji"):
        return list(Response.objects.all())


def test_the_form_asks_in_the_order_of_the_common_forms_and_keeps_each_element(wave: Wave) -> None:
    page = Client().get(reverse("surveys:answer", args=[wave.code])).content.decode()
    order = list(dict.fromkeys(re.findall(r'name="(u\d)"', page)))
    assert order == ["u1", "u2", "u3", "u4", "u5", "u6", "u7", "u9", "u8"]
    assert "8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?" in page


def test_an_answer_from_a_phone_is_kept_and_thanked_for(wave: Wave) -> None:
    client = Client()
    sent = {**form(wave, client), **THROUGHOUT, "u4": "4", "sex": "Perempuan", "saran": "Tambah kursi"}
    answer = client.post(reverse("surveys:answer", args=[wave.code]), sent, follow=True)
    assert "Jawaban Anda sudah diterima, tanpa nama dan hanya dihitung satu kali." in answer.content.decode()
    (row,) = stored()
    assert (row.u1, row.u4, row.sex, row.suggestion, row.channel) == (3, 4, "Perempuan", "Tambah kursi", "link")


def test_a_form_that_is_sent_twice_is_thanked_for_twice_and_counted_once(wave: Wave) -> None:
    client = Client()
    sent = {**form(wave, client), **THROUGHOUT}
    address = reverse("surveys:answer", args=[wave.code])
    assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert len(stored()) == 1


def test_the_same_browser_may_answer_again_and_is_marked(wave: Wave) -> None:
    client = Client()
    assert [send(wave, client, **THROUGHOUT) for _ in range(2)] == [302, 302]
    assert sorted(row.doubt for row in stored()) == ["again", "quick"]
    assert "sudah ada jawaban" in client.get(reverse("surveys:answer", args=[wave.code])).content.decode()


def test_a_device_at_the_desk_remembers_nobody_and_clears_itself(wave: Wave) -> None:
    client = Client()
    for _ in range(2):
        assert send(wave, client, "desk", **THROUGHOUT) == 302
    assert {(row.doubt, row.channel) for row in stored()} == {("quick", "desk")}
    page = client.get(reverse("surveys:thanks", args=[wave.code]) + "?loket").content.decode()
    assert f'content="8;url={reverse("surveys:desk", args=[wave.code])}"' in page


@pytest.mark.parametrize("ticket", ["", "rusak", "a:b:c"])
def test_a_form_that_was_not_handed_out_is_given_back_with_what_was_chosen(wave: Wave, ticket: str) -> None:
    answer = Client().post(reverse("surveys:answer", args=[wave.code]), {"lembar": ticket, "u1": "4", "saran": "Baik"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jawaban Anda masih ada di bawah" in page
    assert '<input type="radio" name="u1" value="4" checked>' in page
    assert ">Baik</textarea>" in page
    assert stored() == []


def test_a_form_of_another_wave_is_none_of_this_one(town: Town, wave: Wave) -> None:
    today = timezone.localdate()
    with system("uji"):
        other = open_wave(town.one, Plan(title="SKM lain", since=today, until=today))
    client = Client()
    sent = {**form(other, client), **THROUGHOUT}
    assert client.post(reverse("surveys:answer", args=[wave.code]), sent).status_code == 409


def test_what_is_out_of_range_counts_as_not_chosen_and_an_empty_form_is_told(wave: Wave) -> None:
    client = Client()
    answer = client.post(reverse("surveys:answer", args=[wave.code]), {**form(wave, client), "u1": "5", "u2": "x"})
    assert "Pilih jawaban untuk sedikitnya satu pertanyaan." in answer.content.decode()
    assert stored() == []


def test_a_form_that_comes_after_closing_is_told_and_shows_what_was_chosen(wave: Wave) -> None:
    client = Client()
    sent = {**form(wave, client), **THROUGHOUT}
    send(wave, Client(), **THROUGHOUT)
    with system("uji"):
        close_wave(wave.pk)
    answer = client.post(reverse("surveys:answer", args=[wave.code]), sent)
    assert "Survei ini sudah ditutup. Jawaban Anda tidak disimpan." in answer.content.decode()
    assert len(stored()) == 1
    assert "Kirim jawaban" not in Client().get(reverse("surveys:answer", args=[wave.code])).content.decode()


def test_a_script_in_a_suggestion_is_shown_as_text(town: Town, wave: Wave) -> None:
    send(wave, Client(), **THROUGHOUT, saran="<script>alert(1)</script>")
    page = town.client("planner").get(reverse("surveys:wave", args=[town.agency.pk, wave.year, wave.pk]))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()
    assert "<script>alert(1)" not in page.content.decode()


def test_the_page_of_a_wave_says_what_it_comes_to_in_few_queries(town: Town, wave: Wave) -> None:
    """3 throughout is 75,00, which is C."""
    send(wave, Client(), **THROUGHOUT)
    client = town.client("planner")
    address = reverse("surveys:wave", args=[town.agency.pk, wave.year, wave.pk])
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = client.get(address).content.decode()
    assert "3,000 dari 4 · konversi <b>75,00</b> · mutu <b>C</b> (Kurang Baik)" in page
    assert len(queries) <= 18, [query["sql"][:80] for query in queries]


def test_the_poster_names_the_address_by_which_the_public_reaches_the_site(
    town: Town, wave: Wave, settings: Any
) -> None:
    settings.SELARAS_URL = "https://selaras.example.go.id/"
    page = town.client("planner").get(reverse("surveys:poster", args=[town.agency.pk, wave.year, wave.pk]))
    assert f"https://selaras.example.go.id/s/{wave.code}/" in page.content.decode()


def test_answers_of_a_file_are_taken_in_with_the_scale_turned(town: Town, wave: Wave) -> None:
    lines = "No,U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,1,1,1,1,1,1,1,1,1\n2,1,1,1,1,1,1,1,1,1\n"
    file = SimpleUploadedFile("skm.csv", lines.encode())
    address = reverse("surveys:take_in", args=[town.agency.pk, wave.year, wave.pk])
    answer = town.client("planner").post(address, {"berkas": file, "terbalik": "on"}, follow=True)
    assert "2 jawaban dimasukkan." in answer.content.decode()
    assert {row.u1 for row in stored()} == {4}


def test_a_wave_that_cannot_be_opened_comes_back_as_it_was_typed(town: Town) -> None:
    typed = {"title": "SKM", "unit": town.agency.pk, "since": "2025-06-30", "until": "2025-05-01"}
    answer = town.client("planner").post(reverse("surveys:open", args=[town.agency.pk, YEAR]), typed)
    assert answer.status_code == 422
    assert "Tanggal selesai mendahului tanggal mulai." in answer.content.decode()
    assert 'value="2025-06-30"' in answer.content.decode()


def test_before_its_first_day_the_form_says_when_it_begins(town: Town) -> None:
    later = timezone.localdate() + timedelta(days=3)
    with system("uji"):
        made = open_wave(town.agency, Plan(title="SKM", since=later, until=later))
    page = Client().get(reverse("surveys:answer", args=[made.code])).content.decode()
    assert f"Survei ini dibuka mulai {later:%d-%m-%Y}." in page
    assert "Kirim jawaban" not in page


def test_paper_is_typed_twice_and_what_cannot_be_read_comes_back(town: Town, wave: Wave) -> None:
    planner, address = town.client("planner"), reverse("surveys:typing", args=[town.agency.pk, wave.year, wave.pk])
    wrong = planner.post(address, {"baris": "12 34"})
    assert wrong.status_code == 409
    assert "1 baris belum terbaca: “12 34”." in wrong.content.decode()
    assert ">12 34</textarea>" in wrong.content.decode()
    first = planner.post(address, {"baris": "12 344334433"}).content.decode()
    assert "Lembar 12: diketik sekali, ketik lagi untuk memastikan" in first
    assert "Menunggu ketikan kedua (1)" in first
    assert "Lembar 12: sama, sudah dihitung" in planner.post(address, {"baris": "12 344334433"}).content.decode()
    assert [(row.channel, row.u1, row.u9) for row in stored()] == [("paper", 3, 3)]


def test_paper_is_printed_with_its_numbers_in_the_order_in_which_it_is_typed(town: Town, wave: Wave) -> None:
    address = reverse("surveys:sheets", args=[town.agency.pk, wave.year, wave.pk])
    page = town.client("planner").get(f"{address}?dari=21&banyak=2").content.decode()
    assert re.findall(r"<b>Lembar (\d+)</b>", page) == ["21", "22"]
    assert page.index("penanganan pengaduan") < page.index("kualitas sarana")
    many = town.client("planner").get(f"{address}?dari=x&banyak=99999").content.decode()
    assert len(re.findall(r"<b>Lembar \d+</b>", many)) == 200
