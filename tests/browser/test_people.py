"""Units, officials, roles and rights in a real browser: on a desk and on a telephone, with and without script."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.walking import PATIENCE, Walk, walk

PASSWORD = "kuda baterai staples benar"


def enter(walked: Walk, site: Site, role: str) -> str:
    """Somebody of the demo logs in; the address of the page of units."""
    walked.page.goto(site.links[role])
    walked.page.get_by_role("button", name=re.compile("^Masuk")).click()
    walked.page.wait_for_url(re.compile(r"/pd/[0-9a-f]+/$"))
    return f"{walked.page.url}unit/"


def add_unit(planner: Walk, units: str, kind: str, name: str) -> None:
    planner.page.goto(f"{units}tambah/")
    planner.page.get_by_label("Jenis").select_option(label=kind)
    planner.page.get_by_label("Nama unit").fill(name)
    planner.click("Tambah unit")
    planner.reads(f"{name} ditambahkan.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_office_is_staffed_and_its_chart_shows_it(browser: Browser, site: Site, script: bool) -> None:
    with walk(browser, script=script) as planner:
        units = enter(planner, site, "Perencana")
        add_unit(planner, units, "Desa", "Desa Contoh")
        add_unit(planner, units, "Seksi", "Seksi Pelayanan Umum")
        if script:
            planner.is_sound("unit-empty")
        planner.click("Tambah jabatan", "link")
        expect(planner.page.get_by_label("Nama jabatan")).to_have_value("Kepala Seksi Pelayanan Umum")
        planner.click("Tambah jabatan")

        planner.page.goto(f"{units}pejabat/tambah/")
        planner.page.get_by_label("Nama dan gelar").fill("Pejabat Contoh, S.Sos.")
        planner.page.get_by_label("NIP").fill("19000101 192013 1 999")
        planner.click("Tambah pejabat")
        planner.reads("Angka ke-13 dan ke-14 NIP (13) bukan bulan pengangkatan: 01 sampai 12, atau 21 untuk PPPK.")
        expect(planner.page.get_by_label("Nama dan gelar")).to_have_value("Pejabat Contoh, S.Sos.")
        if script:
            planner.is_sound("official-wrong")
        planner.page.get_by_label("NIP").fill("19000101 192001 1 999")
        planner.click("Tambah pejabat")
        planner.reads("19000101 192001 1 999")
        if script:
            planner.is_sound("officials")

        planner.page.goto(units)
        planner.click("Seksi Pelayanan Umum", "link")
        planner.page.get_by_role("link", name="Angkat pejabat").click()
        planner.page.get_by_label("Pejabat", exact=True).select_option(label="Pejabat Contoh, S.Sos.")
        planner.page.get_by_label("Sejak").fill("2025-01-01")
        if script:
            planner.is_sound("appointment")
        planner.click("Simpan pengangkatan")
        planner.reads("Pejabat Contoh, S.Sos. tercatat sebagai Kepala Seksi Pelayanan Umum.")
        if script:
            planner.is_sound("unit")

        planner.page.goto(units)
        chart = planner.page.get_by_role("region", name="Bagan organisasi, dapat digeser")
        expect(chart.get_by_role("img", name=re.compile("^Bagan organisasi Kecamatan Sangasanga"))).to_be_visible()
        expect(chart.get_by_text("Pejabat Contoh, S.Sos.")).to_be_visible()
        planner.reads("desa dibina")
        if script:
            planner.is_sound("units")


def test_the_chart_is_moved_within_its_box_on_a_telephone(browser: Browser, site: Site) -> None:
    with walk(browser) as planner:
        units = enter(planner, site, "Perencana")
        for number in range(5):
            add_unit(planner, units, "Seksi", f"Seksi Nomor {number}")
        planner.page.set_viewport_size({"width": 360, "height": 740})
        planner.page.goto(units)
        box = planner.page.locator(".chart")
        inside, shown, at = box.evaluate("box => [box.scrollWidth, box.clientWidth, box.scrollLeft]")
        assert inside > shown
        assert abs(at - (inside - shown) / 2) <= 1  # the head stands in view
        box.focus()
        planner.page.keyboard.press("ArrowRight")
        planner.page.wait_for_function("at => document.querySelector('.chart').scrollLeft > at", arg=at)
        assert planner.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_invitation_is_made_shown_once_and_accepted(browser: Browser, site: Site, script: bool) -> None:
    with walk(browser, script=script) as administrator, walk(browser, script=script) as guest:
        units = enter(administrator, site, "Administrator")
        administrator.page.goto(f"{units}peran/undang/")
        administrator.page.get_by_label("Nama lengkap").fill("Budi Contoh")
        administrator.page.get_by_label("Nama pengguna").fill("budi")
        administrator.click("Buat tautan undangan")
        link = administrator.page.get_by_label("Tautan undangan").input_value()
        if script:
            administrator.is_sound("invited")
        administrator.click("Sudah saya salin", "link")
        administrator.reads("Budi Contoh")
        assert link not in administrator.page.content()
        if script:
            administrator.is_sound("roles")

        guest.page.goto(link)
        guest.page.get_by_label("Kata sandi baru").fill("pendek")
        guest.page.get_by_label("Ulangi kata sandi").fill("pendek")
        guest.click("Simpan kata sandi dan masuk")
        guest.reads("12 karakter")
        if script:
            guest.is_sound("invitation")
        guest.page.get_by_label("Kata sandi baru").fill(PASSWORD)
        guest.page.get_by_label("Ulangi kata sandi").fill(PASSWORD)
        guest.click("Simpan kata sandi dan masuk")
        guest.reads("Selamat datang, Budi Contoh.")
        guest.page.goto(link)
        guest.reads("Undangan ini tidak berlaku lagi")


def test_owners_and_rights_are_sound_pages(browser: Browser, site: Site) -> None:
    with walk(browser) as administrator:
        units = enter(administrator, site, "Administrator")
        administrator.page.goto(f"{units}pemilik-dokumen/")
        administrator.is_sound("owners")
        administrator.page.get_by_label("Pemilik Perjanjian Kinerja", exact=True).select_option(label="Bappeda")
        administrator.click("Simpan")
        administrator.reads("Disimpan: Perjanjian Kinerja.")
        administrator.page.goto(f"{units.removesuffix('unit/')}2025/tetapkan/")
        administrator.page.get_by_role("main").get_by_role("link", name="Mengapa boleh, mengapa tidak?").click()
        administrator.page.wait_for_url(re.compile(r"/mengapa/"), timeout=PATIENCE)
        administrator.reads("Peran yang memberinya: Camat.")
        administrator.is_sound("why")
        for form in ("tambah/", "peran/beri/", "peran/undang/", "pejabat/tambah/"):
            administrator.page.goto(f"{units}{form}")
            administrator.is_sound(f"form-{form.strip('/').replace('/', '-')}")
