"""Strategy, performance tree, what-if and formula in a real browser, by mouse, by keyboard and at both sizes."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.test_way import take_in
from tests.browser.walking import Walk, walk

AIM = "Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan"


def address(walked: Walk, page: str) -> str:
    """A page of the agency and year of the plan that was taken in."""
    return walked.page.url.split("/rencana/")[0] + f"/{page}/"


def open_more(walked: Walk, name: str) -> None:
    walked.page.get_by_text("Lainnya", exact=True).click()
    walked.click(name, "link")


def begin_renstra(walked: Walk) -> None:
    open_more(walked, "Strategi")
    walked.is_sound("strategy-begin")
    walked.click("Mulai Renstra")
    walked.reads("Renstra 2021–2026, rancangan awal dimulai.")


def begin_tree(walked: Walk) -> None:
    page = walked.page
    open_more(walked, "Pohon kinerja")
    walked.is_sound("tree-begin")
    page.get_by_label("Susun dari").select_option(label="RKT 2025")
    page.get_by_label("Tahun awal").fill("2025")
    page.get_by_label("Tahun akhir").fill("2026")
    walked.click("Mulai pohon kinerja")
    walked.reads("Pohon Kinerja 2025–2026 dimulai.")


def test_a_renstra_is_begun_from_what_the_rkt_quotes_and_written_on(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        begin_renstra(planner)
        page = planner.page
        page.get_by_text("Visi dan misi", exact=True).click()
        planner.reads("Mewujudkan Masyarakat Kutai Kartanegara yang Sejahtera dan Berbahagia")
        planner.is_sound("strategy")
        page.get_by_text("Tambah visi atau misi").click()
        form = page.locator("form").filter(has=page.locator("#u-visi"))
        form.get_by_label("Jenis").select_option(label="misi")
        form.get_by_label("Uraian").fill("Melayani dengan ramah")
        planner.click("Tambahkan")
        planner.reads("Melayani dengan ramah")  # the page comes back open at the new row
        page.get_by_role("link", name="indikator dan targetnya").first.click()
        page.get_by_role("link", name=re.compile("Rumus dan komponen")).first.click()
        planner.is_sound("formula")


def test_a_tree_is_walked_and_folded_by_keyboard_and_tells_where_its_figures_come_from(
    browser: Browser, site: Site
) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        begin_renstra(planner)
        begin_tree(planner)
        page = planner.page
        planner.is_sound("tree")
        boxes = page.locator("#gambar a[data-node]")
        whole = boxes.count()
        boxes.first.focus()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.dataset.up") == "0"
        page.keyboard.press("ArrowUp")
        page.keyboard.press(" ")
        expect(page.get_by_label(re.compile("^Buka 1 di bawahnya"))).to_be_visible()
        assert boxes.count() == whole - 1
        assert page.evaluate("document.activeElement.dataset.node") == "0"  # the focus stays where it was
        wide = page.locator("#gambar svg").evaluate("svg => svg.getBoundingClientRect().width")
        planner.click("Perbesar gambar")
        assert page.locator("#gambar svg").evaluate("svg => svg.getBoundingClientRect().width") > wide

        planner.click(AIM, "link")
        planner.is_sound("condition")
        page.get_by_label("Jabatan lain").fill("Camat")
        planner.click("Simpan pengampu")
        planner.reads("Pengampu sejak 2025 disimpan.")
        page.get_by_role("link", name="asal angka").first.click()
        planner.reads("Angka indikator ini menurut waktu")
        planner.is_sound("figure")


def test_a_pagu_is_tried_out_seen_in_the_documents_and_dropped(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        grid = address(planner, "isi")
        page = planner.page
        page.goto(grid)
        row = page.evaluate("[...document.links].map(a => a.href).find(href => href.includes('/isi/baris/'))")
        page.goto(row)
        page.get_by_label("Pagu 2025").first.fill("999")
        planner.click("Simulasikan dulu")
        planner.reads("Yang diandaikan berubah")
        planner.reads("Baris dokumen yang berubah")
        planner.is_sound("simulation")
        planner.click("Buang simulasi")
        planner.reads("Rencananya tidak berubah.")
        planner.is_sound("simulations")
        page.goto(row)
        expect(page.get_by_label("Pagu 2025").first).not_to_have_value("999")


RPJMD = """RPJMD KABUPATEN KUTAI KARTANEGARA TAHUN 2021-2026

| No | Tujuan/Sasaran | Indikator | Satuan | Kondisi Awal | 2021 | 2022 | 2023 | 2024 | 2025 | 2026 | Akhir |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | Birokrasi yang melayani | Indeks Pelayanan Publik | Indeks | 3 | 3,1 | 3,2 | 3,3 | 3,4 | 3,5 | 3,6 | 3,6 |
| 1.a | Kepuasan masyarakat meningkat | IKM | Nilai | 80 | 81 | 82 | 83 | 84 | 85 | 86 | 86 |
"""


def test_the_rpjmd_is_taken_in_and_a_goal_says_what_it_serves_of_it(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    file = tmp_path / "rpjmd.md"
    file.write_text(RPJMD, encoding="utf-8")
    with walk(browser) as planner:
        take_in(planner, site)
        begin_renstra(planner)
        strategy = planner.page.url
        planner.reads("belum tersimpan. Unggah berkasnya")
        planner.page.get_by_role("link", name="Unggah", exact=True).first.click()
        planner.page.set_input_files("input[type=file]", file)
        planner.click("Baca berkas")
        planner.reads("Pratinjau RPJMD 2021–2026")
        planner.is_sound("preview-rpjmd")
        planner.click("Terima sebagai draf")
        planner.reads("disimpan sebagai draf")
        planner.page.goto(strategy)
        planner.reads("belum ditautkan ke RPJMD")
        planner.page.get_by_text("Yang didukung").first.click()
        planner.page.get_by_label(re.compile("Tujuan atau sasaran RPJMD")).first.select_option(index=2)
        planner.is_sound("strategy-guided")
        planner.click("Simpan tautan")
        planner.reads("Tautan tujuan disimpan.")
        planner.reads("RPJMD, Sasaran 1.a Kepuasan masyarakat meningkat")
