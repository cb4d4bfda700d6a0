"""COD-003."""

import pytest

from selaras.engine.tables.rows import WorkItem
from tests.judging import budget, found, said
from tests.making import book, row

WRONG = row(
    WorkItem, order=1, level="sub_kegiatan", code="7.01.01.2.01.010", code_proposed="7.01.01.2.01.10", name="Forum"
)

PASSES = [book(*budget(("sub_kegiatan", "7.01.01.2.01.10", "Forum", None)))]
FAILS = [book(WRONG)]


def test_three_digits_are_never_valid() -> None:
    (finding,) = found("COD-003", FAILS[0])
    assert finding.message == (
        "Bagian terakhir kode 7.01.01.2.01.010 untuk sub kegiatan Forum tidak terdiri atas dua atau empat angka."
    )
    assert finding.proposal == "7.01.01.2.01.10"
    assert finding.place == WRONG.place


@pytest.mark.parametrize("code", ["7.01.01.2.01.1", "7.01.01.2.01.00010"])
def test_one_and_five_digits_are_wrong_too(code: str) -> None:
    assert len(said("COD-003", book(*budget(("sub_kegiatan", code, "Forum", None))))) == 1


def test_four_digits_are_right() -> None:
    assert said("COD-003", book(*budget(("sub_kegiatan", "7.01.01.2.01.0010", "Forum", None)))) == []
