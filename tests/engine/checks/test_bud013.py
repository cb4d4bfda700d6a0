"""BUD-013."""

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, row, work_item
from tests.sheets import at, formula, pagu, printed_sum, spent


def agreement(total: int, *amounts: int | None) -> Book:
    lines = [
        row(AgreementBudget, number=str(n), order=n, name=f"Program {n}", amount=amount, text="", place=at(f"C{n}"))
        for n, amount in enumerate(amounts, 1)
    ]
    return book(*lines, printed_sum("C9", "Jumlah anggaran", total, *lines, rule="JUMLAH"))


PASSES = [agreement(60_000, 10_000, 20_000, 30_000), agreement(60_001, 10_000, 20_000, 30_000)]
FAILS = [agreement(60_100, 10_000, 20_000, 30_000), agreement(50_000, 10_000, 20_000, 30_000)]


def test_a_total_that_is_not_the_sum_is_named_with_the_difference() -> None:
    (finding,) = found("BUD-013", FAILS[0])
    assert finding.message == (
        "Jumlah anggaran: tercetak Rp601, sedangkan jumlah 3 bagiannya Rp600; selisih Rp1 (JUMLAH)."
    )
    assert finding.place.coordinate == "C9"
    assert finding.field == "value"


def test_a_total_with_an_unknown_part_is_not_judged() -> None:
    assert reason("BUD-013", agreement(60_000, 10_000, None)) != ""


def test_a_table_in_millions_of_rupiah_is_rounded() -> None:
    item = work_item("7.01.02", "PROGRAM")
    parts = [pagu(item, f"K{n}", 1_400_000) for n in (1, 2, 3)]
    shown = printed_sum("K4", "Jumlah", 500_000_000, *parts, text="5")
    assert said("BUD-013", book(item, *parts, shown)) == []
    assert (
        len(said("BUD-013", book(item, *parts, printed_sum("K4", "Jumlah", 500_000_000, *parts, text="5000000")))) == 1
    )


def test_a_year_is_compared_with_its_quarters() -> None:
    item = work_item("7.01.02.2.01", "Koordinasi")
    quarters = [spent(item, f"{column}5", 10, f"2025-Q{n}") for n, column in enumerate("RUXY", 1)]
    shown = printed_sum("AC5", "Koordinasi", 4_500, *quarters, rule="setahun di samping triwulan I–IV")
    assert said("BUD-013", book(item, *quarters, shown)) == [
        "Koordinasi: tercetak Rp45, sedangkan jumlah 4 bagiannya Rp40; selisih Rp5 (setahun di samping triwulan I–IV)."
    ]


def test_a_total_that_a_formula_adds_is_judged_by_its_formula() -> None:
    item = work_item("7.01.02", "PROGRAM")
    part = pagu(item, "K5", 10)
    total = printed_sum("K9", "Jumlah", 900, part)
    assert reason("BUD-013", book(item, part, total, formula(total, "=SUM(K5)", part))) != ""
