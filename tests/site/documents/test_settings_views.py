"""The page of an agency's settings: for those who decide, and the logo as a harmless picture."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selaras.registers.archive.models import IssuedFile
from selaras.registers.archive.scope import system
from selaras.registers.organisations.document_settings import settings_of
from selaras.registers.plans.models import Plan
from tests.making import YEAR
from tests.site.documents.test_logo import SHIELD, png
from tests.site.documents.test_settings_forms import FILLED
from tests.site.people import Town


def address(town: Town, name: str = "settings") -> str:
    return reverse(f"documents:{name}", args=[town.agency.pk])


def test_the_planner_stores_letterhead_and_logo(town: Town) -> None:
    client = town.client("planner")
    posted = {**FILLED, "logo": SimpleUploadedFile("lambang.svg", SHIELD, "image/svg+xml")}
    page = client.post(address(town), posted, follow=True).content.decode()
    assert "Disimpan: kop surat, lambang, kertas" in page
    assert "PEMERINTAH KABUPATEN CONTOH\nKECAMATAN CONTOH</textarea>" in page
    with system("uji"):
        stored = settings_of(town.agency)
    assert bytes(stored.logo) == SHIELD
    picture = client.get(address(town, "logo"))
    assert picture.content == SHIELD
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture["Content-Disposition"].startswith("attachment;")
    assert "script-src 'self'" in picture["Content-Security-Policy"]
    assert "Tidak ada yang berubah." in client.post(address(town), FILLED, follow=True).content.decode()


def test_a_wrong_field_is_shown_with_its_sentence_and_nothing_is_stored(town: Town) -> None:
    answer = town.client("camat").post(address(town), {**FILLED, "number_pattern": "050"})
    assert answer.status_code == 422
    assert "Pola nomor harus memuat {nomor}" in answer.content.decode()
    with system("uji"):
        assert settings_of(town.agency).paper == "A4"


@pytest.mark.parametrize("who", ["operator", "unit_head", "bappeda", "inspectorate", "stranger"])
def test_who_decides_nothing_finds_no_page(town: Town, who: str) -> None:
    client = town.client(who)
    assert client.get(address(town)).status_code == 404
    assert client.post(address(town), FILLED).status_code == 404
    assert client.get(address(town, "logo")).status_code == 404


def test_without_a_logo_there_is_no_picture(town: Town) -> None:
    assert town.client("planner").get(address(town, "logo")).status_code == 404


@pytest.mark.parametrize("picture", [SHIELD, png(40, 48), png(40, 48, "P", interlace=True)])
def test_every_logo_that_was_taken_can_be_drawn(town: Town, plan: Plan, picture: bytes) -> None:
    client = town.client("planner")
    client.post(address(town), {**FILLED, "logo": SimpleUploadedFile("lambang", picture)})
    issued = client.post(reverse("documents:issue", args=[town.agency.pk, YEAR, "rkt"]), follow=True)
    assert "diterbitkan sebagai KONSEP" in issued.content.decode()
    with system("uji"):
        word = bytes(IssuedFile.objects.get(format="docx").content)
    pictures = [name for name in ZipFile(BytesIO(word)).namelist() if name.startswith("word/media/")]
    assert pictures
