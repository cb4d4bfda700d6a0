"""Indonesian numbers, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.tables.number import (
    LARGEST,
    SCALE,
    SEN,
    NotANumber,
    Number,
    decimal,
    decimal_text,
    money,
    money_in,
    plain,
    rupiah,
    rupiah_in_text,
)


@pytest.mark.parametrize(
    ("text", "sen"),
    [
        ("45.893.689.013", 4_589_368_901_300),
        ("299.670.000,00", 29_967_000_000),
        ("Rp1.234.567,89", 123_456_789),
        ("Rp 1.000", 100_000),
        ("Rp. 1.000,-", 100_000),
        ("5000000", 500_000_000),
        ("-1.000", -100_000),
        ("(1.000)", -100_000),
        ("0", 0),
        ("1 500 000", 150_000_000),
    ],
)
def test_an_amount_is_read_as_sen(text: str, sen: int) -> None:
    number = money(text)
    assert (number.value, number.doubt) == (sen, "")


@pytest.mark.parametrize("text", ["", "-", "lihat DPA", "1.00.000", "12a", "1,2,3", "1.000,123", "٣", "9" * 41, "1e9"])
def test_what_is_no_amount_is_refused_and_never_guessed(text: str) -> None:
    with pytest.raises(NotANumber):
        money(text)


def test_three_digits_behind_the_only_comma_are_thousands_of_rupiah_and_said_to_be_so() -> None:
    assert money("Rp 750,000") == Number(75_000_000, "“Rp 750,000” ditulis dengan pemisah ribuan koma")
    assert money("750,00") == Number(75_000)
    assert money("0,500").value == 50


def test_three_digits_behind_the_only_comma_are_decimals_of_thousands_and_millions_and_said_to_be_so() -> None:
    said = "“750,500” dapat berarti 750.500 atau 750,5"
    assert money_in("750,500", 1_000_000) == Number(75_050_000_000, said)
    assert money_in("Rp 750,500", 1_000) == Number(75_050_000, said)
    assert money_in("1.750,500", 1_000) == Number(175_050_000)
    assert money_in("0,500", 1_000) == Number(50_000)
    assert money_in("750,50", 1_000) == Number(75_050_000)


def test_an_amount_past_int64_is_refused() -> None:
    assert money("92.233.720.368.547.758,07").value == LARGEST
    with pytest.raises(NotANumber, match="terlalu besar"):
        money("92.233.720.368.547.758,08")


@pytest.mark.parametrize("text", ["1,234,567.89", "1234.5"])
def test_an_english_amount_is_read_with_a_doubt(text: str) -> None:
    assert money(text).doubt


@pytest.mark.parametrize(
    ("text", "scaled", "doubtful"),
    [("89,17", 891_700, False), ("88.73", 887_300, True), ("1038", 10_380_000, False), ("1.500", 15_000_000, True)],
)
def test_a_target_is_read_in_ten_thousandths(text: str, scaled: int, doubtful: bool) -> None:
    number = decimal(text)
    assert (number.value, bool(number.doubt)) == (scaled, doubtful)


def test_a_lone_dot_is_a_thousand_where_things_are_counted() -> None:
    assert decimal("1.500", counting=True) == decimal("1500")


def test_more_than_four_decimals_are_refused_and_not_rounded() -> None:
    assert decimal("0,1234").value == 1234
    with pytest.raises(NotANumber, match="lebih dari 4 angka"):
        decimal("0,12345")


@pytest.mark.parametrize(
    ("sen", "text"), [(4_589_368_901_300, "45.893.689.013"), (123_450, "1.234,50"), (-100, "-1"), (5, "0,05"), (0, "0")]
)
def test_an_amount_is_printed_with_dots(sen: int, text: str) -> None:
    assert rupiah(sen) == text


def test_an_amount_in_a_sentence_has_rp_without_dot_or_blank() -> None:
    assert rupiah_in_text(4_589_368_901_300) == "Rp45.893.689.013"
    assert rupiah_in_text(-100) == "-Rp1"


def test_numbers_for_machines_keep_every_digit() -> None:
    assert [plain(891_700, SCALE), plain(-5, SCALE), plain(100, SEN)] == ["89.17", "-0.0005", "1"]


@given(st.integers(-LARGEST, LARGEST))
def test_a_printed_amount_reads_back(sen: int) -> None:
    assert money(rupiah(sen)).value == sen


@given(st.integers(-LARGEST, LARGEST))
def test_a_printed_target_reads_back(scaled: int) -> None:
    assert decimal(decimal_text(scaled), counting=True).value == scaled


@given(st.text())
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for read in (money, decimal):
        try:
            value = read(text).value
        except NotANumber:
            continue
        assert abs(value) <= LARGEST


def test_money_in_thousands_and_millions() -> None:
    assert money_in("1.250,5", 1_000_000).value == 125_050_000_000
    assert money_in("Rp 1.250", 1_000).value == 125_000_000
    assert money_in("0,0001", 1_000_000).value == 10_000
    assert money_in("1.250", 1).value == 125_000


@pytest.mark.parametrize("text", ["Rp 1.234.567,-", "Rp1.234.567,--", "1.234.567.-", "Rp. 1.234.567"])
def test_a_dash_for_no_sen_may_stand_behind_a_comma_or_a_dot(text: str) -> None:
    assert money(text) == Number(123_456_700)
