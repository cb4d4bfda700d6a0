"""IND-012."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Objective
from tests.judging import found, reason
from tests.making import YEAR, book, document, indicator, row


def plan(*measured: str, last: int = YEAR + 4) -> Book:
    """A goal and an objective; those named have an indicator."""
    goal, aim = row(Goal, id="g", number="1", text="Pelayanan"), row(Objective, id="o", number="", text="Loket cepat")
    rows = [indicator(each, "Indeks") for each in (goal, aim) if each.id in measured]
    return book(document(kind="renstra", first_year=YEAR, last_year=last, period=f"{YEAR}-{last}"), goal, aim, *rows)


PASSES = [plan("g", "o")]
FAILS = [plan("g"), plan("o")]


def test_the_aim_is_told_by_its_words_and_by_its_number_where_it_has_one() -> None:
    assert [found("IND-012", each)[0].message for each in FAILS] == [
        "Sasaran “Loket cepat” tidak mempunyai indikator.",
        "Tujuan 1 “Pelayanan” tidak mempunyai indikator.",
    ]


def test_what_a_plan_of_one_year_quotes_is_not_judged() -> None:
    assert reason("IND-012", plan("g", last=YEAR)) != ""
