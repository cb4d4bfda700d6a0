"""The matrix of the cascade: a step in its first line only, what measures it in the year, who answers for the work."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selaras.engine.documents.document import YEAR as OF_YEAR
from selaras.engine.documents.document import Issue, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Objective
from tests.completeness import SHARED
from tests.engine.documents.transcript import row_texts, tables, transcript
from tests.making import YEAR, book, document, indicator, row, target, work_item

RKT = Path(__file__).resolve().parents[4] / "samples" / "rkt-sangasanga-2025.md"
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "cascading-matrix-sangasanga-2025.txt"


def matrix(given: Book, **extra: str) -> Sequence[list[str]]:
    made = find_type("cascading_matrix").content(given, load_law(), Options(extra=extra))
    return [row_texts(line) for line in tables(made)["Matriks Cascading"].body]


def plan(objective: str) -> Book:
    goal = row(Goal, id="g", number="1", text="Pelayanan memuaskan")
    measured = indicator(goal, "Indeks kepuasan")
    works = [
        work_item("7.01.02", "PROGRAM", id="p", level="program", objective=objective),
        work_item("7.01.02.2.01", "Kegiatan", id="k", level="kegiatan", parent="p"),
        work_item("7.01.02.2.01.0001", "Sub satu", id="s1", parent="k"),
        work_item("7.01.02.2.01.0002", "Sub dua", id="s2", parent="k"),
    ]
    aim = row(Objective, id="o", number="1.1", text="Loket cepat", goal="g")
    aims = [target(measured, 88_0000, text="88"), target(measured, 89_0000, text="89", period=str(YEAR + 1))]
    head = document(kind="renstra", last_year=YEAR + 4, period=f"{YEAR}-{YEAR + 4}")
    return book(head, goal, aim, measured, *aims, *works)


def test_each_step_stands_once_and_its_indicator_beside_it() -> None:
    assert matrix(plan("o")) == [
        ["Pelayanan memuaskan", "Indeks kepuasan: 88", "Loket cepat", "", "7.01.02 PROGRAM", "",
         "7.01.02.2.01 Kegiatan", "", "7.01.02.2.01.0001 Sub satu", "", "Kecamatan Contoh"],
        ["", "", "", "", "", "", "", "", "7.01.02.2.01.0002 Sub dua", "", "Kecamatan Contoh"],
    ]  # fmt: skip
    assert matrix(plan("o"), **{OF_YEAR: str(YEAR + 1)})[0][1] == "Indeks kepuasan: 89"


def test_a_program_that_serves_nothing_says_so_where_its_objective_would_stand() -> None:
    lines = matrix(plan(""))
    assert lines[0][2:5] == ["Loket cepat", "", ""]
    assert lines[1][:5] == ["(belum ditautkan)", "", "(belum ditautkan)", "", "7.01.02 PROGRAM"]
    assert lines[2][:4] == ["", "", "", ""]


def test_a_kegiatan_without_a_program_says_so_where_the_program_would_stand() -> None:
    loose = work_item("7.01.05.2.01", "Kegiatan lepas", id="lk", level="kegiatan")
    told = "(belum ditautkan)"
    assert matrix(Book([*plan("o"), loose]))[-1] == [
        told, "", told, "", told, "", "7.01.05.2.01 Kegiatan lepas", "", "", "", "Kecamatan Contoh",
    ]  # fmt: skip


@pytest.mark.shared
def test_the_sample_renstra_has_a_line_for_each_of_its_31_sub_kegiatan() -> None:
    lines = matrix(read(SHARED / "samples" / "renstra-gambiran-2026-2030.md", load_law()).book)
    assert len(lines) == 31
    assert sum(bool(line[4]) for line in lines) == 5
    assert sum(bool(line[6]) for line in lines) == 12
    assert lines[0][:2] == ["Meningkatnya Kualitas Pelayanan Publik", "Indeks Kinerja Wilayah (IKW): 86 Indeks"]


def test_each_format_is_drawn_and_a_plan_of_nothing_is_not() -> None:
    made = find_type("cascading_matrix").content(plan("o"), load_law(), Options())
    assert all(len(content) > 2_000 for content in render(made, ("pdf", "docx", "xlsx")).values())
    with pytest.raises(NotDrawn, match="tidak memuat tujuan"):
        matrix(book(document()))


def test_the_sample_rkt_gives_the_golden_text_with_every_sub_kegiatan_of_its_table() -> None:
    """The codes are cut from the file by their form, without the reader."""
    options = Options(issue=Issue(created=datetime(2025, 1, 20, tzinfo=UTC), draft=False, on=date(2025, 1, 20)))
    text = transcript(find_type("cascading_matrix").content(read(RKT).book, load_law(), options))
    assert text == GOLDEN.read_text(encoding="utf-8")
    printed = re.findall(r"^(7\.01\.0\d\.2\.\d+\.\d+)\t", RKT.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(printed) == 80
    assert re.findall(r"\| (7\.01\.0\d\.2\.\d+\.\d+) ", text) == printed
