"""What an agency may decide for its documents, and what is refused with which sentence."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from selaras.site.documents.settings_forms import SettingsForm
from tests.site.documents.test_logo import SHIELD

FILLED = {
    "letterhead": "PEMERINTAH KABUPATEN CONTOH\r\n\r\n  KECAMATAN   CONTOH \r\n",
    "paper": "F4",
    "font": "bookman",
    "place_of_signing": "Contoh",
    "number_pattern": "050/{sequence:03d}/{type}/{year}",
    "first_party": "PIHAK KESATU",
    "second_party": "PIHAK KEDUA",
}


def form(logo: bytes | None = None, **changed: Any) -> SettingsForm:
    files: MultiValueDict[str, UploadedFile[Any]] = MultiValueDict()
    if logo is not None:
        files["logo"] = SimpleUploadedFile("lambang.png", logo)
    return SettingsForm({**FILLED, **changed}, files)


def test_the_letterhead_is_its_lines_without_empty_ones() -> None:
    filled = form()
    assert filled.is_valid()
    assert filled.changes()["letterhead"] == ["PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH"]


def test_a_logo_is_stored_with_the_format_of_its_bytes_whatever_its_name() -> None:
    filled = form(SHIELD)
    assert filled.is_valid()
    assert (filled.changes()["logo"], filled.changes()["logo_format"]) == (SHIELD, "svg")


def test_without_a_new_logo_the_stored_one_stays_unless_it_is_removed() -> None:
    kept, removed = form(), form(remove_logo="on")
    assert kept.is_valid()
    assert removed.is_valid()
    assert "logo" not in kept.changes()
    assert removed.changes()["logo"] == b""


KNOWN = "Pakai {nomor}, {klasifikasi}, {jenis}, {unit}, {bulan_romawi}, {bulan_angka}, dan {tahun}."


@pytest.mark.parametrize(
    "pattern", ["{sequence}", "{sequence:3d}/{year}", "{sequence:d}", "{{}}/{sequence}", "{nomor:03d}/{jenis}/{tahun}"]
)
def test_a_number_pattern_with_a_running_number_is_taken(pattern: str) -> None:
    assert form(number_pattern=pattern).is_valid()


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{year}", "Pola nomor harus memuat {nomor} supaya setiap nomor berbeda."),
        ("{jenis}/{tahun}", "Pola nomor harus memuat {nomor} supaya setiap nomor berbeda."),
        ("050", "Pola nomor harus memuat {nomor} supaya setiap nomor berbeda."),
        ("{sequence", "Kurung kurawal pada pola nomor tidak berpasangan."),
        ("{nomor}/{bulan}", "“{bulan}” tidak dikenal atau tidak lengkap. " + KNOWN),
        ("{sequence}{}", "“{}” tidak dikenal atau tidak lengkap. " + KNOWN),
        (
            "{sequence.__class__}",
            "“{sequence.__class__}” tidak dikenal atau tidak lengkap. " + KNOWN,
        ),
        (
            "{sequence:999999999d}",
            "“{sequence}” tidak dikenal atau tidak lengkap. " + KNOWN,
        ),
        ("{sequence!r}", "“{sequence}” tidak dikenal atau tidak lengkap. " + KNOWN),
        ("{sequence:{year}}", "“{sequence}” tidak dikenal atau tidak lengkap. " + KNOWN),
    ],
)
def test_a_number_pattern_that_gives_no_number_is_refused(pattern: str, sentence: str) -> None:
    filled = form(number_pattern=pattern)
    assert filled.errors == {"number_pattern": [sentence]}


def test_a_letterhead_that_leaves_the_page_is_refused() -> None:
    assert form(letterhead="a\n" * 7).errors == {"letterhead": ["Kop surat paling banyak 6 baris."]}
    long = form(letterhead="A" * 91).errors["letterhead"]
    assert long == [f"Baris “{'A' * 40}…” terlalu panjang; paling banyak 90 huruf."]


def test_a_file_that_is_no_picture_is_refused_at_its_field() -> None:
    assert form(b"GIF89a").errors == {
        "logo": ["Isi berkas ini bukan gambar PNG atau SVG. Simpan lambang sebagai PNG, lalu coba lagi."]
    }
