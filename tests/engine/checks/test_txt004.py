"""TXT-004."""

from tests.judging import found, reason, said
from tests.making import book
from tests.writing import entry, section

CHAPTERS = [section("PENDAHULUAN", number="BAB I", line=40), section("PENUTUP", number="BAB III", line=90)]

PASSES = [book(entry("BAB I", "Pendahuluan"), entry("BAB III", "PENUTUP."), *CHAPTERS)]
FAILS = [
    book(entry("BAB I", "PENDAHULUAN"), entry("BAB IV", "PENUTUP", line=42), *CHAPTERS),
    book(entry("BAB I", "EVALUASI", line=33), entry("BAB III", "PENUTUP"), *CHAPTERS),
]


def test_an_entry_with_another_number_is_named_with_its_heading() -> None:
    (finding,) = found("TXT-004", FAILS[0])
    assert finding.message == (
        "Daftar isi menyebut “BAB IV PENUTUP”, sedangkan di dalam dokumen “BAB III PENUTUP” (baris 90)."
    )
    assert finding.place.line == 42


def test_an_entry_with_another_title_is_named_with_its_heading() -> None:
    (finding,) = found("TXT-004", FAILS[1])
    assert finding.message == (
        "Daftar isi menyebut “BAB I EVALUASI”, sedangkan di dalam dokumen “BAB I PENDAHULUAN” (baris 40)."
    )


def test_a_title_that_goes_on_in_the_next_line_is_one_title() -> None:
    long = section("EVALUASI RENJA SAMPAI DENGAN TRIWULAN II", number="BAB I", line=40)
    wrapped = [entry("BAB I", "EVALUASI RENJA SAMPAI", page="", line=20), entry("", "DENGAN TRIWULAN II", line=21)]
    assert said("TXT-004", book(*wrapped, long)) == []
    assert said("TXT-005", book(*wrapped, long)) == []


def test_a_document_without_contents_is_not_judged() -> None:
    assert reason("TXT-004", book(*CHAPTERS)) == "Dokumen ini tidak memuat daftar isi."
