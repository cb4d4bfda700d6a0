"""The covering letter and all agreements as one file, through the site."""

import zipfile
from io import BytesIO

import pypdfium2
from django.urls import reverse

from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from tests.making import YEAR
from tests.registers.issuing.test_agreements import keep_agreement, promised
from tests.scans import pdf
from tests.site.documents.visits import final
from tests.site.people import Town


def test_a_letter_goes_with_the_documents_that_were_chosen(town: Town, plan: Plan) -> None:
    chosen, other = final(town), final(town, "drafting_team_decree", "Keputusan Tim Penyusun 2025")
    address = reverse("documents:letter", args=[town.agency.pk, YEAR])
    client = town.client("planner")
    page = client.get(address).content.decode()
    assert chosen.number in page
    assert other.number in page
    told = {"documents": [chosen.pk], "recipient": "Kepala Bappeda", "recipient_place": "Contoh",
            "subject": "Penyampaian RKT", "nature": "Biasa"}  # fmt: skip
    page = client.post(address, told, follow=True).content.decode()
    number = f"1/SURAT-PENGANTAR/{YEAR}"
    assert f"Surat pengantar nomor {number} selesai dibuat." in page
    with system("uji"):
        letter = IssuedDocument.objects.get(type="surat_pengantar")
    content = client.get(reverse("documents:download", args=[letter.pk, "pdf"])).content
    text = " ".join(pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().split())
    assert "Yth. Kepala Bappeda di Contoh" in text
    assert chosen.number in text
    assert other.number not in text


def test_a_letter_without_documents_is_asked_for_them_and_keeps_what_was_typed(town: Town, plan: Plan) -> None:
    final(town)
    answer = town.client("planner").post(
        reverse("documents:letter", args=[town.agency.pk, YEAR]), {"recipient": "Kepala Bappeda", "nature": "Biasa"}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Pilih paling sedikit satu dokumen." in page
    assert 'value="Kepala Bappeda"' in page


def test_who_may_not_issue_sees_the_letters_and_no_form(town: Town, plan: Plan) -> None:
    final(town)
    address = reverse("documents:letter", args=[town.agency.pk, YEAR])
    assert "Buat surat pengantar" not in town.client("bappeda").get(address).content.decode()
    assert town.client("bappeda").post(address, {}).status_code == 404


def test_without_final_documents_there_is_nothing_to_send(town: Town, plan: Plan) -> None:
    page = town.client("planner").get(reverse("documents:letter", args=[town.agency.pk, YEAR])).content.decode()
    assert "Belum ada dokumen final yang dapat dikirim." in page


def test_the_check_list_shows_every_unit_and_both_files_download(town: Town, plan: Plan) -> None:
    with system("uji"):
        keep_agreement(town.agency, promised(), text="Perjanjian camat")
    client = town.client("bappeda")
    page = client.get(reverse("documents:agreements", args=[town.agency.pk, YEAR])).content.decode()
    assert "0 dari 3 unit lengkap." in page
    assert "KELURAHAN DUA" in page
    assert page.count("belum ada Perjanjian Kinerja") == 2
    merged = client.get(reverse("documents:agreements_file", args=[town.agency.pk, YEAR, "pdf"]))
    assert merged["Content-Disposition"] == f'attachment; filename="PK-kecamatan-contoh-{YEAR}.pdf"'
    assert len(pypdfium2.PdfDocument(merged.content)) == 2
    packed = client.get(reverse("documents:agreements_file", args=[town.agency.pk, YEAR, "zip"]))
    content = b"".join(packed.streaming_content)  # type: ignore[attr-defined]  # a file is streamed
    assert zipfile.ZipFile(BytesIO(content)).read("01-pk-kecamatan-contoh.pdf") == pdf("Perjanjian camat")


def test_another_kind_of_bundle_is_not_there(town: Town, plan: Plan) -> None:
    assert town.client("planner").get(
        reverse("documents:agreements_file", args=[town.agency.pk, YEAR, "exe"])
    ).status_code == 404  # fmt: skip


def test_a_letter_is_not_issued_from_the_list(town: Town, plan: Plan) -> None:
    address = reverse("documents:issue", args=[town.agency.pk, YEAR, "surat_pengantar"])
    assert town.client("planner").post(address).status_code == 404


def test_the_settings_keep_choices_and_codes_by_type(town: Town, plan: Plan) -> None:
    from selaras.registers.organisations.models import AgencySettings
    from tests.site.documents.test_settings_forms import FILLED

    address = reverse("documents:settings", args=[town.agency.pk])
    told = {**FILLED, "classification": "000.8", "unit_code": "Kec", "pilihan_renja_outline": "renja-14-2026",
            "kode_pk": "000.7"}  # fmt: skip
    answer = town.client("planner").post(address, told, follow=True)
    assert "bentuk dokumen" in answer.content.decode()
    with system("uji"):
        stored = AgencySettings.objects.get()
    assert stored.choices["renja_outline"] == "renja-14-2026"
    assert (stored.classification, stored.classifications, stored.unit_code) == ("000.8", {"pk": "000.7"}, "Kec")
    page = town.client("planner").get(address).content.decode()
    assert '<option value="renja-14-2026" selected>' in page
