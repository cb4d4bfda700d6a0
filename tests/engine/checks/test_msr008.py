"""MSR-008."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective, Row
from tests.judging import found, reason
from tests.making import book, indicator, row
from tests.sheets import aim, reached

GOAL = row(Objective, number="1", text="Meningkatnya pelayanan")


def year(indicators: int, off: float = 0, quarters: int = 4) -> Book:
    rows: list[Row] = []
    for n in range(1, indicators + 1):
        measure = indicator(GOAL, f"Jumlah {n}", unit="Dokumen")
        rows.append(measure)
        for q in range(1, quarters + 1):
            value = q + (off if (n, q) == (1, 1) else 0)
            rows += [aim(measure, f"E{n}", q, f"2025-Q{q}"), reached(measure, f"F{n}", value, period=f"2025-Q{q}")]
    return book(GOAL, *rows)


PASSES = [year(5, off=1), year(5, off=-0.5)]
FAILS = [year(5), year(7)]


def test_a_report_that_is_always_on_target_is_one_note() -> None:
    (finding,) = found("MSR-008", FAILS[1])
    assert finding.message == "Realisasi keempat triwulan dari semua 7 indikator persis sama dengan targetnya."
    assert finding.severity == "note"


def test_few_indicators_and_few_quarters_tell_nothing() -> None:
    assert reason("MSR-008", year(4)) != ""
    assert reason("MSR-008", year(5, quarters=3)) != ""
