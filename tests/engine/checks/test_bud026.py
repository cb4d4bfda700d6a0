"""BUD-026."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year

CODE = "7.01.03.2.01.0001"
KELURAHAN = ("KELURAHAN SATU", "KELURAHAN DUA", "KELURAHAN TIGA")


def beside(*lines: tuple[int, str], note: str = "") -> Book:
    paper = Paper("rkt")
    for number, (unit, (rupiah, target)) in enumerate(zip(KELURAHAN, lines, strict=False)):
        paper.work(CODE, rupiah, unit=unit, target=target, note=note if number == 2 else "")
    return year(paper)


SAME = (100, "12 dokumen")
PASSES = [beside(SAME, SAME, SAME), beside(SAME, SAME, (90, "12 dokumen"), note="wilayahnya lebih kecil")]
FAILS = [beside(SAME, SAME, (90, "12 dokumen")), beside(SAME, SAME, (100, "10 dokumen"))]


def test_the_one_that_differs_is_named_beside_most_others() -> None:
    (finding,) = found("BUD-026", FAILS[0])
    assert finding.message == (
        f"{CODE} Pekerjaan {CODE} KELURAHAN TIGA: pagu Rp90, target 12 dokumen; kebanyakan dari 3 kelurahan: "
        "pagu Rp100, target 12 dokumen."
    )


def test_two_kelurahan_have_no_most_and_three_that_differ_neither() -> None:
    assert reason("BUD-026", beside(SAME, (90, "12 dokumen"))) != ""
    assert reason("BUD-026", beside((1, "1 dokumen"), (2, "2 dokumen"), (3, "3 dokumen"))) != ""
