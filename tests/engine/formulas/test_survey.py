"""The satisfaction index: one ninth exactly, bands at their edges, samples as the published table prints them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.engine.formulas.survey import Counts, SurveyIndex, in_cents, in_words, index_of, sample_size, tally
from selaras.engine.law.law import load_law
from selaras.engine.tables.place import Place
from selaras.engine.tables.services import SurveyAnswer

LAW, ON = load_law(), date(2025, 7, 1)
CODES = tuple(f"U{number}" for number in range(1, 10))


def counted(counts: Mapping[str, Counts], people: int = 100) -> SurveyIndex:
    return index_of(counts, people, people, LAW, ON)


def with_total(total: int, people: int) -> Counts:
    """So many answers of 1 to 4 with this sum: as many of the highest as fit, and one between."""
    above = total - people  # every answer is at least 1
    fours, rest = divmod(above, 3)
    found = [people - fours - bool(rest), 0, 0, fours]
    if rest:
        found[rest] += 1
    return found[0], found[1], found[2], found[3]


def test_the_weight_is_one_ninth_exactly_and_not_the_printed_011() -> None:
    """Mean 3.54 in every element: 88.50 (A); with 0.11 printed it would be 87.615 (B)."""
    found = counted(dict.fromkeys(CODES, with_total(354, 100)))
    assert (found.index, found.converted) == (Fraction(354, 100), Fraction(8850, 100))
    assert found.graded is not None
    assert found.graded.band is not None
    assert (found.graded.band.grade, found.graded.band.word) == ("A", "Sangat Baik")


@pytest.mark.parametrize(
    ("hundredths", "grade"),
    [(2500, "D"), (6499, "D"), (6500, "C"), (7000, "C"), (7660, "C"), (7661, "B"), (8830, "B"), (8831, "A"),
     (10000, "A")],
)  # fmt: skip
def test_the_bands_hold_at_their_edges(hundredths: int, grade: str) -> None:
    """A mean of h/2500 in each of nine elements converts to h/100."""
    found = counted(dict.fromkeys(CODES, with_total(hundredths, 2500)), 2500)
    assert found.converted == Fraction(hundredths, 100)
    assert found.graded is not None
    assert found.graded.band is not None
    assert found.graded.band.grade == grade


def test_a_figure_is_rounded_once_and_then_judged() -> None:
    """88,3049 prints as 88,30 and is B; 88,304999 too, though it would be 88,3050 at four decimals and then 88,31."""
    assert in_cents(Fraction("88.3049")) == 88_3000
    assert in_cents(Fraction("88.304999")) == 88_3000
    assert in_cents(Fraction("88.305")) == 88_3100
    assert (in_words(Fraction("88.304999"), 2), in_words(Fraction(3), 2), in_words(Fraction(1, 3), 4)) == (
        "88,30", "3,00", "0,3333",
    )  # fmt: skip
    assert in_words(Fraction("2.5"), 0) == "3"


def test_who_left_an_element_out_counts_neither_as_zero_nor_as_a_respondent_of_it() -> None:
    found = counted({**dict.fromkeys(CODES, (0, 0, 10, 0)), "U4": (0, 0, 0, 5)}, 10)
    assert found.elements[3].mean == 4
    assert found.index == Fraction(8 * 3 + 4, 9)


def test_an_element_without_any_answer_keeps_the_index_unknown() -> None:
    found = counted(dict.fromkeys(CODES[:8], (0, 0, 10, 0)), 10)
    assert (found.index, found.converted, found.graded) == (None, None, None)
    assert [each.name for each in found.unanswered] == ["Sarana dan prasarana"]


def test_nobody_answered_is_unknown() -> None:
    assert counted({}, 0).index is None


def test_the_lowest_elements_come_first() -> None:
    found = counted({**dict.fromkeys(CODES, (0, 0, 0, 10)), "U3": (0, 10, 0, 0), "U9": (0, 0, 10, 0)}, 10)
    assert [each.key for each in found.lowest(2)] == ["waktu", "sarana"]


def answers(*lines: str) -> list[SurveyAnswer]:
    """One respondent a line, nine digits; a dot is not answered."""
    return [
        SurveyAnswer(
            id=f"{number}.{code}", document="d", organisation="o", period="2025", place=Place(),
            respondent=str(number), element=code, value=None if digit == "." else int(digit), text=digit,
        )
        for number, line in enumerate(lines)
        for code, digit in zip(CODES, line, strict=True)
    ]  # fmt: skip


def test_answers_are_counted_one_by_one() -> None:
    """24 and 24 over two people: 48 / 18 × 25 = 66,6667, as Kediri printed after its second answer."""
    found = tally(answers("333111444", "113322444"), LAW, ON)
    assert (found.respondents, found.complete) == (2, 2)
    assert found.converted is not None
    assert in_words(found.converted, 4) == "66,6667"


def test_who_left_one_out_is_a_respondent_and_not_complete() -> None:
    found = tally(answers("33311144.", "........."), LAW, ON)
    assert (found.respondents, found.complete) == (1, 0)


PUBLISHED = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 60: 52, 70: 59, 80: 66, 90: 73, 100: 80,
    120: 92, 150: 108, 200: 132, 250: 152, 300: 169, 400: 196, 500: 217, 600: 234, 700: 248, 800: 260, 900: 269,
    1000: 278, 1200: 291, 1500: 306, 2000: 322, 2500: 333, 3000: 341, 4000: 351, 5000: 357, 6000: 361, 7000: 364,
    8000: 367, 9000: 368, 10000: 370, 15000: 375, 20000: 377, 30000: 379, 50000: 381, 75000: 382, 1000000: 384,
}  # fmt: skip


def test_samples_are_those_of_the_published_table() -> None:
    assert {size: sample_size(size, LAW, ON) for size in PUBLISHED} == PUBLISHED
    assert sample_size(1, LAW, ON) == 1


def test_there_is_no_sample_of_nobody() -> None:
    with pytest.raises(ValueError, match="at least one"):
        sample_size(0, LAW, ON)


COUNTS = st.tuples(*[st.integers(0, 50)] * 4)


@given(st.lists(COUNTS, min_size=9, max_size=9))
@settings(max_examples=100, deadline=None)
def test_the_index_is_the_mean_of_the_means_whatever_was_answered(found: list[Counts]) -> None:
    result = counted(dict(zip(CODES, found, strict=True)))
    if not all(map(sum, found)):
        assert result.index is None
        return
    means = [Fraction(a + 2 * b + 3 * c + 4 * d, a + b + c + d) for a, b, c, d in found]
    assert result.index == sum(means) / 9
    assert result.converted == result.index * 25
    assert 25 <= result.converted <= 100
    assert result.graded is not None
    assert result.graded.band is not None
