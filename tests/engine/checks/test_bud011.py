"""BUD-011."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.making import book, indicator, work_item
from tests.sheets import formula, pagu, reached


def column(*functions: str) -> Book:
    rows = []
    for n, function in enumerate(functions):
        parent = work_item(f"7.01.0{n + 2}", f"PROGRAM {n}")
        child = work_item(f"7.01.0{n + 2}.2.01", f"Kegiatan {n}", parent=parent.id)
        one, two = pagu(parent, f"K{20 + 2 * n}", 5), pagu(child, f"K{21 + 2 * n}", 5)
        rows += [parent, child, one, two, formula(one, f"={function}(K{21 + 2 * n})", two)]
    return book(*rows)


PASSES = [column("SUM", "SUM", "SUM"), column("AVERAGE", "AVERAGE", "AVERAGE")]
FAILS = [column("SUM", "SUM", "SUM", "SUM", "AVERAGE")]


def test_a_mean_among_sums_is_named() -> None:
    (finding,) = found("BUD-011", FAILS[0])
    assert finding.message == (
        "Sel K28 (PROGRAM 4) memakai rumus rata-rata, =AVERAGE(K29), sedangkan baris lain dalam kolom itu memakai "
        "penjumlahan."
    )


def test_two_kinds_in_equal_parts_are_no_custom() -> None:
    assert reason("BUD-011", column("SUM", "SUM", "AVERAGE", "AVERAGE")) != ""


def test_values_of_different_indicators_may_be_worked_out_differently() -> None:
    rows = []
    for n, function in enumerate(("SUM", "SUM", "SUM", "SUM", "AVERAGE")):
        parent = work_item(f"7.01.0{n + 2}", f"PROGRAM {n}")
        measure = indicator(parent, f"Jumlah {n}", unit="Dokumen")
        one = reached(measure, f"P{20 + 2 * n}", 5)
        rows += [parent, measure, one, formula(one, f"={function}(P{21 + 2 * n})", f"P{21 + 2 * n}")]
    assert reason("BUD-011", book(*rows)) != ""
