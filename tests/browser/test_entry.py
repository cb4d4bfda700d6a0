"""The grid in a real browser: by keyboard alone, on a broken line, and with two people at one row."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_way import enter, take_in
from tests.browser.walking import PATIENCE, Walk, walk

FIRST = "7.01.01.2.01.01"  # 140.000.000 in the sample
SECOND = "7.01.01.2.01.02"  # 5.000.000
THIRD = "7.01.01.2.01.03"  # 5.000.000
SAVED = re.compile("Semua isian tersimpan")


def open_grid(walked: Walk, tab: str = "pagu") -> None:
    """The grid of a tab with its remarks, from wherever the person is."""
    page = walked.page
    agency = re.search(r"(.*/pd/[^/]+)", page.url)
    assert agency is not None
    with page.expect_response(re.compile("/isi/catatan/")):
        page.goto(f"{agency[1]}/2025/isi/?lembar={tab}")
    expect(state(page)).to_have_text(re.compile("tersimpan|dibaca"))


def state(page: Page) -> Locator:
    return page.locator("[data-state]")


def cell(page: Page, code: str, field: str) -> Locator:
    """The cell of the agency's own line of this code."""
    row = page.locator(".tabulator-row").filter(has=page.get_by_text(code, exact=True)).first
    return row.locator(f"[tabulator-field='{field}']")


def stand(page: Page, code: str, field: str) -> None:
    """Goes to a cell with the mouse, as people begin."""
    cell(page, code, field).click()
    expect(cell(page, code, field)).to_be_focused()


def here(page: Page) -> tuple[str, str]:
    """The column and the text of the cell that has the focus."""
    focus = page.locator(":focus")
    return str(focus.get_attribute("tabulator-field")), focus.inner_text()


def paste(page: Page, text: str) -> None:
    """What Ctrl+V does with this text on the clipboard."""
    page.locator(":focus").evaluate(
        "(focus, text) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text);"
        " focus.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); }",
        text,
    )


def when_saved(page: Page, act: Callable[[], object]) -> None:
    with page.expect_response(re.compile("/isi/simpan/")):
        act()
    expect(state(page)).to_have_text(SAVED)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_grid_is_filled_by_keyboard_alone(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_grid(planner)
        page = planner.page
        for _ in range(60):  # from the head of the page into the grid, without a mouse
            press(page, "Tab")
            if page.locator(".tabulator-cell:focus").count():
                break
        assert here(page) == ("ceiling", "45.893.689.013")

        press(page, "ArrowDown", "ArrowDown", "ArrowDown")
        assert here(page) == ("ceiling", "140.000.000")
        page.keyboard.type("1.234.567,89")
        when_saved(page, lambda: press(page, "Enter"))
        expect(cell(page, FIRST, "ceiling")).to_have_text("1.234.567,89")
        assert here(page) == ("ceiling", "5.000.000")  # Enter goes on to the next line

        press(page, "ArrowUp", "F2")  # F2 opens what stands there
        expect(page.locator("input:focus")).to_have_value("1.234.567,89")
        press(page, "Escape")
        expect(cell(page, FIRST, "ceiling")).to_have_text("1.234.567,89")

        press(page, "Tab")
        assert here(page)[0] == "fund_source"
        page.keyboard.type("Dana Perimbangan")
        when_saved(page, lambda: press(page, "Tab"))
        assert here(page)[0] == "location"

        press(page, "ArrowLeft", "ArrowLeft", "Shift+ArrowDown", "Shift+ArrowDown")
        when_saved(page, lambda: press(page, "Control+d"))
        for code in (SECOND, THIRD):
            expect(cell(page, code, "ceiling")).to_have_text("1.234.567,89")
        with page.expect_response(re.compile("/isi/kembalikan/")):
            press(page, "Control+z")
        for code in (SECOND, THIRD):
            expect(cell(page, code, "ceiling")).to_have_text("5.000.000")

        press(page, "F6")
        expect(page.get_by_text("Tombol papan ketik")).to_be_focused()
        page.reload()
        expect(cell(page, FIRST, "ceiling")).to_have_text("1.234.567,89")
        planner.page.goto(page.url.partition("/isi/")[0] + "/rencana/perubahan/")
        planner.reads("Pengisian")
        planner.reads("1.234.567,89")


def test_a_block_from_a_spreadsheet_is_pasted_and_what_cannot_be_read_is_kept(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_grid(planner)
        page = planner.page
        stand(page, FIRST, "ceiling")
        with page.expect_response(re.compile("/isi/simpan/")):
            paste(page, '1.000.000\t"Dana\nPerimbangan"\tRT 1\nbanyak\t\tRT 2\n')
        expect(state(page)).to_have_text("belum tersimpan (1)")
        expect(cell(page, FIRST, "ceiling")).to_have_text("1.000.000")
        expect(cell(page, FIRST, "fund_source")).to_have_text("Dana Perimbangan")
        expect(cell(page, SECOND, "location")).to_have_text("RT 2")
        expect(cell(page, SECOND, "ceiling")).to_have_text("banyak")  # kept where it was typed
        press(page, "ArrowDown")
        expect(page.locator("[data-margin]")).to_contain_text("“banyak” bukan angka. Tulis rupiah dengan angka")
        expect(page.locator("[data-margin]")).to_contain_text("Tersimpan: 5.000.000")

        page.reload()  # nothing is lost with the page
        expect(state(page)).to_have_text("belum tersimpan (1)")
        expect(cell(page, SECOND, "ceiling")).to_have_text("banyak")
        planner.is_sound("entry-grid")

        stand(page, SECOND, "ceiling")
        paste(page, "\n".join(["\t".join(["1"] * 100)] * 100))
        expect(state(page)).to_contain_text("Blok 100 baris × 100 kolom tidak muat mulai dari sel ini")
        paste(page, "\n".join(["\t".join(["1"] * 101)] * 100))
        expect(state(page)).to_contain_text("Tempelan ini memuat 10.100 sel; paling banyak 10.000")
        expect(cell(page, THIRD, "ceiling")).to_have_text("5.000.000")
        press(page, "Tab")
        press(page, "Shift+Tab")
        page.get_by_role("button", name="Kembalikan yang tersimpan").click()
        expect(state(page)).to_have_text(SAVED)
        expect(cell(page, SECOND, "ceiling")).to_have_text("5.000.000")


def test_a_broken_line_loses_nothing(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_grid(planner)
        page = planner.page
        stand(page, FIRST, "ceiling")
        page.context.set_offline(True)
        page.keyboard.type("111")
        press(page, "Enter")
        page.keyboard.type("222")
        press(page, "Enter")
        expect(state(page)).to_have_text("belum tersimpan (2)")
        expect(cell(page, FIRST, "ceiling")).to_have_text("111")
        with page.expect_response(re.compile("/isi/simpan/")):
            page.context.set_offline(False)  # sent by itself when the line is back
        expect(state(page)).to_have_text(SAVED)
        page.reload()
        expect(cell(page, FIRST, "ceiling")).to_have_text("111")
        expect(cell(page, SECOND, "ceiling")).to_have_text("222")


def test_a_page_closed_on_a_broken_line_sends_what_was_typed_when_it_is_opened_again(
    browser: Browser, site: Site
) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        open_grid(planner, "kas")
        page = planner.page
        stand(page, FIRST, "cash-01")
        page.context.set_offline(True)
        page.keyboard.type("10.000.000")
        press(page, "Enter")
        expect(state(page)).to_have_text("belum tersimpan (1)")
        address = page.url
        page.close()
        page.context.set_offline(False)
        again = page.context.new_page()
        with again.expect_response(re.compile("/isi/simpan/")):
            again.goto(address)
        expect(state(again)).to_have_text(SAVED)
        expect(cell(again, FIRST, "cash-01")).to_have_text("10.000.000")
        expect(cell(again, FIRST, "sum")).to_have_text("10.000.000")
        stand(again, FIRST, "cash-01")
        expect(again.locator("[data-margin]")).to_contain_text("kurang Rp130.000.000 dari pagu Rp140.000.000")


def test_two_people_at_one_row_lose_nothing(browser: Browser, any_site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        take_in(planner, any_site)
        enter(camat, any_site, "Camat")
        open_grid(planner)
        open_grid(camat)
        stand(planner.page, FIRST, "ceiling")
        planner.page.keyboard.type("150.000.000")
        when_saved(planner.page, lambda: press(planner.page, "Enter"))

        page = camat.page  # still sees 140.000.000
        stand(page, FIRST, "location")  # another cell of the row is no conflict
        page.keyboard.type("Kantor camat")
        when_saved(page, lambda: press(page, "Enter"))
        stand(page, FIRST, "ceiling")
        page.keyboard.type("160.000.000")
        with page.expect_response(re.compile("/isi/simpan/")):
            press(page, "Enter")
        expect(state(page)).to_have_text("belum tersimpan (1)")
        press(page, "ArrowUp")
        margin = page.locator("[data-margin]")
        expect(margin).to_contain_text("Isian Anda: 160.000.000")
        expect(margin).to_contain_text("Tersimpan: 150.000.000 · Perencana Contoh")
        planner.page.reload()
        expect(cell(planner.page, FIRST, "ceiling")).to_have_text("150.000.000")  # not overwritten
        expect(cell(planner.page, FIRST, "location")).to_have_text("Kantor camat")

        when_saved(page, lambda: margin.get_by_role("button", name="Pakai isian saya").click())
        planner.page.reload()
        expect(cell(planner.page, FIRST, "ceiling")).to_have_text("160.000.000")

        stand(planner.page, FIRST, "ceiling")
        planner.page.keyboard.type("170.000.000")
        when_saved(planner.page, lambda: press(planner.page, "Enter"))
        stand(page, FIRST, "ceiling")
        page.keyboard.type("180.000.000")
        with page.expect_response(re.compile("/isi/simpan/")):
            press(page, "Enter")
        press(page, "ArrowUp")
        margin.get_by_role("button", name="Pakai yang tersimpan").click()
        expect(cell(page, FIRST, "ceiling")).to_have_text("170.000.000")
        expect(state(page)).to_have_text(SAVED)


def test_every_page_of_entry_is_sound_and_a_telephone_fills_one_row_at_a_time(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        for tab in ("target", "triwulan", "kas"):
            open_grid(planner, tab)
            planner.is_sound(f"entry-{tab}")
        page = planner.page
        base = page.url.partition("/isi/")[0] + "/isi/"
        for name, address in (
            ("choose", "pilih/?cari=ketentraman"), ("matrix", "matriks/?baris=7.01.03.2.02.02"),
        ):  # fmt: skip
            page.goto(base + address)
            planner.is_sound(f"entry-{name}")
        page.goto(base + "pilih/")
        page.get_by_label("Cari dengan kode atau kata").press_sequentially("tertib")
        expect(page.locator("#hasil")).to_contain_text("memuat “tertib”", timeout=PATIENCE)
        planner.complaints.clear()

        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(base + "?lembar=pagu")
        expect(page.locator(".entry-grid")).to_be_hidden()
        page.get_by_role("link", name=re.compile(FIRST.replace(".", r"\."))).first.click()
        page.get_by_label("Pagu 2025").fill("banyak")
        planner.click("Simpan")
        planner.reads("“banyak” bukan angka")
        planner.is_sound("entry-row")
        page.get_by_label("Pagu 2025").fill("145.000.000")
        planner.click("Simpan")
        planner.reads("Tersimpan 1 isian.")


@pytest.mark.parametrize("script", [True, False])
def test_work_is_chosen_with_and_without_script(browser: Browser, site: Site, script: bool) -> None:
    with walk(browser, script=script) as planner:
        take_in(planner, site)
        page = planner.page
        agency = re.search(r"(.*/pd/[^/]+)", page.url)
        assert agency is not None
        page.goto(f"{agency[1]}/2025/isi/pilih/")
        planner.reads("Daftar resmi sub kegiatan")
        page.get_by_label("Cari dengan kode atau kata").fill("pembinaan pengawasan desa")
        planner.click("Cari")
        planner.reads("PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA")
        page.get_by_role("link", name=re.compile("^Pilih 7.01.06 ")).click()
        page.get_by_label("Indikator program 7.01.06").fill("Persentase desa yang tertib administrasi")
        page.get_by_label("Satuannya").fill("Persen")
        page.get_by_label("Target").fill("90 Persen")
        planner.click("Tambahkan ke rencana")
        planner.reads("ditambahkan ke rencana Kecamatan Sangasanga")
        page.get_by_role("link", name="Isi rinciannya").click()
        expect(page.get_by_label("Target 2025")).to_have_value("90 Persen")
