"""TXT-011."""

from tests.judging import found, reason, said
from tests.making import book
from tests.writing import section

ONE = section("PENDAHULUAN", number="BAB I", line=40)
TWO = section("PERENCANAAN", number="BAB II", line=60)

PASSES = [book(ONE, section("Latar", number="1.1", line=50), TWO, section("Tujuan", number="2.1", line=70))]
FAILS = [
    book(ONE, TWO, section("PENUTUP", number="BAB II", line=90)),
    book(TWO, section("Sasaran", number="2.3", line=70), section("Tujuan", number="2.2", line=80)),
    book(TWO, section("Tujuan", number="3.1", line=70)),
]


def test_a_number_that_repeats_is_named() -> None:
    (finding,) = found("TXT-011", FAILS[0])
    assert finding.message == (
        "Judul “BAB II PENUTUP” bernomor sama atau lebih kecil daripada judul sebelumnya, “BAB II PERENCANAAN”."
    )
    assert finding.place.line == 90


def test_a_part_numbered_for_another_chapter_is_named() -> None:
    assert said("TXT-011", FAILS[2]) == ["Judul “3.1 Tujuan” bernomor 3, padahal berada di dalam “BAB II PERENCANAAN”."]


def test_a_number_left_out_is_right() -> None:
    gap = book(ONE, section("PENUTUP", number="BAB IV", line=90), section("Akhir", number="4.2", line=95))
    assert said("TXT-011", gap) == []


def test_chapters_count_on_past_roman_nine() -> None:
    nine = [
        section("A", number="BAB IX", line=40),
        section("B", number="BAB X", line=50),
        section("C", number="BAB XI", line=60),
    ]
    assert said("TXT-011", book(*nine)) == []


def test_headings_without_number_are_not_judged() -> None:
    assert reason("TXT-011", book(section("KATA PENGANTAR"))) == "Dokumen ini tidak memuat judul bernomor."
