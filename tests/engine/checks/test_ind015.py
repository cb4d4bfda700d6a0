"""IND-015."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import reason, said
from tests.making import book, document, indicator, row


def plan(name: str) -> Book:
    aim = row(Objective, number="1", text="Layanan tertib")
    return book(document(), aim, indicator(aim, name))


PASSES = [plan("Persentase dokumen yang benar"), plan("Jumlah lembaga yang aktif")]
FAILS = [plan("Jumlah Dokumen perencanaan"), plan("Jumlah kegiatan yang terlaksana")]


def test_the_indicator_is_told_by_its_name() -> None:
    assert said("IND-015", FAILS[0]) == [
        "Indikator “Jumlah Dokumen perencanaan” menghitung keluaran, sedangkan yang diukur tujuan atau sasaran."
    ]


def test_a_plan_without_indicators_of_aims_is_not_judged() -> None:
    assert reason("IND-015", book(document())) != ""
