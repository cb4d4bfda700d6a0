"""The end of a Renstra: one state for an indicator in T-C.27 and T-C.28, stored before computed, never guessed."""

from collections.abc import Sequence

import pytest

from selaras.engine.documents.document import Options, find_type
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Indicator, Row, Target
from tests.engine.documents.transcript import row_texts, tables
from tests.making import YEAR, book, document, indicator, row, target, work_item

GOAL = row(Goal, id="goal", number="1", text="Warga terlayani")
ITEM = work_item("7.01.02", "PROGRAM PELAYANAN", level="program")
WHOLE = f"{YEAR}-{YEAR + 2}"


def plan(*rows: Row) -> Book:
    """A Renstra of three years with one goal and one program."""
    head = document(kind="renstra", title="RENSTRA", first_year=YEAR, last_year=YEAR + 2, period=WHOLE)
    return book(head, GOAL, ITEM, *rows)


def aims(of: Indicator, values: Sequence[int | None]) -> list[Target]:
    """The targets of the three years."""
    return [
        target(of, None if each is None else each * 10_000, text="" if each is None else str(each),
               period=str(YEAR + n))
        for n, each in enumerate(values)
    ]  # fmt: skip


def ends(given: Book) -> tuple[list[str], list[str]]:
    """The column at the end of the period: of T-C.28, and of T-C.27."""
    found = tables(find_type("renstra").content(given, load_law(), Options()))
    of_aims = [row_texts(line)[-1] for line in found["Tabel T-C.28"].body] if "Tabel T-C.28" in found else []
    return of_aims, [row_texts(line)[-4] for line in found["Tabel T-C.27"].body]


@pytest.mark.parametrize(
    ("how", "end"), [("sum", "60"), ("last", "30"), ("mean", "30"), ("", "30")], ids=["sum", "last", "mean", "unsaid"]
)
def test_both_tables_end_with_the_years_together_or_with_the_last_year(how: str, end: str) -> None:
    above, below = (indicator(each, name, accumulation=how) for each, name in ((GOAL, "Warga"), (ITEM, "Layanan")))
    given = plan(above, below, *aims(above, (10, 20, 30)), *aims(below, (10, 20, 30)))
    assert ends(given) == ([end], [end])


def test_an_indicator_of_a_goal_that_a_program_repeats_has_one_end_whichever_says_how_it_adds_up() -> None:
    for first, second in (("sum", ""), ("", "sum")):
        above = indicator(GOAL, "Warga terlayani", unit="Orang", accumulation=first)
        below = indicator(ITEM, "Warga  Terlayani", unit="Orang", accumulation=second)
        assert ends(plan(above, below, *aims(above, (10, 20, 30)), *aims(below, (10, 20, 30)))) == (["60"], ["60"])


def test_two_indicators_of_one_name_with_other_targets_are_two() -> None:
    above = indicator(GOAL, "Jumlah dokumen", accumulation="sum")
    below = indicator(ITEM, "Jumlah dokumen")
    assert ends(plan(above, below, *aims(above, (10, 20, 30)), *aims(below, (1, 2, 3)))) == (["60"], ["3"])


@pytest.mark.parametrize("period", [WHOLE, f"..{YEAR + 2}"])
def test_an_end_that_the_plan_stores_wins_over_a_computed_one(period: str) -> None:
    above, below = indicator(GOAL, "Warga", accumulation="sum"), indicator(ITEM, "Layanan")
    stored = [target(each, 65_0000, text="65", period=period) for each in (above, below)]
    given = plan(above, below, *aims(above, (10, 20, 30)), *aims(below, (10, 20, 30)), *stored)
    assert ends(given) == (["65"], ["65"])


def test_a_stored_end_that_says_nothing_is_none() -> None:
    above = indicator(GOAL, "Warga", accumulation="sum")
    given = plan(above, *aims(above, (10, 20, 30)), target(above, None, text="", period=WHOLE))
    assert ends(given)[0] == ["60"]


def test_a_target_of_other_years_is_no_end() -> None:
    above = indicator(GOAL, "Warga")
    given = plan(above, *aims(above, (10, 20, 30)), target(above, 99_0000, text="99", period=f"{YEAR}-{YEAR + 1}"))
    assert ends(given)[0] == ["30"]


@pytest.mark.parametrize(
    ("how", "values", "end"),
    [("sum", (10, None, 30), "–"), ("last", (10, 20, None), "–"), ("last", (None, 20, 0), "0")],
)
def test_an_unknown_year_makes_the_end_unknown_and_zero_is_a_figure(
    how: str, values: tuple[int | None, ...], end: str
) -> None:
    above, below = (indicator(each, name, accumulation=how) for each, name in ((GOAL, "Warga"), (ITEM, "Layanan")))
    assert ends(plan(above, below, *aims(above, values), *aims(below, values))) == ([end], [end])


def test_a_grade_ends_with_its_word_and_is_never_added_up() -> None:
    words = ("Cukup", "Baik", "Sangat Baik")
    for how, end in (("", "Sangat Baik"), ("sum", "–")):
        above = indicator(GOAL, "Predikat", accumulation=how)
        graded = [target(above, None, text=each, grade=each, period=str(YEAR + n)) for n, each in enumerate(words)]
        assert ends(plan(above, *graded))[0] == [end]


def test_a_figure_of_another_notation_is_printed_as_ours_in_every_table() -> None:
    above = indicator(GOAL, "Indeks", unit="Poin")
    given = plan(above, *(target(above, 95_5000, text="95.5", unit="Poin", period=str(YEAR + n)) for n in range(3)))
    found = tables(find_type("renstra").content(given, load_law(), Options()))
    for name in ("Tabel T-C.25", "Tabel T-C.28"):
        assert row_texts(found[name].body[0])[-1] == "95,5"
