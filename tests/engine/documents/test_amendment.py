"""An agreement beside the one that amends it: what stays, changes, comes and goes."""

from selaras.engine.documents.amendment import Compared, amended, compare_budgets, compare_lines, promises
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import AgreementLine, Indicator
from tests.engine.documents.promises import both, section


def pairs(book: Book) -> list[Compared]:
    found = amended(book)
    assert found is not None
    return compare_lines(book, *found)


def test_a_book_with_one_agreement_has_nothing_to_compare() -> None:
    assert amended(section()) is None


def test_each_line_says_what_became_of_it() -> None:
    assert [(pair.shown.indicator, pair.word) for pair in pairs(both())] == [
        ("Persentase pelanggaran yang ditangani", "tetap"),
        ("Jumlah laporan patroli wilayah", "berubah"),
        ("Jumlah rapat forum kewaspadaan dini", "baru"),
        ("Indeks kepuasan masyarakat", "tidak lagi"),
    ]


def test_a_changed_target_stands_beside_the_first() -> None:
    changed = pairs(both())[1]
    assert changed.before is not None
    assert changed.after is not None
    assert (changed.before.target, changed.after.target) == ("48", "60")


def test_a_line_that_was_reworded_is_the_same_line_by_its_source() -> None:
    rows = [
        replace(row, source="sumber") if isinstance(row, AgreementLine) and row.id in ("l1", "l1-2")
        else replace(row, name="Tingkat penanganan pelanggaran") if isinstance(row, Indicator) and row.id == "i1-2"
        else row
        for row in both()
    ]  # fmt: skip
    first = pairs(Book(rows))[0]
    assert (first.word, first.before and first.before.indicator) == ("berubah", "Persentase pelanggaran yang ditangani")


def test_without_a_source_a_reworded_line_is_new_and_the_old_one_gone() -> None:
    rows = [replace(row, name="Lain") if isinstance(row, Indicator) and row.id == "i1-2" else row for row in both()]
    assert [pair.word for pair in pairs(Book(rows))] == ["baru", "berubah", "baru", "tidak lagi", "tidak lagi"]


def test_money_is_compared_by_its_code() -> None:
    found = amended(both())
    assert found is not None
    assert [(row.code, row.difference) for row in compare_budgets(both(), *found)] == [
        ("7.01.04.2.01", 0),
        ("7.01.04.2.01.0001", 0),
        ("7.01.04.2.01.0002", 0),
        ("7.01.04.2.02", -750_000_000),  # 12,5 million in the place of 20 million rupiah, in sen
    ]


def test_the_promises_of_an_agreement_are_worded_as_it_prints_them() -> None:
    found = amended(both())
    assert found is not None
    assert [row.target for row in promises(both(), found[0])] == ["90", "48", "88,30 (Baik)"]
