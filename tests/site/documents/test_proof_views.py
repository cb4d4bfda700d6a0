"""The page of proof: scans and submissions through the site, hostile files, few questions of the database."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.registers.archive.models import IssuedDocument, SignedScan, Submission
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from tests.making import YEAR
from tests.scans import jpeg, pdf, png
from tests.site.documents.visits import final, scan_file
from tests.site.people import Town

MOST_QUERIES = 10
LINE = {"recipient": "Bappeda", "on": str(date(YEAR, 3, 4)), "means": "letter", "receipt": "TT-1"}


@pytest.fixture
def document(town: Town, plan: Plan) -> IssuedDocument:
    return final(town)


def send(town: Town, document: IssuedDocument, file: SimpleUploadedFile, who: str = "planner") -> tuple[int, str]:
    """The answer to a scan that is sent, followed to its page."""
    answer = town.client(who).post(reverse("documents:upload_scan", args=[document.pk]), {"scan": file}, follow=True)
    return answer.status_code, answer.content.decode()


def stored() -> list[SignedScan]:
    with system("uji"):
        return list(SignedScan.objects.all())


def test_a_scan_is_uploaded_shown_and_downloaded_as_it_was(town: Town, document: IssuedDocument) -> None:
    status, page = send(town, document, scan_file())
    assert status == 200
    (scan,) = stored()
    assert f"Pindaian disimpan. Sidik jarinya {scan.sha256[:16]}" in page
    answer = town.client("bappeda").get(reverse("documents:scan_file", args=[scan.pk]))
    assert answer.content == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        f'attachment; filename="pindaian-rkt-kecamatan-contoh-{YEAR}-{document.pk}.pdf"'
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_the_same_scan_again_is_said_and_not_kept_twice(town: Town, document: IssuedDocument) -> None:
    send(town, document, scan_file())
    _, page = send(town, document, scan_file(name="lain.pdf"))
    assert "sudah tersimpan sebelumnya, tidak disimpan dua kali" in page
    assert len(stored()) == 1


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"MZ\x90\x00 bukan pdf", "pindaian.pdf", "Isi berkas ini bukan PDF, JPG, atau PNG, apa pun nama berkasnya."),
        (b"<html><script>alert(1)</script>", "pindaian.png", "Isi berkas ini bukan PDF, JPG, atau PNG"),
        (jpeg(b"<script>alert(1)</script>"), "foto.jpg", "di dalamnya ada berkas jenis lain"),
        (pdf() + b"PK\x05\x06" + bytes(18), "pindaian.pdf", "di dalamnya ada berkas jenis lain"),
        (b"", "kosong.pdf", "Berkas ini kosong."),
    ],
)
def test_a_file_that_lies_about_itself_gets_a_sentence_and_is_not_kept(
    town: Town, document: IssuedDocument, content: bytes, name: str, sentence: str
) -> None:
    status, page = send(town, document, scan_file(content, name))
    assert status == 422
    assert sentence in page
    assert stored() == []


def test_a_scan_of_forty_megabytes_gets_a_sentence_before_it_is_read(town: Town, document: IssuedDocument) -> None:
    status, page = send(town, document, scan_file(b"%PDF-1.7" + bytes(40 * 1024**2)))
    assert status == 422
    assert "Berkas berukuran 40 MB, paling besar 20 MB." in page
    assert stored() == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\\..\\b.pdf", "C:\\rahasia.pdf", 'x"; filename="y.exe'])
def test_the_name_of_a_file_plays_no_part(town: Town, document: IssuedDocument, name: str) -> None:
    status, page = send(town, document, scan_file(png(), name))
    assert status == 200
    assert "passwd" not in page
    (scan,) = stored()
    answer = town.client("planner").get(reverse("documents:scan_file", args=[scan.pk]))
    assert re.fullmatch(r'attachment; filename="pindaian-rkt-[a-z0-9-]+\.png"', answer["Content-Disposition"])
    assert answer["Content-Type"] == "image/png"


def test_a_submission_is_noted_with_its_receipt_and_corrected(town: Town, document: IssuedDocument) -> None:
    client = town.client("planner")
    answer = client.post(
        reverse("documents:submit", args=[document.pk]),
        {**LINE, "receipt_file": scan_file(png(), "x.png")},
        follow=True,
    )
    page = answer.content.decode()
    assert "Penyampaian kepada Bappeda dicatat." in page
    assert "4 Maret 2025, surat atau pos" in page
    with system("uji"):
        (wrong,) = Submission.objects.all()
    receipt = client.get(reverse("documents:receipt", args=[wrong.pk]))
    assert (receipt.content, receipt["Content-Type"]) == (png(), "image/png")
    address = reverse("documents:correct", args=[wrong.pk])
    assert 'value="Bappeda"' in client.get(address).content.decode()
    fixed = {**LINE, "on": str(date(YEAR, 3, 5)), "reason": "tanggal keliru"}
    page = client.post(address, fixed, follow=True).content.decode()
    assert "Pembetulan dicatat; catatan yang lama tetap tersimpan." in page
    assert page.count("sudah dibetulkan") == 1
    assert "Pembetulan: tanggal keliru" in page
    assert "Catatan ini sudah dibetulkan" in client.get(address).content.decode()


def test_a_wrong_submission_keeps_what_was_typed(town: Town, document: IssuedDocument) -> None:
    answer = town.client("planner").post(reverse("documents:submit", args=[document.pk]), {**LINE, "on": "kemarin"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tulis tanggalnya, misalnya 2025-01-20." in page
    assert 'value="Bappeda"' in page
    assert "<details open>" in page


def test_the_list_of_documents_says_what_is_proved(town: Town, document: IssuedDocument) -> None:
    send(town, document, scan_file())
    town.client("planner").post(reverse("documents:submit", args=[document.pk]), LINE)
    page = town.client("planner").get(reverse("documents:list", args=[town.agency.pk, YEAR])).content.decode()
    assert "pindaian tersimpan" in page
    assert "disampaikan 4 Maret 2025" in page


def test_the_public_page_says_that_a_scan_is_kept_without_naming_anybody(town: Town, document: IssuedDocument) -> None:
    send(town, document, scan_file())
    page = town.client("public").get(reverse("documents:verify", args=[document.pk])).content.decode()
    assert "pindaian tersimpan" in page
    assert town.people["planner"].name not in page


def test_who_only_looks_sees_no_form(town: Town, document: IssuedDocument) -> None:
    page = town.client("bappeda").get(reverse("documents:proof", args=[document.pk])).content.decode()
    assert "Simpan pindaian" not in page
    assert "belum ada pindaian" in page


@pytest.mark.parametrize("name", ["proof", "list", "letter", "agreements"])
def test_the_pages_ask_few_questions_of_the_database(town: Town, document: IssuedDocument, name: str) -> None:
    for content in (pdf(), png(), jpeg()):
        send(town, document, scan_file(content))
    arguments = [document.pk] if name == "proof" else [town.agency.pk, YEAR]
    client = town.client("planner")
    client.get(reverse(f"documents:{name}", args=arguments))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(reverse(f"documents:{name}", args=arguments)).status_code == 200
    assert len(asked) <= MOST_QUERIES, [query["sql"][:80] for query in asked]
