"""BUD-012."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, work_item
from tests.sheets import formula, pagu


def column(typed: int, formulas: int, amount: int = 7) -> Book:
    rows = []
    for n in range(typed + formulas):
        parent = work_item(f"7.01.{n + 2:02d}", f"PROGRAM {n}")
        child = work_item(f"7.01.{n + 2:02d}.2.01", f"Kegiatan {n}", parent=parent.id)
        one, two = pagu(parent, f"K{20 + 2 * n}", amount), pagu(child, f"K{21 + 2 * n}", amount)
        rows += [parent, child, one, two]
        rows += [formula(one, f"=SUM(K{21 + 2 * n})", two)] if n >= typed else []
    return book(*rows)


PASSES = [column(0, 5), column(1, 5, amount=0)]
FAILS = [column(1, 5)]


def test_a_number_among_formulas_is_a_note_at_its_cell() -> None:
    (finding,) = found("BUD-012", FAILS[0])
    assert finding.message == (
        "Sel K20 tidak berisi rumus penjumlahan, sedangkan 5 dari 6 baris program dalam kolom K memakainya."
    )
    assert finding.place.coordinate == "K20"
    assert finding.severity == "note"


def test_the_lines_of_other_levels_may_be_typed() -> None:
    assert len(said("BUD-012", column(1, 5))) == 1  # and none of the kegiatan


def test_a_line_without_lines_below_has_nothing_to_add() -> None:
    bare = work_item("7.01.99", "PROGRAM TANPA KEGIATAN")
    assert said("BUD-012", book(*column(0, 5), bare, pagu(bare, "K99", 7))) == []


def test_a_column_with_many_typed_numbers_has_no_custom() -> None:
    assert reason("BUD-012", column(2, 5)) == (
        "Berkas ini tidak memuat kolom yang hampir semua selnya berisi rumus penjumlahan."
    )


def test_a_line_with_nothing_below_it_has_nothing_to_add_up() -> None:
    lone = work_item("7.01.09", "PROGRAM TANPA KEGIATAN")
    assert said("BUD-012", Book([*column(0, 5), lone, pagu(lone, "K40", 7)])) == []
