"""SRV-001."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.services import SurveyAnswer
from tests.judging import found, reason
from tests.making import book, row


def survey(respondents: int, without: int) -> Book:
    """Answers to U1 and U2; the last ones leave U2 out, as an empty cell or without a row."""
    rows = []
    for n in range(respondents):
        rows.append(row(SurveyAnswer, respondent=str(n), element="U1", value=3, text="3"))
        value = None if n >= respondents - without else 4
        rows += [row(SurveyAnswer, respondent=str(n), element="U2", value=value, text="")] if value or n % 2 else []
    return book(*rows)


PASSES = [survey(20, 0), survey(20, 2)]
FAILS = [survey(20, 3), survey(20, 19)]


def test_an_element_that_many_left_out_is_named_with_its_share() -> None:
    (finding,) = found("SRV-001", FAILS[0])
    assert finding.message == "Unsur U2 tidak dijawab oleh 3 dari 20 responden (15 persen)."


def test_a_few_respondents_tell_nothing() -> None:
    assert reason("SRV-001", survey(9, 5)) == (
        "Dokumen ini tidak memuat jawaban survei dari sedikitnya sepuluh responden."
    )
