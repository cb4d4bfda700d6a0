"""BUD-016."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.making import book, indicator, work_item
from tests.sheets import aim, reached, spent


def lines(*values: float | None, amount: int = 50) -> Book:
    rows = []
    for n, value in enumerate(values, 1):
        item = work_item(f"7.01.02.2.01.{n:04d}", f"Rapat {n}")
        measure = indicator(item, f"Jumlah rapat {n}", unit="Kali")
        rows += [item, measure, aim(measure, f"N{n}", 4), spent(item, f"AC{n}", amount)]
        rows += [reached(measure, f"AB{n}", value)] if value is not None else []
    return book(*rows)


PASSES = [lines(1, 2, 3, 4, 5), lines(1, 0)]
FAILS = [lines(1, 2, 3, 4, None)]


def test_money_spent_on_something_without_actual_is_named() -> None:
    (finding,) = found("BUD-016", FAILS[0])
    assert finding.message == (
        "Anggaran sub kegiatan 7.01.02.2.01.0005 Rapat 5 terpakai Rp50 pada 2025, tetapi capaian kinerjanya "
        "tidak diisi."
    )
    assert finding.place.coordinate == "AC5"


def test_a_report_where_many_have_none_is_not_judged() -> None:
    assert reason("BUD-016", lines(1, None, None)) != ""


def test_nothing_spent_needs_no_actual() -> None:
    assert reason("BUD-016", lines(1, None, amount=0)) != ""
