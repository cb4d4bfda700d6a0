"""The printed contents against the headings."""

from selaras.engine.facts.contents import matched
from selaras.engine.facts.facts import Facts
from selaras.engine.law.law import load_law
from selaras.engine.tables.rows import Row
from tests.making import book
from tests.writing import entry, section


def names(*rows: Row) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    found = matched(Facts(book(*rows), load_law()))
    assert found is not None
    return (
        [(pair.entry_text, pair.heading_text) for pair in found.differing],
        [text for _, text in found.without_heading],
        [text for _, text in found.without_entry],
    )


def test_case_punctuation_and_slips_of_letters_do_not_count() -> None:
    assert names(entry("2.2", "Tujuan"), section("TUJUAN.", number="2.2")) == ([], [], [])


def test_the_same_title_under_another_number_is_the_same_heading() -> None:
    rows = [
        entry("1.1", "Latar Belakang", line=20), entry("1.2", "Maksud", line=21),
        section("Maksud", number="1.3", line=50), section("Dasar", number="1.2", line=60),
    ]  # fmt: skip
    assert names(*rows) == ([("1.2 Maksud", "1.3 Maksud")], ["1.1 Latar Belakang"], ["1.2 Dasar"])


def test_a_chapter_is_no_part_of_the_same_title() -> None:
    assert names(entry("BAB II", "Sasaran"), section("Sasaran", number="2.3")) == (
        [], ["BAB II Sasaran"], [],
    )  # fmt: skip


def test_only_headings_as_deep_as_the_contents_are_missed() -> None:
    rows = [entry("BAB I", "A"), entry("1.1", "B", line=21), section("A", number="BAB I"), section("B", number="1.1")]
    assert names(*rows, section("C", number="1.1.1"), section("D", number="1.2")) == ([], [], ["1.2 D"])


def test_without_contents_or_headings_nothing_is_matched() -> None:
    assert matched(Facts(book(section("A", number="1.1")), load_law())) is None
    assert matched(Facts(book(entry("1.1", "A")), load_law())) is None
