"""TXT-008."""

from tests.judging import found, reason, said
from tests.making import book
from tests.writing import section

TEXT = (
    "Pembentukan Kecamatan Contoh berdasarkan pada Peraturan Daerah Kabupaten Mawar Nomor 9 Tahun 2016 tentang "
    "Pembentukan dan Susunan Perangkat Daerah Kabupaten Mawar, dan struktur organisasi diatur dengan Peraturan Bupati "
    "Mawar."
)
AGAIN = TEXT.replace("berdasarkan pada", "berdasarkan").replace(" diatur dengan Peraturan Bupati Mawar.", "")

PASSES = [book(section("Struktur", TEXT, "Alinea lain yang pendek."))]
FAILS = [book(section("Struktur", TEXT, AGAIN))]


def test_a_paragraph_said_again_is_named_with_the_first_place() -> None:
    (finding,) = found("TXT-008", FAILS[0])
    assert finding.message == f"Alinea ini hampir sama dengan alinea pada baris 102: “{AGAIN[:80]}…”."
    assert finding.place.line == 104


def test_the_same_sentence_about_another_unit_or_year_is_right() -> None:
    assert said("TXT-008", book(section("Struktur", TEXT, TEXT.replace("Kecamatan Contoh", "Kecamatan Melati")))) == []
    assert said("TXT-008", book(section("Struktur", TEXT, TEXT.replace("2016", "2021")))) == []


def test_short_paragraphs_may_repeat() -> None:
    short = "Camat melaksanakan tugas dan fungsi sebagai berikut:"
    assert said("TXT-008", book(section("Tugas", short, short))) == []


def test_a_document_without_paragraphs_is_not_judged() -> None:
    assert reason("TXT-008", book(section("Tugas"))) == "Dokumen ini tidak memuat alinea."
