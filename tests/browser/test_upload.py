"""A workbook from its upload to its acceptance in a real browser: choices, corrections, long files, another worker."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.walking import PATIENCE, Walk, walk
from tests.workbooks import LINES, long_workbook, workbook

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rkt-sangasanga-2025.md"
TITLE = "RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2025"


def enter(walked: Walk, site: Site) -> str:
    """The planner logs in; the address of the upload page."""
    walked.page.goto(site.links["Perencana"])
    walked.page.get_by_role("button", name=re.compile("^Masuk")).click()
    walked.page.wait_for_url(re.compile(r"/pd/[0-9a-f]+/$"))
    return f"{walked.page.url}unggah/"


def send(walked: Walk, upload: str, file: Path) -> None:
    walked.page.goto(upload)
    walked.choose("Berkas rencana", file)
    walked.click("Baca berkas")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (path := tmp_path / "rkt.xlsx").write_bytes(workbook(title=TITLE))
    return path


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_workbook_is_understood_mended_accepted_and_the_same_tomorrow(
    browser: Browser, site: Site, file: Path, script: bool
) -> None:
    with walk(browser, script=script) as planner:
        upload = enter(planner, site)
        send(planner, upload, file)
        planner.reads("Pratinjau RKT 2025")
        planner.reads("4 perlu dipastikan")
        if script:
            planner.is_sound("preview-workbook")
        planner.page.get_by_label("Arti kolom 3, ukuran").select_option(label="Indikator Kinerja")
        planner.click("Baca ulang dengan pilihan ini")
        planner.reads("4 keraguan hilang")
        planner.reads("terbaca tanpa keraguan")

        if script:
            planner.page.get_by_role("cell", name="30.000.000").last.click()
            expect(planner.page.get_by_role("textbox", name="Pagu")).to_be_focused(timeout=PATIENCE)
        else:
            planner.click("Perbaiki baris 6", "link")
        if script:
            planner.is_sound("preview-row")
        planner.page.get_by_role("textbox", name="Pagu").fill("31.000.000")
        planner.click("Perbaiki dan baca ulang")
        planner.reads("1 sel diperbaiki")
        planner.reads("catatan baru")  # the parts no longer sum up to the whole
        if script:
            planner.is_sound("preview-mended")
        planner.click("Terima sebagai draf")
        planner.reads("RKT 2025 disimpan sebagai draf")
        expect(planner.page.get_by_text("31.000.000").first).to_be_visible()

        send(planner, upload, file)
        planner.reads("dipakai lagi")
        planner.reads("Tidak ada yang perlu diterima: rencana yang tersimpan sudah sama dengan berkas ini.")
        if script:
            planner.is_sound("preview-same")


def test_a_file_that_says_too_little_is_helped_on_the_page(browser: Browser, site: Site, tmp_path: Path) -> None:
    (file := tmp_path / "tanpa-judul.xlsx").write_bytes(workbook(title=""))
    with walk(browser) as planner:
        send(planner, enter(planner, site), file)
        planner.reads("tanpa-judul.xlsx belum dapat dibaca")
        planner.is_sound("preview-refused")
        planner.page.get_by_label("Tahun", exact=True).fill("2025")
        planner.click("Baca ulang")
        planner.reads("dibaca sebagai rencana Kecamatan Sangasanga")
        planner.reads("Pratinjau RKT 2025")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_long_file_shows_how_far_it_is_and_can_be_cancelled(
    browser: Browser, site: Site, tmp_path: Path, script: bool
) -> None:
    (file := tmp_path / "panjang.xlsx").write_bytes(long_workbook(12_000, title=TITLE))
    with walk(browser, script=script) as planner:
        send(planner, enter(planner, site), file)
        planner.reads("Membaca panjang.xlsx")
        if script:
            planner.is_sound("progress")
        planner.click("Batalkan pembacaan")
        planner.reads("Pembacaan panjang.xlsx dibatalkan")
        if script:
            planner.is_sound("progress-cancelled")
        planner.click("Baca sekali lagi")
        expect(planner.page.get_by_text("Baris 1–100 dari 12.001")).to_be_visible(timeout=4 * PATIENCE)
        planner.page.get_by_role("link", name="Berikutnya ›").click()
        planner.reads("Baris 101–200 dari 12.001")


def test_a_text_with_many_tables_is_leafed_through_beside_its_notes(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        send(planner, enter(planner, site), SAMPLE)
        planner.page.get_by_role("link", name=re.compile(r"^Tabel 2\.6")).click()
        planner.reads("organisasi, diusulkan 7.01.1.03.0.00.17.0000")
        planner.reads("Baris 1–100 dari 144")
        planner.is_sound("preview-table")


def test_two_people_see_only_their_own_files(browser: Browser, site: Site, file: Path) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        send(planner, enter(planner, site), file)
        planner.reads("Pratinjau RKT 2025")
        camat.page.goto(site.links["Camat"])
        camat.page.get_by_role("button", name=re.compile("^Masuk")).click()
        answer = camat.page.goto(planner.page.url)
        assert answer is not None
        assert answer.status == 404


def test_the_headings_of_a_long_table_stay_in_view_at_both_sizes(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        send(planner, enter(planner, site), SAMPLE)
        planner.page.get_by_role("link", name=re.compile(r"^Tabel 2\.6")).click()
        planner.reads("Baris 1–100 dari 144")
        box = planner.page.get_by_role("region", name=re.compile("baris 1 sampai 100$"))
        for width, height in ((1280, 900), (360, 800)):
            planner.page.set_viewport_size({"width": width, "height": height})
            box.scroll_into_view_if_needed()
            planner.page.locator("#baris-90").scroll_into_view_if_needed()
            frame, head = box.bounding_box(), planner.page.locator(".file-table thead th").first.bounding_box()
            assert frame is not None
            assert head is not None
            assert frame["height"] <= 0.86 * height
            assert abs(head["y"] - frame["y"]) < 3
            expect(planner.page.locator("#baris-90")).to_be_in_viewport()
            assert planner.page.evaluate("document.documentElement.scrollHeight") < 6_000


def test_the_file_button_speaks_indonesian_and_answers_to_the_keyboard(
    browser: Browser, site: Site, file: Path
) -> None:
    with walk(browser) as planner:
        planner.page.goto(enter(planner, site))
        field = planner.page.get_by_label("Berkas rencana")
        button = planner.page.locator(".picker > .button")
        expect(button).to_have_text("Pilih berkas")
        expect(planner.page.get_by_text("Belum ada berkas dipilih")).to_be_visible()
        field.focus()
        planner.page.keyboard.press("Shift+Tab")
        planner.page.keyboard.press("Tab")
        expect(field).to_be_focused()
        expect(button).to_have_css("outline-style", "solid")
        with planner.page.expect_file_chooser() as asked:
            button.click(force=True)  # the field lies unseen over its button and takes the click
        asked.value.set_files(file)
        expect(planner.page.locator(".picker > .chosen")).to_have_text("rkt.xlsx")
        expect(field).to_have_accessible_description(re.compile("rkt.xlsx$"))
        planner.is_sound("upload-chosen")
        planner.click("Baca berkas")
        planner.reads("Pratinjau RKT 2025")


def test_without_script_the_own_control_of_the_browser_is_there(browser: Browser, site: Site) -> None:
    with walk(browser, script=False) as stranger:
        stranger.page.goto(f"{site.url}/periksa/")
        expect(stranger.page.locator(".picker")).to_have_count(0)
        expect(stranger.page.get_by_label("Berkas rencana atau data")).to_be_visible()


def test_doubts_open_by_kind_and_a_corrected_value_is_marked_on_the_plan(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    lines = [[*LINES[0][:3], "sembilan puluh", LINES[0][4]], *LINES[1:]]
    (file := tmp_path / "rkt.xlsx").write_bytes(workbook(lines, title=TITLE))
    with walk(browser) as planner:
        send(planner, enter(planner, site), file)
        folds = planner.page.locator("#keraguan .doubt > details")
        expect(folds.first).to_have_attribute("open", "")
        expect(folds.nth(1)).not_to_have_attribute("open", "")
        folds.nth(1).locator("> summary").click()
        expect(folds.nth(1).locator(".soft").first).to_be_visible()
        planner.is_sound("preview-doubts")
        planner.page.get_by_label("Arti kolom 3, ukuran").select_option(label="Indikator Kinerja")
        planner.click("Baca ulang dengan pilihan ini")
        planner.page.get_by_role("cell", name="sembilan puluh").click()
        planner.page.get_by_role("textbox", name="Target").fill("90 Persen")
        planner.click("Perbaiki dan baca ulang")
        planner.click("Terima sebagai draf")
        planner.reads("dibetulkan saat unggah: semula “sembilan puluh”")
        planner.is_sound("plan-mended")
