"""COD-001."""

import pytest

from tests.judging import budget, found, said
from tests.making import book

PASSES = [book(*budget(("program", "7.01.02", "PROGRAM A", None), ("kegiatan", "7.01.02.2.01", "Koordinasi", None)))]
FAILS = [book(*budget(("program", "7.1.2", "PROGRAM A", None)))]


def test_a_code_outside_the_grammar_is_named() -> None:
    (finding,) = found("COD-001", FAILS[0])
    assert finding.message == "Kode 7.1.2 untuk program PROGRAM A tidak tersusun menurut aturan kodefikasi."
    assert finding.proposal is None


@pytest.mark.parametrize("code", ["7.01.03.2", "7.01.02.2.01.010", "7.01.02.2.01"])
def test_a_cut_code_wrong_digits_and_another_level_have_their_own_checks(code: str) -> None:
    assert said("COD-001", book(*budget(("sub_kegiatan", code, "Rapat", None)))) == []


@pytest.mark.parametrize("code", ["7.01.02.9.01", "0.01.02.2.01", "7.01.02.2.1", "7-01-02-2-01", "7.01.02.2.٠١"])
def test_every_group_is_looked_at(code: str) -> None:
    assert len(said("COD-001", book(*budget(("kegiatan", code, "Koordinasi", None))))) == 1


def test_the_generic_code_of_the_support_program_is_right() -> None:
    assert said("COD-001", book(*budget(("program", "X.XX.01", "PROGRAM PENUNJANG", None)))) == []
