"""Code lists from files: what is read, and what is said of a wrong one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.law.nomenclature_file import NomenclatureReading, parent_code, read_nomenclature

EDITIONS = load_law().nomenclature.editions
DECREE = "kepmendagri-900-1317-2023"
HEAD = "code,level,name,indicator,unit,scope,edition,kinerja\n"
PROGRAM = "7.01.02,program,PROGRAM,,,kabupaten_kota,Kepmendagri 900.1.15.5-1317/2023,\n"
KEGIATAN = "7.01.02.2.01,kegiatan,Koordinasi,,,kabupaten_kota,Kepmendagri 900.1.15.5-1317/2023,\n"
ABOVE = (
    "7,urusan,U,,,kabupaten_kota,Kepmendagri 900.1.15.5-1317/2023,\n"
    "7.01,bidang,B,,,kabupaten_kota,Kepmendagri 900.1.15.5-1317/2023,\n"
)


def read(text: str, edition: str | None = None) -> NomenclatureReading:
    return read_nomenclature(text, EDITIONS, edition)


def messages(reading: NomenclatureReading) -> list[str]:
    return [problem.message for problem in reading.problems]


def test_reads_rows_with_their_edition() -> None:
    reading = read(HEAD + ABOVE + PROGRAM + KEGIATAN)
    assert reading.problems == ()
    assert reading.rows[3] == OfficialRow(DECREE, "kabupaten_kota", "kegiatan", "7.01.02.2.01", "Koordinasi")


def test_columns_may_stand_in_any_order_with_others_between_them() -> None:
    text = "tag,scope,name,level,code\nx,kabupaten_kota,U,urusan,7\n"
    reading = read(text, DECREE)
    assert reading.rows == (OfficialRow(DECREE, "kabupaten_kota", "urusan", "7", "U"),)
    assert not reading.refused


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("7.01.02.2.01.01,sub_kegiatan,A,,,kabupaten_kota,{e},", "harus berakhir dengan 4 angka pada Kepmendagri"),
        ("7.01.02.2,kegiatan,A,,,kabupaten_kota,{e},", "kode “7.01.02.2” tidak sesuai dengan susunan kode kegiatan"),
        ("7.01,program,A,,,kabupaten_kota,{e},", "kode “7.01” tidak sesuai dengan susunan kode program"),
        ("7.01,bagian,A,,,kabupaten_kota,{e},", "tingkat “bagian” tidak dikenal"),
        ("7.01,bidang,A,,,kecamatan,{e},", "lingkup “kecamatan” tidak dikenal"),
        ("7.01,bidang,,,,kabupaten_kota,{e},", "kode 7.01 tidak bernama"),
        ("7.01,bidang,A,,,kabupaten_kota,Kepmendagri 1/1999,", "edisi “Kepmendagri 1/1999” tidak dikenal"),
        ("7,urusan,Lain,,,kabupaten_kota,{e},", "kode 7 (kabupaten_kota) sudah ada di baris 2"),
    ],
)
def test_a_wrong_row_refuses_the_file_and_is_named(row: str, message: str) -> None:
    text = HEAD + ABOVE.splitlines(keepends=True)[0] + row.format(e="Kepmendagri 900.1.15.5-1317/2023")
    reading = read(text)
    assert reading.refused
    assert message in messages(reading)[0]
    assert messages(reading)[0].startswith("Baris 3: ")
    assert reading.problems[0].place.line == 3


def test_all_wrong_rows_are_named_at_once() -> None:
    reading = read(HEAD + "a,b,c,,,d,e,\n" * 3)
    assert [problem.place.line for problem in reading.problems] == [2, 3, 4]


def test_the_same_code_in_both_scopes_is_two_rows() -> None:
    reading = read(HEAD + ABOVE + ABOVE.replace("kabupaten_kota", "provinsi"))
    assert len(reading.rows) == 4
    assert reading.problems == ()


def test_a_missing_parent_is_a_doubt_and_does_not_refuse_the_file() -> None:
    reading = read(HEAD + ABOVE + KEGIATAN)
    assert messages(reading) == ["Baris 4: induk 7.01.02 dari kode 7.01.02.2.01 tidak ada di dalam daftar."]
    assert not reading.refused


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Kolom code, level, name, scope, edition tidak ada di baris judul."),
        ("kode,nama\n7,U\n", "Kolom code, level, name, scope, edition tidak ada di baris judul."),
        (HEAD, "Daftar tidak berisi satu baris pun."),
        (HEAD.replace(",edition", ""), "Kolom edition tidak ada di baris judul."),
        (HEAD + '7,"urusan', "bukan CSV yang utuh"),
    ],
)
def test_what_is_no_list_is_refused(text: str, message: str) -> None:
    reading = read(text)
    assert reading.refused
    assert message in messages(reading)[0]
    assert reading.rows == ()


def test_an_unknown_edition_names_the_known_ones() -> None:
    reading = read(HEAD + PROGRAM, "kepmendagri-2023")
    assert reading.refused
    assert "kepmendagri-900-1317-2023" in reading.problems[0].hint


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "daftar.csv"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    assert messages(read_nomenclature(binary, EDITIONS)) == ["Berkas daftar.csv bukan teks UTF-8."]
    (message,) = messages(read_nomenclature(tmp_path / "tidak-ada.csv", EDITIONS))
    assert message.startswith("Berkas tidak-ada.csv tidak dapat dibuka")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text(HEAD + ABOVE, encoding="utf-8-sig")
    assert len(read_nomenclature(file, EDITIONS).rows) == 2


@pytest.mark.parametrize(
    ("name", "edition", "count"),
    [
        ("nomenclature_900_2023_kabkota.csv", "kepmendagri-900-1317-2023", 4367),
        ("nomenclature_sipd_2027.csv", "sipd-2027", 9727),
        ("nomenclature_90_2019_kecamatan.csv", "permendagri-90-2019", 135),
        ("nomenclature_2digit_inuse_deliserdang.csv", "dua-digit-deli-serdang", 1586),
    ],
)
def test_reads_the_reference_lists_whole(shared_folder: Path, name: str, edition: str, count: int) -> None:
    reading = read_nomenclature(shared_folder / "reference" / name, EDITIONS)
    assert reading.problems == ()
    assert len(reading.rows) == count
    assert {row.edition for row in reading.rows} == {edition}


def test_counts_of_the_decree_by_level(shared_folder: Path) -> None:
    rows = read_nomenclature(shared_folder / "reference" / "nomenclature_900_2023_kabkota.csv", EDITIONS).rows
    levels = [row.level for row in rows]
    counts = {level: levels.count(level) for level in ("urusan", "bidang", "program", "kegiatan", "sub_kegiatan")}
    assert counts == {"urusan": 10, "bidang": 45, "program": 188, "kegiatan": 729, "sub_kegiatan": 3395}
    assert all(row.indicator and row.unit for row in rows if row.level == "sub_kegiatan")


@pytest.mark.parametrize(
    ("code", "above"),
    [("7.01.02.2.01.0001", "7.01.02.2.01"), ("7.01.02.2.01", "7.01.02"), ("7.01.02", "7.01"), ("7.01", "7"), ("7", "")],
)
def test_the_parent_of_a_code_is_one_level_above(code: str, above: str) -> None:
    assert parent_code(code) == above


@given(st.text())
def test_any_text_gives_rows_and_problems(text: str) -> None:
    reading = read(HEAD + text)
    assert reading.rows or reading.problems
    assert read(text).refused or read(text).rows
