"""The way of a plan through the site in a real browser: from a file on the first day to documents that are genuine."""

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.walking import Walk, walk

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rkt-sangasanga-2025.md"
MOST_CLICKS = 10
PDF = re.compile(r"^PDF")


def enter(walked: Walk, site: Site, role: str) -> None:
    walked.page.goto(site.links[role])
    walked.page.get_by_role("button", name=re.compile("^Masuk")).click()


def take_in(walked: Walk, site: Site, file: Path = SAMPLE) -> None:
    """The planner logs in and accepts a file; the tree is open afterwards."""
    enter(walked, site, "Perencana")
    walked.choose("Letakkan berkas RKT", file)
    walked.click("Baca berkas")
    walked.click("Terima sebagai draf")
    walked.reads("disimpan sebagai draf")


def test_a_plan_goes_from_a_file_to_printed_documents(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as anybody:
        planner.page.goto(site.links["Perencana"])
        planner.is_sound("login-link")
        enter(planner, site, "Perencana")
        first_day = planner.page.url
        planner.reads("Kecamatan Sangasanga belum mempunyai rencana di sini")
        planner.is_sound("first-day")

        planner.choose("Letakkan berkas RKT", SAMPLE)
        planner.click("Baca berkas")
        planner.reads("Pratinjau RKT 2025")
        planner.reads("45.893.689.013")
        planner.is_sound("preview")
        beside = planner.page.context.new_page()
        beside.goto(first_day)
        assert "belum mempunyai rencana" in beside.content()  # nothing was stored by looking

        planner.click("Terima sebagai draf")
        planner.reads("disimpan sebagai draf")
        planner.is_sound("tree")
        planner.click("Dokumen", "link")
        planner.reads("Dokumen terbit sebagai KONSEP")
        planner.reads("rencana belum ditetapkan")
        planner.is_sound("documents-empty")

        planner.click("Terbitkan Rencana Kerja Tahunan")
        planner.reads("diterbitkan sebagai KONSEP")
        name, plan = planner.download(PDF)
        assert re.fullmatch(r"RKT-kecamatan-sangasanga-2025-KONSEP-[0-9a-f]{16}\.pdf", name)
        planner.click("Terbitkan Perjanjian Kinerja")
        with_agreement = planner.page.locator("#pk")
        planner.reads("Perjanjian Kinerja 2025 diterbitkan sebagai KONSEP")
        assert with_agreement.get_by_role("link", name=PDF).count() == 1
        planner.clicks += 1
        with planner.page.expect_download() as waiting:
            with_agreement.get_by_role("link", name=PDF).click()
        agreement = waiting.value.path().read_bytes()
        assert plan.startswith(b"%PDF-")
        assert agreement.startswith(b"%PDF-")
        assert planner.clicks <= MOST_CLICKS
        planner.is_sound("documents")

        anybody.page.goto(f"{site.url}/v/{name[-20:-4]}")
        anybody.reads("Dokumen ini asli, masih berupa konsep")
        anybody.reads(hashlib.sha256(plan).hexdigest())
        anybody.is_sound("verify")
        anybody.page.goto(f"{site.url}/v/0000000000000000")
        anybody.reads("Dokumen tidak dikenal")
        anybody.is_sound("verify-unknown")


def test_the_whole_way_works_without_script(browser: Browser, site: Site) -> None:
    with walk(browser, script=False) as planner:
        take_in(planner, site)
        planner.click("Dokumen", "link")
        planner.click("Terbitkan Perjanjian Kinerja")
        planner.reads("Perjanjian Kinerja 2025 diterbitkan sebagai KONSEP")
        name, agreement = planner.download(PDF)
        assert name.startswith("PK-kecamatan-sangasanga-2025-KONSEP-")
        assert agreement.startswith(b"%PDF-")


@pytest.mark.parametrize("script", [True, False])
def test_a_missing_target_is_written_at_its_note(browser: Browser, site: Site, script: bool) -> None:
    with walk(browser, script=script) as planner:
        take_in(planner, site)
        planner.page.goto(f"{planner.page.url.partition('?')[0]}?berat=error&bercatatan=1")
        note = planner.page.locator(".remark", has_text="Jumlah Pengadaan BMD Penunjang")
        note.locator("summary").first.click()
        note.get_by_text("Isi nilainya").click()
        if script:
            planner.is_sound("fill")
        note.get_by_label("Target", exact=True).fill("abc")
        note.get_by_role("button", name="Simpan").click()
        planner.reads("Target “abc” tidak memuat angka.")
        if script:
            planner.is_sound("fill-refused")
        planner.page.get_by_label("Target", exact=True).fill("12 unit")
        planner.click("Simpan")
        planner.reads("Sudah disimpan: (kosong) menjadi “12 unit”.")
        expect(note).to_have_count(0)
        planner.click("Lihat atau batalkan", "link")
        planner.click("Batalkan")
        planner.reads("Perubahan dibatalkan; 1 isian kembali seperti semula.")


def test_other_files_are_answered_on_the_page(browser: Browser, site: Site, tmp_path: Path) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        upload = planner.page.url.partition("2025/")[0] + "unggah/"
        planner.page.goto(upload)
        planner.is_sound("upload")
        (empty := tmp_path / "kosong.md").write_text("")
        planner.choose("Berkas rencana", empty)
        planner.click("Baca berkas")
        planner.reads("Berkas ini kosong.")
        planner.is_sound("upload-refused")

        changed = tmp_path / "rkt-perbaikan.md"
        changed.write_text(SAMPLE.read_text(encoding="utf-8").replace("1.530.000.000", "1.531.000.000", 1), "utf-8")
        planner.choose("Berkas rencana", changed)
        planner.click("Baca berkas")
        planner.reads("Yang berubah dari rencana tersimpan")
        for summary in planner.page.locator("details.card > summary").all():
            summary.click()
        planner.is_sound("preview-changed")


def test_the_head_reads_the_notes_and_approves(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        take_in(planner, site)
        planner.click("Dokumen", "link")
        planner.click("Kop surat dan pengaturan", "link")
        planner.reads("Kop surat dan pengaturan dokumen")
        planner.is_sound("settings")
        planner.page.get_by_label("Pola nomor").fill("050")
        planner.click("Simpan")
        planner.reads("Pola nomor harus memuat {nomor}")
        planner.is_sound("settings-refused")

        enter(camat, site, "Camat")
        camat.reads("Dokumen 2025")
        camat.is_sound("agency")
        camat.click("Dokumen 2025", "link")
        camat.page.get_by_role("link", name=re.compile("^Lihat [0-9]+ catatan wajib diperbaiki")).click()
        camat.reads("Catatan tentang RKT 2025")
        camat.is_sound("notes")
        camat.page.locator("main a[href*='/aturan/']").first.click()
        camat.reads("Yang perlu dilakukan")
        camat.is_sound("rule")
        camat.page.go_back()
        camat.click("Dokumen", "link")
        camat.click("Tetapkan rencana", "link")
        expect(camat.page.get_by_role("heading", name=re.compile("^Tetapkan"))).to_be_visible()
        camat.is_sound("approve")
        camat.click("Tetapkan rencana")
        camat.page.get_by_label("Saya tetap menetapkan rencana ini").check()
        camat.click("Tetapkan rencana")
        camat.reads("RKT 2025 ditetapkan. Isinya tidak dapat diubah lagi.")
        camat.is_sound("documents-approved")
        planner.click("Dokumen", "link")
        planner.reads("Buka versi baru")
        planner.is_sound("documents-version")
