"""SRV-002."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.services import SurveyAnswer
from tests.judging import found, reason
from tests.making import book, row


def survey(alike: int, varied: int, elements: int = 9) -> Book:
    rows = []
    for n in range(alike + varied):
        for element in range(1, elements + 1):
            value = 3 if n < alike or element > 1 else 4
            rows.append(row(SurveyAnswer, respondent=str(n), element=f"U{element}", value=value, text=str(value)))
    return book(*rows)


PASSES = [survey(0, 20), survey(5, 15)]
FAILS = [survey(6, 14), survey(20, 0)]


def test_answers_that_are_all_alike_are_one_note_with_their_count() -> None:
    (finding,) = found("SRV-002", FAILS[0])
    assert finding.message == "6 dari 20 responden (30 persen) memberi jawaban yang sama pada semua unsur."
    assert finding.severity == "note"


def test_few_answers_and_few_respondents_tell_nothing() -> None:
    assert reason("SRV-002", survey(20, 0, elements=4)) != ""
    assert reason("SRV-002", survey(9, 0)) != ""
