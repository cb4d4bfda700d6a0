"""The planning year in a real browser: last year's sample in, this year begun from it, reviewed, approved, compared."""

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.test_way import SAMPLE, enter, take_in
from tests.browser.walking import Walk, walk


def of_year(site: Site, walked: Walk, year: int, page: str) -> str:
    """The address of a page of the agency that is open."""
    return f"{of_agency(site, walked)}/{year}/{page}/"


def of_agency(site: Site, walked: Walk) -> str:
    """The address of the agency that is open."""
    found = re.search(r"/pd/([^/]+)/", walked.page.url)
    assert found is not None
    return f"{site.url}/pd/{found.group(1)}"


def test_last_years_plan_becomes_this_years_and_is_reviewed(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        planner.page.get_by_text("Lainnya", exact=True).click()
        planner.click("Versi dan selisih", "link")
        planner.reads("Setiap versi dan tahap yang ditetapkan dibekukan")
        planner.is_sound("planning-versions")

        planner.click("Mulai 2026 dari tahun ini", "link")
        planner.reads("747")
        planner.reads("Tahun dalam naskah dan judul: 29 diganti")
        planner.reads("142 pagu dibawa dari 2025 tanpa perubahan")
        planner.is_sound("planning-forward")
        planner.click("Buat draf RKT 2026")
        planner.reads("RKT 2026 dibuat sebagai draf")
        planner.is_sound("planning-review")

        planner.page.get_by_role("link", name=re.compile("^Tujuan, sasaran")).click()
        planner.reads("Baik (89,17)")
        planner.is_sound("planning-review-targets")
        planner.click("Seluruh kelompok ini sudah ditinjau")
        planner.reads("isian dinyatakan sudah ditinjau: Tujuan, sasaran, strategi, dan indikatornya")

        planner.page.goto(of_year(site, planner, 2026, "rencana"))
        planner.reads("baris belum ditinjau")
        planner.is_sound("planning-tree")

        planner.page.goto(of_year(site, planner, 2026, "selisih"))
        planner.reads("Dari RKT 2025 ke RKT 2026")
        planner.reads("RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2026")
        planner.is_sound("planning-difference")
        name, content = planner.download("Unduh XLSX")
        assert name == "Selisih-kecamatan-sangasanga-rkt-2026.xlsx"
        rows = [[cell.value for cell in line] for line in load_workbook(BytesIO(content))["Selisih"].iter_rows()]
        changed = {(line[5], line[6]) for line in rows}
        assert ("Baik (89,17)", "89,37") in changed

        planner.page.goto(of_year(site, planner, 2026, "rekonsiliasi-dpa"))
        planner.reads("Belum ada DPA tahun 2026 di sini.")
        planner.is_sound("planning-dpa-empty")


def test_the_head_sees_what_was_not_reviewed_before_approving(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        take_in(planner, site)
        planner.page.goto(of_year(site, planner, 2025, "tahun-berikutnya"))
        planner.click("Buat draf RKT 2026")
        enter(camat, site, "Camat")
        camat.page.goto(of_year(site, planner, 2026, "tetapkan"))
        camat.reads("isian salinan belum ditinjau")
        camat.is_sound("planning-approve")
        for label in ("dengan isian salinan yang belum ditinjau", "dengan catatan yang masih terbuka"):
            camat.page.get_by_label(re.compile(label)).check()
        camat.click("Tetapkan rencana")
        camat.reads("ditetapkan. Isinya tidak dapat diubah lagi.")

        planner.page.goto(of_year(site, planner, 2026, "versi-dan-tahap"))
        planner.click("Buka pergeseran 1")
        planner.reads("RKT 2026 pergeseran 1 dibuka sebagai draf")
        planner.reads("Versi pergeseran hanya memindahkan pagu.")
        planner.is_sound("planning-shift")


def test_everything_works_without_script(browser: Browser, site: Site) -> None:
    with walk(browser, script=False) as planner:
        take_in(planner, site)
        planner.page.goto(of_year(site, planner, 2025, "tahun-berikutnya"))
        planner.click("Buat draf RKT 2026")
        planner.reads("RKT 2026 dibuat sebagai draf")
        before = int(planner.page.locator("nav[aria-label='Kelompok isian'] a").count())
        planner.click("Seluruh kelompok ini sudah ditinjau")
        expect(planner.page.locator("nav[aria-label='Kelompok isian'] a")).to_have_count(before - 1)


def test_the_dpa_stands_beside_the_plan_and_gives_its_pagu(browser: Browser, site: Site, tmp_path: Path) -> None:
    """The sample once more as a DPA, in which one sub kegiatan costs 150 instead of 140 million rupiah."""
    dpa = tmp_path / "dpa-sangasanga-2025.md"
    dpa.write_text(SAMPLE.read_text(encoding="utf-8").replace("140.000.000", "150.000.000"), encoding="utf-8")
    with walk(browser) as planner:
        take_in(planner, site)
        planner.page.goto(f"{of_agency(site, planner)}/unggah/")
        planner.choose("Berkas rencana", dpa)
        planner.click("Baca berkas")
        planner.page.get_by_text("Cara membaca berkas").click()
        planner.page.get_by_label("Jenis dokumen").select_option("dpa")
        planner.click("Baca ulang")
        planner.click("Terima sebagai draf")
        planner.reads("disimpan sebagai draf")

        planner.page.goto(of_year(site, planner, 2025, "rekonsiliasi-dpa"))
        planner.reads("1 pagu berbeda")
        planner.reads("45.893.689.013")
        planner.reads("45.903.689.013")
        planner.is_sound("planning-dpa")
        planner.page.get_by_role("link", name="1 pagu berbeda").click()
        planner.is_sound("planning-dpa-differing")
        planner.page.get_by_role("button", name=re.compile("^Ambil 1 pagu")).click()
        planner.reads("4 isian RKT 2025 mengikuti DPA.")
        planner.reads("semua baris sama")
        planner.is_sound("planning-dpa-taken")
