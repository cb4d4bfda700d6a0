"""The check without an account in a real browser: file in, notes read, sheet and commented file out."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.walking import Walk, walk
from tests.engine.readers import hostile_files as files

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rkt-sangasanga-2025.md"
WRONG_SUM = "Pagu Kecamatan Contoh Rp40.000.000 tidak sama dengan jumlah pagu programnya, Rp30.000.000."
LABEL = "Berkas rencana atau data"


def document() -> bytes:
    """A plan in Word whose only sum is wrong."""
    rows = [files.PLAN[1], [*files.PLAN[2][:5], "40.000.000"], files.PLAN[3]]
    return files.docx(f"<w:p><w:r><w:t>{files.PLAN[0][0]}</w:t></w:r></w:p>{files.table(rows)}")


def download(walked: Walk, button: str) -> tuple[str, bytes]:
    with walked.page.expect_download() as waiting:
        walked.click(button)
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


@pytest.mark.parametrize("script", [True, False])
def test_a_stranger_checks_a_plan_and_takes_the_sheet(browser: Browser, site: Site, script: bool) -> None:
    with walk(browser, script=script) as stranger:
        stranger.page.goto(site.url)
        stranger.click("Periksa berkas tanpa akun", "link")
        stranger.reads("Tidak ada yang disimpan")
        if script:
            stranger.is_sound("periksa")
        stranger.choose(LABEL, SAMPLE)
        stranger.click("Periksa")
        stranger.reads("15 program, 41 kegiatan, 80 sub kegiatan")
        expect(stranger.page.get_by_role("heading", name=re.compile("^Wajib diperbaiki"))).to_be_visible()
        if script:
            stranger.is_sound("periksa-rkt")
        name, sheet = download(stranger, "Unduh Lembar Koreksi (PDF)")
        assert name == "Lembar-Koreksi-rkt-sangasanga-2025.pdf"
        assert sheet.startswith(b"%PDF-")
        stranger.reads("15 program, 41 kegiatan, 80 sub kegiatan")  # the page is still there
        assert {cookie["name"] for cookie in stranger.page.context.cookies()} == {"csrftoken"}


@pytest.mark.parametrize("script", [True, False])
def test_a_document_comes_back_with_its_notes(browser: Browser, site: Site, tmp_path: Path, script: bool) -> None:
    file = tmp_path / "rkt kami.docx"
    file.write_bytes(document())
    with walk(browser, script=script) as stranger:
        stranger.page.goto(f"{site.url}/periksa/")
        stranger.choose(LABEL, file)
        stranger.click("Periksa")
        stranger.reads(WRONG_SUM)
        if script:
            stranger.is_sound("periksa-docx")
        name, given = download(stranger, "Unduh berkas dengan catatan")
        assert name == "rkt_kami-catatan.docx"
        with ZipFile(BytesIO(given)) as package:
            assert WRONG_SUM in package.read("word/comments.xml").decode()
        if script:  # the button can be pressed again
            expect(stranger.page.get_by_role("button", name="Unduh berkas dengan catatan")).to_be_enabled(
                timeout=10_000
            )


def test_what_cannot_be_checked_is_told_on_the_page(browser: Browser, site: Site, tmp_path: Path) -> None:
    broken, large = tmp_path / "rusak.pdf", tmp_path / "besar.xlsx"
    broken.write_bytes(b"%PDF-1.7 rusak")
    large.write_bytes(b"PK\x03\x04" + bytes(6 * 1024 * 1024))
    with walk(browser) as stranger, walk(browser, script=False) as plain:
        stranger.page.goto(f"{site.url}/periksa/")
        stranger.choose(LABEL, broken)
        stranger.click("Periksa")
        stranger.reads("rusak.pdf belum dapat diperiksa")
        stranger.is_sound("periksa-refused")
        stranger.choose(LABEL, large)  # told before a byte is sent
        expect(stranger.page.locator("#id_file_wrong")).to_contain_text("berkas paling besar 5 MB")
        stranger.is_sound("periksa-large")
        plain.page.goto(f"{site.url}/periksa/")
        plain.choose(LABEL, large)
        plain.click("Periksa")
        plain.reads("Tanpa akun, berkas paling besar 5 MB.")


def test_the_door_of_the_login_leads_there(browser: Browser, site: Site) -> None:
    with walk(browser) as stranger:
        stranger.page.goto(site.url)
        stranger.click("Masuk", "link")
        stranger.is_sound("login")
        stranger.click("Periksa berkas tanpa akun", "link")
        expect(stranger.page.get_by_role("heading", name="Periksa berkas tanpa akun")).to_be_visible()


def test_what_a_field_lacks_is_said_in_indonesian_whatever_the_browser_speaks(browser: Browser, site: Site) -> None:
    with walk(browser) as stranger:
        stranger.page.goto(f"{site.url}/akun/masuk/")
        field = stranger.page.locator("#id_login")
        assert field.get_attribute("required") is not None
        stranger.page.locator("main form button").first.click()
        told = "field => { field.checkValidity(); return field.validationMessage; }"
        assert field.evaluate(told) == "Isi dahulu bagian ini."
        field.fill("camat")
        assert field.evaluate(told) == ""
        stranger.page.goto(f"{site.url}/periksa/")
        stranger.click("Periksa")
        assert stranger.page.locator("#id_file").evaluate(told) == "Pilih dahulu berkasnya."
        made = """kinds => kinds.map(([type, value, min, max]) => {
            const field = Object.assign(document.createElement("input"), { type, min, max });
            field.value = value;
            document.body.append(field);
            field.checkValidity();
            return field.validationMessage;
        })"""
        told_of = [["email", "camat@", "", ""], ["date", "2026-01-01", "2026-02-03", ""], ["number", "9", "", "4"]]
        assert stranger.page.evaluate(made, told_of) == [
            "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id.",
            "Tidak boleh kurang dari 03-02-2026.",
            "Tidak boleh lebih dari 4.",
        ]
