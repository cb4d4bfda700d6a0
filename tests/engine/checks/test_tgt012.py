"""TGT-012."""

from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Objective
from tests.judging import judged, said
from tests.making import YEAR, book, document, indicator, row, target


def plan(change: str, *years: int) -> Book:
    aim = row(Objective, number="1", text="Layanan cepat")
    since = date(YEAR + 1, 7, 1) if change else None
    measured = indicator(aim, "Indeks lama", change=change, changed_on=since)
    targets = [target(measured, 80_0000, text="80", period=str(year)) for year in years]
    head = document(kind="renstra", first_year=YEAR, last_year=YEAR + 4, period=f"{YEAR}-{YEAR + 4}")
    return book(head, aim, measured, *targets)


PASSES = [plan("replaced", YEAR, YEAR + 1), plan("stopped", YEAR + 1)]
FAILS = [plan("replaced", YEAR, YEAR + 2), plan("stopped", YEAR + 2)]


def test_the_target_after_the_end_is_told_with_the_day() -> None:
    assert said("TGT-012", FAILS[0]) == [
        "Indikator “Indeks lama” diganti sejak 01-07-2026, tetapi masih mempunyai target tahun 2027."
    ]
    assert said("TGT-012", FAILS[1])[0].startswith("Indikator “Indeks lama” dihentikan sejak")


def test_a_plan_in_which_no_indicator_ends_is_not_concerned() -> None:
    assert "TGT-012" in judged("TGT-012", plan("", YEAR + 2)).absent
    assert "TGT-012" in judged("TGT-012", plan("revised", YEAR, YEAR + 3)).absent
