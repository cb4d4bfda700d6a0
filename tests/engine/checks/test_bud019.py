"""BUD-019."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, document, indicator, work_item
from tests.sheets import aim, pagu

RENSTRA = document(kind="renstra", first_year=2026, last_year=2030)


def lines(without: int, whole: int, *, second_year: bool = True) -> Book:
    rows = []
    for n in range(without + whole):
        item = work_item(f"7.01.02.2.{n + 1:02d}", f"Kegiatan {n + 1}")
        measure = indicator(item, f"Jumlah {n}", unit="Dokumen")
        rows += [item, measure, pagu(item, f"K{n}", 100, period="2026"), aim(measure, f"J{n}", 1, "2026")]
        rows += [pagu(item, f"M{n}", 100, period="2027")] if second_year else []
        rows += [aim(measure, f"L{n}", 1, "2027")] if second_year and n >= without else []
    return book(RENSTRA, *rows)


PASSES = [lines(0, 5)]
FAILS = [lines(1, 5)]


def test_money_of_a_year_without_a_target_is_named() -> None:
    (finding,) = found("BUD-019", FAILS[0])
    assert finding.message == (
        "Pagu kegiatan 7.01.02.2.01 Kegiatan 1 tahun 2027 sebesar Rp100, tetapi target tahun itu tidak diisi."
    )
    assert finding.place.coordinate == "M0"


def test_a_forecast_that_has_no_targets_at_all_is_not_judged() -> None:
    assert said("BUD-019", lines(5, 0)) == []


def test_a_plan_of_one_year_is_judged_elsewhere() -> None:
    assert (
        reason("BUD-019", lines(0, 5, second_year=False)) == "Dokumen ini tidak memuat pagu dan target beberapa tahun."
    )
