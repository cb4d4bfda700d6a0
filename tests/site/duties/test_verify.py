"""A plan goes its way through the pages: handed in, noted on, answered, verified, approved, locked."""

import re
from typing import Any

import pytest
from django.urls import reverse

from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.models import Plan, VerificationNote
from selaras.registers.plans.procedure import settle
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town


@pytest.fixture
def needed(town: Town, plan: Plan) -> Plan:
    """The RKT of the year, which this government has verified."""
    with system("uji"):
        settle(town.government, verified_kinds=["rkt"])
    return plan


def address(town: Town, plan: Plan, name: str = "verify") -> str:
    return reverse(f"duties:{name}", args=[town.agency.pk, YEAR, plan.pk])


def page(town: Town, who: str, plan: Plan) -> str:
    return town.client(who).get(address(town, plan)).content.decode()


def step(town: Town, who: str, plan: Plan, what: str, why: str = "") -> str:
    data = {"langkah": what, "alasan": why}
    return town.client(who).post(address(town, plan, "step"), data, follow=True).content.decode()


def test_the_whole_way_through_the_pages(town: Town, needed: Plan) -> None:
    assert "Rencana diajukan." in step(town, "planner", needed, "submit")
    bappeda = town.client("bappeda")
    row = re.search(r'<option value="(\w+)">7\.01\.03 Program Pemberdayaan</option>', page(town, "bappeda", needed))
    assert row is not None
    data = {"text": "Isi prakiraan maju.", "weight": "must", "row": row.group(1)}
    shown = bappeda.post(address(town, needed, "note"), data, follow=True).content.decode()
    assert "<b>7.01.03 Program Pemberdayaan</b>" in shown
    assert "belum dapat diverifikasi" in step(town, "bappeda", needed, "verify")
    assert "dikembalikan dan menjadi draf lagi" in step(town, "bappeda", needed, "return", "Lengkapi prakiraan maju.")

    tree = town.client("planner").get(reverse("plans:tree", args=[town.agency.pk, YEAR])).content.decode()
    assert "Catatan verifikasi yang belum selesai" in tree
    assert "Isi prakiraan maju." in tree
    with system("uji"):
        note = VerificationNote.objects.get()
    town.client("planner").post(address(town, needed, "answer"), {"catatan": note.pk, "jawaban": "Sudah diisi."})
    assert "Sudah diisi." in page(town, "bappeda", needed)

    step(town, "planner", needed, "submit")
    bappeda.post(address(town, needed, "answer"), {"catatan": note.pk, "selesai": "1"})
    assert "Rencana diverifikasi." in step(town, "bappeda", needed, "verify")
    approval = reverse("documents:approve", args=[town.agency.pk, YEAR])
    assert f'href="{approval}">Tetapkan</a>' in page(town, "camat", needed)
    approved = town.client("camat").post(approval, {"agreed": "on"}, follow=True).content.decode()
    assert "ditetapkan. Isinya tidak dapat diubah lagi." in approved
    assert "Rencana dikunci." in step(town, "camat", needed, "lock", "menunggu APBD perubahan")
    shown = page(town, "camat", needed)
    assert "menunggu APBD perubahan" in shown
    for word in ("diajukan", "dikembalikan", "diverifikasi", "ditetapkan", "dikunci"):
        assert f"<td>{word}</td>" in shown


def test_without_the_verification_the_camat_is_told_why_not(town: Town, needed: Plan) -> None:
    approval = reverse("documents:approve", args=[town.agency.pk, YEAR])
    refused = town.client("camat").post(approval, {"agreed": "on"}, follow=True).content.decode()
    assert "Jenis dokumen ini ditetapkan setelah diverifikasi." in refused
    assert "ditetapkan setelah diverifikasi" in page(town, "camat", needed)
    assert approval not in page(town, "camat", needed)
    listed = town.client("camat").get(reverse("documents:list", args=[town.agency.pk, YEAR])).content.decode()
    assert "Ditetapkan setelah diajukan dan diverifikasi." in listed
    assert approval not in listed


def test_each_sees_only_the_steps_that_are_theirs(town: Town, needed: Plan) -> None:
    words = {"planner": "Ajukan", "bappeda": "Langkah berikutnya bukan pada Anda."}
    for who, word in words.items():
        assert word in page(town, who, needed)
    step(town, "planner", needed, "submit")
    assert "Tarik kembali" in page(town, "planner", needed)
    assert "Nyatakan diverifikasi" in page(town, "bappeda", needed)
    assert "Nyatakan diverifikasi" not in page(town, "planner", needed)
    assert "Langkah berikutnya bukan pada Anda." in page(town, "inspectorate", needed)


def test_the_verdicts_of_the_list_are_kept_together_or_not_at_all(town: Town) -> None:
    with system("uji"):
        renja = Plan.objects.create(org_unit=town.agency, kind="renja", year=YEAR, status="submitted")
    client = town.client("bappeda")
    data = {"hasil-1": "fits", "hasil-2.1": "lacking", "isi-2.1": ""}
    told = client.post(address(town, renja, "marks"), data, follow=True).content.decode()
    assert "Tuliskan apa yang belum sesuai pada Bab II, evaluasi Renja tahun lalu" in told
    assert "14 butir daftar periksa belum dinilai." in page(town, "bappeda", renja)
    data["isi-2.1"] = "Tabel realisasi kosong."
    assert "2 penilaian disimpan." in client.post(address(town, renja, "marks"), data, follow=True).content.decode()
    assert "Tabel realisasi kosong." in page(town, "planner", renja)
    assert (
        "Tidak ada penilaian yang berubah."
        in client.post(address(town, renja, "marks"), data, follow=True).content.decode()
    )


def test_the_berita_acara_is_issued_by_the_one_who_verifies(town: Town, needed: Plan) -> None:
    step(town, "planner", needed, "submit")
    shown = town.client("bappeda").post(address(town, needed, "paper"), {}, follow=True).content.decode()
    assert (
        "Berita Acara Verifikasi RKT 2025 (murni) diterbitkan, sebagai KONSEP karena verifikasi belum selesai." in shown
    )
    with system("uji"):
        document = IssuedDocument.objects.get()
    assert (document.type, document.status) == ("berita_acara_verifikasi", "konsep")


def test_a_plan_of_another_agency_is_not_there(town: Town, needed: Plan) -> None:
    with system("uji"):
        other = Plan.objects.create(org_unit=town.neighbour, kind="rkt", year=YEAR)
    assert town.client("bappeda").get(address(town, other)).status_code == 404


def test_what_is_written_is_shown_and_never_run(town: Town, needed: Plan) -> None:
    step(town, "planner", needed, "submit")
    data = {"text": "<script>alert(1)</script>", "weight": "must"}
    shown = town.client("bappeda").post(address(town, needed, "note"), data, follow=True).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("who", ["planner", "bappeda"])
def test_the_page_has_a_ceiling_of_queries(
    who: str, town: Town, needed: Plan, django_assert_max_num_queries: Any
) -> None:
    step(town, "planner", needed, "submit")
    client = town.client(who)
    client.get(address(town, needed))
    with django_assert_max_num_queries(10):
        client.get(address(town, needed))


def test_the_plans_of_the_year_are_listed_with_their_states(town: Town, needed: Plan) -> None:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        shown = town.client("planner").get(reverse("duties:plans", args=[town.agency.pk, YEAR])).content.decode()
    assert address(town, needed) in shown
    assert '<span class="tag">draf</span>' in shown
