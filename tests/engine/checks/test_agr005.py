"""AGR-005."""

from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Severity
from tests.judging import found, reason
from tests.year import Paper, year

SIGNED = date(2025, 1, 20)


def signed(since: date, until: date | None = None, day: date | None = SIGNED) -> Book:
    paper = Paper("pk", "SEKSI PELAYANAN")
    paper.signed(day)
    paper.official(since, until)
    return year(paper)


PASSES = [signed(SIGNED), signed(date(2020, 1, 1), SIGNED)]
FAILS = [signed(date(2025, 1, 21)), signed(date(2020, 1, 1), date(2025, 1, 19))]


def test_the_day_and_the_term_of_office_are_named() -> None:
    (finding,) = found("AGR-005", FAILS[1])
    assert finding.message == (
        "Perjanjian Kinerja SEKSI PELAYANAN ditandatangani 20 Januari 2025, sedangkan penunjukan pejabatnya tercatat "
        "sejak 1 Januari 2020 sampai 19 Januari 2025."
    )
    assert finding.severity is Severity.ERROR


def test_without_a_day_or_an_appointment_nothing_is_judged() -> None:
    undated = signed(date(2020, 1, 1), day=None)
    nobody = Paper("pk")
    nobody.signed(SIGNED)
    assert reason("AGR-005", undated) == reason("AGR-005", year(nobody)) != ""
