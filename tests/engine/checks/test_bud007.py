"""BUD-007."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, work_item
from tests.sheets import formula, pagu, printed_sum

PROGRAM = work_item("7.01.02", "PROGRAM PELAYANAN")
FIRST = work_item("7.01.02.2.01", "Koordinasi", parent=PROGRAM.id)
SECOND = work_item("7.01.02.2.02", "Pelayanan", parent=PROGRAM.id)
ITEMS = (PROGRAM, FIRST, SECOND)


def sheet(second: int | None, *, whole: bool) -> Book:
    total, one, two = pagu(PROGRAM, "K13", 300), pagu(FIRST, "K14", 300), pagu(SECOND, "K20", second)
    terms = (one, two) if whole else (one,)
    return book(*ITEMS, total, one, two, formula(total, "=SUM(K14,K20)" if whole else "=SUM(K14)", *terms))


PASSES = [sheet(200, whole=True), sheet(0, whole=False), sheet(None, whole=False)]
FAILS = [sheet(200, whole=False)]


def test_a_line_below_that_is_not_added_is_named_with_its_cell_and_money() -> None:
    (finding,) = found("BUD-007", FAILS[0])
    assert finding.message == (
        "Rumus sel K13 (PROGRAM PELAYANAN), =SUM(K14), tidak menjumlahkan K20 yang ada di bawahnya, seluruhnya Rp200."
    )
    assert finding.place.coordinate == "K13"
    assert finding.severity == "error"


def test_the_lines_below_a_line_may_be_added_in_place_of_it() -> None:
    sub = work_item("7.01.02.2.01.0001", "Rapat", parent=FIRST.id)
    total, one, two, low = pagu(PROGRAM, "K13", 1), pagu(FIRST, "K14", 1), pagu(SECOND, "K20", 2), pagu(sub, "K15", 1)
    made = book(*ITEMS, sub, total, one, two, low, formula(total, "=K15+K20", low, two))
    assert said("BUD-007", made) == []


def test_one_of_the_lines_below_a_line_that_is_not_added_itself_is_missed() -> None:
    subs = [work_item(f"7.01.02.2.01.000{n}", f"Rapat {n}", parent=FIRST.id) for n in (1, 2)]
    total, one = pagu(PROGRAM, "K13", 5), pagu(FIRST, "K14", 3)
    low = [pagu(sub, f"K{15 + n}", n + 1) for n, sub in enumerate(subs)]
    made = book(PROGRAM, FIRST, *subs, total, one, *low, formula(total, "=SUM(K15)", low[0]))
    (finding,) = found("BUD-007", made)
    assert "tidak menjumlahkan K16 yang ada di bawahnya, seluruhnya Rp2." in finding.message


def test_a_total_line_must_add_the_lines_it_is_about_and_is_not_said_again_above() -> None:
    other = work_item("7.01.03", "PROGRAM LAIN")
    one, two = pagu(PROGRAM, "K97", 10), pagu(other, "K106", 20)
    head = printed_sum("K96", "Penelitian", 1000, one, two)
    above = printed_sum("K11", "Unsur", 1000, one, two)
    made = book(PROGRAM, other, one, two, head, above, formula(head, "=SUM(K97)", one), formula(above, "=K96", head))
    (finding,) = found("BUD-007", made)
    assert finding.place.coordinate == "K96"
    assert "tidak menjumlahkan K106" in finding.message


def test_a_figure_of_another_column_is_not_asked_for() -> None:
    total, one, two = pagu(PROGRAM, "K13", 300), pagu(FIRST, "K14", 300), pagu(SECOND, "M20", 200)
    assert said("BUD-007", book(*ITEMS, total, one, two, formula(total, "=SUM(K14)", one))) == []


def test_a_figure_taken_from_elsewhere_is_no_sum_of_the_lines_below() -> None:
    total, one, two = pagu(PROGRAM, "K13", 300), pagu(FIRST, "K14", 300), pagu(SECOND, "K20", 200)
    made = book(*ITEMS, total, one, two, formula(total, "=K99", "K99"))
    assert reason("BUD-007", made) != ""


def test_a_file_without_formulas_is_not_judged() -> None:
    assert reason("BUD-007", book(*ITEMS, pagu(PROGRAM, "K13", 300))) == (
        "Berkas ini tidak memuat rumus penjumlahan yang dapat dibandingkan dengan susunan barisnya."
    )
