"""The planner's year in a real browser, on either database: last year's plan taken in, this year's made from it,
agreed, verified, approved, printed, signed on paper and sent."""

import re
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.test_agreements import begin, choose_all
from tests.browser.test_entry import FIRST, SAVED, cell, press, state
from tests.browser.test_papers import SCAN, hand_in, today
from tests.browser.test_people import add_unit
from tests.browser.test_planning import of_agency, of_year
from tests.browser.test_way import enter, take_in
from tests.browser.walking import Walk, walk
from tests.scans import pdf

YEAR = 2026
LETTER = "Nomor 065/12/ORG tanggal 5 Januari 2026"
AGREED = f"Perjanjian Kinerja {YEAR}"
SECTION = "Seksi Pelayanan Umum"


def test_a_planning_year_from_last_years_file_to_the_signed_paper(
    browser: Browser, any_site: Site, tmp_path: Path
) -> None:
    with walk(browser) as planner, walk(browser) as camat, walk(browser) as bappeda:
        take_in(planner, any_site)
        start_from_last_year(planner)
        correct_by_keyboard(planner, any_site)
        review_everything(planner, any_site)
        agree(planner, any_site)

        planner.page.goto(of_year(any_site, planner, YEAR, "rencana"))
        planner.click("Ajukan", "link")
        planner.click("Ajukan")
        planner.reads("Rencana diajukan.")
        way = planner.page.url
        enter(bappeda, any_site, "Bappeda")
        bappeda.page.goto(way)
        note_line(bappeda, "Sebutkan alasan pagu naik menjadi Rp150.000.000.")
        give_back(bappeda, "Jelaskan kenaikan pagu.")
        answer_and_hand_in_again(planner, way, "Jumlah dokumen bertambah dua.")
        verify(bappeda, way)

        enter(camat, any_site, "Camat")
        approve(camat, any_site, way)
        print_plan(planner, any_site)
        print_agreement(planner, any_site)
        prove(planner, tmp_path)


def start_from_last_year(planner: Walk) -> None:
    """From the tree of last year to the drafts of the next one."""
    planner.page.get_by_text("Lainnya", exact=True).click()
    planner.click("Versi dan selisih", "link")
    planner.click(f"Mulai {YEAR} dari tahun ini", "link")
    planner.reads("747")
    planner.is_sound("year-forward")
    planner.click(f"Buat draf RKT {YEAR}")
    planner.reads(f"RKT {YEAR} dibuat sebagai draf")
    planner.is_sound("year-review")


def correct_by_keyboard(planner: Walk, site: Site) -> None:
    """One pagu of this year, without a mouse."""
    page = planner.page
    with page.expect_response(re.compile("/isi/catatan/")):
        page.goto(of_year(site, planner, YEAR, "isi") + "?lembar=pagu")
    expect(state(page)).to_have_text(re.compile("tersimpan|dibaca"))
    for _ in range(60):
        press(page, "Tab")
        if page.locator(".tabulator-cell:focus").count():
            break
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")
    page.keyboard.type("150.000.000")
    with page.expect_response(re.compile("/isi/simpan/")):
        press(page, "Enter")
    expect(state(page)).to_have_text(SAVED)
    expect(cell(page, FIRST, "ceiling")).to_have_text("150.000.000")
    planner.is_sound("year-grid")


def review_everything(planner: Walk, site: Site) -> None:
    """Each group of carried rows is looked at and confirmed."""
    planner.page.goto(of_year(site, planner, YEAR, "tinjauan"))
    groups = planner.page.locator("nav[aria-label='Kelompok isian'] a")
    for left in range(groups.count(), 0, -1):
        expect(groups).to_have_count(left)
        planner.click("Seluruh kelompok ini sudah ditinjau")
    planner.reads("Semua isian yang disalin sudah ditinjau.")
    planner.is_sound("year-reviewed")


def agree(planner: Walk, site: Site) -> None:
    """The agreement of the camat, and one of a section that serves it."""
    add_unit(planner, f"{of_agency(site, planner)}/unit/", "Seksi", SECTION)
    planner.page.goto(of_year(site, planner, YEAR, "rencana"))
    begin(planner, "Kecamatan Sangasanga")
    choose_all(planner, "Perjanjian Kinerja yang dimuat rencana tahunan", "Tambahkan yang dipilih")
    planner.reads("13 baris ditambahkan.")
    choose_all(planner, f"Anggaran dari RKT {YEAR}", "Tambahkan anggaran")
    say_origins(planner, "2026-01-19")
    planner.is_sound("year-agreement")

    begin(planner, SECTION)
    planner.page.locator("summary", has_text="Perjanjian Kinerja Kecamatan Sangasanga").click()
    planner.page.get_by_label(re.compile("Percentase capaian Ketenteraman")).first.check()
    planner.page.get_by_role("button", name="Tambahkan yang dipilih dari Perjanjian Kinerja Kecamatan").click()
    planner.reads("1 baris ditambahkan.")
    say_origins(planner, "2026-01-20")
    planner.click("Perjanjian", "link")
    planner.is_sound("year-agreements")


def say_origins(planner: Walk, day: str) -> None:
    """Where each line comes from, and the day of signing."""
    page = planner.page
    for select in page.get_by_label(re.compile(r"^Asal baris \d+$")).all():
        if select.input_value() == "":
            select.select_option("assignment")
            number = (select.get_attribute("aria-label") or "").rsplit(" ", 1)[1]
            page.get_by_label(f"Keterangan asal baris {number}", exact=True).fill(LETTER)
    page.get_by_label("Tanggal penandatanganan").fill(day)
    planner.click("Simpan perubahan")
    planner.reads("Dapat ditetapkan")


def note_line(bappeda: Walk, words: str) -> None:
    """Bappeda notes something at one line of the plan that is open."""
    bappeda.page.get_by_text("Tambah catatan").click()
    bappeda.page.get_by_label("Catatan", exact=True).fill(words)
    bappeda.page.get_by_label("Baris rencana").select_option(index=3)
    bappeda.click("Simpan catatan")
    bappeda.reads("Catatan disimpan.")


def give_back(bappeda: Walk, why: str) -> None:
    """The plan that is open goes back to the agency."""
    bappeda.page.get_by_text("Kembalikan kepada perangkat daerah").click()
    bappeda.page.get_by_label("Alasan dikembalikan").fill(why)
    bappeda.click("Kembalikan")
    bappeda.reads("Rencana dikembalikan")


def answer_and_hand_in_again(planner: Walk, way: str, words: str) -> None:
    """The planner answers at the note."""
    planner.page.goto(way)
    planner.page.get_by_label("Jawaban perangkat daerah").fill(words)
    planner.click("Simpan jawaban")
    planner.reads("Jawaban disimpan.")
    planner.is_sound("year-answered")
    planner.click("Ajukan")
    planner.reads("Rencana diajukan.")


def verify(bappeda: Walk, way: str) -> None:
    """Every chapter of the check list is judged, the note closed, the plan verified."""
    bappeda.page.goto(way)
    bappeda.click("Nyatakan selesai")
    bappeda.click("Nyatakan diverifikasi")
    bappeda.reads("Rencana diverifikasi.")
    bappeda.is_sound("year-verified")


def approve(camat: Walk, site: Site, way: str) -> None:
    """The camat reads and approves on a telephone: the plan, and the agreement of the agency."""
    page = camat.page
    page.set_viewport_size({"width": 360, "height": 780})
    camat.reads("menunggu penetapan Anda")
    camat.is_sound("year-home-of-the-camat")
    camat.page.get_by_role("link", name=f"Buka alurnya RKT {YEAR}").click()
    assert page.url == way
    camat.click("Tetapkan", "link")
    camat.is_sound("year-approve")
    page.get_by_label(re.compile("dengan catatan yang masih terbuka")).check()
    camat.click("Tetapkan rencana")
    camat.reads(f"RKT {YEAR} ditetapkan. Isinya tidak dapat diubah lagi.")
    page.goto(of_year(site, camat, YEAR, "perjanjian"))
    page.locator("table.agreements").get_by_role("link", name="Kecamatan Sangasanga", exact=True).click()
    camat.click("Tetapkan")
    camat.reads("ditetapkan. Isinya tidak dapat diubah lagi.")
    camat.is_sound("year-agreement-approved")


def print_agreement(planner: Walk, site: Site) -> None:
    """The agreement of the camat has no note that must be mended, so its paper is final and has a number."""
    planner.page.goto(of_year(site, planner, YEAR, "perjanjian"))
    planner.page.locator("table.agreements").get_by_role("link", name="Kecamatan Sangasanga", exact=True).click()
    planner.click("Terbitkan Perjanjian Kinerja")
    planner.reads(f"{AGREED} diterbitkan dengan nomor 1/PK/{YEAR}.")
    name, printed = planner.download(re.compile("^PDF"))
    assert re.fullmatch(rf"PK-kecamatan-sangasanga-{YEAR}-[0-9a-f]{{16}}\.pdf", name)
    assert "PERJANJIAN KINERJA" in text_of(printed)


def print_plan(planner: Walk, site: Site) -> None:
    """The plan is approved with notes that must be mended, so its paper says KONSEP."""
    planner.page.goto(of_year(site, planner, YEAR, "dokumen"))
    planner.reads("Dokumen terbit sebagai KONSEP")
    planner.click("Terbitkan Rencana Kerja Tahunan")
    planner.reads("diterbitkan sebagai KONSEP")
    name, printed = planner.download(re.compile("^PDF"))
    assert re.fullmatch(rf"RKT-kecamatan-sangasanga-{YEAR}-KONSEP-[0-9a-f]{{16}}\.pdf", name)
    assert "150.000.000" in text_of(printed)
    planner.is_sound("year-documents")


def prove(planner: Walk, tmp_path: Path) -> None:
    """The agreement that was signed is scanned, handed in, and sent with a letter."""
    (tmp_path / "naskah.pdf").write_bytes(pdf())
    planner.page.get_by_role("link", name="Bukti dan penyampaian").first.click()
    planner.choose(SCAN, tmp_path / "naskah.pdf")
    planner.click("Simpan pindaian")
    planner.reads("Pindaian disimpan.")
    planner.page.get_by_text("Catat penyampaian").first.click()
    hand_in(planner, today(planner))
    planner.click("Catat penyampaian")
    planner.reads("Penyampaian kepada Bagian Organisasi dicatat.")
    planner.is_sound("year-proof")
    planner.click("Dokumen", "link")
    planner.click("Surat pengantar", "link")
    planner.page.get_by_label(AGREED).check()
    planner.page.get_by_label("Yth.").fill("Kepala Bappeda Kabupaten Kutai Kartanegara")
    planner.click("Buat surat pengantar")
    planner.reads(f"Surat pengantar nomor 1/SURAT-PENGANTAR/{YEAR} selesai dibuat.")
    planner.is_sound("year-letter")


def text_of(printed: bytes) -> str:
    """All that the pages of a PDF say."""
    document = pypdfium2.PdfDocument(printed)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)
