"""AGR-007."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Severity
from tests.judging import found, reason
from tests.year import Paper, year


def cascade(above: str, superior: bool = True) -> Book:
    head, lower = Paper("pk"), Paper("pk", "SEKSI PELAYANAN")
    if superior:
        head.promise("Indeks pelayanan", 90)
    lower.promise("Jumlah layanan", 12, above=above)
    return year(head, lower)


PASSES = [cascade("baris-atasan")]
FAILS = [cascade("")]


def test_a_line_below_that_serves_nothing_is_named_as_not_verified() -> None:
    (finding,) = found("AGR-007", FAILS[0])
    assert finding.message == (
        "Baris “Jumlah layanan” dalam Perjanjian Kinerja SEKSI PELAYANAN belum ditautkan ke baris atasannya."
    )
    assert finding.severity is Severity.WARNING
    assert finding.hint.endswith("Dasar hukum catatan ini belum diverifikasi.")


def test_before_the_superior_promises_nothing_is_judged() -> None:
    assert reason("AGR-007", cascade("", superior=False)) != ""
