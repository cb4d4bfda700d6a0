"""COD-010."""

from tests.judging import budget, found, said
from tests.making import book

PASSES = [book(*budget(("kegiatan", "7.01.02.2.01", "Koordinasi", None)))]
FAILS = [book(*budget(("sub_kegiatan", "7.01.02.2.01", "Rapat", None)))]


def test_a_code_of_another_level_is_named() -> None:
    (finding,) = found("COD-010", FAILS[0])
    assert finding.message == "Baris Rapat adalah sub kegiatan, tetapi kodenya 7.01.02.2.01 menunjuk tingkat lain."


def test_a_cut_code_is_not_another_level() -> None:
    assert said("COD-010", book(*budget(("kegiatan", "7.01.03.2", "Pemberdayaan", None)))) == []
