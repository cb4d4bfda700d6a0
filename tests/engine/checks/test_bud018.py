"""BUD-018."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, indicator, work_item
from tests.sheets import aim, pagu, reached, spent

ITEM = work_item("7.01.02.2.01.0001", "Rapat")
MEASURE = indicator(ITEM, "Jumlah rapat", unit="Kali")


def line(amount: int | None, value: float, ceiling: int = 200) -> Book:
    rows = [aim(MEASURE, "N5", 4), pagu(ITEM, "K5", ceiling), spent(ITEM, "AC5", amount)]
    return book(ITEM, MEASURE, *rows, reached(MEASURE, "AB5", value))


PASSES = [line(150, 4), line(0, 3), line(0, 0)]
FAILS = [line(0, 4), line(0, 5)]


def test_a_whole_result_without_a_rupiah_is_named() -> None:
    (finding,) = found("BUD-018", FAILS[0])
    assert finding.message == (
        "Target sub kegiatan 7.01.02.2.01.0001 Rapat tercapai seluruhnya pada 2025, sedangkan realisasi anggarannya "
        "nol dari pagu Rp200."
    )


def test_work_without_a_ceiling_costs_nothing() -> None:
    assert reason("BUD-018", line(0, 4, ceiling=0)) != ""


def test_unknown_spending_is_not_zero() -> None:
    assert said("BUD-018", line(None, 4)) == []
