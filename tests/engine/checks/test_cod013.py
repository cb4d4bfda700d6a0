"""COD-013."""

from tests.judging import budget, found
from tests.making import book

CODED = ("program", "7.01.03", "PROGRAM B", None)

PASSES = [book(*budget(("program", "7.01.02", "PROGRAM A", None)))]
FAILS = [book(*budget(("program", "", "PROGRAM A", None), CODED))]


def test_a_row_without_code_is_named() -> None:
    (finding,) = found("COD-013", FAILS[0])
    assert finding.message == "PROGRAM A (KECAMATAN CONTOH) belum mempunyai kode."
