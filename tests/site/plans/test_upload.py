"""A file in: shown without storing anything, accepted whole, refused in words."""

import gzip
import html
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.engine.law.law import Law
from selaras.engine.readers.source import LARGEST as LARGEST_TEXT
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.inbox import reading as reading_module
from selaras.registers.inbox.models import Upload
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import Role
from selaras.registers.plans.actions import approve
from selaras.registers.plans.editing import edit, undo
from selaras.registers.plans.models import Plan, WorkItem
from selaras.site.plans import upload_forms, upload_views
from tests.site.people import ACCEPTED, SINCE, Town

SAMPLE = (Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md").read_text(encoding="utf-8")
# One query for each type of row, stored and retired, and the frame around them.
MOST_QUERIES = 65
MOST_BYTES = 60 * 1024


@pytest.fixture
def sangasanga(town: Town) -> Town:
    """The town whose kecamatan is the sample's."""
    with system("uji"):
        Unit.objects.filter(pk=town.agency.pk).update(name="KECAMATAN SANGASANGA")
    return town


def upload(client: Client, town: Town, content: str | bytes, name: str = "rkt.md") -> tuple[int, str]:
    """Status and page after sending a file."""
    data = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, data)
    answer = client.post(reverse("plans:upload", args=[town.agency.pk]), {"file": file}, follow=True)
    return answer.status_code, html.unescape(answer.content.decode())


def accept(client: Client, page: str, **more: str) -> tuple[int, str]:
    """Status and page after accepting what a preview offers."""
    found = re.search(r'action="([^"]+/terima/)".*name="attempt" value="([^"]+)".*name="beside" value="([^"]*)"', page)
    assert found is not None
    answer = client.post(found[1], {"attempt": found[2], "beside": found[3], **more}, follow=True)
    return answer.status_code, html.unescape(answer.content.decode())


def stored() -> tuple[int, int, int]:
    """How many plans, work items and log entries there are."""
    with system("uji"):
        return Plan.objects.count(), WorkItem.objects.count(), LogEntry.objects.count()


def test_a_preview_shows_rows_budgets_and_notes_and_stores_nothing(sangasanga: Town) -> None:
    before = stored()
    status, page = upload(sangasanga.client("planner"), sangasanga, SAMPLE)
    assert status == 200
    assert "Pratinjau RKT 2025" in page
    assert "Belum ada yang disimpan." in page
    for figure in (
        "45.893.689.013",
        "1.530.000.000",
        "1.680.000.000",
        "2.280.000.000",
        "1.630.000.000",
        "1.580.000.000",
    ):
        assert f"<dd>{figure}</dd>" in page
    assert re.search(r"Program/kegiatan/sub kegiatan</th><td class=\"figure\">142</td>", page)
    assert "Rencana ini belum tersimpan" in page
    assert "7.01.03.2.03.02" in page
    assert "wajib diperbaiki" in page
    assert stored() == before


def test_acceptance_stores_all_of_it_with_one_log_entry_and_opens_the_tree(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    _, _, entries = stored()
    status, page = accept(client, upload(client, sangasanga, SAMPLE)[1])
    assert status == 200
    assert "RKT 2025 disimpan sebagai draf" in page
    assert stored() == (1, 142, entries + 1)
    with system("uji"):
        assert Plan.objects.get().source_file == "rkt.md"


def test_whoever_comes_after_the_file_is_gone_is_led_to_the_plans_and_told(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    page = upload(client, sangasanga, SAMPLE)[1]
    accept(client, page)
    before = stored()
    status, second = accept(client, page)
    assert status == 200
    assert "Berkas ini tidak menunggu lagi: sudah diterima atau dibuang, mungkin di jendela lain." in second
    assert "Buka RKT 2025" in second
    found = re.search(r'action="([^"]+/)terima/"', page)
    assert found is not None
    for answer in (client.get(found[1], follow=True), client.post(f"{found[1]}buang/", follow=True)):
        assert "Berkas ini tidak menunggu lagi" in answer.content.decode()
    polled = client.get(found[1], headers={"HX-Request": "true"})
    assert (polled.status_code, polled["HX-Refresh"]) == (200, "true")
    assert stored() == before


def test_a_file_taken_away_while_its_page_is_made_is_no_error(
    sangasanga: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sangasanga.client("planner")
    page = upload(client, sangasanga, SAMPLE)[1]

    def meanwhile() -> Law:
        with system("uji"):
            Upload.objects.all().delete()
        reading_module._judged.cache_clear()
        return current_law()

    monkeypatch.setattr(upload_views, "current_law", meanwhile)
    status, after = accept(client, page)
    assert status == 200
    assert "Berkas ini tidak menunggu lagi" in after
    assert stored()[0] == 0


def test_the_same_file_again_offers_nothing_to_accept(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    accept(client, upload(client, sangasanga, SAMPLE)[1])
    before = stored()
    _, page = upload(client, sangasanga, SAMPLE, "salinan.md")
    assert "Tidak ada yang perlu diterima" in page
    assert "/terima/" not in page
    assert stored() == before


def test_a_preview_names_what_would_change(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    accept(client, upload(client, sangasanga, SAMPLE)[1])
    _, page = upload(client, sangasanga, SAMPLE.replace("1.530.000.000", "1.531.000.000", 1), "lain.md")
    assert "1 berubah" in page
    assert re.search(r"Pagu anggaran: KELURAHAN JAWA</td><td>pagu</td><td>1.530.000.000</td><td><b>1.531.000.000", page)


def test_a_part_of_the_plan_replaces_the_whole_only_when_somebody_says_so(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    accept(client, upload(client, sangasanga, SAMPLE)[1])
    before = stored()
    part = (
        "RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2025\n\nKode\tProgram/Kegiatan\tPagu\n"
        "7.01.01\tPROGRAM PENUNJANG URUSAN\t1.000\n"
    )
    _, page = upload(client, sangasanga, part, "sebagian.md")
    told = re.search(r"(\d+) dari (\d+) baris yang tersimpan tidak ada dalam berkas ini", page)
    assert told is not None
    assert int(told[1]) > int(told[2]) / 2
    assert "menggantikan seluruhnya, atau unggah berkas yang lengkap." in accept(client, page)[1]
    assert stored() == before
    assert "disimpan sebagai draf" in accept(client, page, whole="ya")[1]
    assert "baris yang tersimpan tidak ada" not in upload(client, sangasanga, part, "sebagian.md")[1]


def test_a_plan_that_changed_since_the_preview_is_shown_once_more(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    first = upload(client, sangasanga, SAMPLE)[1]
    accept(client, upload(client, sangasanga, SAMPLE, "lain.md")[1])
    before = stored()
    status, page = accept(client, first)
    assert status == 200
    assert "berubah sejak pratinjau dibuat. Periksa sekali lagi." in page
    assert stored() == before


def test_a_different_file_over_an_approved_plan_is_not_offered(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    accept(client, upload(client, sangasanga, SAMPLE)[1])
    with acting(scope_of(sangasanga.people["camat"], ACCEPTED.date())):
        approve(Plan.objects.get())
    _, page = upload(client, sangasanga, SAMPLE.replace("1.530.000.000", "1.531.000.000", 1))
    assert "sudah ditetapkan, sehingga berkas yang berbeda tidak dapat diterima" in page
    assert "/terima/" not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong."),
        (b"PK\x03\x04" + bytes(40), "Namanya berakhir .md, tetapi isinya arsip ZIP."),
        (b"%PDF-1.7", "Namanya berakhir .md, tetapi isinya berkas PDF."),
        (bytes(range(256)), "Berkas ini bukan teks: isinya biner."),
        (b"Halo saja.\n", "Berkas ini tidak menyebut dirinya rencana"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_way_out(town: Town, content: bytes, sentence: str) -> None:
    before = stored()
    status, page = upload(town.client("planner"), town, content)
    assert status == 422
    assert sentence in page
    assert "Tidak ada yang disimpan." in page
    assert 'type="file"' in page
    assert stored() == before


def test_a_plan_of_another_agency_is_refused_by_its_name(town: Town) -> None:
    with system("uji"):
        Unit.objects.filter(pk=town.agency.pk).update(code="7.01.1.03.0.00.99.0000")
    status, page = upload(town.client("planner"), town, SAMPLE)
    assert status == 200
    assert "Belum dapat diterima." in page
    assert "bukan KECAMATAN CONTOH. Mintalah perencana perangkat daerah itu mengunggahnya." in page
    assert "/terima/" not in page


def test_no_file_and_too_large_a_file_are_said_at_the_field(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    client = town.client("planner")
    answer = client.post(reverse("plans:upload", args=[town.agency.pk]))
    assert answer.status_code == 422
    assert "Pilih dahulu berkas rencananya." in answer.content.decode()
    assert LARGEST_TEXT == 20 * 1024 * 1024
    monkeypatch.setattr(upload_forms, "LARGEST_TEXT", 10 * 1024**2)
    status, page = upload(client, town, b"x" * (11 * 1024**2))
    assert status == 422
    assert "Berkas berukuran 11 MB, sedangkan berkas teks paling besar 10 MB." in page


def test_the_file_of_one_person_is_not_there_for_another(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    upload(client, sangasanga, SAMPLE)
    with system("uji"):
        kept = Upload.objects.get()
        other = Person.objects.create_user("rekan", "Rekan Contoh")
        Assignment.objects.create(person=other, org_unit=sangasanga.agency, role=Role.PLANNER, since=SINCE)
    here = reverse("plans:upload_preview", args=[sangasanga.agency.pk, kept.pk])
    elsewhere = reverse("plans:upload_preview", args=[sangasanga.neighbour.pk, kept.pk])
    assert client.get(here).status_code == 200
    assert client.get(elsewhere).status_code == 404
    colleague = Client()
    colleague.force_login(other, backend="allauth.account.auth_backends.AuthenticationBackend")
    for visitor in (colleague, *map(sangasanga.client, ("camat", "operator", "stranger"))):
        assert visitor.get(here).status_code == 404
        assert visitor.post(f"{here}terima/", {"attempt": kept.attempt, "beside": ""}).status_code == 404
        assert visitor.post(f"{here}buang/").status_code == 404
    assert stored()[0] == 0


@pytest.mark.parametrize(
    "who", ["camat", "operator", "unit_head", "bappeda", "inspectorate", "administrator", "stranger"]
)
def test_only_who_accepts_finds_the_page(town: Town, who: str) -> None:
    client = town.client(who)
    assert client.get(reverse("plans:upload", args=[town.agency.pk])).status_code == 404
    assert upload(client, town, SAMPLE)[0] == 404


def test_the_preview_asks_few_questions_and_stays_light(sangasanga: Town) -> None:
    client = sangasanga.client("planner")
    accept(client, upload(client, sangasanga, SAMPLE)[1])
    with CaptureQueriesContext(connection) as asked:
        _, page = upload(client, sangasanga, SAMPLE.replace("1.530.000.000", "1.531.000.000", 1))
    assert len(asked) <= MOST_QUERIES
    assert len(gzip.compress(page.encode())) <= MOST_BYTES


def test_the_page_for_a_file_asks_few_questions(town: Town) -> None:
    client = town.client("planner")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("plans:upload", args=[town.agency.pk])).status_code == 200
    assert len(asked) <= 8


def test_a_preview_tells_which_mended_values_the_file_would_bring_back(sangasanga: Town) -> None:
    planner = sangasanga.client("planner")
    accept(planner, upload(planner, sangasanga, SAMPLE)[1])
    with system("uji"):
        plan, row = Plan.objects.get(), WorkItem.objects.filter(code="7.01.03.2").first()
    assert row is not None
    with acting(scope_of(sangasanga.people["planner"], ACCEPTED.date())):
        made = edit(plan, "WorkItem", str(row.pk), "code", "7.01.03.2", "7.01.03.2.03", "usulan catatan COD-002")
    assert "1 isian ditimpa" in upload(planner, sangasanga, SAMPLE)[1]
    with acting(scope_of(sangasanga.people["planner"], ACCEPTED.date())):
        undo(made)
    assert "ditimpa" not in upload(planner, sangasanga, SAMPLE)[1]
