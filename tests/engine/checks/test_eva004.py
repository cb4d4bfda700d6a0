"""EVA-004."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from tests.judging import found, reason, said
from tests.making import book, row


def sheet(score: int, *below: int | None, weight: int | None = 150_000, answer: str = "") -> Book:
    """A part of 15 points; its criteria share them evenly unless they have another weight, or none."""
    above = row(
        Criterion, number="B.3", order=1, level="sub_component", name="Pemanfaatan", weight=150_000, score=score,
        answer=answer,
    )  # fmt: skip
    each = None if weight is None else weight // len(below)
    lines = [
        row(
            Criterion, number=f"B.3.{n}", order=n, level="criterion", name=f"K{n}", parent=above.id, score=own,
            weight=each,
        )
        for n, own in enumerate(below, 1)
    ]  # fmt: skip
    return book(above, *lines)


PASSES = [sheet(30_000, 10_000, 20_000), sheet(150_000, *[16_667] * 9)]
FAILS = [sheet(0, 10_000, 20_000)]


def test_a_score_that_leaves_out_what_stands_below_is_named_with_the_difference() -> None:
    (finding,) = found("EVA-004", FAILS[0])
    assert finding.message == (
        "Nilai subkomponen B.3 Pemanfaatan tercetak 0, padahal jumlah nilai di bawahnya 3; selisih 3."
    )


def test_an_unknown_score_below_leaves_the_sum_unknown() -> None:
    assert reason("EVA-004", sheet(0, 10_000, None)) != ""


def test_a_part_that_has_an_answer_of_its_own_is_scored_by_it() -> None:
    """The form of PermenPANRB 88/2021: criteria are only met or not, the part is answered as a whole."""
    assert reason("EVA-004", sheet(135_000, 10_000, 20_000, answer="A")) != ""
    assert reason("EVA-004", sheet(135_000, 1_000_000, 900_000, weight=None)) != ""


def test_the_judgement_of_another_is_no_line_below() -> None:
    made = sheet(30_000, 10_000, 20_000)
    own = made.all(Criterion)[0]
    final = row(
        Criterion,
        number="B.3",
        order=9,
        level="sub_component",
        name="Pemanfaatan",
        parent=own.id,
        step="final",
        score=1,
    )
    assert said("EVA-004", book(*made.all(Criterion), final)) == []
