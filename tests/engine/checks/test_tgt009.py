"""TGT-009."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, document, indicator, work_item
from tests.sheets import aim, pagu

RENSTRA = document(kind="renstra", first_year=2026, last_year=2030)


def lines(*second_year: int | None, value: float = 1) -> Book:
    rows = []
    for n, amount in enumerate(second_year, 1):
        item = work_item(f"7.01.02.2.{n:02d}", f"Kegiatan {n}")
        measure = indicator(item, f"Jumlah {n}", unit="Dokumen")
        rows += [item, measure, pagu(item, f"K{n}", 100, period="2026"), aim(measure, f"J{n}", 1, "2026")]
        rows += [pagu(item, f"M{n}", amount, period="2027"), aim(measure, f"L{n}", value, "2027")]
    return book(RENSTRA, *rows)


PASSES = [lines(1, 2, 3, 4, 5)]
FAILS = [lines(0, 2, 3, 4, 5, 6), lines(None, 2, 3, 4, 5, 6)]


def test_a_target_of_a_year_without_money_is_a_note() -> None:
    (finding,) = found("TGT-009", FAILS[0])
    assert finding.message == (
        "Target kegiatan 7.01.02.2.01 Kegiatan 1 tahun 2027 ialah 1, tetapi pagu tahun itu kosong atau nol."
    )
    assert finding.severity == "note"


def test_a_target_of_nothing_needs_no_money() -> None:
    assert said("TGT-009", lines(0, 2, 3, 4, 5, 6, value=0)) == []


def test_a_year_that_has_hardly_any_money_is_not_judged() -> None:
    assert said("TGT-009", lines(0, 0, 3)) == []


def test_a_plan_of_one_year_is_not_judged() -> None:
    item = work_item("7.01.02.2.01", "Kegiatan")
    assert reason("TGT-009", book(item, pagu(item, "K1", 100))) != ""
