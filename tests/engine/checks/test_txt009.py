"""TXT-009."""

from tests.judging import found, reason, said
from tests.making import book
from tests.writing import section, table

PASSES = [book(section("Sasaran", table("2.1"), table("2.2", 310), table("3.1", 320)))]
FAILS = [
    book(section("Sasaran", table("2.1"), table("2.3", 310))),
    book(section("Sasaran", table("2.2"), table("2.2", 310))),
]


def test_a_number_that_does_not_follow_is_named_at_its_table() -> None:
    (finding,) = found("TXT-009", FAILS[0])
    assert finding.message == "Setelah Tabel 2.1 tercantum Tabel 2.3."
    assert finding.place.line == 310
    assert said("TXT-009", FAILS[1]) == ["Setelah Tabel 2.2 tercantum Tabel 2.2."]


def test_a_table_of_which_only_the_title_is_left_counts() -> None:
    assert said("TXT-009", book(section("Sasaran", table("2.1"), "Tabel 2.2 Strategi", table("2.3", 310)))) == []


def test_codes_of_forms_and_tables_without_number_are_not_counted() -> None:
    assert reason("TXT-009", book(section("Sasaran", table("T-C.25"), table("T-C.33"), table("baris 12")))) != ""


def test_a_sentence_about_a_table_is_no_table() -> None:
    text = "Tabel 2.9 pada Renstra memuat hal yang sama."
    assert said("TXT-009", book(section("Sasaran", table("2.1"), text, table("2.2", 310)))) == []
