"""A quarter in a real browser: filled in at both sizes, closed by the camat, corrected, and printed as E.81."""

import io

import openpyxl
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.test_way import enter, take_in
from tests.browser.walking import Walk, walk


def fill(walked: Walk, at: int, name: str, value: str) -> None:
    walked.page.locator("form.measured").first.locator("ol > li").nth(at).locator(f'[name$=".{name}"]').fill(value)


def test_a_quarter_is_filled_in_closed_corrected_and_printed(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        page = planner.page
        planner.click("Realisasi", "link")
        planner.click("TW I", "link")
        planner.reads("0 dari 216 angka terisi")
        planner.is_sound("measuring")
        fill(planner, 0, "nilai", "88,73")
        fill(planner, 1, "pembilang", "18")
        fill(planner, 1, "penyebut", "20")
        fill(planner, 3, "nilai", "banyak")
        planner.click("Simpan Perjanjian Kinerja")
        planner.reads("Realisasi “banyak” tidak memuat angka.")
        planner.is_sound("measuring-refused")
        fill(planner, 3, "nilai", "92")
        planner.click("Simpan Perjanjian Kinerja")
        planner.reads("3 dari 216 angka terisi")
        page.get_by_role("link", name="capaian dan asalnya").first.click()
        planner.reads("88,73")
        planner.is_sound("measuring-explained")
        page.go_back()
        planner.click("Buat Evaluasi Hasil Renja (Formulir E.81)")
        planner.reads("Evaluasi Hasil Renja Triwulan I 2025 selesai dibuat.")
        name, content = planner.download("XLSX")
        assert name.endswith(".xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content))["E.81"]
        told = {str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None}
        assert {"Realisasi Kinerja pada Triwulan", "13 = 6 + 12", "Predikat kinerja"} <= told

        address = page.url
    with walk(browser) as camat:
        enter(camat, site, "Camat")
        camat.page.goto(address)
        camat.page.get_by_text("Tutup Triwulan I 2025").first.click()
        camat.click("Tutup Triwulan I 2025")
        camat.reads("Triwulan I 2025 ditutup.")
        camat.is_sound("measuring-closed")
        camat.page.get_by_role("link", name="koreksi Indeks Kepuasan Pelayanan Kecamatan").click()
        camat.page.locator('[name$=".nilai"]').fill("88,74")
        camat.page.get_by_label("Alasan koreksi").fill("Satu lembar survei terlewat")
        camat.page.get_by_label("Dasar koreksi").fill("Berita acara 3/2025")
        camat.is_sound("measuring-correction")
        camat.click("Simpan koreksi")
        camat.reads("Angka lama, alasan, dan dasarnya tersimpan.")
        expect(camat.page.get_by_text("88,74").first).to_be_visible()
