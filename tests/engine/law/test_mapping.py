"""Codes carried from one edition to the next, on small cases and on two real lists."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.law.law import Law, load_law
from selaras.engine.law.mapping import Mapped, map_codes, padded
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.law.nomenclature_file import read_nomenclature

KK = "kabupaten_kota"
OLD, NEW = "kepmendagri-050-5889-2021", "kepmendagri-900-1317-2023"
PLAIN = load_law()
ROWS = [
    ("X.XX.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah"),
    ("X.XX.01.2.01.0010", "Pelaksanaan Forum Perangkat Daerah"),
    ("7.01.05.2.01.0004", "Pembinaan Kerukunan Antar Suku"),
    ("7.01.02.2.04.0002", "Pelaksanaan yang Terkait dengan Nonperizinan"),
]
LAW = PLAIN.with_nomenclature(OfficialRow(NEW, KK, "sub_kegiatan", code, name) for code, name in ROWS)


def mapped(code: str, name: str, law: Law = LAW, old: str = OLD) -> Mapped:
    (result,) = map_codes(law.nomenclature, [(code, name)], KK, old, NEW)
    return result


def test_the_padded_code_with_the_same_name_is_certain() -> None:
    result = mapped("7.01.01.2.01.01", "Penyusunan dokumen perencanaan perangkat daerah")
    assert (result.certainty, result.code, result.reason) == ("certain", "7.01.01.2.01.0001", "")


def test_a_code_that_already_has_four_digits_stays() -> None:
    result = mapped("7.01.01.2.01.0010", "Pelaksanaan Forum Perangkat Daerah")
    assert (result.certainty, result.code) == ("certain", "7.01.01.2.01.0010")


def test_three_digits_are_mended_but_doubtful() -> None:
    result = mapped("7.01.01.2.01.010", "Pelaksanaan Forum Perangkat Daerah")
    assert (result.certainty, result.code) == ("doubtful", "7.01.01.2.01.0010")
    assert result.reason == "Nama sama, tetapi kode lama salah tulis."


def test_another_name_under_the_padded_code_is_doubtful() -> None:
    result = mapped("7.01.05.2.01.04", "Pembinaan Umat Beragama")
    assert (result.certainty, result.code) == ("doubtful", "7.01.05.2.01.0004")
    assert result.reason == "Kode itu ada, tetapi namanya berbeda."


def test_the_name_under_another_code_is_doubtful() -> None:
    result = mapped("7.01.02.2.04.01", "Pelaksanaan yang terkait dengan Nonperizinan")
    assert (result.certainty, result.code) == ("doubtful", "7.01.02.2.04.0002")
    assert result.reason == "Nama itu berada di bawah kode lain."


def test_a_name_of_another_bidang_is_not_taken() -> None:
    result = mapped("1.01.02.2.04.01", "Pelaksanaan yang terkait dengan Nonperizinan")
    assert (result.certainty, result.code) == ("not_loaded", "1.01.02.2.04.0001")


def test_neither_code_nor_name_is_none() -> None:
    result = mapped("7.01.02.2.04.99", "Sesuatu yang Lain")
    assert (result.certainty, result.code) == ("none", "")
    assert result.reason == "Tidak ada padanannya pada Kepmendagri 900.1.15.5-1317/2023."


def test_without_the_list_the_padded_code_is_only_proposed() -> None:
    result = mapped("7.01.01.2.01.01", "Penyusunan Dokumen Perencanaan Perangkat Daerah", PLAIN)
    assert (result.certainty, result.code) == ("not_loaded", "7.01.01.2.01.0001")
    assert "Mintalah pengelola aplikasi memuat daftar resminya." in result.reason


def test_programs_and_kegiatan_keep_their_codes() -> None:
    assert mapped("7.01.03.2.02", "Kegiatan Pemberdayaan Kelurahan", PLAIN).certainty == "certain"
    assert (
        mapped("7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", PLAIN).certainty == "certain"
    )


def test_the_support_program_of_2019_is_never_mapped_by_its_code() -> None:
    name = "Administrasi Umum"
    assert mapped("7.01.01.2.03", name, PLAIN, "permendagri-90-2019").certainty == "none"
    assert mapped("7.01.01.2.03", name, PLAIN, OLD).certainty == "doubtful"


@pytest.mark.parametrize(
    ("code", "width", "result"),
    [
        ("7.01.01.2.01.01", 4, "7.01.01.2.01.0001"),
        ("7.01.01.2.01.010", 4, "7.01.01.2.01.0010"),
        ("7.01.01.2.01.010", 2, "7.01.01.2.01.10"),
        ("7.01.01.2.05.0011", 2, "7.01.01.2.05.11"),
        ("7.01.01.2.05.0111", 2, None),
        ("7.01.02", 4, "7.01.02"),
        ("7.01.03.2", 4, None),
        ("KECAMATAN", 4, None),
    ],
)
def test_padding(code: str, width: int, result: str | None) -> None:
    assert padded(code, width) == result


@given(st.text(alphabet="0123456789X.²٣", max_size=24), st.text(max_size=20))
def test_any_code_and_name_are_answered(code: str, name: str) -> None:
    assert mapped(code, name).certainty in ("certain", "doubtful", "none", "not_loaded")


def test_the_two_digit_list_of_a_real_kabupaten(shared_folder: Path) -> None:
    """The counts are those of the list's own description: 1,407 right, 7 with another name, 172 without a successor."""
    reference = shared_folder / "reference"
    editions = PLAIN.nomenclature.editions
    decree = read_nomenclature(reference / "nomenclature_900_2023_kabkota.csv", editions).rows
    used = read_nomenclature(reference / "nomenclature_2digit_inuse_deliserdang.csv", editions).rows
    law = PLAIN.with_nomenclature(decree)
    results = map_codes(law.nomenclature, [(row.code, row.name) for row in used], KK, OLD, NEW)
    here = [law.official(padded(row.code, 4) or "", KK, NEW) for row in used]
    assert sum(row is not None for row in here) == 1407 + 7
    assert sum(result.certainty == "certain" for result in results) == 1407
    without = [result for result, row in zip(results, here, strict=True) if row is None]
    assert len(without) == 172
    assert {result.certainty for result in without} == {"none", "doubtful"}


def test_the_kecamatan_list_of_2019(shared_folder: Path) -> None:
    """In 7.01 three names changed; in the support program no code carries over (its only doubts are by name)."""
    reference = shared_folder / "reference"
    editions = PLAIN.nomenclature.editions
    law = PLAIN.with_nomenclature(read_nomenclature(reference / "nomenclature_900_2023_kabkota.csv", editions).rows)
    old = [
        (row.code, row.name)
        for row in read_nomenclature(reference / "nomenclature_90_2019_kecamatan.csv", editions).rows
        if row.level not in ("urusan", "bidang")
    ]
    results = map_codes(law.nomenclature, old, KK, "permendagri-90-2019", NEW)
    renamed = [r.old_code for r in results if r.old_code.startswith("7.01") and r.certainty != "certain"]
    assert renamed == ["7.01.02.2.04.01", "7.01.04.2.02", "7.01.05.2.01.04"]
    support = [r for r in results if r.old_code.startswith("X.XX")]
    assert not [r for r in support if r.certainty == "certain"]
    assert {r.reason for r in support if r.certainty == "doubtful"} == {"Nama itu berada di bawah kode lain."}
