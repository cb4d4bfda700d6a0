"""COD-004."""

from tests.judging import budget, found, said
from tests.making import book

TWO = [
    ("sub_kegiatan", "7.01.01.2.05.02", "Pakaian Dinas", None),
    ("sub_kegiatan", "7.01.01.2.05.03", "Pendataan", None),
]
FOUR = ("sub_kegiatan", "7.01.01.2.05.0011", "Bimbingan Teknis", None)

PASSES = [book(*budget(*TWO)), book(*budget(FOUR))]
FAILS = [book(*budget(*TWO, FOUR))]


def test_the_fewer_ones_are_named() -> None:
    (finding,) = found("COD-004", FAILS[0])
    assert finding.message == (
        "Kode 7.01.01.2.05.0011 untuk sub kegiatan Bimbingan Teknis berakhir dengan 4 angka, sedangkan sub kegiatan "
        "lain dalam dokumen ini berakhir dengan 2 angka."
    )
    assert finding.proposal == "7.01.01.2.05.11"


def test_as_many_of_each_tell_nothing() -> None:
    assert said("COD-004", book(*budget(TWO[0], FOUR))) == []


def test_a_number_too_large_for_two_digits_gets_no_proposal() -> None:
    large = ("sub_kegiatan", "7.01.01.2.05.0111", "Bimbingan Teknis", None)
    (finding,) = found("COD-004", book(*budget(*TWO, large)))
    assert finding.proposal is None
