"""BUD-023."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Ceiling
from tests.judging import found, reason
from tests.year import Paper, year

CODE = "7.01.02.2.01.0001"


def forward(period: str, rupiah: int | None = 110, kind: str = "renja") -> Book:
    paper = Paper(kind)
    item = paper.work(CODE, 100)
    sen = None if rupiah is None else rupiah * 100
    paper.add(Ceiling, item=item.id, period=period, amount=sen, text="")
    return year(paper)


PASSES = [forward("2026")]
FAILS = [forward("2027"), forward("2026", None)]


def test_the_line_and_the_year_are_named() -> None:
    (finding,) = found("BUD-023", FAILS[0])
    assert finding.message == f"{CODE} Pekerjaan {CODE} KECAMATAN CONTOH belum mempunyai prakiraan maju 2026."


def test_an_rkt_needs_no_forward_estimate() -> None:
    assert reason("BUD-023", forward("2027", kind="rkt")) != ""
