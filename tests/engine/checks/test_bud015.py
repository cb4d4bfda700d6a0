"""BUD-015."""

import pytest

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, work_item
from tests.sheets import spent

ITEM = work_item("7.01.02.2.01", "Koordinasi")


def run_up(**amounts: int) -> Book:
    times = {"y2024": "-2024", "q1": "-2025-Q1", "q2": "-2025-Q2", "y2025": "-2025"}
    return book(ITEM, *(spent(ITEM, f"R{n}", each, times[key]) for n, (key, each) in enumerate(amounts.items(), 1)))


PASSES = [run_up(y2024=50, q1=60, q2=60, y2025=80), run_up(q1=0, q2=0)]
FAILS = [run_up(q1=60, q2=50), run_up(y2024=90, y2025=80), run_up(q2=60, y2025=50)]


def test_what_has_run_up_may_not_become_less() -> None:
    (finding,) = found("BUD-015", FAILS[0])
    assert finding.message == (
        "Realisasi s.d. Triwulan II 2025 kegiatan 7.01.02.2.01 Koordinasi sebesar Rp50, lebih kecil daripada realisasi "
        "s.d. Triwulan I 2025, Rp60."
    )
    assert finding.place.coordinate == "R2"


@pytest.mark.parametrize("mark", ["-", ".."])
def test_both_ways_of_writing_such_a_period_are_read(mark: str) -> None:
    rows = [spent(ITEM, "R1", 60, f"{mark}2024"), spent(ITEM, "R2", 50, f"{mark}2025")]
    assert len(said("BUD-015", book(ITEM, *rows))) == 1


def test_quarters_that_stand_for_themselves_may_be_less() -> None:
    made = book(ITEM, spent(ITEM, "R1", 60, "2025-Q1"), spent(ITEM, "R2", 10, "2025-Q2"))
    assert reason("BUD-015", made) == "Dokumen ini tidak memuat realisasi kumulatif dari dua waktu."
