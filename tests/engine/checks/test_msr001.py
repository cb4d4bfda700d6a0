"""MSR-001."""

from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.making import book, indicator, work_item
from tests.sheets import formula, reached

PROGRAM = work_item("7.01.02", "PROGRAM PELAYANAN")
KEGIATAN = [work_item(f"7.01.02.2.0{n}", f"Kegiatan {n}", parent=PROGRAM.id) for n in (1, 2)]
SUB = work_item("7.01.02.2.01.0001", "Rapat", parent=KEGIATAN[0].id)
ITEMS = (PROGRAM, *KEGIATAN, SUB)
MEASURES = [indicator(item, f"Persentase {item.name}", unit="%") for item in ITEMS]
TOP, FIRST, SECOND, LOW = (
    reached(measure, cell, 50, percent)
    for measure, cell, percent in zip(MEASURES, ("Q5", "Q6", "Q8", "Q7"), (50, 60, 40, 60), strict=True)
)


def mean(text: str, *terms: Actual | str) -> Book:
    return book(*ITEMS, *MEASURES, TOP, FIRST, SECOND, LOW, formula(TOP, text, *terms, quantity="percent"))


PASSES = [mean("=AVERAGE(Q6,Q8)", FIRST, SECOND), mean("=AVERAGE(Q6,Q8,Q9)", FIRST, SECOND, "Q9")]
FAILS = [mean("=AVERAGE(Q6:Q7:Q8)", FIRST, LOW, SECOND)]


def test_a_line_two_levels_below_is_named() -> None:
    (finding,) = found("MSR-001", FAILS[0])
    assert finding.message == (
        "Rumus rata-rata sel Q5 (Persentase PROGRAM PELAYANAN), =AVERAGE(Q6:Q7:Q8), ikut menghitung Q7, yang bukan "
        "baris tepat di bawahnya."
    )
    assert finding.place.coordinate == "Q5"


def test_a_mean_of_the_lowest_lines_alone_is_a_choice() -> None:
    assert reason("MSR-001", mean("=AVERAGE(Q7)", LOW)) != ""
