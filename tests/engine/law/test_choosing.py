"""Choosing work from the official lists: which edition, which codes, and how it is found."""

from pathlib import Path

import pytest

from selaras.engine.law.choosing import bidang_codes, offer, same_work
from selaras.engine.law.law import Law, load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.law.nomenclature_file import read_nomenclature
from tests.making import work_item

KECAMATAN = "7.01.1.03.0.00.17.0000"


def row(code: str, name: str, indicator: str = "", **fields: str) -> OfficialRow:
    common = {"edition": "kepmendagri-900-1317-2023", "scope": "kabupaten_kota", "level": "sub_kegiatan"}
    return OfficialRow(**{**common, **fields}, code=code, name=name, indicator=indicator)


def law(*rows: OfficialRow) -> Law:
    return load_law().with_nomenclature(rows)


BUILDING = row("7.01.03.2.02.0002", "Pembangunan Sarana dan Prasarana Kelurahan", "Jumlah Sarana yang Terbangun")
PLANNING = row("X.XX.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah")
MUKIM = row("7.01.03.7.04.0001", "Pembinaan Mukim")


@pytest.mark.parametrize(
    ("year", "edition"),
    [
        (2024, "kepmendagri-900-1317-2023"),
        (2025, "kepmendagri-900-3406-2024"),
        (2026, "kepmendagri-900-2850-2025"),
        (2027, "kepmendagri-900-861-2026"),
    ],
)
def test_the_edition_is_the_one_in_force_when_the_year_begins(year: int, edition: str) -> None:
    found = offer(law(BUILDING), year, KECAMATAN)
    assert found.edition == edition
    assert found.find("7.01.03.2.02.0002") is not None  # held by the decree of 2023, which the later ones fall back on


def test_a_list_of_two_digits_is_never_offered_for_a_year_of_four() -> None:
    old = row("7.01.03.2.02.02", "Pembangunan Sarana", edition="dua-digit-deli-serdang")
    assert offer(law(old), 2026, KECAMATAN).search("pembangunan sarana") == ()


def test_the_support_program_gets_the_organisations_own_bidang() -> None:
    found = offer(law(PLANNING), 2026, KECAMATAN)
    assert [each.code for each in found.search("dokumen perencanaan")] == ["7.01.01.2.01.0001"]
    assert [each.code for each in found.above("7.01.01.2.01.0001")] == ["7.01.01", "7.01.01.2.01"]
    assert offer(law(PLANNING), 2026, "1.02.2.14.0.00.03.0000").find("1.02.01.2.01.0001") is not None


@pytest.mark.parametrize(
    ("code", "bidang"),
    [
        (KECAMATAN, ("7.01", "1.03")),
        ("7.01.0.00.0.00.05.0000", ("7.01",)),
        ("1.01.2.22.0.00.01.0000", ("1.01", "2.22")),
        ("7.01", ("7.01",)),
        ("", ("7.01",)),
    ],
)
def test_an_organisations_code_names_its_bidang(code: str, bidang: tuple[str, ...]) -> None:
    assert bidang_codes(code, load_law(), 2026) == bidang


def test_other_scopes_and_other_bidang_are_left_out() -> None:
    of_province = row("7.01.03.1.01.0001", "Pembangunan Kecamatan", scope="provinsi")
    health = row("1.02.02.2.01.0001", "Pembangunan Rumah Sakit")
    found = offer(law(BUILDING, of_province, health, MUKIM), 2026, KECAMATAN)
    assert [each.code for each in found.search("pembangunan")] == [BUILDING.code]
    assert found.find(MUKIM.code) is None  # its digit 7 is Aceh's


@pytest.mark.parametrize(
    "typed", ["sarana kelurahan", "KELURAHAN  Sarana", "terbangun", "7.01.03.2.02.0002", "0002 sara"]
)
def test_words_are_found_in_any_order_in_name_indicator_and_code(typed: str) -> None:
    assert [each.code for each in offer(law(BUILDING, PLANNING), 2026, KECAMATAN).search(typed)] == [BUILDING.code]


def test_a_code_typed_brings_what_it_begins_first_and_nothing_typed_all() -> None:
    found = offer(law(BUILDING), 2026, KECAMATAN)
    assert [each.code for each in found.search("7.01.03.2.02")] == ["7.01.03.2.02", "7.01.03.2.02.0002"]
    assert len(found.search("")) == len(found.rows)
    assert found.search("kata yang tidak ada") == ()


@pytest.mark.parametrize(
    ("code", "name", "same"),
    [
        ("7.01.03.2.02.0002", "Nama lain", True),
        ("7.01.03.2.02.02", "PEMBANGUNAN SARANA DAN PRASARANA KELURAHAN", True),  # the edition of two digits
        ("7.01.03.2.02.02", "Evaluasi Kelurahan", False),
        ("7.01.03.2.03.02", "Pembangunan Sarana dan Prasarana Kelurahan", False),  # of another kegiatan
    ],
)
def test_a_line_of_an_older_edition_is_the_same_work(code: str, name: str, same: bool) -> None:
    assert same_work(work_item(code, name), BUILDING) is same


def test_what_is_not_loaded_is_said() -> None:
    (missing,) = offer(load_law(), 2026, KECAMATAN).missing
    assert missing.reason == (
        "Daftar resmi sub kegiatan Kepmendagri 900.1-2850/2025 belum dimuat. "
        "Mintalah pengelola aplikasi memuat daftar resminya."
    )


def test_the_real_list_offers_a_kecamatan_its_whole_bidang(shared_folder: Path) -> None:
    file = shared_folder / "reference" / "nomenclature_900_2023_kabkota.csv"
    read = read_nomenclature(file, load_law().nomenclature.editions)
    found = offer(load_law().with_nomenclature(read.rows), 2024, "7.01.0.00.0.00.05.0000")
    own = [each for each in found.rows if each.level == "sub_kegiatan"]
    # 75 of bidang 7.01, 101 of X.XX.01 (README of the reference), without those below the kegiatan of Aceh (digit 7).
    counted = len(
        [each for each in read.rows if each.level == "sub_kegiatan" and each.code.startswith(("7.01.", "X.XX."))]
    )
    aceh = len(
        [
            each
            for each in read.rows
            if each.level == "sub_kegiatan" and each.code.startswith(("7.01.03.7", "7.01.04.7"))
        ]
    )
    assert counted == 75 + 101
    assert len(own) == counted - aceh
    assert all(each.indicator and each.unit for each in own)
