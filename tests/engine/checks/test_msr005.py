"""MSR-005."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import found, reason
from tests.making import book, indicator, row
from tests.sheets import reached

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def run_up(*values: float, unit: str = "%", period: str = "-2025", name: str = "Persentase layanan") -> Book:
    rows = []
    for n, value in enumerate(values, 1):
        measure = indicator(GOAL, f"{name} {n}", unit=unit)
        rows += [measure, reached(measure, f"AD{n}", value, period=period)]
    return book(GOAL, *rows)


PASSES = [run_up(100, 90), run_up(200, name="Persentase peningkatan layanan")]
FAILS = [run_up(200), run_up(90, 200, 170, 104, 193, period="..2025")]


def test_all_of_them_are_one_note_with_their_count() -> None:
    (finding,) = found("MSR-005", FAILS[1])
    assert finding.message == (
        "Realisasi s.d. 2025 dari 4 indikator persen lebih dari 100 persen karena dijumlahkan antartahun: “Persentase "
        "layanan 2” (200), “Persentase layanan 3” (170), “Persentase layanan 4” (104), dan 1 indikator lainnya."
    )
    assert finding.place.coordinate == "AD2"
    assert len(finding.values["places"]) == 4


def test_counts_may_be_added_and_a_single_year_is_judged_elsewhere() -> None:
    assert (
        reason("MSR-005", run_up(200, unit="Dokumen")) == "Dokumen ini tidak memuat realisasi kumulatif dalam persen."
    )
    assert reason("MSR-005", run_up(200, period="2025")) != ""
