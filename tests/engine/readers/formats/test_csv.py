"""CSV by its separators, its marks and its quotes; a text with tabs stays a text."""

from pathlib import Path

import pytest

from selaras.engine.readers.format import format_of
from selaras.engine.readers.formats.csv import separator
from selaras.engine.tables.place import Place
from tests.engine.readers.formats.opened import body, given, opened, refusal, tables

HEAD = "Kode,Program,Target,Pagu\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_fields_is_found(sign: str) -> None:
    text = "Kode,Program,Pagu\n7.01.02,Pelayanan,100\n7.01.03,Lain,200\n".replace(",", sign)
    (table,) = tables(opened("a.csv", text.encode()))
    assert table.headings == ("kode", "program", "pagu")
    assert body(table) == [["7.01.02", "Pelayanan", "100"], ["7.01.03", "Lain", "200"]]


def test_a_comma_inside_numbers_is_no_separator() -> None:
    text = "Kode;Indikator;Target\n7.01;Indeks;88,73\n7.02;Nilai;90,5\n7.03;Persentase;12,25\n"
    (table,) = tables(opened("a.csv", text.encode()))
    assert [line[2].text for line in table.body] == ["88,73", "90,5", "12,25"]


def test_a_line_that_names_its_separator_is_believed_and_left_out() -> None:
    (table,) = tables(opened("a.csv", b"sep=;\r\nKode;Program;Pagu\r\n7.01.02;A, B, C;100\r\n"))
    assert body(table) == [["7.01.02", "A, B, C", "100"]]
    assert table.place == Place("a.csv", 2, 1, "Tabel pada baris 2")


def test_quotes_keep_separators_quotes_and_lines() -> None:
    text = HEAD + '7.01.02,"Rapat ""besar"", dua kali",1,100\n7.01.03,"baris\nkedua",2,200\n7.01.04,C,3,300\n'
    material = opened("a.csv", text.encode())
    (table,) = tables(material)
    assert [line[1].text for line in given(material)[1:]] == ['Rapat "besar", dua kali', "baris\nkedua", "C"]
    assert [line[0].place.line for line in table.body] == [2, 3, 5]
    assert str(table.body[2][3].place) == "a.csv:5:4"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_marks_and_encodings(encoding: str) -> None:
    text = HEAD + "7.01.02,Pelayanan “prima” – é,1,100\n7.01.03,B,2,200\n"
    (table,) = tables(opened("a.csv", text.encode(encoding)))
    assert table.body[0][1].text == "Pelayanan “prima” – é"


def test_titles_above_the_fields_are_texts() -> None:
    material = opened("a.csv", ("DAFTAR PAGU TAHUN 2025,,,\n,,,\n" + HEAD + "7.01.02,A,1,100\n").encode())
    assert [said.text for said in material.said] == ["DAFTAR PAGU TAHUN 2025"]
    assert body(tables(material)[0]) == [["7.01.02", "A", "1", "100"]]


def test_csv_is_known_without_its_name_only_where_every_line_agrees() -> None:
    rows = "Kode;Program;Pagu\n7.01;A;1\n7.02;B;2\n7.03;C;3\n"
    assert format_of("unduhan.txt", rows.encode()).name == "csv"
    assert format_of("catatan.txt", b"Kepada, Yth, Bapak\nsatu, dua\ntiga, empat, lima\nenam\n").name == "teks"
    assert format_of("rencana.txt", rows.replace(";", "\t").encode()).name == "teks"
    assert format_of("rencana.csv", b"RENCANA KERJA\ntanpa tabel\n").name == "teks"
    assert format_of("a.csv", b"PK\x03\x04\0\0,,,\0").name != "csv"


def test_no_separator_in_prose() -> None:
    assert separator(["satu", "dua"]) == ("", 0.0, 0)


@pytest.mark.parametrize(
    "below",
    [
        "",
        "7.01.03,B,2,200\n",
        "7.01.03,B,2,200\n" * 300,
        '7.01.03,"B, C",2,200\n',
        '7.01.03,B,2,200\n7.01.04,"D",3,300\n',
    ],
)
def test_a_quote_that_is_never_closed_is_refused_at_its_line(below: str) -> None:
    """Also where it ends with the file, or at the quote of a field below: the lines between would be lost unseen."""
    problem = refusal("a.csv", f'{HEAD}7.01.02,"Pelayanan,1,100\n{below}'.encode())
    assert problem.message == "Tanda kutip pada baris ini tidak ditutup."
    assert problem.place == Place("a.csv", 2, 1)


def test_a_line_of_too_many_fields_is_refused_at_its_line() -> None:
    problem = refusal("a.csv", (HEAD + "7.01.02,B,2,200\n" * 3 + "1," * 300 + "\n").encode())
    assert (problem.message, problem.place.line) == ("Baris ini mempunyai 301 kolom, paling banyak 200.", 5)


@pytest.mark.shared
def test_the_survey_answers_are_twenty_lines(shared_folder: Path) -> None:
    path = shared_folder / "samples" / "skm-kediri-answers.csv"
    (table,) = tables(opened(path.name, path.read_bytes()))
    assert table.headings == ("id kuesioner", *(f"u{n}" for n in range(1, 10)), "timestamp")
    assert len(table.body) == 20
    assert body(table)[0] == ["94", "3", "3", "3", "1", "1", "1", "4", "4", "4", "2024-05-24 13:53:29"]
    assert body(table)[-1] == ["113", "4", "4", "4", "3", "3", "3", "3", "3", "3", "2024-06-03 07:09:20"]


@pytest.mark.shared
def test_the_reports_are_240_lines_of_17_fields(shared_folder: Path) -> None:
    path = shared_folder / "samples" / "lapor-samarinda-2024-redacted.csv"
    (table,) = tables(opened(path.name, path.read_bytes()))
    assert len(table.body) == 240
    assert len(table.headings) == 17
    assert table.headings[:4] == ("no", "tanggal laporan masuk", "waktu laporan masuk", "klasifikasi laporan")
    assert table.body[2][5].text == "Lainnya terkait Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat"
    assert [line[0].text for line in (table.body[0], table.body[-1])] == ["1", "240"]
