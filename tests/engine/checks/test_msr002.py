"""MSR-002."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import Term
from tests.judging import found, said
from tests.making import book, indicator, work_item
from tests.sheets import formula, reached

PROGRAM = work_item("7.01.02", "PROGRAM PELAYANAN")
KEGIATAN = [work_item(f"7.01.02.2.0{n}", f"Kegiatan {n}", parent=PROGRAM.id) for n in (1, 2)]
MEASURES = [indicator(item, f"Persentase {item.name}", unit="%") for item in (PROGRAM, *KEGIATAN)]


def mean(second: float | None, *, whole: bool) -> Book:
    top, one = reached(MEASURES[0], "P5", 50, 50), reached(MEASURES[1], "P6", 60, 60)
    two = reached(MEASURES[2], "P8", second, second)
    cells = (Term("Q6", one.id, "percent"), Term("Q8", two.id, "percent"))
    text = "=AVERAGE(Q6,Q8)" if whole else "=AVERAGE(Q6)"
    terms = cells if whole else cells[:1]
    made = formula(top, text, quantity="percent", place=top.place.at_column(17), terms=terms)
    return book(PROGRAM, *KEGIATAN, *MEASURES, top, one, two, made)


PASSES = [mean(40, whole=True), mean(0, whole=False), mean(None, whole=False)]
FAILS = [mean(40, whole=False)]


def test_a_line_with_a_percent_that_is_left_out_is_named_by_its_cell_of_percent() -> None:
    (finding,) = found("MSR-002", FAILS[0])
    assert finding.message == (
        "Rumus rata-rata sel Q5 (Persentase PROGRAM PELAYANAN), =AVERAGE(Q6), tidak memuat Q8, padahal capaiannya "
        "tercetak."
    )
    assert finding.severity == "warning"


def test_a_line_without_activity_may_be_left_out() -> None:
    assert said("MSR-002", mean(0, whole=False)) == []
