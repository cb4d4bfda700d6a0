"""Lookups in the official code lists: known, unknown and not loaded."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import NotLoaded, OfficialRow, level_of, read_editions, same_name
from selaras.engine.law.nomenclature_file import read_nomenclature
from selaras.engine.law.strict import LawError

LAW = load_law()
KK = "kabupaten_kota"
DECREE = "kepmendagri-900-1317-2023"
NEWEST = "kepmendagri-900-861-2026"


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("7", "urusan"),
        ("X", "urusan"),
        ("7.01", "bidang"),
        ("X.XX", "bidang"),
        ("7.01.02", "program"),
        ("7.01.02.2.04", "kegiatan"),
        ("2.22.09.8.01", "kegiatan"),
        ("7.01.02.2.04.02", "sub_kegiatan"),
        ("7.01.02.2.04.0002", "sub_kegiatan"),
        ("X.XX.01.2.01.0001", "sub_kegiatan"),
        ("7.01.01.2.01.010", None),  # three digits are never valid
        ("7.01.03.2", None),  # cut
        ("7.1.02", None),
        ("7.XX.01", None),
        ("X.01.01", None),
        ("0.01", None),
        ("7.01.02.9.04", None),
        ("7.01.02.2.04\n", None),
        ("７.01", None),
        ("", None),
    ],
)
def test_a_code_tells_its_level(code: str, level: str | None) -> None:
    assert level_of(code) == level


@given(st.text(alphabet="0123456789X. \n", max_size=24))
def test_any_code_is_answered(code: str) -> None:
    row = LAW.official(code, KK, DECREE)
    assert row is None or level_of(code) == row.level


def test_the_package_carries_the_programs_and_kegiatan_of_a_kecamatan() -> None:
    rows = [row for row in LAW.nomenclature.rows.values() if row.edition == DECREE]
    levels = [(row.code[:4], row.level) for row in rows]
    assert levels.count(("X.XX", "program")) == 1
    assert levels.count(("X.XX", "kegiatan")) == 16
    assert levels.count(("7.01", "program")) == 5
    assert levels.count(("7.01", "kegiatan")) == 16


def test_the_support_program_is_found_under_the_bidang_of_the_agency() -> None:
    row = LAW.official("7.01.01.2.02", KK, DECREE)
    assert isinstance(row, OfficialRow)
    assert (row.code, row.name) == ("7.01.01.2.02", "Administrasi Keuangan Perangkat Daerah")


def test_a_code_the_loaded_list_lacks_is_unknown() -> None:
    assert LAW.official("7.01.02.2.05", KK, DECREE) is None
    assert LAW.official("7.01.07", KK, DECREE) is None


def test_a_code_of_a_list_that_is_not_here_is_not_loaded_and_says_how_to_load_it() -> None:
    answer = LAW.official("7.01.02.2.01.0001", KK, DECREE)
    assert isinstance(answer, NotLoaded)
    assert answer.reason == (
        "Daftar resmi sub kegiatan Kepmendagri 900.1.15.5-1317/2023 belum dimuat. "
        "Mintalah pengelola aplikasi memuat daftar resminya."
    )
    assert isinstance(LAW.official("1.01.02", KK, DECREE), NotLoaded)  # another bidang
    assert isinstance(LAW.official("7.01.02", "provinsi", DECREE), NotLoaded)  # another scope


def test_a_sub_kegiatan_of_the_wrong_width_is_in_no_list() -> None:
    assert LAW.official("7.01.02.2.01.01", KK, DECREE) is None
    assert isinstance(LAW.official("7.01.02.2.01.01", KK, "kepmendagri-050-5889-2021"), NotLoaded)


def test_a_later_decree_takes_from_the_earlier_one_what_it_holds_and_nothing_more() -> None:
    row = LAW.official("7.01.02.2.01", KK, NEWEST)
    assert isinstance(row, OfficialRow)
    assert row.edition == DECREE
    assert isinstance(LAW.official("7.01.02.2.05", KK, NEWEST), NotLoaded)  # the later one may have added it


def test_the_list_of_2021_was_not_found_so_its_kegiatan_come_from_the_decree_that_amends_it() -> None:
    edition = "kepmendagri-050-5889-2021"
    row = LAW.official("7.01.01.2.02", KK, edition)
    assert isinstance(row, OfficialRow)
    assert (row.edition, row.name) == (DECREE, "Administrasi Keuangan Perangkat Daerah")
    assert isinstance(LAW.official("7.01.02.2.05", KK, edition), NotLoaded)
    sub = OfficialRow(DECREE, KK, "sub_kegiatan", "7.01.02.2.01.0001", "Koordinasi")
    assert isinstance(LAW.with_nomenclature([sub]).official("7.01.02.2.01.01", KK, edition), NotLoaded)


def test_rows_of_a_database_are_known_too_and_the_law_before_stays_as_it_was() -> None:
    row = OfficialRow(DECREE, KK, "sub_kegiatan", "7.01.02.2.01.0001", "Koordinasi")
    more = LAW.with_nomenclature([row])
    assert more.official(row.code, KK, DECREE) == row
    assert more.official("7.01.02.2.01.0009", KK, DECREE) is None
    assert isinstance(LAW.official(row.code, KK, DECREE), NotLoaded)


def test_a_list_in_use_answers_for_the_decree_but_a_code_it_lacks_proves_nothing() -> None:
    row = OfficialRow("dua-digit-deli-serdang", KK, "sub_kegiatan", "7.01.02.2.01.01", "Koordinasi")
    law = LAW.with_nomenclature([row])
    assert law.official(row.code, KK, "kepmendagri-050-5889-2021") == row
    assert isinstance(law.official("7.01.02.2.01.02", KK, "kepmendagri-050-5889-2021"), NotLoaded)
    assert isinstance(law.official("7.01.02.2.01.02", KK, "dua-digit-deli-serdang"), NotLoaded)


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2019, 10, 18), "permendagri-90-2019"),
        (date(2020, 10, 5), "kepmendagri-050-3708-2020"),
        (date(2021, 12, 27), "kepmendagri-050-5889-2021"),
        (date(2023, 6, 23), "kepmendagri-900-1317-2023"),
        (date(2024, 8, 27), "kepmendagri-900-3406-2024"),
        (date(2025, 7, 31), "kepmendagri-900-2850-2025"),
        (date(2026, 5, 7), "kepmendagri-900-861-2026"),
    ],
)
def test_an_edition_begins_on_its_day(day: date, edition: str) -> None:
    editions = LAW.nomenclature
    assert editions.edition_on(day).id == edition
    assert editions.edition_on(day - timedelta(days=1)).id != edition or edition == "permendagri-90-2019"


def test_every_edition_and_its_decree_agree() -> None:
    for edition in LAW.nomenclature.editions.values():
        assert edition.decree is bool(edition.regulation)
        if edition.decree:
            assert LAW.regulation(edition.regulation).from_ == edition.from_
            assert LAW.value("code.sub_kegiatan_width", on=edition.from_).number == edition.width


def test_an_unknown_edition_is_an_error() -> None:
    with pytest.raises(LawError, match="no nomenclature edition 'sipd'"):
        LAW.official("7.01", KK, "sipd")
    with pytest.raises(LawError, match="no nomenclature edition 'sipd'"):
        LAW.with_nomenclature([OfficialRow("sipd", KK, "bidang", "7.01", "Kecamatan")])


def test_an_edition_may_only_fall_back_on_a_known_one(tmp_path: Path) -> None:
    file = tmp_path / "editions.yaml"
    file.write_text(
        "a: {regulation: '', title: a, from: 2020-01-01, width: 2, decree: false, source: karangan, mark: P, "
        "falls_back: [b]}",
        encoding="utf-8",
    )
    with pytest.raises(LawError, match=r"falls back on unknown editions \['b'\]"):
        read_editions(file)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lembaga Kerjasama Tripartit", "LEMBAGA KERJA SAMA TRIPARTIT", True),
        ("Evaluasi Kelurahan", "Evaluasi Kelurahan.", True),
        ("Evaluasi Kelurahan", "Evaluasi Desa", False),
    ],
)
def test_names_are_compared_without_case_punctuation_and_blanks(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_what_the_package_carries_is_what_the_decree_prints(shared_folder: Path) -> None:
    file = shared_folder / "reference" / "nomenclature_900_2023_kabkota.csv"
    decree = {row.code: row for row in read_nomenclature(file, LAW.nomenclature.editions).rows}
    for row in LAW.nomenclature.rows.values():
        printed = decree[row.code]
        assert (row.level, row.scope, row.edition) == (printed.level, printed.scope, printed.edition)
        assert same_name(row.name, printed.name)
