"""The SOP of performance data: steps with their limits from the law, and every indicator with what is told of it."""

from pathlib import Path

import pytest

from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.measure import missing
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from tests.engine.documents.plans import FINAL, indicator, item, items, objective, plan
from tests.engine.documents.transcript import row_texts, tables, transcript

ROOT = Path(__file__).resolve().parents[4]
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "sop_performance_data-sangasanga-2025.txt"
SOP = "sop_performance_data"


def drawn(book: Book) -> str:
    return transcript(find_type(SOP).content(book, load_law(), Options(issue=FINAL)))


def test_the_sample_gives_the_golden_text() -> None:
    assert drawn(read(ROOT / "samples" / "rkt-sangasanga-2025.md").book) == GOLDEN.read_text(encoding="utf-8")


def test_an_indicator_that_stands_twice_is_one_line_with_all_that_is_told() -> None:
    book = plan(
        objective("o1", "Meningkatnya layanan", "Tabel 2.4", 1), indicator("i1", "o1", "Indeks", "Poin"),
        replace(indicator("i2", "o1", "INDEKS"), source="Survei", frequency="Semester", owner="Seksi Pelayanan"),
        *items(item("w1", "program", "7.01.01", 9)), indicator("i3", "w1", "Jumlah dokumen"),
    )  # fmt: skip
    document = find_type(SOP).content(book, load_law(), Options())
    assert [row_texts(row) for row in tables(document)["Daftar Data Kinerja"].body] == [
        ["1", "Indeks", "Poin", "–", "Survei", "Semester", "Seksi Pelayanan"]
    ]
    assert find_type(SOP).missing(book, Options()) == ()


def test_the_limit_of_the_quarterly_report_is_that_of_the_law() -> None:
    days = load_law().value("report.quarter_working_days", FINAL.created.date()).value
    assert days == 5  # PP 39/2006, article 5
    book = plan(objective("o1", "Meningkatnya layanan", "Tabel 2.4", 1), indicator("i1", "o1", "Indeks"))
    assert "paling lambat 5 hari kerja sesudah triwulan berakhir" in drawn(book)


def test_what_is_not_told_is_lacking_in_a_final() -> None:
    book = plan(objective("o1", "Meningkatnya layanan", "Tabel 2.4", 1), indicator("i1", "o1", "Indeks"))
    assert find_type(SOP).missing(book, Options()) == (
        "sumber data indikator “Indeks”", "frekuensi indikator “Indeks”", "penanggung jawab indikator “Indeks”",
    )  # fmt: skip


def test_the_mark_of_who_acts_can_be_drawn_in_both_typefaces() -> None:
    assert missing("●", "sans") == missing("●", "bookman") == set()


def test_a_plan_that_measures_nothing_is_refused() -> None:
    with pytest.raises(NotDrawn, match="tidak memuat indikator"):
        drawn(plan())
