"""The musrenbang in a real browser: proposals written, put in order by keyboard, decided, printed; at both sizes."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.test_way import take_in
from tests.browser.walking import Walk, walk


def write(walked: Walk, unit: str, name: str, cost: str = "") -> None:
    walked.click("Tambah usulan", "link")
    walked.page.get_by_label("Unit yang mengusulkan").select_option(label=unit)
    walked.page.get_by_label("Usulan", exact=True).fill(name)
    walked.page.get_by_label("Perkiraan biaya (Rp)").fill(cost)
    walked.click("Simpan")
    walked.reads(f"Usulan “{name}” dicatat.")


def order(walked: Walk) -> list[str]:
    return walked.page.locator(".musrenbang-what > a").all_inner_texts()


def test_proposals_are_written_ordered_decided_and_printed(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        page = planner.page
        page.get_by_text("Lainnya", exact=True).click()
        planner.click("Musrenbang", "link")
        planner.is_sound("musrenbang-begin")
        planner.click("Mulai daftar usulan 2025")
        planner.reads("Daftar usulan musrenbang 2025 siap diisi.")
        planner.click("Tambah usulan", "link")
        planner.is_sound("musrenbang-add")
        page.go_back()
        unit = "KELURAHAN JAWA"
        write(planner, unit, "Semenisasi gang", "175.000.000")
        write(planner, unit, "Lampu jalan")
        planner.is_sound("musrenbang-list")

        page.get_by_role("link", name="Lampu jalan").focus()
        page.keyboard.press("Alt+ArrowUp")
        planner.reads("“Lampu jalan” naik satu urutan.")
        assert order(planner) == ["Lampu jalan", "Semenisasi gang"]
        expect(page.locator("li:focus")).to_contain_text("Lampu jalan")

        planner.click("Semenisasi gang", "link")
        planner.is_sound("musrenbang-proposal")
        page.get_by_label("Ditolak").check()
        planner.click("Simpan keputusan")
        planner.reads("usulan yang ditolak disertai alasan")
        planner.is_sound("musrenbang-refused")
        page.get_by_label("Diterima").check()
        page.get_by_label("Ditampung pada sub kegiatan").select_option(index=3)
        planner.click("Simpan keputusan")
        planner.reads("“Semenisasi gang” diterima.")
        planner.reads("ditampung")
        planner.click("Buat Berita Acara Musrenbang")
        planner.reads("selesai dibuat")
        name, paper = planner.download(re.compile("^PDF"))
        assert name.endswith(".pdf")
        assert paper.startswith(b"%PDF-")
        planner.is_sound("musrenbang-papers")


def test_without_script_the_order_changes_by_a_button(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        address = planner.page.url.replace("/rencana/", "/musrenbang/").partition("?")[0].partition("#")[0]
        state = planner.page.context.storage_state()
        plain = Walk(browser.new_context(java_script_enabled=False, storage_state=state, locale="id-ID").new_page())
        plain.page.goto(address)
        plain.click("Mulai daftar usulan 2025")
        for name in ("Satu", "Dua"):
            write(plain, "KELURAHAN JAWA", name)
        plain.click("Naikkan Dua")
        plain.reads("“Dua” naik satu urutan.")
        assert order(plain) == ["Dua", "Satu"]
        plain.page.context.close()
