"""Paper and proof in a real browser: issued, scanned, handed in, corrected, sent with a letter; also without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.test_way import take_in
from tests.browser.walking import Walk, walk
from tests.scans import pdf, png

DECREE = "Keputusan Tim Penyusun"
SCAN = "Pindaian yang sudah ditandatangani"


def hand_in(planner: Walk, day: str) -> None:
    """Fills in the form of a submission."""
    planner.page.get_by_label("Disampaikan kepada").fill("Bagian Organisasi")
    planner.page.get_by_label("Tanggal", exact=True).fill(day)
    planner.page.get_by_label("Cara").select_option("letter")
    planner.page.get_by_label("Nomor tanda terima").fill("TT-7")


def issue_decree(planner: Walk, site: Site) -> None:
    """A paper that is final although the plan is a draft, and the page of its proof."""
    take_in(planner, site)
    planner.click("Dokumen", "link")
    planner.click(f"Terbitkan {DECREE}")
    planner.reads("diterbitkan dengan nomor 1/SK-TIM/2025")


def today(planner: Walk) -> str:
    """The day in the office, as a date field takes it."""
    told: str = planner.page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Makassar'})")
    return told


def test_a_signed_paper_is_scanned(browser: Browser, site: Site, tmp_path: Path) -> None:
    (tmp_path / "naskah.pdf").write_bytes(pdf())
    (tmp_path / "bohong.pdf").write_bytes(b"<html><script>alert(1)</script>")
    (tmp_path / "besar.pdf").write_bytes(b"%PDF-1.7" + bytes(40 * 1024**2))
    with walk(browser) as planner, walk(browser) as anybody:
        issue_decree(planner, site)
        planner.is_sound("papers-documents")
        planner.page.get_by_role("link", name="Bukti dan penyampaian").click()
        planner.reads("belum ada pindaian")
        for file, sentence in (
            ("bohong.pdf", "Isi berkas ini bukan PDF, JPG, atau PNG"),
            ("besar.pdf", "Berkas berukuran 40 MB, paling besar 20 MB."),
        ):
            planner.choose(SCAN, tmp_path / file)
            planner.click("Simpan pindaian")
            planner.reads(sentence)
        planner.is_sound("papers-scan-refused")
        planner.choose(SCAN, tmp_path / "naskah.pdf")
        planner.click("Simpan pindaian")
        planner.reads("Pindaian disimpan.")
        name, kept = planner.download("PDF")
        assert name.startswith("pindaian-sk-tim-kecamatan-sangasanga-2025-")
        assert kept == pdf()
        planner.page.get_by_role("link", name="Keaslian").click()
        anybody.page.goto(planner.page.url)
        anybody.reads("pindaian tersimpan")
        anybody.is_sound("papers-verify")


@pytest.mark.parametrize("script", [True, False])
def test_a_paper_is_handed_in_and_the_line_corrected(
    browser: Browser, site: Site, tmp_path: Path, script: bool
) -> None:
    (tmp_path / "terima.png").write_bytes(png(40))
    with walk(browser, script=script) as planner:
        issue_decree(planner, site)
        planner.page.get_by_role("link", name="Bukti dan penyampaian").click()
        address = planner.page.url
        planner.page.get_by_text("Catat penyampaian").first.click()
        hand_in(planner, "2001-01-01")
        planner.click("Catat penyampaian")
        planner.reads("lebih awal daripada tanggal dokumen")
        planner.page.goto(address)
        planner.page.get_by_text("Catat penyampaian").first.click()
        hand_in(planner, today(planner))
        planner.choose("Berkas tanda terima", tmp_path / "terima.png")
        planner.click("Catat penyampaian")
        planner.reads("Penyampaian kepada Bagian Organisasi dicatat.")
        if script:
            planner.is_sound("papers-proof")
        planner.page.get_by_role("link", name="Betulkan").click()
        if script:
            planner.is_sound("papers-correct")
        planner.page.get_by_label("Disampaikan kepada").fill("Bappeda")
        planner.page.get_by_label("Alasan pembetulan").fill("penerima keliru")
        planner.click("Catat pembetulan")
        planner.reads("Pembetulan: penerima keliru")
        planner.reads("sudah dibetulkan")


def test_a_letter_and_the_list_of_agreements(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        planner.click("Dokumen", "link")
        planner.click("Surat pengantar", "link")
        planner.reads("Belum ada dokumen final yang dapat dikirim.")
        planner.click("Dokumen", "link")
        planner.click(f"Terbitkan {DECREE}")
        planner.click("Surat pengantar", "link")
        planner.page.get_by_label(f"{DECREE} 2025").check()
        planner.page.get_by_label("Yth.").fill("Kepala Bappeda Kabupaten Kutai Kartanegara")
        planner.is_sound("papers-letter")
        planner.click("Buat surat pengantar")
        planner.reads("Surat pengantar nomor 1/SURAT-PENGANTAR/2025 selesai dibuat.")
        planner.is_sound("papers-letters")
        planner.click("Dokumen", "link")
        planner.click("Terbitkan Perjanjian Kinerja")
        planner.click("Semua Perjanjian Kinerja", "link")
        planner.reads("0 dari ")
        planner.is_sound("papers-agreements")
        name, content = planner.download("Unduh satu PDF")
        assert name == "PK-kecamatan-sangasanga-2025.pdf"
        assert content.startswith(b"%PDF-")
        name, content = planner.download("Unduh ZIP")
        assert content.startswith(b"PK\x03\x04")
        planner.click("Dokumen", "link")
        planner.click("Kop surat dan pengaturan", "link")
        planner.page.get_by_text("Kode klasifikasi arsip yang berbeda per jenis").click()
        planner.page.get_by_label("Sistematika Renja").select_option("renja-14-2026")
        planner.is_sound("papers-settings")
        planner.click("Simpan")
        planner.reads("Disimpan: ")
