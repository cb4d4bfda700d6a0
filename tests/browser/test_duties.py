"""Duties and the way of a plan in a real browser: handed in, noted on, answered; the month and its calendar."""

import re

from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.test_way import enter, take_in
from tests.browser.walking import walk


def test_a_plan_is_handed_in_noted_on_answered_and_verified(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as bappeda:
        take_in(planner, site)
        planner.click("Ajukan", "link")
        planner.is_sound("way-draft")
        planner.click("Ajukan")
        planner.reads("Rencana diajukan.")

        enter(bappeda, site, "Bappeda")
        bappeda.page.goto(planner.page.url)
        bappeda.page.get_by_text("Tambah catatan").click()
        bappeda.page.get_by_label("Catatan", exact=True).fill("Isi prakiraan maju.")
        bappeda.page.get_by_label("Baris rencana").select_option(index=3)
        bappeda.is_sound("way-verifier")
        bappeda.click("Simpan catatan")
        bappeda.reads("Catatan disimpan.")
        bappeda.page.get_by_text("Kembalikan kepada perangkat daerah").click()
        bappeda.page.get_by_label("Alasan dikembalikan").fill("Lengkapi prakiraan maju.")
        bappeda.click("Kembalikan")
        bappeda.reads("Rencana dikembalikan")

        planner.page.reload()
        planner.page.get_by_label("Jawaban perangkat daerah").fill("Sudah diisi.")
        planner.is_sound("way-answer")
        planner.click("Simpan jawaban")
        planner.reads("Jawaban disimpan.")
        planner.click("Buka rencananya", "link")
        planner.reads("Catatan verifikasi yang belum selesai")
        planner.is_sound("tree-with-verification")
        planner.click("Jawab catatan", "link")
        planner.click("Ajukan")

        bappeda.page.reload()
        bappeda.click("Nyatakan selesai")
        bappeda.click("Nyatakan diverifikasi")
        bappeda.reads("Rencana diverifikasi.")
        bappeda.is_sound("way-verified")


def test_the_month_is_read_copied_and_subscribed(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        planner.click("Beranda", "link")
        planner.reads("Semua tugas dan tenggat")
        planner.is_sound("home-with-duties")
        planner.click("Semua tugas dan tenggat", "link")
        planner.is_sound("month")
        planner.page.goto(f"{planner.page.url}?bulan=2025-01")
        planner.reads("Jatuh tempo Januari 2025")
        planner.is_sound("month-january")
        planner.click("Salin")
        planner.page.get_by_text(re.compile("Sudah disalin|Tekan Ctrl")).wait_for()
        name, calendar = planner.download(re.compile("Unduh kalender"))
        assert name == "tugas-2025.ics"
        assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
        planner.click("Atur tenggat dan tata cara", "link")
        planner.is_sound("procedure")
        planner.page.go_back()
        planner.click("Buat alamat kalender")
        planner.reads("Alamat kalender Anda")
        planner.is_sound("subscribed")


def test_the_pages_work_without_script(browser: Browser, site: Site) -> None:
    with walk(browser, script=False) as planner:
        take_in(planner, site)
        planner.click("Ajukan", "link")
        planner.click("Ajukan")
        planner.reads("Rencana diajukan.")
