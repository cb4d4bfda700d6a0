"""BUD-004."""

from tests.judging import budget, found
from tests.making import book

PASSES = [book(*budget(("program", "7.01.02", "PROGRAM A", 0)))]
FAILS = [book(*budget(("program", "7.01.02", "PROGRAM A", -5)))]


def test_a_negative_ceiling_is_named() -> None:
    (finding,) = found("BUD-004", FAILS[0])
    assert finding.message == "Pagu program 7.01.02 PROGRAM A bernilai negatif, -Rp5."
    assert finding.severity == "error"
