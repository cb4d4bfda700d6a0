"""IND-016."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import reason, said
from tests.making import book, document, indicator, organisation, row


def plan(name: str, kind: str = "kecamatan") -> Book:
    aim = row(Objective, number="1", text="Wilayah maju")
    made = book(document(), aim, indicator(aim, name))
    return Book([organisation(kind=kind), *(each for each in made if each.id != "agency")])


PASSES = [plan("Indeks kepuasan masyarakat kecamatan")]
FAILS = [plan("Indeks Reformasi Birokrasi Kabupaten"), plan("Angka kemiskinan nasional")]


def test_the_word_of_the_wider_region_is_named() -> None:
    assert said("IND-016", FAILS[0]) == [
        (
            "Indikator “Indeks Reformasi Birokrasi Kabupaten” menyebut “kabupaten”, wilayah yang lebih luas dari "
            "kewenangan kecamatan."
        )
    ]


def test_an_agency_of_the_whole_region_is_not_judged() -> None:
    assert reason("IND-016", plan("Indeks Reformasi Birokrasi Kabupaten", "dinas")) != ""
