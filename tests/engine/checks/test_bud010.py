"""BUD-010."""

from tests.judging import found, reason, said
from tests.making import book, indicator, work_item
from tests.sheets import formula, reached, spent

ITEM = work_item("7.01.02.2.01", "Analisis Data")
MEASURE = indicator(ITEM, "Persentase data", unit="%")
BEFORE, NOW, ALL = (
    spent(ITEM, cell, 5, period) for cell, period in (("M64", "-2024"), ("AC64", "2025"), ("AE64", "-2025"))
)
SHARE = reached(MEASURE, "AF64", 192)
ROWS = (ITEM, MEASURE, BEFORE, NOW, ALL, SHARE)

PASSES = [book(*ROWS, formula(ALL, "=M64+AC64", BEFORE, NOW)), book(*ROWS, formula(ALL, "=M64+AZ64", BEFORE, "AZ64"))]
FAILS = [book(*ROWS, formula(ALL, "=M64+AF64", BEFORE, SHARE))]


def test_a_share_added_to_money_is_named() -> None:
    (finding,) = found("BUD-010", FAILS[0])
    assert finding.message == ("Rumus sel AE64 (Analisis Data), =M64+AF64, mencampur rupiah dengan angka lain: AF64.")
    assert finding.place.coordinate == "AE64"


def test_money_added_to_counts_is_named_too() -> None:
    year = reached(MEASURE, "AB64", 5)
    made = book(*ROWS, year, formula(year, "=AF64+AC64", SHARE, NOW))
    assert len(said("BUD-010", made)) == 1


def test_a_file_without_formulas_is_not_judged() -> None:
    assert reason("BUD-010", book(*ROWS)) == "Berkas ini tidak memuat rumus penjumlahan."
