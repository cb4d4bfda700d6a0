"""The budget tree: parents as live sums where they agree, second indicators, and totals that say what they hold."""

from selaras.engine.documents.blocks import Sum, Table
from selaras.engine.documents.work_table import work_table
from selaras.engine.formulas.budget_tree import shares, tree
from selaras.engine.tables.book import Book
from selaras.engine.tables.number import SEN
from tests.engine.documents.plans import indicator, item, items, organisation, plan, target
from tests.engine.documents.transcript import row_texts

KELURAHAN = organisation("k1", "KELURAHAN ANGGREK", "kelurahan")
TREE = items(
    item("w1", "organisation", "7.01.1", 300),
    item("w2", "program", "7.01.01", 300, parent="w1"),
    item("w3", "kegiatan", "7.01.01.2.01", 300, parent="w2"),
    item("w4", "sub_kegiatan", "7.01.01.2.01.01", 100, parent="w3"),
    item("w5", "sub_kegiatan", "7.01.01.2.01.02", 200, parent="w3"),
)
OF_KELURAHAN = items(
    item("w6", "organisation", "7.01.2", 50, of="k1"), item("w7", "program", "7.01.01", 50, parent="w6", of="k1")
)


def drawn(book: Book) -> Table:
    return work_table(book, tree(book, "plan"), "", "Tabel 2.6")


def test_a_parent_is_the_live_sum_of_its_children() -> None:
    formulas = [row.cells[-1].formula for row in drawn(plan(*TREE)).body]
    assert formulas == [Sum(("w2",)), Sum(("w3",)), Sum(("w4", "w5")), None, None]


def test_every_formula_gives_the_amount_that_is_printed() -> None:
    table = drawn(plan(KELURAHAN, *TREE, *OF_KELURAHAN))
    amounts = {row.key: row.cells[-1].value for row in (*table.body, *table.total)}
    live = [(row.key, row.cells[-1].formula) for row in (*table.body, *table.total) if row.cells[-1].formula]
    assert len(live) == 7
    for key, formula in live:
        assert isinstance(formula, Sum)
        assert amounts[key] == sum(amount for part in formula.rows if isinstance(amount := amounts[part], int))


def test_the_totals_keep_the_agency_and_its_kelurahan_apart_and_then_add_them() -> None:
    total = drawn(plan(KELURAHAN, *TREE, *OF_KELURAHAN)).total
    assert [row_texts(row) for row in total] == [
        ["Jumlah pagu Kecamatan Melati sendiri, tidak termasuk kelurahan", "300"],
        ["Jumlah pagu 1 kelurahan", "50"],
        ["Jumlah seluruhnya, Kecamatan Melati dan 1 kelurahan", "350"],
    ]


def test_an_agency_without_units_has_one_total() -> None:
    assert [row_texts(row) for row in drawn(plan(*TREE)).total] == [["Jumlah pagu Kecamatan Melati", "300"]]


def test_units_of_several_kinds_are_called_units() -> None:
    other = organisation("k2", "UPT PASAR", "upt")
    book = plan(KELURAHAN, other, *TREE, *OF_KELURAHAN, *items(item("w8", "program", "7.01.02", 7, of="k2")))
    assert row_texts(drawn(book).total[1]) == ["Jumlah pagu 2 unit", "57"]


def test_a_desa_is_never_summed() -> None:
    desa = organisation("d", "DESA KENANGA", "desa", supervised=True)
    book = plan(desa, *TREE, *items(item("w8", "program", "7.01.02", 9_000, of="d")))
    assert [row_texts(row)[1] for row in drawn(book).total] == ["300"]


def test_a_unit_that_lists_no_program_counts_with_its_own_line() -> None:
    book = plan(KELURAHAN, *TREE, *items(item("w6", "organisation", "7.01.2", 50, of="k1")))
    assert row_texts(drawn(book).total[1]) == ["Jumlah pagu 1 kelurahan", "50"]


def test_one_unknown_amount_makes_the_totals_above_it_unknown() -> None:
    book = plan(KELURAHAN, *TREE, *items(item("w7", "program", "7.01.01", None, of="k1")))
    assert [row_texts(row)[1] for row in drawn(book).total] == ["300", "belum diisi", "belum diisi"]


def test_nothing_adds_up_to_unknown_and_not_to_zero() -> None:
    assert tree(plan(), "plan").sum(()) is None


def test_a_second_indicator_is_a_line_without_code_and_money() -> None:
    book = plan(
        *items(item("w1", "program", "7.01.02", 300)),
        indicator("i1", "w1", "Persentase pelayanan"),
        indicator("i2", "w1", "Tingkat akses"),
        target("t2", "i2", "100 Persen", 1_000_000, "Persen"),
    )
    assert [row_texts(row) for row in drawn(book).body] == [
        ["7.01.02", "program 7.01.02", "Persentase pelayanan", "", "", "300"],
        ["", "", "Tingkat akses", "100 Persen", "", ""],
    ]


def test_parents_are_bold_and_organisations_shaded() -> None:
    looks = [(row.bold, row.shade, row.level) for row in drawn(plan(*TREE)).body]
    assert looks == [(True, True, 0), (True, False, 1), (True, False, 2), (False, False, 3), (False, False, 3)]


def test_shares_divide_the_programs_by_who_spends_them() -> None:
    book = plan(KELURAHAN, *TREE, *OF_KELURAHAN)
    divided = shares(book, tree(book, "plan"))
    assert [row.id for row in divided.own] == ["w2"]
    assert [row.id for row in divided.of_units] == ["w7"]


def test_amounts_are_counted_in_sen() -> None:
    work = tree(plan(*TREE), "plan")
    assert work.amount(work.items[0]) == 300 * SEN
