"""IND-013."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import reason, said
from tests.making import book, document, indicator, row, target

FORMULA = "Jumlah pengaduan selesai dibagi jumlah pengaduan masuk dikali 100"


def plan(first: int, second: int, other: str = FORMULA) -> Book:
    aim = row(Objective, number="1", text="Pengaduan selesai")
    one = indicator(aim, "Persentase pengaduan selesai", formula=FORMULA)
    two = indicator(aim, "Tingkat penyelesaian pengaduan", formula=other)
    return book(document(), aim, one, two, target(one, first * 10_000), target(two, second * 10_000))


PASSES = [plan(90, 90), plan(90, 80, "Jumlah pengaduan selesai tepat waktu dibagi jumlah pengaduan masuk")]
FAILS = [plan(90, 80)]


def test_both_indicators_are_told_beside_each_other() -> None:
    one, two = "“Persentase pengaduan selesai”", "“Tingkat penyelesaian pengaduan”"
    told = "Indikator {} diukur dengan cara yang sama dengan {}, tetapi targetnya berbeda."
    assert said("IND-013", FAILS[0]) == [told.format(one, two), told.format(two, one)]


def test_a_short_formula_and_an_unknown_target_tell_nothing() -> None:
    aim = row(Objective, number="1", text="x")
    one, two = indicator(aim, "A", formula="a / b"), indicator(aim, "B", formula="a / b")
    assert said("IND-013", book(document(), aim, one, two, target(one, 1), target(two, 2))) == []
    assert reason("IND-013", book(document())) != ""
