"""IND-011."""

from tests.judging import budget, found, measured, said
from tests.making import book

ORDER = ("program", "7.01.04", "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM", None)
GENERAL = ("program", "7.01.05", "PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM", None)
ITEMS = budget(ORDER, GENERAL)
SWAPPED = "Persentase kegiatan koordinasi ketentraman dan ketertiban umum yang melibatkan instansi vertikal"

PASSES = [book(*ITEMS, *measured(ITEMS[0], SWAPPED), *measured(ITEMS[1], "Persentase urusan pemerintahan umum"))]
FAILS = [book(*ITEMS, *measured(ITEMS[1], SWAPPED))]


def test_an_indicator_about_another_program_is_named() -> None:
    (finding,) = found("IND-011", FAILS[0])
    assert finding.message == (
        "Indikator program 7.01.05 PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM berbicara tentang program 7.01.04 "
        f"PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM: “{SWAPPED}”."
    )


def test_a_program_may_mention_another_beside_itself() -> None:
    both = "Persentase penyelenggaraan urusan pemerintahan umum dan koordinasi ketentraman dan ketertiban umum"
    assert said("IND-011", book(*ITEMS, *measured(ITEMS[1], both))) == []
