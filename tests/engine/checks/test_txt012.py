"""TXT-012."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Duty, Paragraph, Section
from tests.judging import found, reason
from tests.year import Paper, year

LINE = Place("contoh.md", 40)


def plan(*, row: bool = False, text: bool = False) -> Book:
    paper = Paper("renja")
    paper.add(Duty, number="1", text="Membina kelurahan", carried=row)
    parts = (Paragraph("Tahun lalu.", LINE, carried=text), Paragraph("Tahun ini.", LINE))
    paper.add(Section, number="1.1", heading="Latar Belakang", level=2, order=1, paragraphs=parts)
    return year(paper)


PASSES = [plan()]
FAILS = [plan(row=True), plan(text=True)]


def test_how_many_of_what_are_named_once_for_the_document() -> None:
    (finding,) = found("TXT-012", FAILS[0])
    assert finding.message == "Dalam Renja KECAMATAN CONTOH ada 1 tugas dan fungsi dari tahun lalu yang belum ditinjau."
    (finding,) = found("TXT-012", FAILS[1])
    assert finding.message == "Dalam Renja KECAMATAN CONTOH ada 1 bagian dokumen dari tahun lalu yang belum ditinjau."
    assert finding.place == LINE
    assert len(found("TXT-012", plan(row=True, text=True))) == 2


def test_a_year_without_plans_is_not_judged() -> None:
    assert reason("TXT-012", Book()) == "Tahun ini belum mempunyai rencana."
