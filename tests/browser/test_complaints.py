"""A complaint in a real browser: written, answered and finished at the desk, followed by a resident without script."""

from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.test_way import take_in
from tests.browser.walking import Walk, walk


def step(walked: Walk, word: str, text: str = "") -> None:
    walked.page.get_by_label("Langkah", exact=True).select_option(label=word)
    walked.page.get_by_label("Uraian").fill(text)
    walked.click("Simpan langkah")
    walked.reads("Langkah pengaduan disimpan.")


def test_a_complaint_is_written_answered_and_followed(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        take_in(planner, site)
        page = planner.page
        page.get_by_text("Lainnya", exact=True).click()
        planner.click("Pengaduan", "link")
        planner.click("Catat pengaduan", "link")
        planner.is_sound("complaints-add")
        page.get_by_label("Saluran").select_option(label="loket")
        page.get_by_label("Klasifikasi").select_option(label="Permintaan informasi")
        page.get_by_label("Isi pengaduan").fill("<script>document.title = 'x'</script> Kapan loket buka?")
        planner.click("Simpan")
        planner.reads("<script>document.title = 'x'</script> Kapan loket buka?")
        step(planner, "Nyatakan lulus verifikasi")
        step(planner, "Jawab", "Senin sampai Jumat pukul delapan.")
        step(planner, "Nyatakan selesai")
        planner.is_sound("complaints-one")
        number = page.locator("b.code").inner_text()
        planner.click("semua pengaduan", "link")
        planner.reads("100 persen")
        planner.is_sound("complaints-list")
    with walk(browser, script=False) as resident:
        resident.page.goto(f"{site.url}/aduan/")
        resident.page.get_by_label("Nomor pada tanda terima").fill(number)
        resident.click("Ikuti")
        resident.reads("Status: selesai")
        resident.reads("Senin sampai Jumat pukul delapan.")
