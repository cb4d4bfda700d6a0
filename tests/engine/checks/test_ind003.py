"""IND-003."""

from tests.judging import budget, found, measured, reason
from tests.making import AGENCY_CODE, book

ITEMS = budget(("program", "7.01.02", "PROGRAM A", None), ("kegiatan", "7.01.02.2.01", "Koordinasi", None))

PASSES = [book(*ITEMS, *measured(ITEMS[0], "Persentase pelayanan"), *measured(ITEMS[1], "Jumlah Rapat"))]
FAILS = [book(*ITEMS, *measured(ITEMS[0], "Persentase pelayanan"))]


def test_a_row_without_indicator_is_named() -> None:
    (finding,) = found("IND-003", FAILS[0])
    assert finding.message == "7.01.02.2.01 Koordinasi (KECAMATAN CONTOH) belum mempunyai indikator."
    assert finding.place == ITEMS[1].place
    assert finding.severity == "error"


def test_the_row_of_an_organisation_needs_none() -> None:
    top = budget(("organisation", AGENCY_CODE, "KECAMATAN CONTOH", None))
    assert found("IND-003", book(*top, *ITEMS[:1], *measured(ITEMS[0], "Persentase pelayanan"))) == []


def test_a_table_without_indicators_misses_none() -> None:
    assert reason("IND-003", book(*ITEMS)) != ""
