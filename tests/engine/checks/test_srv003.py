"""SRV-003."""

from selaras.engine.tables.services import SurveyAnswer
from tests.judging import found
from tests.making import book, row


def answer(respondent: str, element: str, value: int | None = 3) -> SurveyAnswer:
    return row(SurveyAnswer, respondent=respondent, element=element, value=value, text=str(value))


PASSES = [book(answer("1", "U1"), answer("1", "U2"), answer("2", "U1"))]
FAILS = [
    book(answer("1", "U1"), answer("1", "U1", 4), answer("2", "U1")),
    book(*(answer(str(n), "U1") for n in range(7)), *(answer(str(n), "U1") for n in range(7))),
]


def test_who_answers_an_element_twice_is_named() -> None:
    (finding,) = found("SRV-003", FAILS[0])
    assert finding.message == "1 responden menjawab suatu unsur lebih dari satu kali: 1."
    assert finding.row == FAILS[0].all(SurveyAnswer)[1].id


def test_of_many_the_first_are_named() -> None:
    (finding,) = found("SRV-003", FAILS[1])
    assert finding.message == "7 responden menjawab suatu unsur lebih dari satu kali: 0, 1, 2, 3, 4, …."
