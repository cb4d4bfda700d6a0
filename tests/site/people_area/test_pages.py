"""The pages of units, posts and officials: what they show, what they store, and that nothing typed is lost."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import system
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.models import Appointment, Official, Position, Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.plans.models import Plan
from tests.desa import countryside, rural_book
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town

DAY = date(2025, 1, 1)


def to(town: Town, name: str, *more: str) -> str:
    return reverse(f"people:{name}", args=[town.agency.pk, *more])


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def camat(town: Town) -> tuple[Position, Official]:
    with system("uji"):
        post = enter_position(town.agency, Post("Camat Contoh", "III.a", is_head=True), DAY)
        official = enter_official(town.agency, Who("Pejabat Contoh", "190001011920011999"), DAY).official
        begin_appointment(post, official, Term(DAY))
    return post, official


def logged() -> list[str]:
    with system("uji"):
        return [entry.sentence for entry in LogEntry.objects.order_by("id")]


def test_the_chart_and_the_list_say_the_same(town: Town) -> None:
    camat(town)
    page = text(town.client("planner"), to(town, "units"))
    assert page.count("<svg xmlns") == 1
    assert 'role="region" aria-label="Bagan organisasi, dapat digeser" tabindex="0"' in page
    assert page.count("Pejabat Contoh") == 2  # once in the chart, once in the list
    for name in ("Kecamatan Contoh", "Kelurahan Satu", "Kelurahan Dua"):
        assert f">{name}</a>" in page
    assert "2 kelurahan di dalam jumlah." in page
    assert "desa" not in page.partition("<main")[2]


def test_an_operator_sees_the_own_unit_and_what_stands_above_and_no_way_to_change_it(town: Town) -> None:
    camat(town)
    page = text(town.client("operator"), to(town, "units"))
    assert "Kelurahan Satu" in page
    assert "Pejabat Contoh" in page
    assert "Kelurahan Dua" not in page
    assert "Tambah unit" not in page
    assert "190001011920011999" not in page


def test_a_unit_is_added_renamed_and_retired_from_the_pages(town: Town) -> None:
    client = town.client("planner")
    page = client.post(
        to(town, "unit_add"), {"parent": town.one.pk, "kind": "seksi", "name": "Seksi Pelayanan"}, follow=True
    ).content.decode()
    assert "Seksi Pelayanan ditambahkan." in page
    with system("uji"):
        section = Unit.objects.get(parent=town.one)
    client.post(to(town, "unit_change", section.pk), {"name": "Seksi Pelayanan Umum"})
    page = client.post(to(town, "unit_retire", section.pk), {"until": "2025-03-03"}, follow=True).content.decode()
    assert "Seksi Pelayanan Umum tidak aktif lagi. Riwayatnya tetap tersimpan." in page
    assert "sampai 3 Maret 2025" in page
    assert logged() == [
        "Menambah unit Seksi Pelayanan di bawah KELURAHAN SATU.",
        "Mengubah Seksi Pelayanan: nama menjadi Seksi Pelayanan Umum.",
        "Menonaktifkan Seksi Pelayanan Umum per 3 Maret 2025.",
    ]


def test_a_post_an_official_and_an_appointment_are_entered_from_the_pages(town: Town) -> None:
    client = town.client("planner")
    form = text(client, to(town, "position_add", town.one.pk))
    assert 'value="Lurah Satu"' in form  # as the head of a kelurahan is usually called
    assert '<option value="IV.a" selected>' in form
    client.post(to(town, "position_add", town.one.pk), {"name": "Lurah Satu", "is_head": "on", "echelon": "IV.a"})
    filled = {"name": "Pejabat Contoh", "nip": "19000101 191701 1 999", "rank": "Penata, III/c", "email": "a@contoh.id"}
    page = client.post(to(town, "official_add"), filled, follow=True).content.decode()
    assert "pada umur 17 tahun" in page
    assert "19000101 191701 1 999" in page
    with system("uji"):
        post, official = Position.objects.get(), Official.objects.get()
    begun = {"official": official.pk, "kind": "plt", "since": "2025-01-01", "basis": "SP 1/2025"}
    page = client.post(to(town, "appointment_begin", post.pk), begun, follow=True).content.decode()
    assert "Pejabat Contoh tercatat sebagai Lurah Satu." in page
    assert "1 Januari 2025 sampai sekarang · SP 1/2025" in page
    with system("uji"):
        held = Appointment.objects.get()
    page = client.post(to(town, "appointment_end", held.pk), {"until": "2025-02-01"}, follow=True).content.decode()
    assert "1 Januari 2025 sampai 1 Februari 2025" in page
    assert len(logged()) == 4


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("official_add", {"name": "Contoh Salah", "nip": "19001332 192013 3 000"}, "bukan tanggal lahir"),
        ("official_add", {"name": "Contoh Salah", "email": "bukan surel"}, "surel"),
        (
            "unit_add",
            {"kind": "seksi", "name": "KELURAHAN SATU"},
            "KELURAHAN SATU sudah ada di bawah",
        ),
        ("unit_add", {"kind": "istana", "name": "Contoh Salah"}, "istana"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    town: Town, name: str, data: dict[str, str], sentence: str
) -> None:
    answer = town.client("planner").post(to(town, name), {"parent": town.agency.pk, **data})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    for field in ("name", "nip", "email"):
        if data.get(field):
            assert f'value="{data[field]}"' in page
    assert logged() == []


def test_an_overlapping_appointment_is_refused_with_its_sentence_and_keeps_what_was_typed(town: Town) -> None:
    post, official = camat(town)
    sent = {"official": official.pk, "kind": "definitive", "since": "2025-03-01", "basis": "SK 9/2025"}
    answer = town.client("planner").post(to(town, "appointment_begin", post.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Camat Contoh sudah dipegang Pejabat Contoh (definitif) sejak 1 Januari 2025. Akhiri dahulu" in page
    assert 'value="2025-03-01"' in page
    assert 'value="SK 9/2025"' in page
    with system("uji"):
        assert Appointment.objects.count() == 1


def test_the_head_of_the_region_is_entered_by_the_administrator_of_the_government(town: Town) -> None:
    client = town.client("administrator")
    client.post(to(town, "position_add", town.government.pk), {"name": "Bupati Contoh", "is_head": "on"})
    client.post(to(town, "official_add"), {"keeper": town.government.pk, "name": "Bupati Contoh Satu"})
    with system("uji"):
        post, official = Position.objects.get(), Official.objects.get()
    assert official.org_unit_id == town.government.pk
    begun = {"official": official.pk, "kind": "definitive", "since": "2025-01-01"}
    assert client.post(to(town, "appointment_begin", post.pk), begun).status_code == 302
    planner = town.client("planner")
    assert planner.get(to(town, "position_change", post.pk)).status_code == 404
    assert "Bupati Contoh Satu" not in text(planner, to(town, "officials"))


def test_the_signer_of_the_next_document_is_who_was_entered(town: Town, plan: Plan) -> None:
    camat(town)
    client = town.client("planner")
    page = client.post(reverse("documents:issue", args=[town.agency.pk, YEAR, "organisation_chart"]), follow=True)
    assert "Bagan Organisasi 2025 selesai dibuat." in page.content.decode()
    again = client.post(reverse("documents:issue", args=[town.agency.pk, YEAR, "organisation_chart"]), follow=True)
    assert "tidak diterbitkan ulang: isinya masih sama" in again.content.decode()
    with system("uji"):
        held = Appointment.objects.get()
    client.post(to(town, "appointment_end", held.pk), {"until": "2025-03-03"})
    changed = client.post(reverse("documents:issue", args=[town.agency.pk, YEAR, "organisation_chart"]), follow=True)
    assert "Bagan Organisasi 2025 selesai dibuat." in changed.content.decode()


@pytest.mark.parametrize(
    ("name", "most"),
    [("units", 8), ("officials", 9), ("unit_add", 8), ("official_add", 8), ("roles", 9), ("invite", 8), ("owners", 8)],
)
def test_a_page_has_a_ceiling_of_queries_however_many_units_there_are(
    town: Town, name: str, most: int, django_assert_max_num_queries: object
) -> None:
    with system("uji"):
        countryside(Unit.objects.get(pk=town.agency.pk))
    client = town.client("administrator")
    assert connection.features.supports_json_field  # Django asks the database once per process
    with django_assert_max_num_queries(most):  # type: ignore[operator]
        assert client.get(to(town, name)).status_code == 200


def test_the_page_of_one_unit_and_of_its_forms_have_a_ceiling_of_queries(
    town: Town, django_assert_max_num_queries: object
) -> None:
    post, _ = camat(town)
    client = town.client("planner")
    for address in (
        to(town, "unit", town.agency.pk), to(town, "position_add", town.one.pk), to(town, "position_change", post.pk),
        to(town, "appointment_begin", post.pk), to(town, "unit_change", town.one.pk),
    ):  # fmt: skip
        with django_assert_max_num_queries(10):  # type: ignore[operator]
            assert client.get(address).status_code == 200


def test_a_kecamatan_with_desa_supervises_them_on_every_page_and_sums_none(town: Town) -> None:
    from selaras.registers.plans.actions import accept

    with system("uji"):
        neighbour = Unit.objects.get(pk=town.neighbour.pk)
        countryside(neighbour)
        accept(rural_book(), (), neighbour, YEAR, source="contoh.md", on=ACCEPTED)
    client = town.client("stranger")
    page = text(client, reverse("people:units", args=[neighbour.pk]))
    assert "1 kelurahan di dalam jumlah, 2 desa dibina dan tidak ikut dijumlahkan." in page
    assert page.count('<span class="tag">desa dibina</span>') == 2
    plan = text(client, reverse("plans:tree", args=[neighbour.pk, YEAR]))
    assert "DESA MAWAR, dibina dan tidak ikut dijumlahkan" in plan
    assert "1.300.000" in plan  # 900.000 of the kecamatan and 400.000 of its kelurahan
    assert "71.300.000" not in plan
    assert "70.900.000" not in plan
