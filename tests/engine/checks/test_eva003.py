"""EVA-003."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from tests.judging import found, reason
from tests.making import book, row


def line(weight: float, factor: float | None, score: float | None, answer: str = "B") -> Book:
    def scaled(value: float | None) -> int | None:
        return None if value is None else round(value * 10_000)

    return book(
        row(
            Criterion, number="A.1", order=1, level="criterion", name="Rencana diformalkan", weight=scaled(weight),
            factor=scaled(factor), score=scaled(score), answer=answer,
        )
    )  # fmt: skip


PASSES = [line(0.9, 0.66, 0.594), line(6, 90, 5.4, "A"), line(1.2857, 1, 1.29, "A"), line(1, 0, 0, "T")]
FAILS = [line(0.9, 0.66, 0.9), line(6, 90, 6, "A")]


def test_a_score_that_its_answer_does_not_give_is_named() -> None:
    (finding,) = found("EVA-003", FAILS[1])
    assert finding.message == (
        "Nilai kriteria A.1 Rencana diformalkan tercetak 6, padahal jawaban A dengan bobot 6 bernilai 5,4."
    )


def test_a_line_without_coefficient_or_score_is_not_judged() -> None:
    assert reason("EVA-003", line(0.9, None, 0)) != ""
    assert reason("EVA-003", line(0.9, 0.66, None)) != ""


def test_a_score_that_is_not_weighted_yet_is_not_judged() -> None:
    assert reason("EVA-003", line(6, 0.9, 90, "A")) != ""
    assert reason("EVA-003", line(6, 90, 90, "A")) != ""


def test_another_judge_is_judged_by_the_weight_of_the_line() -> None:
    own = row(Criterion, number="A.1", order=1, level="criterion", name="Rencana", weight=9_000)
    final = row(
        Criterion, number="A.1", order=2, level="criterion", name="Rencana", parent=own.id, step="final", answer="B",
        factor=6_600, score=9_000,
    )  # fmt: skip
    (finding,) = found("EVA-003", book(own, final))
    assert finding.row == final.id
