"""The page of documents: states in words, why a draft, issuing, approving, versions and downloads."""

import hashlib
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.engine.tables.judgement import Finding, Severity
from selaras.registers.agreements.actions import start
from selaras.registers.archive.models import IssuedDocument, IssuedFile, LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings.actions import judge, open_findings, waive
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans import store
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan
from tests.making import YEAR, book, document
from tests.site.people import ACCEPTED, Town

MOST_QUERIES = 8
DRAFT = "Dokumen terbit sebagai KONSEP"


def address(name: str, town: Town, *more: object) -> str:
    return reverse(f"documents:{name}", args=[town.agency.pk, YEAR, *more])


def settle(town: Town, plan: Plan) -> None:
    """Sets every error aside, as the camat would with a reason."""
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        for finding in open_findings(plan, judge(plan)):
            if finding.severity is Severity.ERROR:
                waive(town.agency, YEAR, finding.check, finding.cause, "sesuai surat bupati")


def issue(town: Town, who: str = "planner", type_id: str = "rkt") -> str:
    """The page after issuing."""
    answer = town.client(who).post(address("issue", town, type_id), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_in_words_why_documents_are_drafts(town: Town, plan: Plan) -> None:
    page = town.client("planner").get(address("list", town)).content.decode()
    assert DRAFT in page
    causes = {(finding.check, finding.cause) for finding in _open(plan) if finding.severity is Severity.ERROR}
    assert (
        "Dokumen final membutuhkan rencana yang sudah ditetapkan dan tidak mempunyai catatan wajib diperbaiki. "
        f"Sekarang rencana belum ditetapkan dan {len(causes)} catatan wajib diperbaiki masih terbuka."
    ) in page
    assert page.count("belum diterbitkan") == 10
    assert len(re.findall(r'class="button main"', page)) == 1


def _open(plan: Plan) -> tuple[Finding, ...]:
    with system("uji"):
        return open_findings(plan, judge(plan))


def test_a_draft_is_issued_downloaded_and_not_issued_twice(town: Town, plan: Plan) -> None:
    page = issue(town)
    assert "Rencana Kerja Tahunan 2025 diterbitkan sebagai KONSEP, karena rencana belum ditetapkan" in page
    assert "masih sama dengan yang sudah terbit" in issue(town)
    with system("uji"):
        document = IssuedDocument.objects.get()
        files = {file.format: bytes(file.content) for file in IssuedFile.objects.all()}
    client = town.client("planner")
    for file_format, content in files.items():
        answer = client.get(reverse("documents:download", args=[document.pk, file_format]))
        assert answer.content == content
        name = f"RKT-kecamatan-contoh-2025-KONSEP-{document.pk}.{file_format}"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert set(files) == {"pdf", "docx", "xlsx"}


@pytest.mark.parametrize("who", ["operator", "unit_head", "stranger"])
def test_nobody_outside_the_agency_downloads(town: Town, plan: Plan, who: str) -> None:
    issue(town)
    with system("uji"):
        document = IssuedDocument.objects.get()
    client = town.client(who)
    assert client.get(reverse("documents:download", args=[document.pk, "pdf"])).status_code == 404
    assert client.get(address("list", town)).status_code == 404
    assert client.post(address("issue", town, "rkt")).status_code == 404


def test_a_format_or_type_that_does_not_exist_is_a_missing_page(town: Town, plan: Plan) -> None:
    issue(town)
    with system("uji"):
        document = IssuedDocument.objects.get()
    client = town.client("planner")
    assert client.get(reverse("documents:download", args=[document.pk, "exe"])).status_code == 404
    assert client.post(address("issue", town, "lkjip")).status_code == 404
    assert client.get(reverse("documents:list", args=[town.agency.pk, 2031])).status_code == 404


def test_bappeda_reads_and_downloads_but_issues_nothing(town: Town, plan: Plan) -> None:
    issue(town)
    with system("uji"):
        document = IssuedDocument.objects.get()
    client = town.client("bappeda")
    page = client.get(address("list", town)).content.decode()
    assert "Terbitkan" not in page
    assert "Kop surat dan pengaturan" not in page
    assert client.get(reverse("documents:download", args=[document.pk, "pdf"])).status_code == 200
    assert client.post(address("issue", town, "rkt")).status_code == 404


def test_a_plan_without_open_errors_that_was_approved_gives_final_documents(town: Town, plan: Plan) -> None:
    issue(town)
    settle(town, plan)
    camat = town.client("camat")
    page = camat.get(address("list", town)).content.decode()
    assert re.search(r'class="button main" href="[^"]*/tetapkan/">Tetapkan rencana', page)
    page = camat.post(address("approve", town), follow=True).content.decode()
    assert "RKT 2025 ditetapkan. Isinya tidak dapat diubah lagi." in page
    assert DRAFT not in page
    assert "rencana berubah sesudahnya" in page
    page = issue(town)
    assert "Rencana Kerja Tahunan 2025 diterbitkan dengan nomor 1/RKT/2025." in page
    assert "Riwayat (1)" in page
    with system("uji"):
        final = IssuedDocument.objects.get(status="final")
        content = bytes(IssuedFile.objects.get(document=final, format="pdf").content)
    answer = town.client("planner").get(reverse("documents:download", args=[final.pk, "pdf"]))
    assert hashlib.sha256(answer.content).digest() == hashlib.sha256(content).digest()
    assert f"RKT-kecamatan-contoh-2025-{final.pk}.pdf" in answer["Content-Disposition"]


def test_approving_with_open_errors_needs_a_word(town: Town, plan: Plan) -> None:
    camat = town.client("camat")
    asked = camat.get(address("approve", town)).content.decode()
    assert "Selama catatan berikut terbuka, dokumen tetap terbit sebagai KONSEP." in asked
    refused = camat.post(address("approve", town))
    assert refused.status_code == 422
    assert "Centang untuk menyatakan bahwa catatan itu tetap terbuka" in refused.content.decode()
    with system("uji"):
        assert Plan.objects.get().status == "draft"
    assert camat.post(address("approve", town), {"agreed": "on"}).status_code == 302
    with system("uji"):
        assert Plan.objects.get().status == "approved"
        assert LogEntry.objects.filter(code="plan.approved").count() == 1
    page = camat.get(address("list", town)).content.decode()
    assert "Sekarang" in page
    assert "rencana belum ditetapkan" not in page


def test_only_the_head_approves(town: Town, plan: Plan) -> None:
    planner = town.client("planner")
    assert planner.get(address("approve", town)).status_code == 404
    assert planner.post(address("approve", town), {"agreed": "on"}).status_code == 404
    assert "Yang menetapkan rencana: camat atau kepala perangkat daerah." in (
        planner.get(address("list", town)).content.decode()
    )


def test_an_approved_plan_is_followed_by_a_new_version(town: Town, plan: Plan) -> None:
    planner = town.client("planner")
    assert planner.post(address("version", town), {"version": "perubahan 1"}).status_code == 409
    town.client("camat").post(address("approve", town), {"agreed": "on"})
    wrong = planner.post(address("version", town), {"version": "perubahan 7"}, follow=True).content.decode()
    assert "Pilih nama versi dari daftar." in wrong
    planner.post(address("version", town), {"version": "perubahan 1"})
    with system("uji"):
        assert list(Plan.objects.order_by("id").values_list("version", "status")) == [
            ("murni", "approved"),
            ("perubahan 1", "draft"),
        ]
    page = planner.get(address("list", town)).content.decode()
    assert "Semua dicetak dari RKT 2025 (perubahan 1), draf." in page


def test_a_document_that_cannot_be_drawn_is_refused_in_words(town: Town, plan: Plan) -> None:
    answer = town.client("planner").post(address("issue", town, "pk"))
    assert answer.status_code == 409
    assert "Rencana ini tidak memuat baris Perjanjian Kinerja." in answer.content.decode()
    with system("uji"):
        assert not IssuedDocument.objects.exists()


@pytest.mark.parametrize(("name", "who"), [("list", "planner"), ("approve", "camat"), ("settings", "planner")])
def test_the_pages_ask_few_questions_of_the_database(town: Town, plan: Plan, name: str, who: str) -> None:
    issue(town)
    client = town.client(who)
    page = reverse("documents:settings", args=[town.agency.pk]) if name == "settings" else address(name, town)
    client.get(page)
    store._kept_book.cache_clear()  # as in a process that has not shown this plan yet
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_a_download_asks_few_questions_of_the_database(town: Town, plan: Plan) -> None:
    issue(town)
    with system("uji"):
        document = IssuedDocument.objects.get()
    client = town.client("planner")
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("documents:download", args=[document.pk, "pdf"]))
    assert len(asked) <= MOST_QUERIES


def test_an_agreement_of_its_own_is_written_and_issued_on_its_own_page(town: Town, plan: Plan) -> None:
    page = town.client("planner").get(address("list", town)).content.decode()
    own = reverse("agreements:edit", args=[town.agency.pk, YEAR, town.agency.pk])
    assert "Dicetak dari tabel Perjanjian Kinerja di dalam RKT 2025 (murni); susunlah yang berdiri sendiri pada" in page
    assert address("issue", town, "pk") in page
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        start(town.agency, YEAR)
    page = town.client("planner").get(address("list", town)).content.decode()
    assert f'<a class="button" href="{own}">Buka Perjanjian Kinerja</a>' in page
    assert "Dicetak dari PK 2025 (murni), draf." in page
    assert address("issue", town, "pk") not in page


def test_a_renja_beside_the_rkt_is_what_the_renja_is_printed_from(town: Town, plan: Plan) -> None:
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        beside = accept(book(document(kind="renja", title="RENCANA KERJA TAHUN 2025")), (), town.agency, YEAR).plan
    assert beside is not None
    page = issue(town, type_id="renja")
    assert "Dicetak dari RENJA 2025 (murni), draf." in page
    with system("uji"):
        assert IssuedDocument.objects.get().plan == beside.pk
    assert "rencana berubah sesudahnya" not in page
