"""Lists of money with lines that lie in others: only the outermost are summed."""

from selaras.engine.tables.nested import outermost, total
from tests.engine.documents.promises import budget


def test_a_sub_kegiatan_below_its_kegiatan_is_not_summed_again() -> None:
    lines = [
        budget("a", 1, "7.01.04.2.01", "Kegiatan", 75),
        budget("b", 2, "7.01.04.2.01.0001", "Sub kegiatan", 50),
        budget("c", 3, "7.01.04.2.01.0002", "Sub kegiatan", 25),
        budget("d", 4, "7.01.04.2.02.0001", "Sub kegiatan yang kegiatannya tidak dimuat", 20),
    ]
    assert [line.id for line in outermost(lines)] == ["a", "d"]


def test_a_code_that_only_begins_alike_lies_in_no_other() -> None:
    lines = [budget("a", 1, "7.01.04.2.1", "Satu", 1), budget("b", 2, "7.01.04.2.10", "Sepuluh", 1)]
    assert [line.id for line in outermost(lines)] == ["a", "b"]


def test_lines_without_codes_are_all_summed() -> None:
    lines = [budget("a", 1, "", "Kegiatan satu", 1), budget("b", 2, "", "Kegiatan dua", 2)]
    assert [line.id for line in outermost(lines)] == ["a", "b"]


def test_one_unknown_amount_makes_the_total_unknown() -> None:
    assert total([7_500, 2_000]) == 9_500
    assert total([7_500, None]) is None
    assert total([]) is None
