"""TXT-005."""

import pytest

from tests.judging import found, said
from tests.making import book
from tests.writing import entry, section

CHAPTER = section("PENDAHULUAN", number="BAB I", line=40)
PART = section("Latar Belakang", number="1.1", line=50)
ENTRIES = [entry("BAB I", "PENDAHULUAN"), entry("1.1", "Latar Belakang", line=21)]

PASSES = [book(*ENTRIES, CHAPTER, PART)]
FAILS = [
    book(*ENTRIES, entry("BAB IX", "PENGUKURAN", line=42), CHAPTER, PART),
    book(*ENTRIES, CHAPTER, PART, section("Tugas", number="1.2", line=60)),
]


def test_an_entry_without_heading_is_named_where_it_stands() -> None:
    (finding,) = found("TXT-005", FAILS[0])
    assert finding.message == "“BAB IX PENGUKURAN” ada dalam daftar isi, tetapi tidak ada dalam isi dokumen."
    assert finding.place.line == 42


def test_a_heading_without_entry_is_named_where_it_stands() -> None:
    (finding,) = found("TXT-005", FAILS[1])
    assert finding.message == "“1.2 Tugas” ada dalam isi dokumen, tetapi tidak ada dalam daftar isi."
    assert finding.place.line == 60


def test_contents_of_chapters_only_need_no_parts() -> None:
    assert said("TXT-005", book(entry("BAB I", "PENDAHULUAN"), CHAPTER, PART)) == []


@pytest.mark.parametrize(
    "title", ["Tabel 2.1 Tujuan dan Sasaran", "A. Latar Belakang", "LEMBAR PENGESAHAN", "DAFTAR ISI"]
)
def test_entries_of_tables_letters_and_front_matter_are_right(title: str) -> None:
    assert said("TXT-005", book(*ENTRIES, entry("", title, line=22), CHAPTER, PART)) == []


def test_an_annex_that_is_announced_but_missing_is_named() -> None:
    assert said("TXT-005", book(*ENTRIES, entry("", "LAMPIRAN", page="", line=43), CHAPTER, PART)) == [
        "“LAMPIRAN” ada dalam daftar isi, tetapi tidak ada dalam isi dokumen."
    ]
