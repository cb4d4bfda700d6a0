"""The duties of a year on the days that the law, the budget and the region give them."""

from datetime import date

import pytest

from selaras.engine.law.calendar import duties, working_days_after
from selaras.engine.law.law import load_law

LAW = load_law()


def due(year: int = 2025, **given: object) -> dict[str, date]:
    return {duty.id: duty.due for duty in duties(LAW, year, **given)}  # type: ignore[arg-type]  # told by name


@pytest.mark.parametrize(
    ("end", "day"),
    [
        (date(2025, 3, 31), date(2025, 4, 7)),  # Monday: 1, 2, 3, 4, 7 April
        (date(2025, 9, 30), date(2025, 10, 7)),  # Tuesday: 1, 2, 3, 6, 7 October
        (date(2025, 12, 31), date(2026, 1, 7)),  # Wednesday: 1, 2, 5, 6, 7 January
    ],
)
def test_five_working_days_leave_the_weekend_out(end: date, day: date) -> None:
    assert working_days_after(end, 5) == day


def test_a_holiday_moves_the_day_on() -> None:
    assert working_days_after(date(2025, 12, 31), 5, {date(2026, 1, 1)}) == date(2026, 1, 8)
    assert due(holidays={date(2025, 4, 1)})["quarter_1"] == date(2025, 4, 8)


def test_the_report_is_due_on_the_last_day_of_february() -> None:
    assert due(2025)["report"] == date(2026, 2, 28)
    assert due(2027)["report"] == date(2028, 2, 29)


def test_the_renja_is_due_in_the_year_before() -> None:
    assert due(2026)["renja"] == date(2025, 7, 31)


def test_the_agreement_is_due_a_month_after_the_budget_once_that_is_known() -> None:
    assert due()["pk"] == date(2025, 1, 31)
    assert due(budget_on=date(2025, 1, 2))["pk"] == date(2025, 2, 2)
    assert due(budget_on=date(2024, 12, 31))["pk"] == date(2025, 1, 31)


def test_a_region_moves_a_day_and_the_lawful_one_stays_known() -> None:
    (renja,) = [duty for duty in duties(LAW, 2026, moved={"renja": date(2025, 7, 15)}) if duty.id == "renja"]
    assert (renja.due, renja.lawful, renja.moved) == (date(2025, 7, 15), date(2025, 7, 31), True)


def test_duties_come_in_the_order_of_their_days_and_say_whether_their_source_was_read() -> None:
    found = duties(LAW, 2026)
    assert [duty.due for duty in found] == sorted(duty.due for duty in found)
    assert {duty.id: duty.verified for duty in found if duty.id in ("renja", "pk", "report")} == {
        "renja": False,
        "pk": True,
        "report": True,
    }


def test_the_strip_has_the_steps_of_the_year_in_its_order() -> None:
    steps = [duty.step for duty in sorted(duties(LAW, 2026), key=lambda duty: duty.order) if duty.step]
    assert steps == [
        "Renja", "DPA", "Perjanjian Kinerja", "Rencana Aksi", "TW I", "TW II", "TW III", "TW IV", "Perubahan",
        "LKjIP", "Evaluasi",
    ]  # fmt: skip


def test_a_duty_of_a_later_rule_is_none_yet() -> None:
    assert "survey" not in due(2016)
    assert "survey" in due(2018)
