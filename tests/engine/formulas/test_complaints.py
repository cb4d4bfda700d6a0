"""Stages, clocks and rates of complaints, worked out by hand on a calendar."""

from datetime import date

import pytest

from selaras.engine.formulas.complaints import (
    Clock,
    Course,
    Measure,
    Stage,
    counted,
    deadlines,
    due_of,
    fixed_holidays,
)  # fmt: skip
from selaras.engine.law.law import load_law

LAW = load_law()
CLOCK = Clock(LAW)
MONDAY = date(2025, 3, 3)


def course(stage: Stage | None = "sent", **fields: object) -> Course:
    return Course(**{"stage": stage, "received_on": MONDAY, "classification": "other", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("classification", "due"),
    [("information", date(2025, 3, 10)), ("aspiration", date(2025, 3, 10)), ("other", date(2025, 3, 21)),
     ("supervision", date(2025, 5, 26))],
)  # fmt: skip
def test_each_class_is_due_by_its_working_days(classification: str, due: date) -> None:
    found = due_of(course(classification=classification), CLOCK)
    assert found is not None
    assert (found.due, found.unit) == (due, "working")


def test_a_region_may_count_supervision_complaints_in_calendar_days_and_only_these() -> None:
    clock = Clock(LAW, supervision_unit="calendar")
    found = [due_of(course(classification=each), clock) for each in ("supervision", "other")]
    assert [each and (each.due, each.unit) for each in found] == [
        (date(2025, 5, 2), "calendar"), (date(2025, 3, 21), "working")]  # fmt: skip


def test_the_contradicted_unit_is_told_as_not_verified() -> None:
    found = [due_of(course(classification=each), CLOCK) for each in ("supervision", "other")]
    assert [each and each.verified for each in found] == [False, True]


def test_a_day_off_moves_the_limit_by_one_working_day() -> None:
    found = due_of(course(classification="information"), Clock(LAW, frozenset({date(2025, 3, 10)})))
    assert found is not None
    assert found.due == date(2025, 3, 11)


def test_pancasila_day_is_a_day_off_from_2017_on() -> None:
    assert date(2016, 6, 1) not in fixed_holidays(LAW, [2016])
    assert fixed_holidays(LAW, [2017]) == {date(2017, m, d) for m, d in ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))}


def test_nothing_is_due_where_class_or_day_is_unknown_or_the_rule_had_not_begun() -> None:
    unknown = [course(classification=""), course(received_on=None), course(received_on=date(2017, 12, 29))]
    assert [due_of(each, CLOCK) for each in unknown] == [None, None, None]


def test_only_steps_that_have_begun_have_a_limit() -> None:
    new = [(each.title, each.due) for each in deadlines(course(), CLOCK)]
    assert new == [("Verifikasi", date(2025, 3, 6)), ("Tanggapan atas kelengkapan", date(2025, 3, 17)),
                   ("Penyelesaian", date(2025, 3, 21))]  # fmt: skip
    answered = course(verified_on=date(2025, 3, 5), answered_on=date(2025, 3, 13), last_answered_on=date(2025, 3, 13))
    assert [(each.title, each.due, each.word(MONDAY)) for each in deadlines(answered, CLOCK)] == [
        ("Verifikasi", date(2025, 3, 6), "tepat waktu"),
        ("Tanggapan pertama", date(2025, 3, 12), "terlambat"),
        ("Tanggapan atas kelengkapan", date(2025, 3, 17), "tepat waktu"),
        ("Penyelesaian", date(2025, 3, 21), "berjalan"),
        ("Penutupan tanpa tanggapan pelapor", date(2025, 3, 27), "berjalan"),
        ("Putusan", date(2025, 5, 4), "tepat waktu"),
    ]


@pytest.mark.parametrize("stage", ["rejected", "withdrawn", "closed_by_system"])
def test_no_limit_runs_on_a_complaint_that_is_turned_down_taken_back_or_closed(stage: Stage) -> None:
    assert deadlines(course(stage), CLOCK) == ()


def test_what_was_finished_is_not_late_for_its_closing_by_the_system() -> None:
    days = {"verified_on": date(2025, 3, 4), "answered_on": date(2025, 3, 4), "last_answered_on": date(2025, 3, 4)}
    ended = deadlines(course("finished", finished_on=date(2025, 3, 21), **days), CLOCK)
    assert {each.title for each in ended} == {
        "Verifikasi", "Tanggapan pertama", "Tanggapan atas kelengkapan", "Penyelesaian", "Putusan"}  # fmt: skip


def test_a_limit_is_overdue_from_the_day_after_it() -> None:
    [verify, *_] = deadlines(course(), CLOCK)
    assert [verify.overdue(date(2025, 3, day)) for day in (6, 7)] == [False, True]
    assert [verify.word(date(2025, 3, day)) for day in (6, 7)] == ["berjalan", "melewati batas"]


ALL: list[Stage] = ["sent", "waiting", "rejected", "withdrawn", "verified", "assigned", "followed_up", "answered",
                    "reopened", "finished", "closed_by_system"]  # fmt: skip


@pytest.mark.parametrize(("measure", "above", "value"), [("followed_up", 5, 71_4286), ("finished", 1, 14_2857)])
def test_rates_count_what_passed_verification(measure: Measure, above: int, value: int) -> None:
    """Seven of the eleven stages lie behind verification; 5/7 = 71.4286 and 1/7 = 14.2857 percent."""
    found = counted([course(stage) for stage in ALL], measure, CLOCK)
    assert (found.numerator, found.denominator, found.records) == (above * 10_000, 7 * 10_000, 7)
    assert (found.value, found.state) == (value, "")


def test_closed_by_the_system_is_followed_up_and_not_finished() -> None:
    closed = [course("closed_by_system")]
    assert counted(closed, "followed_up", CLOCK).value == 100_0000
    assert counted(closed, "finished", CLOCK).value == 0
    assert counted(closed, "on_time", CLOCK).state == "no_case"


def test_on_time_counts_finished_complaints_up_to_their_last_day() -> None:
    ended = [course("finished", finished_on=date(2025, 3, day)) for day in (10, 21, 24)]
    found = counted([*ended, course("assigned")], "on_time", CLOCK)
    assert (found.numerator, found.denominator, found.value) == (20_000, 30_000, 66_6667)
    assert found.words == (
        "Laporan yang selesai dalam batas waktunya dibagi laporan yang selesai. Laporan yang ditutup oleh sistem tidak"
        " dihitung selesai. Laporan yang belum diverifikasi, ditolak, atau ditarik kembali tidak dihitung."
    )


@pytest.mark.parametrize("measure", ["followed_up", "finished", "on_time"])
@pytest.mark.parametrize("courses", [[], [course("rejected")]])
def test_nothing_to_count_is_no_case_and_neither_0_nor_100(measure: Measure, courses: list[Course]) -> None:
    found = counted(courses, measure, CLOCK)
    assert (found.value, found.state, found.denominator) == (None, "no_case", 0)
    assert found.words.endswith("Tidak ada laporan yang dihitung.")


def test_what_cannot_be_known_is_unknown_and_never_zero() -> None:
    undated = counted([course("finished")], "on_time", CLOCK)
    assert (undated.value, undated.state, undated.numerator) == (None, "unknown", None)
    assert undated.words.endswith("Belum dapat dihitung: 1 laporan selesai tanpa tanggal selesai atau batas waktu.")
    strange = counted([course(None), course("finished")], "finished", CLOCK)
    assert (strange.value, strange.state) == (None, "unknown")
    assert strange.words.endswith("Belum dapat dihitung: 1 laporan berstatus yang tidak dikenal.")
