"""Sums that a file declares: by its column numbers, by a year beside quarters, by heads and totals."""

import pytest

from selaras.engine.readers.reader import read, read_bytes
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Target, WorkItem
from tests.completeness import SHARED

EVALUATION = (
    "# EVALUASI HASIL RENJA KECAMATAN CONTOH TAHUN 2025\n\n"
    "Kode\tProgram/Kegiatan\tIndikator Kinerja\tTarget Renja Tahun 2025 (K)\tTarget Renja Tahun 2025 (Rp)"
    "\tRealisasi Triwulan I (K)\tRealisasi Triwulan I (Rp)\tRealisasi Triwulan II (K)\tRealisasi Triwulan II (Rp)"
    "\tRealisasi Triwulan III (K)\tRealisasi Triwulan III (Rp)\tRealisasi Triwulan IV (K)\tRealisasi Triwulan IV (Rp)"
    "\tRealisasi Tahun 2025 (K)\tRealisasi Tahun 2025 (Rp)\n"
)
NUMBERS = "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14=6+8+10+12\t15 = 7 + 9 + 11 + 13\n"
LINE = "7.01.02\tPROGRAM\tJumlah laporan\t4 laporan\t100.000\t1\t10.000\t1\t20.000\t1\t30.000\t1\t40.000\t4\t100.000\n"


def sums(book: Book) -> list[tuple[str, str, int | None, list[str]]]:
    """Each sum by its rule, quantity, value and the periods of what it adds."""
    return [
        (row.rule, row.quantity, row.value, [found.period for term in row.terms if (found := book.find(term))])
        for row in book.all(PrintedSum)
    ]


def test_column_numbers_say_what_a_column_adds() -> None:
    book = read_bytes("a.txt", (EVALUATION + NUMBERS + LINE).encode()).book
    quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    assert sums(book) == [
        ("14=6+8+10+12", "value", 40000, quarters), ("15 = 7 + 9 + 11 + 13", "money", 10000000, quarters),
    ]  # fmt: skip
    by_id = {row.id: row for row in [*book.all(Actual), *book.all(Spending)]}
    assert [type(by_id[term]) for row in book.all(PrintedSum) for term in row.terms] == [Actual] * 4 + [Spending] * 4


def test_a_year_beside_its_quarters_is_their_sum_in_money_only() -> None:
    book = read_bytes("a.txt", (EVALUATION + LINE).encode()).book
    assert [(rule, quantity, value) for rule, quantity, value, _ in sums(book)] == [
        ("setahun di samping triwulan I–IV", "money", 10000000)
    ]


def test_an_empty_term_adds_nothing_and_an_unread_one_leaves_the_sum_undeclared() -> None:
    empty = LINE.replace("\t20.000\t", "\t\t")
    book = read_bytes("a.txt", (EVALUATION + NUMBERS + empty).encode()).book
    assert sums(book)[1] == ("15 = 7 + 9 + 11 + 13", "money", 10000000, ["2025-Q1", "2025-Q3", "2025-Q4"])


def test_a_ratio_of_columns_is_no_sum() -> None:
    numbers = NUMBERS.replace("14=6+8+10+12", "14 = 6/4 x 100").replace("15 = 7 + 9 + 11 + 13", "15 = 5 - 7")
    assert [rule for rule, *_ in sums(read_bytes("a.txt", (EVALUATION + numbers + LINE).encode()).book)] == [
        "setahun di samping triwulan I–IV"
    ]


RENJA = "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2025\n\nKode\tProgram/Kegiatan\tIndikator\tTarget\tPagu (Rp)\n"


def test_heads_and_totals_sum_the_programs_they_stand_over() -> None:
    book = read_bytes(
        "a.txt",
        (
            RENJA + "7\tUNSUR KEWILAYAHAN\t\t\t600\n7.01\tKECAMATAN\t\t\t600\n"
            "7.01.02\tPROGRAM A\tx\t1 unit\t100\n7.01.02.2.01\tKegiatan\tx\t1 unit\t100\n"
            "7.01.03\tPROGRAM B\tx\t1 unit\t500\n\tJUMLAH\t\t\t600\n"
        ).encode(),
    ).book
    pagu = {row.id: row for row in book.all(Ceiling)}
    codes = {item.id: item.code for item in book.all(WorkItem)}
    told = [(row.name, row.value, [codes[pagu[term].item] for term in row.terms]) for row in book.all(PrintedSum)]
    both = ["7.01.02", "7.01.03"]
    assert told == [
        ("UNSUR KEWILAYAHAN", 60000, both), ("KECAMATAN", 60000, both), ("JUMLAH", 60000, both),
    ]  # fmt: skip


def test_a_total_names_the_pagu_that_is_unknown_too() -> None:
    text = RENJA + "7.01.02\tPROGRAM A\tx\t1 unit\t100\n7.01.03\tPROGRAM B\tx\t1 unit\t\n\tJUMLAH\t\t\t600\n"
    book = read_bytes("a.txt", text.encode()).book
    amounts = {row.id: row.amount for row in book.all(Ceiling)}
    assert [[amounts[term] for term in row.terms] for row in book.all(PrintedSum)] == [[10000, None]]


@pytest.mark.shared
def test_the_sums_of_the_sample() -> None:
    book = read(SHARED / "samples" / "evaluasi-renja-deliserdang-2025.xlsx").book
    by_cell = {(row.place.coordinate): row for row in book.all(PrintedSum)}
    rows = {row.id: row.place.coordinate for row in [*book.all(Spending), *book.all(Actual), *book.all(Target)]}
    assert [rows[term] for term in by_cell["AC23"].terms] == ["R23", "U23", "X23", "AA23"]
    assert [rows[term] for term in by_cell["AB23"].terms] == ["P23", "S23", "V23", "Y23"]
    assert [rows[term] for term in by_cell["AD23"].terms] == ["L23", "AB23"]
    assert [rows[term] for term in by_cell["AE23"].terms] == ["M23", "AC23"]
    assert [rows[term] for term in by_cell["R12"].terms] == ["R13", "R55", "R70"]
    assert by_cell["R12"].name == "PERENCANAAN"
    assert by_cell["AC113"].value == 1202397315900
