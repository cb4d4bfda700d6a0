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


def test_a_kegiatan_whose_code_is_cut_holds_its_own_sub_kegiatan_and_no_neighbour() -> None:
    # As the sample plan prints it in Tabel 2.6 of every kelurahan: 7.01.03.2 stands for 7.01.03.2.03.
    lines = [
        budget("a", 1, "7.01.03.2.02", "Kegiatan Pemberdayaan Kelurahan", 950),
        budget("b", 2, "7.01.03.2.02.02", "Pembangunan Sarana dan Prasarana Kelurahan", 650),
        budget("c", 3, "7.01.03.2", "Pemberdayaan Lembaga Kemasyarakatan", 450),
        budget("d", 4, "7.01.03.2.03.02", "Penyelenggaraan Lembaga Kemasyarakatan", 450),
    ]
    assert [line.id for line in outermost(lines)] == ["a", "c"]


def test_older_codes_lie_in_each_other_by_their_beginnings() -> None:
    lines = [
        budget("a", 1, "1.20.1.20.03.01", "Program", 10),
        budget("b", 2, "1.20.1.20.03.01.02", "Kegiatan", 10),
    ]
    assert [line.id for line in outermost(lines)] == ["a"]


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
