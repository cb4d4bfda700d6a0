"""TXT-010."""

import pytest

from tests.judging import found, reason, said
from tests.making import book
from tests.writing import section, table

TABLES = [table("2.1"), table("2.2", 310)]
WRONG = "Indikator Kinerja Utama dapat dilihat pada table 2.3 berikut."

PASSES = [book(section("IKU", "Dapat dilihat pada table 2. 2. berikut.", *TABLES))]
FAILS = [book(section("IKU", WRONG, *TABLES))]


def test_a_table_that_is_not_there_is_named_at_its_character() -> None:
    (finding,) = found("TXT-010", FAILS[0])
    assert finding.message == (
        "Teks merujuk Tabel 2.3, tetapi tidak ada tabel dengan nomor itu; yang ada Tabel 2.1 sampai dengan 2.2."
    )
    assert (finding.place.line, finding.place.column) == (102, WRONG.index("table 2.3") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "Lihat Tabel 3.1 Renstra Kecamatan Contoh.",
        "Lihat Tabel 5.2 pada Lampiran Peraturan Bupati.",
        "Lihat Tabel 7 pada halaman berikut.",
        "Lihat Tabel 2.1. Tahun 2025 lain lagi.",
    ],
)
def test_tables_of_other_documents_and_other_forms_are_right(text: str) -> None:
    assert said("TXT-010", book(section("IKU", "Lihat tabel 2.1.", text, *TABLES))) == []


def test_a_document_without_numbered_tables_is_not_judged() -> None:
    assert reason("TXT-010", book(section("IKU", WRONG))) != ""
