"""BUD-017."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, indicator, work_item
from tests.sheets import aim, pagu, reached, spent

ITEM = work_item("7.01.02.2.01.0001", "Pemeliharaan Mebel")
MEASURE = indicator(ITEM, "Jumlah mebel", unit="Unit")


def line(amount: int, value: float | None, target: float = 35) -> Book:
    rows = [aim(MEASURE, "N5", target), pagu(ITEM, "K5", 200), spent(ITEM, "AC5", amount)]
    return book(ITEM, MEASURE, *rows, *([reached(MEASURE, "AB5", value)] if value is not None else []))


PASSES = [line(200, 35), line(189, 0), line(200, 1)]
FAILS = [line(200, 0), line(190, 0)]


def test_all_money_and_no_result_is_named() -> None:
    (finding,) = found("BUD-017", FAILS[1])
    assert finding.message == (
        "Anggaran sub kegiatan 7.01.02.2.01.0001 Pemeliharaan Mebel terpakai 95 persen pada 2025, sedangkan capaian "
        "kinerjanya 0."
    )
    assert finding.place.coordinate == "AC5"


def test_an_unknown_result_is_not_zero() -> None:
    assert reason("BUD-017", line(200, None)) != ""


def test_one_of_two_indicators_that_reached_something_is_a_result() -> None:
    other = indicator(ITEM, "Jumlah kursi", unit="Unit")
    made = [aim(MEASURE, "N5", 35), aim(other, "N6", 3), reached(MEASURE, "AB5", 0), reached(other, "AB6", 3)]
    assert said("BUD-017", book(ITEM, MEASURE, other, pagu(ITEM, "K5", 200), spent(ITEM, "AC5", 200), *made)) == []


def test_a_target_of_zero_asks_for_no_result() -> None:
    assert said("BUD-017", line(200, 0, target=0)) == []
