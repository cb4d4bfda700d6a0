"""The second list of a Perjanjian Kinerja: what it is called, what is summed, and where it stands."""

from selaras.engine.documents.agreement_budget import agreement_budget, budget_table
from selaras.engine.documents.blocks import PageBreak, Space, Sum
from tests.engine.documents.promises import budget, budgets
from tests.engine.documents.transcript import row_texts

ROWS = budgets()


def test_a_unit_lists_kegiatan_and_sub_kegiatan_and_sums_the_kegiatan_alone() -> None:
    table = budget_table(ROWS, of_unit=True)
    assert row_texts(table.head[0]) == ["NO", "KEGIATAN/SUB KEGIATAN", "ANGGARAN (Rp)", "KETERANGAN"]
    assert row_texts(table.total[0]) == ["JUMLAH", "95.000.000", ""]  # 75.000.000 + 20.000.000
    assert table.total[0].cells[1].formula == Sum(("b1", "b4"))
    assert [row.level for row in table.body] == [0, 1, 1, 0]


def test_an_agency_lists_programs() -> None:
    table = budget_table([budget("b", 1, "7.01.01", "Program", 2_000)], of_unit=False)
    assert (table.name, row_texts(table.head[0])[1]) == ("Program dan Anggaran", "PROGRAM")


def test_an_unknown_amount_makes_the_total_unknown() -> None:
    table = budget_table([budget("a", 1, "7.01.01", "Satu", 2), budget("b", 2, "7.01.02", "Dua", None)], of_unit=False)
    assert row_texts(table.body[1])[2] == "belum diisi"
    assert row_texts(table.total[0]) == ["JUMLAH", "belum diisi", ""]


def test_a_long_annex_puts_the_list_on_a_page_of_its_own() -> None:
    short, long = (agreement_budget(ROWS, of_unit=True, above=n) for n in (3, 15))
    assert isinstance(short[0], Space)
    assert isinstance(long[0], PageBreak)
    assert agreement_budget([], of_unit=True, above=3) == []
