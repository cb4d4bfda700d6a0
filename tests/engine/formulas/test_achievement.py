"""Achievement by every formula of the list of facts (section 4), with its worked tests; every figure by hand."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from selaras.engine.facts.achievement import as_less, as_more
from selaras.engine.formulas.achievement import IDS, WHOLE, Achievement, Bounds, chosen, formula, of_numbers, of_range
from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.means import graded, mean, mean_of_means
from selaras.engine.formulas.reached import achievement, bounds
from selaras.engine.formulas.year import year_of_actuals
from selaras.engine.law.law import load_law
from selaras.engine.law.strict import LawError
from selaras.engine.tables.actuals import Actual, ActualState
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Agreement, Indicator, Target
from tests import making

LAW = load_law()
DAY = date(2025, 1, 20)
ONE = 10_000


def by(id: str, actual: int | None, target: int | None, cap: int | None = None) -> Achievement:
    found = formula(LAW, id, DAY)
    assert found is not None
    return of_numbers(found, actual, target, cap)


def judged(target: dict[str, Any], actual: dict[str, Any] | None, **fields: Any) -> Achievement:
    objective = making.row(Indicator, subject="", name=fields.pop("name", "Opini BPK"), **fields)
    aim = making.row(Target, indicator=objective.id, **({"text": "", "value": None} | target))
    got = (
        None if actual is None else making.row(Actual, indicator=objective.id, **({"text": "", "value": None} | actual))
    )
    return achievement(LAW, objective, aim, got, DAY)


def test_ninety_five_of_ninety_is_105_56_and_the_cap_counts_beside_it() -> None:
    found = by("up", 95 * ONE, 90 * ONE, cap=WHOLE)
    assert found.raw == 1_055_556
    assert (found.value, found.capped, found.floored) == (1_000_000, True, False)


def test_twenty_five_of_ten_falls_to_the_floor_and_minus_fifty_is_kept() -> None:
    found = by("down_a", 25 * ONE, 10 * ONE)
    assert (found.raw, found.value) == (-500_000, 0)
    assert (found.floored, found.capped) == (True, False)


@pytest.mark.parametrize(("actual", "a", "b"), [(8, 120, 125), (20, 0, 50), (10, 100, 100)])
def test_the_two_forms_of_less_is_better_disagree_as_the_sources_do(actual: int, a: int, b: int) -> None:
    assert by("down_a", actual * ONE, 10 * ONE).value == a * ONE
    assert by("down_b", actual * ONE, 10 * ONE).value == b * ONE


def test_form_b_of_nothing_reached_is_a_hundred_by_the_data() -> None:
    found = by("down_b", 0, 10 * ONE)
    assert found.value == WHOLE
    assert found.note == "Realisasi nol: dihitung 100, karena pembagian dengan nol tidak mungkin."


@pytest.mark.parametrize("id", ["up", "down_a"])
def test_a_target_of_zero_has_no_achievement(id: str) -> None:
    found = by(id, 5 * ONE, 0)
    assert (found.raw, found.value, found.lack) == (None, None, "undefined")
    assert found.reason.startswith("Target nol")


def test_a_negative_target_is_not_divided_by() -> None:
    assert by("up", 5 * ONE, -5 * ONE).lack == "undefined"


def test_what_is_unknown_has_no_achievement() -> None:
    assert by("up", None, 90 * ONE).reason == "Realisasi belum diketahui."
    assert by("up", None, None).reason == "Realisasi dan target belum diketahui."


@pytest.mark.parametrize(("actual", "expected"), [(80, 100), (85, 100), (90, 100), (40, 50), (99, 90), (200, 0)])
def test_a_range_is_reached_inside_and_falls_on_both_sides(actual: int, expected: int) -> None:
    of = formula(LAW, "range", DAY)
    assert of is not None
    # above: (2 × 90 − 99) / 90 = 90 %; (2 × 90 − 200) / 90 is negative and stops at 0.
    assert of_range(of, actual * ONE, Bounds(80 * ONE, 90 * ONE)).value == expected * ONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("80–90", (800_000, 900_000)),
        ("3,5 s.d. 4 persen", (35_000, 40_000)),
        ("antara 2% sampai dengan 4%", (20_000, 40_000)),
        ("90-80", None),
        ("90", None),
        ("", None),
    ],
)
def test_a_range_is_read_from_the_printed_target(text: str, expected: tuple[int, int] | None) -> None:
    found = bounds(text)
    assert (None if found is None else (found.low, found.high)) == expected


def test_an_opinion_is_measured_by_its_step() -> None:
    # TMP 1, TW 2, WDP 3, WTP 4: WDP where WTP was aimed at is three quarters.
    found = judged({"text": "WTP"}, {"text": "Wajar Dengan Pengecualian"}, achievement="scale")
    assert found.value == 750_000
    assert judged({"text": "WTP"}, {"text": "WTP"}, achievement="scale").value == WHOLE


def test_a_predicate_is_measured_on_the_scale_that_the_indicator_names() -> None:
    # D C CC B BB A AA: B is the fourth step, BB the fifth; 4 / 5 = 80 %.
    found = judged({"grade": "BB"}, {"grade": "B"}, achievement="scale", name="Nilai SAKIP")
    assert found.value == 800_000


def test_a_word_on_no_ladder_has_no_achievement() -> None:
    found = judged({"text": "WTP"}, {"text": "Lumayan"}, achievement="scale")
    assert (found.value, found.lack) == (None, "unknown")


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [("Ada", "ada", 100), ("Ada", "Tidak ada", 0), ("Ya", "belum", 0), ("Tersedia", "Sudah tersedia", 100)],
)
def test_yes_and_no_are_a_hundred_or_nothing(target: str, actual: str, expected: int) -> None:
    assert judged({"text": target}, {"text": actual}, achievement="yes_no").value == expected * ONE


def test_a_number_may_say_yes_and_other_words_say_nothing() -> None:
    one = {"text": "1", "value": ONE}
    assert judged({"text": "ada"}, one, achievement="yes_no").value == WHOLE
    assert judged({"text": "2", "value": 2 * ONE}, one, achievement="yes_no").value == 0
    assert judged({"text": "ada"}, {"text": "entah"}, achievement="yes_no").lack == "unknown"


@pytest.mark.parametrize(
    ("state", "lack", "words"),
    [
        ("no_case", "no_case", "bukan 0 dan bukan 100"),
        ("not_due", "unknown", "Belum jatuh tempo"),
        ("late", "unknown", "Terlambat"),
        ("unknown", "unknown", "belum diketahui"),
    ],
)
def test_each_state_of_an_actual_has_its_reason_and_no_value(state: ActualState, lack: str, words: str) -> None:
    found = judged({"text": "90", "value": 90 * ONE}, {"state": state}, direction="up")
    assert (found.value, found.lack) == (None, lack)
    assert words in found.reason


def test_more_is_better_by_the_direction_and_less_must_be_chosen() -> None:
    pair = ({"text": "10", "value": 10 * ONE}, {"text": "8", "value": 8 * ONE})
    assert judged(*pair, direction="up").value == 800_000
    assert judged(*pair, direction="down").lack == "unchosen"
    assert "bentuk A dan bentuk B" in judged(*pair, direction="down").reason
    assert judged(*pair, direction="down", achievement="down_b").value == 1_250_000
    assert judged(*pair).lack == "unchosen"
    assert "“lain” tidak dikenal" in judged(*pair, achievement="lain").reason


def test_every_formula_is_data_with_a_source_and_a_mark() -> None:
    marks = {id: found.value.mark.value for id in IDS if (found := formula(LAW, id, DAY))}
    assert marks == {"up": "V2", "down_a": "X", "down_b": "X", "range": "R", "scale": "V2", "yes_no": "P"}
    assert chosen(LAW, "", "range", DAY) == formula(LAW, "range", DAY)


def test_the_ways_that_printed_percents_are_judged_by_are_these_formulas() -> None:
    for actual, target in [(95, 90), (8, 10), (20, 10), (25, 10), (7, 3)]:
        values, targets = [actual * ONE], [target * ONE]
        ups, a, b = (by(id, actual * ONE, target * ONE).value for id in ("up", "down_a", "down_b"))
        assert ups is not None
        assert a is not None
        assert b is not None
        assert as_more(ups, values, targets)
        assert as_less(a, values, targets)
        assert as_less(b, values, targets)


def test_a_mean_leaves_out_what_is_unknown_and_says_so() -> None:
    found = mean([1_055_600, 800_000, None])
    assert (found.value, found.n, found.of) == (927_800, 2, 3)
    assert found.words() == "rata-rata dari 2 di antara 3"
    assert mean([None]).value is None


def test_a_cap_in_a_mean_keeps_one_overshoot_from_hiding_a_failure() -> None:
    # 200 and 0 make 100; capped at 100 they make 50.
    assert mean([2_000_000, 0]).value == 1_000_000
    assert mean([2_000_000, 0], cap=WHOLE).value == 500_000


def test_the_agency_is_the_mean_of_its_objectives_each_counting_once() -> None:
    # (100 + 90) / 2 = 95 and 50: (95 + 50) / 2 = 72,5, not the 80 of all three together.
    objectives = [mean([1_000_000, 900_000]), mean([500_000]), mean([None])]
    found = mean_of_means(objectives)
    assert (found.value, found.n, found.of) == (725_000, 2, 3)
    assert mean_of_means([mean([1, 1, 2]), mean([2])]).exact == Fraction(5, 3)


@pytest.mark.parametrize(
    ("percent", "word"),
    [(905_000, "Sangat Tinggi"), (900_000, "Tinggi"), (755_000, "Tinggi"), (750_000, "Sedang"),
     (1_200_000, "Sangat Tinggi"), (655_000, "Sedang"), (505_000, "Rendah"), (500_000, "Sangat Rendah")],
)  # fmt: skip
def test_the_holes_of_the_bands_are_closed_by_one_rule_that_is_told(percent: int, word: str) -> None:
    found = graded(LAW, percent, DAY)
    assert found.band is not None
    assert found.band.word == word
    assert found.rule.startswith("celah antara angka bulat ditutup")


def test_other_scales_in_use_are_there_and_below_zero_there_is_no_word() -> None:
    words = {
        scale: (found.band.word if (found := graded(LAW, 700_000, DAY, scale)).band else None)
        for scale in ("capaian-lan-239-2003", "capaian-wes", "capaian-bna")
    }
    assert words == {
        "capaian-lan-239-2003": "Berhasil", "capaian-wes": "Cukup Berhasil", "capaian-bna": "Kuning"
    }  # fmt: skip
    assert graded(LAW, -1, DAY).band is None
    with pytest.raises(LawError):
        graded(LAW, 1, DAY, "tidak-ada")
    with pytest.raises(LawError):
        graded(LAW, 1, date(2002, 1, 1), "capaian-lan-239-2003")


def quarter(value: int | None, state: ActualState = "") -> Actual:
    return making.row(Actual, indicator="i", text="", value=None if value is None else value * ONE, state=state)


def test_a_quarter_without_a_case_is_passed_over() -> None:
    quarters = [quarter(80), quarter(None, "no_case"), quarter(90), quarter(100)]
    assert year_of_actuals(quarters, "mean", "single").outcome.value == 900_000
    assert year_of_actuals(quarters, "sum", "single").outcome.value == 2_700_000
    found = year_of_actuals(quarters[:2], "last", "single")
    assert (found.outcome.value, found.counted, found.passed) == (800_000, (1,), (2,))
    assert found.words() == "Triwulan yang dihitung: I; tanpa kasus, tidak dihitung: II."


def test_quarters_that_run_up_to_the_year_are_never_added_up() -> None:
    """Of 20, 40, 60 and 80 cases run up to each quarter the year has 80, and not 200."""
    agreed = making.row(Agreement, title="Rencana Aksi", year=2025, quarters="cumulative")
    measured = making.indicator(agreed, "Jumlah kasus", accumulation="sum")
    rows = [
        making.row(Actual, indicator=measured.id, period=f"2025-Q{n}", value=n * 200_000, text="") for n in (1, 2, 3, 4)
    ]
    assert Figures(making.book(agreed, measured, *rows)).reached(measured, "2025").outcome.value == 800_000
    alone = replace(agreed, quarters="single")
    assert Figures(making.book(alone, measured, *rows)).reached(measured, "2025").outcome.value == 2_000_000


def test_a_year_without_any_case_has_no_value() -> None:
    found = year_of_actuals([quarter(None, "no_case")] * 4, "mean", "single").outcome
    assert (found.value, found.lack) == (None, "no_case")


def test_a_quarter_that_is_not_known_makes_the_year_unknown() -> None:
    quarters = [quarter(1), None, quarter(None, "late"), quarter(None, "not_due")]
    found = year_of_actuals(quarters, "sum", "single").outcome
    assert found.lack == "unknown"
    assert found.reason == (
        "Triwulan II belum diisi. Triwulan III terlambat diisi. Triwulan IV belum jatuh tempo."
    )  # fmt: skip
    assert year_of_actuals(quarters, "last", "single").outcome.reason == "Triwulan IV belum jatuh tempo."


def test_the_last_quarter_holds_whatever_is_missing_before() -> None:
    assert year_of_actuals([None, quarter(2), None, quarter(4)], "last", "single").outcome.value == 4 * ONE
    assert year_of_actuals([None, None, None, quarter(4)], "sum", "cumulative").outcome.value == 4 * ONE


def test_a_mean_of_quarters_is_rounded_once() -> None:
    # 1 + 1 + 2 over three quarters with a case: 1,33333… is 1,3333.
    quarters = [quarter(1), quarter(1), quarter(2), quarter(None, "no_case")]
    found = year_of_actuals(quarters, "mean", "single").outcome
    assert (found.value, found.rounded) == (13_333, True)


def test_quarters_that_nobody_said_how_to_count_are_no_year() -> None:
    assert year_of_actuals([quarter(1)] * 4, "", "single").outcome.lack == "unchosen"
    assert year_of_actuals([quarter(1)] * 4, "sum", "").outcome.reason.startswith("Pilih dahulu apakah nilai triwulan")
