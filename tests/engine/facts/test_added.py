"""What formulas add: sums of sums, and files that were made to take long."""

from selaras.engine.facts import added
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.formulas import judged_formulas, told_cells
from selaras.engine.tables.rows import Row
from tests.judging import LAW
from tests.making import book, work_item
from tests.sheets import formula, pagu, printed_sum

PROGRAM = work_item("7.01.02", "PROGRAM PELAYANAN")
KEGIATAN = work_item("7.01.02.2.01", "Koordinasi", parent=PROGRAM.id)


def test_totals_that_add_each_other_end() -> None:
    one, other = printed_sum("K1", "Satu", 1), printed_sum("K2", "Dua", 1)
    made = book(one, other, formula(one, "=K2", other), formula(other, "=K1", one))
    assert {found.shape for found in judged_formulas(Facts(made, LAW)).values()} == {"down"}


def test_a_cell_of_another_sheet_is_no_cell_of_the_column() -> None:
    total = pagu(PROGRAM, "K13", 1)
    made = book(PROGRAM, KEGIATAN, total, formula(total, "=Rincian!K14", "Rincian!K14"))
    assert judged_formulas(Facts(made, LAW))[total.id].shape == "other"


def test_what_would_take_long_is_not_judged() -> None:
    rows: list[Row] = [PROGRAM]
    parts = []
    for n in range(50):
        item = work_item(f"7.01.02.2.{n:02d}", f"Kegiatan {n}", parent=PROGRAM.id)
        parts.append(pagu(item, f"K{n + 20}", 1))
        rows += [item, parts[-1]]
    total = pagu(PROGRAM, "K13", 1)
    rows += [total, formula(total, "=SUM(K20:K60)", *parts[:40])]
    adding = added.Adding(Facts(book(*rows), LAW))
    wrong = next(iter(adding.by_figure.values()))
    assert len(adding.judged(wrong).left_out or ()) == 10
    adding.looked_at = 10_000_000
    assert adding.judged(wrong) == added.Added("down")


def test_many_cells_are_told_by_the_first() -> None:
    assert told_cells(["K1", "K2"]) == "K1 dan K2"
    assert told_cells([f"K{n}" for n in range(1, 10)]) == "K1, K2, K3, K4, K5, K6, dan 3 sel lainnya"
