"""Codes as plans print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.work.codes import is_code, level_of, organisation_kind, without_blanks
from selaras.engine.tables.rows import WorkItem

HEAD = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nKode\tProgram/Kegiatan\tPagu\n"


def proposals(*rows: str) -> dict[str, str]:
    text = HEAD + "".join(f"{row}\t1.000\n" for row in rows)
    reading = read_bytes("a.txt", text.encode())
    assert not reading.refused
    return {item.code: item.code_proposed for item in reading.book.all(WorkItem)}


@pytest.mark.parametrize(
    "text", ["7.01.02", "7.01.1.03.0.00. 17.0003", "X.XX.01.2.01", "1.3.02", " 7.01.02.2.04.0002 "]
)
def test_these_are_codes_well_formed_or_not(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text", ["", "7", "7.01", "45.893.689.013,00", "1. Sekretariat", "Tabel 2.6", "89,17", "٧.01.02"]
)
def test_these_are_none(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("7.01.02", "PROGRAM", "program"),
        ("7.01.03.2", "Pemberdayaan", "kegiatan"),
        ("7.01.03.2.03", "Pemberdayaan", "kegiatan"),
        ("7.01.03.2.03.02", "Penyelenggaraan", "sub_kegiatan"),
        ("7.01.01.2.01.0010", "Pelaksanaan", "sub_kegiatan"),
        ("7.01.1.03.0.00.17", "Kecamatan Contoh", "organisation"),
        ("7.01.1.03.0.00. 17.0003", "KELURAHAN CONTOH", "organisation"),
        ("7.01", "KECAMATAN", None),
    ],
)
def test_the_level_is_told_by_the_segments(code: str, name: str, level: str | None) -> None:
    assert level_of(code, name) == level


def test_a_cut_kegiatan_is_completed_by_its_children() -> None:
    rows = ("7.01.03\tPROGRAM", "7.01.03.2\tPemberdayaan", "7.01.03.2.03.02\tPenyelenggaraan", "7.01.03.2.03.03\tLain")
    assert proposals(*rows)["7.01.03.2"] == "7.01.03.2.03"


def test_a_cut_kegiatan_with_children_of_two_kegiatan_gets_no_proposal() -> None:
    rows = ("7.01.03\tPROGRAM", "7.01.03.2\tPemberdayaan", "7.01.03.2.03.02\tPenyelenggaraan", "7.01.03.2.02.01\tLain")
    assert proposals(*rows)["7.01.03.2"] == ""


@pytest.mark.parametrize(("others", "proposed"), [("01", "7.01.01.2.01.10"), ("0001", "7.01.01.2.01.0010")])
def test_three_digits_take_the_width_of_the_document(others: str, proposed: str) -> None:
    rows = ("7.01.01\tPROGRAM", "7.01.01.2.01\tPerencanaan", f"7.01.01.2.01.{others}\tSatu", "7.01.01.2.01.010\tDua")
    assert proposals(*rows)["7.01.01.2.01.010"] == proposed


def test_three_digits_that_fit_no_width_get_no_proposal() -> None:
    rows = ("7.01.01\tPROGRAM", "7.01.01.2.01\tPerencanaan", "7.01.01.2.01.01\tSatu", "7.01.01.2.01.123\tDua")
    assert proposals(*rows)["7.01.01.2.01.123"] == ""


def test_an_organisation_code_that_lost_a_zero_is_completed_and_another_agencys_is_not() -> None:
    rows = (
        "7.01.1.03.0.00.17.0000\tKecamatan Contoh", "7.01.1.03.00.17.0001\tKELURAHAN SATU",
        "7.01.1.03.0.00.17.0002\tKELURAHAN DUA", "7.01.1.04.00.18.0003\tKELURAHAN TIGA",
    )  # fmt: skip
    found = proposals(*rows)
    assert found["7.01.1.03.00.17.0001"] == "7.01.1.03.0.00.17.0001"
    assert found["7.01.1.03.0.00.17.0002"] == found["7.01.1.04.00.18.0003"] == ""


def test_the_kind_of_an_organisation_is_its_first_word() -> None:
    assert organisation_kind("KELURAHAN JAWA") == "kelurahan"
    assert organisation_kind("Jumlah") == ""


@given(st.text(alphabet="0123456789.X \t", max_size=40))
def test_any_code_like_text_is_read_without_error(text: str) -> None:
    assert " " not in without_blanks(text)
    assert level_of(text, "x") in {None, "organisation", "program", "kegiatan", "sub_kegiatan"}
    if is_code(text):
        assert without_blanks(text)[0] in "0123456789X"


@given(st.lists(st.from_regex(r"[0-9]\.[0-9]{2}(\.[0-9]{1,4}){1,6}", fullmatch=True), max_size=8))
def test_a_tree_of_any_codes_is_read_or_refused(codes: list[str]) -> None:
    text = HEAD + "".join(f"{code}\tNama {n}\t1.000\n" for n, code in enumerate(codes))
    reading = read_bytes("a.txt", text.encode())
    items = reading.book.all(WorkItem)
    assert reading.refused or [item.code for item in items] == codes


def test_the_number_of_an_agency_follows_from_that_of_its_unit() -> None:
    found = proposals("7.01.1.03.0.00.17\tKecamatan Contoh", "7.01.1.03.0.00.17.0001\tKelurahan Satu")
    assert found == {"7.01.1.03.0.00.17": "7.01.1.03.0.00.17.0000", "7.01.1.03.0.00.17.0001": ""}
