"""EVA-006."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from tests.judging import found, reason
from tests.making import book, row


def answers(*texts: str) -> Book:
    return book(
        *(
            row(Criterion, number=str(n), order=n, level="criterion", name=f"Pertanyaan {n}", answer=text)
            for n, text in enumerate(texts, 1)
        )
    )


PASSES = [
    answers("A", "BB", "cc", "Y", "T", "Ya", "E", "90", "75,5%"),
    answers("AA", ""),
    answers("Memadai", "Sebagian"),
]
FAILS = [answers("Y", "Y/T", "A/B/C/D", "Y/T"), answers("Belum diisi"), answers("Pilih jawaban", "...")]


def test_a_form_left_as_it_was_is_one_finding_with_its_count() -> None:
    (finding,) = found("EVA-006", FAILS[0])
    assert finding.message == ("3 dari 4 pertanyaan belum dijawab; masih tertulis “Y/T”, “A/B/C/D”.")
    assert finding.row == FAILS[0].all(Criterion)[1].id


def test_a_sheet_without_answers_is_not_judged() -> None:
    assert reason("EVA-006", answers("", "")) != ""
