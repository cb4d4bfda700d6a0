"""The layout and the first pages."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from selaras.registers.agreements.actions import start
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Person, Unit
from selaras.registers.plans.actions import approve
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import settle
from selaras.registers.plans.verification import note
from selaras.registers.plans.workflow import give_back, submit
from tests.site.people import ACCEPTED, Town

SITE = Path(settings.ROOT) / "selaras" / "site"
VENDOR = SITE / "base" / "static" / "vendor"


def test_every_vendored_file_is_as_it_was_published() -> None:
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file() and path.parent != VENDOR}
    assert found == set(told)
    assert {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in told} == told


def test_the_vendored_htmx_is_the_version_the_table_names() -> None:
    found = re.search(r'version:"([^"]+)"', (VENDOR / "htmx" / "htmx.min.js").read_text())
    assert found is not None
    assert f"htmx.org@{found.group(1)}" in (VENDOR / "README.md").read_text()
    assert found.group(1).startswith("2.")


def test_the_vendored_tabulator_is_the_version_the_table_names() -> None:
    found = re.match(r"/\* Tabulator v(\S+) ", (VENDOR / "tabulator" / "tabulator.min.js").read_text())
    assert found is not None
    assert f"tabulator-tables@{found.group(1)}" in (VENDOR / "README.md").read_text()


def test_no_template_needs_what_the_policy_forbids() -> None:
    forbidden = re.compile(
        r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:|hx-on|https?://", re.IGNORECASE
    )
    found = {str(path): forbidden.findall(path.read_text()) for path in SITE.rglob("*.html")}
    assert found
    assert {path: what for path, what in found.items() if what} == {}


def test_every_page_carries_the_policy(town: Town) -> None:
    policy = town.client("public").get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_door_says_what_this_is_and_offers_the_login(town: Town) -> None:
    page = town.client("public").get("/").content.decode()
    assert reverse("account_login") in page
    assert "Untuk siapa saja" in page


def test_the_login_page_is_ours_and_in_indonesian(town: Town) -> None:
    page = town.client("public").get(reverse("account_login")).content.decode()
    assert 'lang="id"' in page
    assert "<h1>Masuk</h1>" in page
    assert "Daftar" not in page
    for word in ("Nama pengguna", "Kata sandi", "Tetap masuk di komputer ini"):
        assert page.count(word) == 1


def test_a_wrong_password_is_said_in_plain_words(town: Town) -> None:
    page = town.client("public").post(reverse("account_login"), {"login": "siapa", "password": "salah"}).content
    assert "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya." in page.decode()


def test_a_person_with_a_password_logs_in_and_is_greeted(town: Town) -> None:
    with system("uji"):
        Person.objects.create_user("budi", "Budi Contoh", password="kata sandi yang panjang")
    client = town.client("public")
    answer = client.post(
        reverse("account_login"), {"login": "budi", "password": "kata sandi yang panjang"}, follow=True
    )
    assert "Anda sudah masuk." in answer.content.decode()
    assert "belum ditempatkan pada unit kerja mana pun" in answer.content.decode()
    assert reverse("account_change_password") in answer.content.decode()


def test_who_has_no_password_is_not_asked_to_change_it(town: Town) -> None:
    assert reverse("account_change_password") not in town.client("planner").get("/", follow=True).content.decode()


def test_the_first_day_asks_the_planner_for_a_file(town: Town) -> None:
    page = town.client("planner").get(f"/pd/{town.agency.pk}/").content.decode()
    assert 'type="file"' in page
    assert "Belum ada yang disimpan." in page


def test_the_first_day_asks_nobody_else_for_a_file(town: Town) -> None:
    page = town.client("operator").get(f"/pd/{town.agency.pk}/").content.decode()
    assert 'type="file"' not in page
    assert "Perencana perangkat daerah ini belum mengunggahnya." in page


def test_bappeda_chooses_among_the_agencies(town: Town) -> None:
    page = town.client("bappeda").get("/").content.decode()
    assert page.index("KECAMATAN CONTOH") < page.index("KECAMATAN SEBELAH")


def test_a_long_list_of_agencies_goes_on_after_the_last_code(town: Town) -> None:
    with system("uji"):
        for number in range(60):
            Unit.objects.create(
                level="agency", kind="dinas", code=f"8.{number:03d}", name=f"DINAS {number}", parent=town.government
            )
    first = town.client("bappeda").get("/").content.decode()
    more = re.search(r'href="\?sesudah=([^"]+)"', first)
    assert more is not None
    second = town.client("bappeda").get("/", {"sesudah": more.group(1)}).content.decode()
    assert "DINAS 59" not in first
    assert "DINAS 59" in second
    assert "KECAMATAN CONTOH" not in second


def test_the_strip_leads_to_what_exists_and_to_what_can_be_begun(town: Town, plan: Plan) -> None:
    page = town.client("planner").get(reverse("plans:tree", args=[town.agency.pk, 2025])).content.decode()
    steps = re.findall(r'<a class="step[^"]*"[^>]*>.*?</i>([^<]+)</a>', page)
    assert steps == ["RKT 2025 · draf", "Perjanjian Kinerja · lewat, 31 Jan", "Rencana Aksi · lewat, 31 Jan"]


def test_an_approved_plan_is_said_to_be_so(town: Town, plan: Plan) -> None:
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        approve(plan, on=ACCEPTED)
    page = town.client("planner").get(f"/pd/{town.agency.pk}/").content.decode()
    assert '<span class="tag good">ditetapkan</span>' in page


@pytest.mark.parametrize(("who", "ceiling"), [("planner", 10), ("public", 0)])
def test_the_home_page_has_a_ceiling_of_queries(
    who: str, ceiling: int, town: Town, plan: Plan, django_assert_max_num_queries: object
) -> None:
    client = town.client(who)
    with django_assert_max_num_queries(ceiling):  # type: ignore[operator]  # pytest-django publishes no type for it
        client.get(f"/pd/{town.agency.pk}/" if who != "public" else "/")


def test_what_waits_for_somebody_stands_on_their_first_page_whatever_the_day(town: Town, plan: Plan) -> None:
    def first(who: str) -> str:
        return town.client(who).get(f"/pd/{town.agency.pk}/").content.decode()

    assert "Menunggu Anda" not in first("planner") + first("camat") + first("bappeda")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        submit(plan)
    assert "diajukan, menunggu verifikasi Anda" in first("bappeda")
    assert "diajukan, menunggu penetapan Anda" in first("camat")
    with acting(scope_of(town.people["bappeda"], ACCEPTED.date())):
        note(plan, "Isi prakiraan maju.", "must")
        give_back(plan, "Lengkapi prakiraan maju.")
    assert "dikembalikan dengan catatan verifikasi yang belum selesai" in first("planner")
    assert "Menunggu Anda" not in first("bappeda")


def test_what_units_handed_in_waits_on_the_first_page_too(town: Town, plan: Plan) -> None:
    """One unit is named, several are counted; who verifies many agencies finds the number beside each."""

    def first(who: str) -> str:
        return town.client(who).get(f"/pd/{town.agency.pk}/").content.decode()

    planner = scope_of(town.people["planner"], ACCEPTED.date())
    with system("uji"):
        settle(town.agency, verified_kinds=["pk"])
    with acting(planner):
        submit(start(town.one, 2025))
    assert "<b>Perjanjian Kinerja 2025 KELURAHAN SATU</b> · diajukan, menunggu verifikasi Anda" in first("bappeda")
    assert "Menunggu Anda" not in first("camat")
    with acting(planner):
        submit(start(town.two, 2025))
    page = first("bappeda")
    assert "<b>Perjanjian Kinerja 2025</b> · 2 unit diajukan, menunggu verifikasi Anda" in page
    assert reverse("agreements:list", args=[town.agency.pk, 2025]) in page
    agencies = town.client("bappeda").get("/").content.decode()
    assert agencies.count("2 dokumen") == 1
    assert "Menunggu verifikasi" not in town.client("planner").get("/", follow=True).content.decode()


def test_the_operator_of_a_kelurahan_finds_its_own_part(town: Town, plan: Plan) -> None:
    page = town.client("operator").get(f"/pd/{town.agency.pk}/").content.decode()
    assert "Bagian unit Anda dalam dokumen KECAMATAN CONTOH." in page
    assert f"/pd/{town.agency.pk}/2025/perjanjian/{town.one.pk}/" in page
    assert "Bagian unit Anda" not in town.client("planner").get(f"/pd/{town.agency.pk}/").content.decode()


def test_the_operator_is_not_led_to_documents_of_the_whole_agency(town: Town, plan: Plan) -> None:
    address = reverse("documents:list", args=[town.agency.pk, 2025])
    seen = {
        who: address in town.client(who).get(f"/pd/{town.agency.pk}/").content.decode() for who in ("camat", "operator")
    }
    assert seen == {"camat": True, "operator": False}
