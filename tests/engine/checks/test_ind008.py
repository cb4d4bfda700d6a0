"""IND-008."""

from selaras.engine.tables.rows import Objective, PlanDocument
from tests.judging import found, said
from tests.making import book, indicator, row

RENSTRA = row(
    PlanDocument, id="renstra", document="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026
)
PLANNED = row(Objective, document="renstra", number="1", text="Meningkatnya pelayanan")
YEARLY = row(Objective, number="1", text="Meningkatnya pelayanan")
FIRST = indicator(PLANNED, "Indeks Kepuasan", unit="Nilai", document="renstra")

PASSES = [book(RENSTRA, PLANNED, YEARLY, FIRST, indicator(YEARLY, "Indeks Kepuasan", unit="NILAI"))]
FAILS = [book(RENSTRA, PLANNED, YEARLY, FIRST, indicator(YEARLY, "Indeks Kepuasan", unit="Persen"))]


def test_the_later_unit_is_named_with_the_first() -> None:
    (finding,) = found("IND-008", FAILS[0])
    assert finding.message == (
        f"Indikator “Indeks Kepuasan” bersatuan Persen, tetapi bersatuan Nilai pada {FIRST.place.sentence()}."
    )
    assert finding.proposal == "Nilai"


def test_a_slip_of_spelling_is_the_same_unit() -> None:
    first = indicator(PLANNED, "Persentase keluhan", unit="Perse", document="renstra")
    other = indicator(YEARLY, "Percentase keluhan", unit="%")
    assert said("IND-008", book(RENSTRA, PLANNED, YEARLY, first, other)) == []
