"""What was reached and spent, in words beside target and pagu."""

from typing import Any

from selaras.engine.tables.actuals import Actual, Spending
from selaras.site.plans.realised import NOTHING, Realised, actual_words, realised
from tests.making import YEAR, indicator, row, work_item

ITEM = work_item("7.01.01", "Program")
MEASURED = indicator(ITEM, "Persentase A", unit="Persen")


def actual(period: str, text: str, **fields: Any) -> Actual:
    return row(Actual, indicator=MEASURED.id, period=period, text=text, **({"value": None} | fields))


def spending(period: str, amount: int | None) -> Spending:
    return row(Spending, item=ITEM.id, period=period, amount=amount, text="")


def told(*rows: Actual | Spending) -> Realised:
    actuals = [each for each in rows if isinstance(each, Actual)]
    return realised(YEAR, MEASURED, actuals, [each for each in rows if isinstance(each, Spending)])


def test_the_figures_of_the_year_stand_alone_where_there_are_no_others() -> None:
    result, money = actual(str(YEAR), "85"), spending(str(YEAR), 3_000_000_00)
    found = told(result, money)
    assert (found.reached, found.spent, list(found.times)) == ("85 Persen", "3.000.000", [])
    assert found.shown == {result.id, money.id}


def test_before_the_year_is_over_the_last_quarter_speaks_and_is_named() -> None:
    found = told(actual("2025-Q1", "20"), actual("2025-Q2", "45"), spending("2025-Q1", 500_00))
    assert (found.reached, found.spent) == ("Triwulan II: 45 Persen", "Triwulan I: 500")


def test_all_times_follow_each_other_as_they_went_by() -> None:
    rows: list[Actual | Spending] = [
        actual("..2025", "190"), actual("2025", "90"), actual("2025-Q4", "40"), actual("..2024", "100"),
        spending("2025-Q4", 100), spending("2025", 400_00),
    ]  # fmt: skip
    assert list(told(*rows).times) == [
        ("s.d. 2024", "100 Persen", ""),
        ("Triwulan IV 2025", "40 Persen", "1"),
        ("2025", "90 Persen", "400"),
        ("s.d. 2025", "190 Persen", ""),
    ]


def test_what_nobody_knows_is_no_zero_and_a_state_is_said_in_words() -> None:
    assert told(actual(str(YEAR), ""), spending(str(YEAR), None)) == NOTHING
    assert told(actual(str(YEAR), "", state="no_case")).reached == "tidak ada kasus"
    assert told(spending(str(YEAR), 0)).spent == "0"


def test_another_year_and_a_range_of_years_say_nothing_of_this_one() -> None:
    assert told(actual("2023", "10")).reached == ""
    assert told(actual("2021-2026", "10")) == NOTHING


def test_a_per_cent_sign_is_never_alone_on_a_line() -> None:
    measured = indicator(ITEM, "Persentase B", unit="%")
    assert actual_words(row(Actual, indicator=measured.id, text="100", value=None), measured) == "100\u00a0%"
    assert actual_words(row(Actual, indicator=measured.id, text="100%", value=None), measured) == "100%"
