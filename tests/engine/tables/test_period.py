"""Years, ranges and dates in Indonesian text."""

from datetime import date

import pytest

from selaras.engine.tables.period import Period, after_months, dates, long_date, month_of, ranges, read_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renstra Tahun 2021-2026", ["2021-2026"]),
        ("Tahun 2016 – 2021.", ["2016-2021"]),
        ("dari tahun 2021 sampai dengan Tahun 2023", ["2021-2023"]),
        ("2021 s.d. 2026", ["2021-2026"]),
        ("tahun 2025", []),
    ],
)
def test_ranges_of_years_are_found_however_written(text: str, expected: list[str]) -> None:
    assert [str(found.period) for found in ranges(text)] == expected


def test_a_range_knows_its_characters() -> None:
    [found] = ranges("Renstra 2021-2026 ini")
    assert (found.start, found.end) == (8, 17)


def test_dates_are_found_with_their_place_and_old_spellings() -> None:
    text = "Pada tanggal 20 Januari 2025 dan 3 Nopember 2024, bukan 31 Februari 2025"
    assert dates(text) == [(date(2025, 1, 20), 13), (date(2024, 11, 3), 33)]


def test_a_date_is_written_out() -> None:
    assert long_date(date(2025, 8, 1)) == "1 Agustus 2025"


def test_a_period_reads_back_and_holds_its_years() -> None:
    assert Period.parse("2021-2026") == Period(2021, 2026)
    assert str(Period.parse("2025")) == "2025"
    assert 2026 in Period(2021, 2026)
    assert 2027 not in Period(2021, 2026)
    with pytest.raises(ValueError, match="bukan tahun"):
        Period.parse("dua ribu")


def test_a_quarter_is_a_period_of_its_year() -> None:
    quarter = Period.parse("2025-Q3")
    assert quarter == Period(2025, 2025, 3)
    assert (str(quarter), quarter.words()) == ("2025-Q3", "Triwulan III 2025")
    assert 2025 in quarter


def test_a_semester_is_a_period_of_its_year() -> None:
    half = Period.parse("2025-S2")
    assert half == Period(2025, 2025, semester=2)
    assert (str(half), half.words(), half.within_year) == ("2025-S2", "Semester II 2025", True)
    assert Period.parse("..2025-S1").words() == "s.d. Semester I 2025"
    assert not Period(2025, 2025).within_year
    with pytest.raises(ValueError, match="bukan tahun"):
        Period.parse("2025-S3")


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("jan", 1),
        ("januari", 1),
        ("pebruari", 2),
        ("peb", 2),
        ("agt", 8),
        ("agust", 8),
        ("sept", 9),
        ("nopember", 11),
        ("des", 12),
        ("target", None),
        ("marah", None),
        ("junior", None),
    ],
)
def test_a_month_is_known_by_its_name_however_short(word: str, number: int | None) -> None:
    assert month_of(word) == number


def test_there_is_no_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="bukan tahun"):
        Period.parse("2025-Q5")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23 Sep 2024", date(2024, 9, 23)),
        ("5 Maret 2024", date(2024, 3, 5)),
        ("1-Agu-2024", date(2024, 8, 1)),
        ("7 May 2024", date(2024, 5, 7)),
        ("2024-05-24 13:53:29", date(2024, 5, 24)),
        ("24/05/2024", date(2024, 5, 24)),
        ("31 Februari 2024", None),
        ("05/24/2024", None),
        ("tahun 2024", None),
        ("", None),
    ],
)
def test_a_cell_says_one_day_in_many_ways(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "period", "words"),
    [
        ("..2024", Period(2024, 2024, upto=True), "s.d. 2024"),
        ("..2025-Q2", Period(2025, 2025, 2, upto=True), "s.d. Triwulan II 2025"),
        ("2025-M03", Period(2025, 2025, month=3), "Maret 2025"),
    ],
)
def test_what_has_run_up_and_months_are_periods(text: str, period: Period, words: str) -> None:
    assert Period.parse(text) == period
    assert (str(period), period.words()) == (text, words)


@pytest.mark.parametrize("text", ["..2021-2026", "2025-M13", "2025-M00", "..", "...2024", "-2024"])
def test_these_are_no_periods(text: str) -> None:
    with pytest.raises(ValueError, match="bukan tahun"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
    ],
)
def test_months_later_ends_with_the_month_where_it_is_shorter(day: date, months: int, later: date) -> None:
    assert after_months(day, months) == later
