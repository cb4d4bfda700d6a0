"""What became of an indicator, and where its trend breaks."""

from datetime import date

from selaras.engine.formulas.lineage import broken_at, turn_of
from selaras.engine.tables.rows import Objective
from tests.making import book, document, indicator, row

AIM = row(Objective, number="1", text="Layanan cepat")


def test_both_sides_of_a_replacement_know_each_other() -> None:
    old = indicator(AIM, "Indeks lama", change="replaced", changed_on=date(2027, 1, 1), change_reason="rumus baru")
    new = indicator(AIM, "Indeks baru", change="new", changed_on=date(2027, 1, 1), predecessor=old.id)
    given = book(document(), AIM, old, new)
    told, came = turn_of(given, old), turn_of(given, new)
    assert told is not None
    assert (told.change, told.reason, told.before, told.after) == ("replaced", "rumus baru", None, new)
    assert came is not None
    assert (came.before, came.after) == (old, None)
    assert turn_of(given, indicator(AIM, "Lain")) is None


def test_a_predecessor_in_another_plan_is_no_row_of_this_one() -> None:
    new = indicator(AIM, "Indeks baru", change="new", predecessor="di-rencana-lain")
    told = turn_of(book(document(), AIM, new), new)
    assert told is not None
    assert told.before is None


def test_a_trend_breaks_at_the_first_period_that_the_change_reaches_into() -> None:
    revised = indicator(AIM, "Indeks", change="revised", changed_on=date(2027, 4, 1))
    assert broken_at(revised, ["2025", "2026", "2027", "2028"]) == "2027"
    assert broken_at(revised, ["2025", "2026"]) == ""
    assert broken_at(revised, ["", "..2027", "2028"]) == "2028"
    assert broken_at(indicator(AIM, "Indeks"), ["2027"]) == ""
