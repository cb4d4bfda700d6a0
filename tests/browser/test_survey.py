"""From a resident with a phone to the figure that the camat sees: nobody types what the survey knows."""

from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.test_way import SAMPLE, enter, take_in
from tests.browser.walking import Walk, walk

TODAY = timezone.localdate()
QUARTER = (TODAY.month - 1) // 3 + 1
PROMISED = "Indeks Kepuasan Pelayanan Kecamatan"


def opened(planner: Walk) -> str:
    """A wave of today; the address of its form."""
    page = planner.page
    page.get_by_text("Lainnya", exact=True).click()
    planner.click("Survei kepuasan", "link")
    page.get_by_text("Buka survei baru").click()
    planner.is_sound("surveys")
    page.get_by_label("Nama survei").fill("SKM Pelayanan Kecamatan")
    page.get_by_label("Mulai").fill(str(TODAY))
    page.get_by_label("Selesai").fill(str(TODAY))
    page.get_by_label("Jumlah pengguna layanan").fill("10")
    page.get_by_label("Layanan yang dapat dipilih").fill("Surat pengantar")
    planner.click("Buka survei")
    planner.reads("SKM Pelayanan Kecamatan dibuka.")
    return page.locator("a[href*='/s/']").first.inner_text()


def answered(resident: Walk, address: str, value: str) -> None:
    """One answer throughout, on a small phone without script."""
    page = resident.page
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    for number in range(1, 10):
        page.locator(f'[name=u{number}][value="{value}"]').check()
    page.get_by_label("Layanan yang diterima").select_option("Surat pengantar")
    resident.click("Kirim jawaban")
    resident.reads("Jawaban Anda sudah diterima")


def test_a_resident_answers_on_a_phone_and_the_camat_sees_the_figure(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    """4 and 3 throughout of two residents: 3,5 × 25 = 87,50, B."""
    file = tmp_path / "rkt.md"
    file.write_text(SAMPLE.read_text(encoding="utf-8").replace("2025", str(TODAY.year)), encoding="utf-8")
    with walk(browser) as planner:
        take_in(planner, site, file)
        quarter = planner.page.url.partition("/pd/")[2].partition("/")[0]
        address = opened(planner)
        wave = planner.page.url
        with walk(browser) as looking:
            looking.page.goto(address)
            looking.is_sound("survey-form")
        for value in ("4", "3"):
            with walk(browser, script=False) as resident:
                answered(resident, address, value)
        planner.page.goto(wave)
        planner.reads("87,50")
        planner.reads("Surat pengantar: 2")
        planner.is_sound("survey-wave")
        planner.page.get_by_text("Tutup survei").first.click()
        planner.click("Tutup survei")
        planner.reads("Jawabannya tidak berubah lagi.")

        realised = f"{site.url}/pd/{quarter}/{TODAY.year}/pengukuran/tw-{QUARTER}/"
        planner.page.goto(realised)
        planner.click("Angka dari layanan", "link")
        planner.page.get_by_label("Indikator", exact=True).select_option(label=PROMISED)
        planner.page.get_by_label("Layanan", exact=True).select_option("skm")
        planner.click("Hubungkan")
        planner.reads("belum diambil")
        planner.is_sound("measuring-services")
        planner.click("Ambil angka dari layanan")
        planner.reads("1 angka diambil dari layanan.")
        planner.reads("SKM Pelayanan Kecamatan: 2 responden")
    with walk(browser) as camat:
        enter(camat, site, "Camat")
        camat.page.goto(realised)
        camat.page.get_by_role("link", name="capaian dan asalnya").first.click()
        camat.reads("87,5")
        camat.reads("SKM Pelayanan Kecamatan: 2 responden")
