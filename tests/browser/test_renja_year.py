"""The Renja of a year in a real browser: begun from last year's RKT, led through its stages, verified, printed."""

import re

from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.test_planning import of_agency, of_year
from tests.browser.test_planning_year import (
    answer_and_hand_in_again,
    give_back,
    note_line,
    review_everything,
    text_of,
    verify,
)
from tests.browser.test_way import enter, take_in
from tests.browser.walking import Walk, walk

YEAR = 2026
FIVE = ("BAB I", "BAB II", "BAB III", "BAB IV", "BAB V")


def test_a_renja_from_last_years_rkt_to_the_printed_paper(browser: Browser, any_site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat, walk(browser) as bappeda:
        take_in(planner, any_site)
        planner.page.goto(of_year(any_site, planner, YEAR - 1, "tahun-berikutnya"))
        planner.click(f"Lihat sebagai Renja {YEAR}", "link")
        planner.reads("17 judul dan paragraf masih menyebut RKT, sedangkan rencana ini Renja.")
        planner.is_sound("renja-forward")
        planner.click(f"Buat draf Renja {YEAR}")
        planner.reads(f"Renja {YEAR}, rancangan awal dibuat sebagai draf")
        planner.is_sound("renja-review")
        review_everything(planner, any_site)
        stages = of_year(any_site, planner, YEAR, "versi-dan-tahap")

        enter(camat, any_site, "Camat")
        close(camat, stages, "rancangan")
        close(camat, stages, "rancangan akhir")
        camat.reads("Tahap rancangan akhir ditutup setelah diverifikasi.")
        camat.is_sound("renja-stages")

        planner.page.goto(stages)
        planner.click("Ajukan untuk diverifikasi", "link")
        planner.click("Ajukan")
        planner.reads("Rencana diajukan.")
        way = planner.page.url
        enter(bappeda, any_site, "Bappeda")
        find_fault(bappeda, way)
        answer_and_hand_in_again(planner, way, "Sumber dana: PAD, ditambahkan.")
        verify(bappeda, way)

        close(camat, stages, "ditetapkan")
        camat.page.goto(of_year(any_site, camat, YEAR, "dokumen"))
        camat.click("Tetapkan rencana", "link")
        camat.page.get_by_label(re.compile("dengan catatan yang masih terbuka")).check()
        camat.click("Tetapkan rencana")
        camat.reads(f"Renja {YEAR} ditetapkan. Isinya tidak dapat diubah lagi.")
        print_in_five_chapters(planner, any_site)
        print_in_six_chapters(planner, any_site)


def close(camat: Walk, stages: str, following: str) -> None:
    """The stage is frozen and the following one open."""
    camat.page.goto(stages)
    camat.click(f"Bekukan tahap ini, buka {following}")
    named = "untuk ditetapkan" if following == "ditetapkan" else following  # a draft is not set yet
    camat.reads(f"Renja {YEAR}, {named} dibuka sebagai draf.")


def judge(bappeda: Walk, verdict: str) -> None:
    """Every chapter and table of the check list gets this verdict."""
    for chosen in bappeda.page.locator("table.checklist select").all():
        chosen.select_option(verdict)
    bappeda.click("Simpan penilaian")
    bappeda.reads("Penilaian disimpan.")


def find_fault(bappeda: Walk, way: str) -> None:
    """Bappeda judges the chapters, notes one row, and returns the plan with a reason."""
    bappeda.page.goto(way)
    bappeda.reads("Bab IV Rencana kerja dan pendanaan")
    bappeda.is_sound("renja-check-list")
    judge(bappeda, "fits")
    note_line(bappeda, "Sebutkan sumber dana baris ini.")
    bappeda.click("Terbitkan berita acara")
    bappeda.reads("Berita acara")
    bappeda.page.goto(way)
    give_back(bappeda, "Sumber dana belum disebut.")


def print_in_five_chapters(planner: Walk, site: Site) -> None:
    """The outline of Permendagri 86/2017, which holds where nobody chose another."""
    printed = text_of(printed_renja(planner, site))
    places = [printed.find(f"{chapter}\r\n") for chapter in FIVE]
    assert -1 not in places
    assert "BAB VI" not in printed


def print_in_six_chapters(planner: Walk, site: Site) -> None:
    """The outline of Permendagri 14/2026, chosen by the administrator."""
    with walk(planner.page.context.browser) as administrator:  # type: ignore[arg-type]  # a launched one has a browser
        enter(administrator, site, "Administrator")
        administrator.page.goto(f"{of_agency(site, planner)}/pengaturan/")
        administrator.page.get_by_label("Sistematika Renja").select_option("renja-14-2026")
        administrator.click("Simpan")
        administrator.is_sound("renja-settings")
    printed = text_of(printed_renja(planner, site))
    assert "BAB VI" in printed
    for heading in ("Pohon Kinerja dan Keterkaitan Antarperangkat Daerah", "Inovasi Perangkat Daerah"):
        assert heading in printed


def printed_renja(planner: Walk, site: Site) -> bytes:
    """The PDF of the Renja that is issued now."""
    planner.page.goto(of_year(site, planner, YEAR, "dokumen"))
    with planner.page.expect_navigation():
        planner.page.locator("#renja").get_by_role("button", name=re.compile("^Terbitkan")).click()
    planner.reads("Rencana Kerja")
    planner.is_sound("renja-documents")
    with planner.page.expect_download() as waiting:
        planner.page.locator("#renja").get_by_role("link", name=re.compile("^PDF")).first.click()
    return waiting.value.path().read_bytes()
