"""Numbers of headings as figures."""

import pytest

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.headings import numbered_headings, roman
from selaras.engine.law.law import load_law
from tests.making import book
from tests.writing import section


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("IV", 4), ("ix", 9), ("XIV", 14), ("XL", 40), ("XCIX", 99)])
def test_roman_numbers(text: str, value: int) -> None:
    assert roman(text) == value


def test_only_numbered_headings_are_given_with_their_numbers() -> None:
    rows = [
        section("KATA PENGANTAR"), section("PENDAHULUAN", number="BAB I"), section("Latar", number="1.1."),
        section("AKHIR", number="BAB 3"), section("Lain", number="A."),
    ]  # fmt: skip
    found = numbered_headings(Facts(book(*rows), load_law()))
    assert [(one.numbers, str(one)) for one in found] == [
        ((1,), "BAB I PENDAHULUAN"), ((1, 1), "1.1. Latar"), ((3,), "BAB 3 AKHIR"),
    ]  # fmt: skip
