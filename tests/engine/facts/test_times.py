"""Periods of rows as times."""

import pytest

from selaras.engine.facts.times import When, when


@pytest.mark.parametrize(
    ("period", "time", "words"),
    [
        ("2025", When(2025), "2025"),
        ("2025-Q2", When(2025, 2), "Triwulan II 2025"),
        ("-2024", When(2024, 0, True), "s.d. 2024"),
        ("..2025-Q3", When(2025, 3, True), "s.d. Triwulan III 2025"),
    ],
)
def test_a_period_is_a_time_with_words(period: str, time: When, words: str) -> None:
    assert when(period) == time
    assert time.words == words


@pytest.mark.parametrize("period", ["2021-2026", "2025-M03", "", "2025-Q5", "tahun 2025"])
def test_what_is_no_year_and_no_quarter_is_no_time(period: str) -> None:
    assert when(period) is None
