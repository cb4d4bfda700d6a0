"""What people type as a value, and how stored values are told to them."""

import pytest

from selaras.engine.tables.rows import Ceiling, PlanDocument, Target, WorkItem
from selaras.registers.plans.values import How, Unreadable, how_written, read_value, value_words
from tests.making import indicator, work_item

ITEM = work_item("7.01.01", "Program")


@pytest.mark.parametrize(
    ("how", "typed", "value"),
    [
        (How.MONEY, "25.000.000", 2_500_000_000),
        (How.MONEY, " Rp25.000.000,50 ", 2_500_000_050),
        (How.MONEY, "0", 0),
        (How.TARGET, "12  laporan", "12 laporan"),
        (How.TEXT, "  Nama \n Baru ", "Nama Baru"),
        (How.CODE, "7.01. 03", "7.01.03"),
        (How.DATE, "2025-01-31", "2025-01-31"),
    ],
)
def test_what_is_typed_becomes_a_plain_value(how: How, typed: str, value: object) -> None:
    assert read_value(how, typed) == value


@pytest.mark.parametrize(
    ("how", "typed", "sentence"),
    [
        (How.MONEY, "abc", "“abc” bukan angka."),
        (How.MONEY, "25,000,000", "“25,000,000” ditulis dengan pemisah ribuan koma."),
        (How.MONEY, "-5", "“-5” kurang dari nol."),
        (How.TARGET, "3-5 laporan", "Target “3-5 laporan” memuat rentang."),
        (How.DATE, "31 Januari", "“31 Januari” bukan tanggal."),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(how: How, typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_value(how, typed)
    ways = {
        How.MONEY: "Tulis rupiah dengan angka, misalnya 25.000.000.",
        How.TARGET: "Tulis satu angka dengan satuannya, misalnya 12 laporan.",
        How.DATE: "Tulis seperti 2025-01-31.",
    }
    assert str(refused.value) == f"{sentence} {ways[how]}"


def test_a_word_is_a_target_only_where_nothing_is_counted() -> None:
    assert read_value(How.TARGET, "WTP", indicator(ITEM, "Opini BPK")) == "WTP"
    assert read_value(How.TARGET, "BB", indicator(ITEM, "Nilai AKIP")) == "BB"
    for counted in ("Jumlah laporan", "Persentase keluhan"):
        with pytest.raises(Unreadable, match="Target “abc” tidak memuat angka"):
            read_value(How.TARGET, "abc", indicator(ITEM, counted))


def test_the_unit_of_the_indicator_tells_a_thousand_from_a_fraction() -> None:
    assert read_value(How.TARGET, "1.038", indicator(ITEM, "Jumlah warga", unit="Orang")) == "1.038"
    with pytest.raises(Unreadable, match="dapat berarti 1038 atau 1,038"):
        read_value(How.TARGET, "1.038", indicator(ITEM, "Nilai", unit="Nilai"))


def test_people_do_not_write_what_the_law_or_the_reader_chooses() -> None:
    assert how_written(Target, "text") is How.TARGET
    assert how_written(Ceiling, "amount") is How.MONEY
    assert how_written(WorkItem, "name") is How.TEXT
    assert [how_written(PlanDocument, "edition"), how_written(Target, "value"), how_written(WorkItem, "level")] == [
        None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("amount", None, "(kosong)"),
        ("amount", 2_500_000_000, "25.000.000"),
        ("text", "", "(kosong)"),
        ("text", "12 laporan", "12 laporan"),
        ("signed_on", "2025-01-31", "31 Januari 2025"),
    ],
)
def test_values_are_told_as_people_read_them(field: str, value: object, words: str) -> None:
    assert value_words(field, value) == words
