"""BUD-014."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason, said
from tests.making import book, work_item
from tests.sheets import pagu, spent

ITEM = work_item("7.01.02.2.01.0001", "Rapat")


def year(amount: int, *quarters: int) -> Book:
    rows = [spent(ITEM, f"R{n}", quarter, f"2025-Q{n}") for n, quarter in enumerate(quarters, 1)]
    return book(ITEM, pagu(ITEM, "K5", 100), spent(ITEM, "AC5", amount), *rows)


PASSES = [year(100), year(90, 20, 20, 20, 30)]
FAILS = [year(101), year(150, 20, 130), year(150, 20, 130, 110)]


def test_more_than_the_ceiling_is_named_with_the_difference() -> None:
    (finding,) = found("BUD-014", FAILS[0])
    assert finding.message == (
        "Realisasi 2025 sub kegiatan 7.01.02.2.01.0001 Rapat sebesar Rp101, lebih besar Rp1 daripada pagu 2025, Rp100."
    )
    assert finding.place.coordinate == "AC5"
    assert finding.severity == "warning"


def test_a_quarter_that_passes_the_ceiling_of_the_year_is_said_in_place_of_the_year() -> None:
    (message,) = said("BUD-014", FAILS[1])
    assert message == (
        "Realisasi Triwulan II 2025 sub kegiatan 7.01.02.2.01.0001 Rapat sebesar Rp130, lebih besar Rp30 daripada pagu "
        "2025, Rp100."
    )


def test_what_has_run_up_over_years_may_pass_the_ceiling_of_one() -> None:
    made = book(ITEM, pagu(ITEM, "K5", 100), spent(ITEM, "AC5", 90), spent(ITEM, "AE5", 500, "-2025"))
    assert said("BUD-014", made) == []


def test_a_report_without_ceilings_is_not_judged() -> None:
    assert reason("BUD-014", book(ITEM, spent(ITEM, "AC5", 90))) == (
        "Dokumen ini tidak memuat realisasi anggaran beserta pagunya."
    )


def test_the_ceiling_of_another_year_is_none_of_this() -> None:
    assert said("BUD-014", book(ITEM, pagu(ITEM, "K5", 10, period="2024"), spent(ITEM, "AC5", 90))) == []
