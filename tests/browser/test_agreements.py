"""A kecamatan's agreements in a real browser: from the lines of its plan to an approved and amended promise."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.test_way import enter, take_in
from tests.browser.walking import Walk, walk

QUOTED = "Perjanjian Kinerja yang dimuat rencana tahunan"
LETTER = "Nomor 065/12/ORG tanggal 6 Januari 2025"


def choose_all(walked: Walk, group: str, button: str) -> None:
    """Opens a group of sources and takes all of it."""
    walked.page.locator("summary", has_text=group).first.click()
    card = walked.page.locator("details.card", has_text=group).first
    for box in card.locator("input[type=checkbox]").all():
        box.check()
    card.get_by_role("button", name=re.compile(f"^{button}")).click()


def say_origins(walked: Walk) -> None:
    """Surat penugasan for every line of which nobody has said where it comes from."""
    page = walked.page
    for select in page.get_by_label(re.compile(r"^Asal baris \d+$")).all():
        if select.input_value() == "":
            select.select_option("assignment")
            number = (select.get_attribute("aria-label") or "").rsplit(" ", 1)[1]
            page.get_by_label(f"Keterangan asal baris {number}", exact=True).fill(LETTER)


def begin(walked: Walk, unit: str) -> None:
    walked.click("Perjanjian", "link")
    walked.page.locator("table.agreements").get_by_role("link", name=unit, exact=True).click()
    walked.click("Mulai Perjanjian Kinerja")
    walked.reads("dimulai. Pilih baris dan anggarannya.")


def test_a_camats_agreement_is_written_approved_and_amended(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        take_in(planner, site)
        planner.click("Perjanjian", "link")
        planner.reads("Satu perjanjian untuk setiap unit")
        planner.is_sound("agreements-list-empty")
        planner.page.get_by_role("link", name="Mulai Kecamatan Sangasanga").click()
        planner.is_sound("agreement-none")
        planner.click("Mulai Perjanjian Kinerja")
        planner.is_sound("agreement-begun")

        choose_all(planner, QUOTED, "Tambahkan yang dipilih")
        planner.reads("13 baris ditambahkan.")
        choose_all(planner, "Anggaran dari RKT 2025", "Tambahkan anggaran")
        planner.reads("54.593.689.013")
        planner.page.get_by_label("Target baris 4", exact=True).fill("baik sekali")
        planner.click("Simpan perubahan")
        planner.reads("Belum ada yang disimpan; periksa isian yang ditandai.")
        planner.reads("tidak memuat angka")
        assert planner.page.get_by_label("Target baris 4", exact=True).input_value() == "baik sekali"
        planner.is_sound("agreement-refused")
        planner.page.get_by_label("Target baris 4", exact=True).fill("95")
        planner.click("Simpan perubahan")
        planner.reads("berbeda dari sumber")
        planner.is_sound("agreement-differs")
        planner.page.get_by_role("button", name=re.compile("^Ambil dari sumber")).click()
        expect(planner.page.get_by_text("berbeda dari sumber")).to_have_count(0)
        assert planner.page.get_by_label("Target baris 4", exact=True).input_value() == "100"
        say_origins(planner)
        planner.page.get_by_label("Tanggal penandatanganan").fill("2025-01-20")
        planner.click("Simpan perubahan")
        planner.reads("Dapat ditetapkan")
        enter(camat, site, "Camat")
        approve_and_amend(camat)


def approve_and_amend(camat: Walk) -> None:
    """The camat approves the agreement, opens its amendment and compares both."""
    camat.click("Perjanjian", "link")
    camat.page.locator("table.agreements").get_by_role("link", name="Kecamatan Sangasanga", exact=True).click()
    camat.click("Tetapkan")
    camat.reads("ditetapkan. Isinya tidak dapat diubah lagi.")
    camat.is_sound("agreement-approved")
    camat.page.get_by_text("Ubah perjanjian yang sudah ditetapkan").click()
    camat.page.get_by_label("Pergantian atau mutasi pejabat").check()
    camat.click("Buka perubahan")
    camat.reads("Draf perubahan 1 dibuka")
    camat.page.get_by_label("Target baris 11", exact=True).fill("50")
    camat.click("Simpan perubahan")
    camat.click("Bandingkan dengan perjanjian sebelumnya", "link")
    camat.reads("Dasar perubahan: Pergantian atau mutasi pejabat.")
    camat.is_sound("agreement-compared")
    camat.page.go_back()
    camat.page.get_by_role("link", name="murni, ditetapkan").click()
    camat.reads("20 Januari 2025")
    camat.click("Perjanjian", "link")
    camat.reads("perubahan 1")
    camat.is_sound("agreements-list")


@pytest.mark.parametrize("script", [True, False])
def test_a_kelurahan_promises_to_the_camat_and_plans_its_quarters(browser: Browser, site: Site, script: bool) -> None:
    with walk(browser, script=script) as planner:
        take_in(planner, site)
        begin(planner, "Kecamatan Sangasanga")
        choose_all(planner, QUOTED, "Tambahkan yang dipilih")
        begin(planner, "KELURAHAN JAWA")
        planner.page.locator("summary", has_text="Perjanjian Kinerja Kecamatan Sangasanga").click()
        planner.page.get_by_label(re.compile("Percentase capaian Ketenteraman")).first.check()
        planner.page.get_by_role("button", name="Tambahkan yang dipilih dari Perjanjian Kinerja Kecamatan").click()
        planner.reads("1 baris ditambahkan.")
        assert planner.page.get_by_label("Melayani, baris 1").input_value() != ""
        planner.page.locator("summary", has_text="Baris sendiri").click()
        planner.page.get_by_label("Sasaran", exact=True).fill("Tertib arsip kelurahan")
        planner.page.get_by_label("Indikator kinerja").fill("Jumlah arsip yang ditata")
        planner.page.get_by_label("Target 2025").fill("48")
        planner.page.get_by_label("Satuan", exact=True).fill("Berkas")
        planner.page.get_by_label("Asal", exact=True).select_option("other")
        planner.page.get_by_label("Keterangan asal", exact=True).fill("Hasil rapat kelurahan")
        planner.click("Tambahkan baris")
        planner.reads("tidak melayani baris atasan mana pun")
        if script:
            planner.is_sound("agreement-of-a-unit")

        planner.click("Rencana aksi", "link")
        planner.click("Buat dari Perjanjian Kinerja")
        planner.page.get_by_label("Cara membaca target triwulan").select_option("single")
        for quarter in ("I", "II", "III", "IV"):
            planner.page.get_by_label(f"Target TW {quarter} baris 2", exact=True).fill("10")
        planner.click("Simpan target triwulan")
        planner.reads("Target triwulan tidak menghasilkan target setahun 48 Berkas.")
        planner.page.get_by_label("Langkah", exact=True).fill("Menata arsip setiap bulan")
        planner.click("Tambahkan langkah")
        planner.reads("Menata arsip setiap bulan")
        if script:
            planner.is_sound("actions")
        for quarter in ("I", "II", "III", "IV"):
            planner.page.get_by_label(f"Target TW {quarter} baris 2", exact=True).fill("12")
        planner.click("Simpan target triwulan")
        expect(planner.page.get_by_text("tidak menghasilkan target setahun")).to_have_count(0)
        issue_and_share(planner, script)


def issue_and_share(planner: Walk, script: bool) -> None:
    """The plan of action is printed, and its results are shared among positions."""
    planner.click("Terbitkan rencana aksi")
    planner.reads("Rencana Aksi 2025 KELURAHAN JAWA diterbitkan sebagai KONSEP")
    name, content = planner.download(re.compile("^PDF"))
    assert re.fullmatch(r"Rencana-Aksi-kelurahan-jawa-2025-KONSEP-[0-9a-f]{16}\.pdf", name)
    assert content.startswith(b"%PDF-")

    planner.click("Matriks peran hasil", "link")
    planner.page.get_by_label("Nama jabatan").fill("Pengelola Arsip")
    planner.click("Tambahkan jabatan")
    planner.page.get_by_label(re.compile("^Peran Pengelola Arsip untuk Jumlah arsip")).fill("Menata berkas")
    planner.click("Simpan peran")
    planner.reads("Disimpan: 1 peran.")
    if script:
        planner.is_sound("roles")
    planner.click("Buat berkas untuk e-Kinerja")
    planner.reads("Matriks Peran Hasil 2025 KELURAHAN JAWA diterbitkan.")
    assert planner.download(re.compile("^XLSX"))[1].startswith(b"PK")


def test_two_people_who_change_the_same_target_lose_nothing(browser: Browser, site: Site) -> None:
    with walk(browser) as planner, walk(browser) as camat:
        take_in(planner, site)
        begin(planner, "Kecamatan Sangasanga")
        choose_all(planner, QUOTED, "Tambahkan yang dipilih")
        enter(camat, site, "Camat")
        camat.page.goto(planner.page.url)
        planner.page.get_by_label("Target baris 11", exact=True).fill("60")
        camat.page.get_by_label("Target baris 11", exact=True).fill("50")
        camat.page.get_by_label("Target baris 4", exact=True).fill("98")
        planner.click("Simpan perubahan")
        planner.reads("Disimpan: 1 isian.")
        camat.click("Simpan perubahan")
        camat.reads("Isian ini sekarang “60”, bukan “48”.")
        assert camat.page.get_by_label("Target baris 11", exact=True).input_value() == "50"
        assert camat.page.get_by_label("Target baris 4", exact=True).input_value() == "98"
        camat.reads("Sekarang tersimpan: 60. Simpan lagi untuk menggantinya.")
        camat.is_sound("agreement-conflict")
        camat.click("Simpan perubahan")
        camat.reads("Disimpan: 2 isian.")
