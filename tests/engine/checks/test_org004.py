"""ORG-004."""

from datetime import date

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year


def held(nip: str) -> Book:
    paper = Paper("pk")
    paper.official(date(2020, 1, 1), nip=nip)
    return year(paper)


PASSES = [held("190001011920011999"), held("190001011920211001")]
FAILS = [held("190013011920011999"), held("1900010119200119"), held("190001011920013999")]


def test_what_is_wrong_with_the_number_is_said_without_printing_it() -> None:
    (finding,) = found("ORG-004", FAILS[1])
    assert finding.message == ("NIP Rahmat Contoh tidak dapat benar. NIP terdiri atas 18 angka; yang diketik 16 angka.")
    assert "1900" not in finding.message
    assert finding.field == "nip"


def test_an_official_without_nip_is_not_judged() -> None:
    assert reason("ORG-004", held("")) == "Dokumen ini tidak memuat NIP."
