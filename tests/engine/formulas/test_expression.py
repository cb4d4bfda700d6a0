"""The language of formulas: what it reads, what it refuses and where, what it comes to; figures by hand."""

from fractions import Fraction

import pytest

from selaras.engine.formulas.computing import compute, round_half_away
from selaras.engine.formulas.expression import demand, parse, symbols
from selaras.engine.formulas.tokens import LONGEST, BadExpression
from selaras.engine.formulas.worded import in_symbols, in_values, in_words

COMPLAINTS = {"A": "Jumlah keluhan ditindaklanjuti", "B": "Jumlah keluhan"}


def value(text: str, **values: int | None) -> int | None:
    return compute(parse(text), values).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.000,5", 10_005_000),
        ("2 + 3 × 4", 140_000),
        ("(2 + 3) * 4", 200_000),
        ("7 - 2 - 1", 40_000),
        ("100 : 8 ÷ 2", 62_500),
        ("-3 + 5", 20_000),
        ("1 / 3", 3_333),
        ("2 / 3", 6_667),
        ("-2 / 3", -6_667),
        ("3 x 4", 120_000),
        ("3 x4", 120_000),
        ("1 / 4 × 100%", 250_000),
        ("1 / 4 × 100 persen", 250_000),
        ("persen(1 / 4)", 250_000),
        ("min(3; 1,5; 2)", 15_000),
        ("maks(3; 1,5; 2)", 30_000),
        ("rata-rata(3; 4; 6)", 43_333),
        ("Jumlah(3; 4; 6)", 130_000),
        ("tertimbang(80; 3; 60; 1)", 750_000),
    ],
)
def test_figures_are_computed_as_officers_write_them(text: str, expected: int) -> None:
    assert value(text) == expected


def test_thirds_are_exact_until_the_end() -> None:
    assert value("1 / 3 × 3") == 10_000
    assert compute(parse("1 / 3"), {}).rounded
    assert not compute(parse("1 / 4"), {}).rounded


def test_halves_are_rounded_away_from_zero() -> None:
    assert [round_half_away(Fraction(half, 2)) for half in (1, -1, 3, -3, 4)] == [1, -1, 2, -2, 2]


def test_symbols_are_found_without_regard_to_capitals_and_x_may_be_one() -> None:
    assert symbols(parse("A / (b + a) × B")) == ("A", "b")
    assert value("a / B", A=60_000, b=20_000) == 30_000
    assert value("x x X", x=30_000) == 90_000


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("", 1, "rumus kosong"),
        ("A / ", 5, "rumus berakhir"),
        ("(A + B", 1, "kurung ini tidak ditutup"),
        ("A + B)", 6, "kurung tutup tidak mempunyai pasangan"),
        ("A B", 3, "sebelum “B” tidak ada tanda hitung"),
        ("95.5 + A", 3, "Tulis desimal dengan koma (95,5)"),
        ("min(A, B)", 6, "Pisahkan isian fungsi dengan titik koma"),
        ("A; B", 2, "titik koma hanya memisahkan isian fungsi"),
        ("C = A / B", 3, "Tulis hanya sisi kanan rumus"),
        ("A × 5%", 6, "tanda persen hanya boleh di belakang 100"),
        ("akar(A)", 1, "fungsi “akar” tidak ada"),
        ("persen(A; B)", 1, "menerima tepat satu isian"),
        ("tertimbang(A; 1; B)", 1, "menerima pasangan nilai dan bobot"),
        ("__import__('os')", 12, "tanda “'” tidak dikenal"),
        ("__import__(os)", 1, "fungsi “__import__” tidak ada"),
        ("A.pangkat", 2, "tanda “.” tidak dikenal"),
        ("A ** B", 4, "ada “*”"),
        ("1.000.000.000.000.000.000", 1, "angka melebihi 15 digit"),
        ("0,1234567", 1, "6 desimal"),
        ("(" * 21 + "A" + ")" * 21, 21, "kurung lebih dari 20 tingkat"),
        ("+".join(["A"] * 101), 201, "lebih dari 200 bagian"),
        ("A" * (LONGEST + 1), LONGEST + 1, "lebih panjang dari 500 karakter"),
        ("A" * 41, 1, "lebih panjang dari 40 karakter"),
    ],
)
def test_what_is_no_formula_is_told_with_its_character_and_what_to_do(text: str, at: int, sentence: str) -> None:
    with pytest.raises(BadExpression) as told:
        parse(text)
    assert told.value.at == at
    assert str(told.value).startswith(f"Karakter {at}: ")
    assert sentence in str(told.value)
    assert str(told.value).endswith(".")


def test_a_symbol_that_is_no_component_is_told_with_those_there_are() -> None:
    with pytest.raises(BadExpression, match=r"Karakter 5: komponen “C” tidak ada; yang ada: A, B\."):
        demand(parse("A / C"), COMPLAINTS)
    with pytest.raises(BadExpression, match="belum ada satu pun"):
        compute(parse("A"), {})


def test_an_unknown_component_makes_the_result_unknown_and_never_zero() -> None:
    found = compute(parse("A / B × 100"), {"A": None, "B": 200_000}, COMPLAINTS)
    assert (found.value, found.lack) == (None, "unknown")
    assert "“Jumlah keluhan ditindaklanjuti” belum diketahui" in found.reason
    assert compute(parse("A × 0"), {"A": None}).value is None


def test_no_complaints_are_no_value_but_a_reason() -> None:
    found = compute(parse("A / B × 100"), {"A": 0, "B": 0}, COMPLAINTS)
    assert (found.value, found.lack) == (None, "no_case")
    assert found.reason == (
        "Tidak ada kasus: penyebut (Jumlah keluhan) nol, sehingga tidak ada nilai; bukan 0 dan bukan 100."
    )
    assert compute(parse("tertimbang(A; B)"), {"A": 10_000, "B": 0}).lack == "no_case"


def test_what_is_unknown_is_not_called_no_case() -> None:
    assert compute(parse("A / B"), {"A": None, "B": 0}).lack == "unknown"


def test_a_result_past_int64_is_no_value() -> None:
    assert compute(parse("A × A"), {"A": 2**62}).lack == "too_large"
    assert compute(parse("×".join(["A"] * 100)), {"A": 2**62 + 1}).lack == "too_large"


def test_a_formula_is_given_back_in_words_and_in_values() -> None:
    formula = parse("A / B x 100")
    assert in_words(formula, COMPLAINTS) == "Jumlah keluhan ditindaklanjuti ÷ jumlah keluhan × 100"
    assert in_values(formula, {"A": 180_000, "B": 200_000}) == "18 ÷ 20 × 100"
    assert in_values(formula, {"A": 180_000, "B": None}) == "18 ÷ (belum diketahui) × 100"
    assert in_values(parse("A - B"), {"A": 10_000, "B": -25_000}) == "1 − (-2,5)"
    assert in_words(parse("rata-rata(A; B)"), {"A": "Nilai IKM", "B": "SKM"}) == "Rata-rata dari (nilai IKM; SKM)"


@pytest.mark.parametrize(
    "text",
    [
        "A − (B − C)",
        "(A + B) × C ÷ (A ÷ B)",
        "A − −B",
        "−(A + B) × 2",
        "maks(0; (2 × T − R) ÷ T × 100%)",
        "A ÷ (B × C)",
    ],
)
def test_brackets_stay_where_they_mean_something(text: str) -> None:
    assert in_symbols(parse(text)) == text


def test_brackets_that_mean_nothing_go() -> None:
    assert in_symbols(parse("((A) / (B)) * (100)")) == "A ÷ B × 100"


def test_equal_results_are_equal_whatever_way_they_were_computed() -> None:
    values = {"A": 1_0000, "B": 2_0000}
    assert compute(parse("A / B × 100"), values) == compute(parse("B × A × 25"), values)


def test_a_component_that_stands_twice_and_is_empty_makes_the_result_unknown() -> None:
    assert compute(parse("A"), {"A": 5_0000, "a": None}).lack == "unknown"
