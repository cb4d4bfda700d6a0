"""Formulas as evidence: on which figures, over which rows."""

import pytest

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import Formula
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from tests.completeness import SHARED
from tests.engine.readers.sheet_files import Content, Live, Shown, read_sheets

SAMPLE = SHARED / "samples" / "evaluasi-renja-deliserdang-2025.xlsx"
HEAD: list[list[Content]] = [
    ["Rencana Kerja Kecamatan Contoh Tahun 2025"],
    [],
    ["Kode", "Program/Kegiatan", "Indikator", "Target", "Pagu (Rp)"],
]


def formulas(book: Book) -> dict[str, Formula]:
    return {row.place.coordinate: row for row in book.all(Formula)}


def terms(book: Book, formula: Formula) -> list[tuple[str, str, str]]:
    """Each term as its cell, the code of the item in whose row it stands, and its quantity."""
    shown: list[tuple[str, str, str]] = []
    for term in formula.terms:
        row = book.find(term.row)
        about = book.find(row.item) if isinstance(row, Ceiling) else None
        if isinstance(row, Target):
            about = book.find(book.get(Indicator, row.indicator).subject)
        shown.append((term.cell, about.code if isinstance(about, WorkItem) else "", term.quantity))
    return shown


def test_a_sum_names_the_rows_it_adds_and_its_own() -> None:
    book = read_sheets(
        Renja=[
            *HEAD,
            ["7.01.02", "PROGRAM", "Indeks", 80, Live("=SUM(E5,E6)", 30)],
            ["7.01.02.2.01", "Kegiatan Satu", "Persentase", Shown(1, "0%"), 10],
            ["7.01.02.2.02", "Kegiatan Dua", "Persentase", Shown(1, "0%"), Live("=5+15", 20)],
        ]
    ).book
    [formula] = book.all(Formula)
    pagu = book.get(Ceiling, formula.figure)
    assert (formula.place.coordinate, formula.quantity, formula.function, formula.text) == (
        "E4", "money", "sum", "=SUM(E5,E6)",
    )  # fmt: skip
    assert (pagu.amount, book.get(WorkItem, formula.subject).code) == (3000, "7.01.02")
    assert terms(book, formula) == [("E5", "7.01.02.2.01", "money"), ("E6", "7.01.02.2.02", "money")]


def test_a_term_may_be_counted_twice_be_a_target_or_stand_in_another_sheet() -> None:
    book = read_sheets(
        Renja=[
            *HEAD,
            ["7.01.02", "PROGRAM", "Indeks", 80, Live("=E5+E5+D6+Lain!$B$2+G9", 30)],
            ["7.01.02.2.01", "Kegiatan Satu", "Jumlah Laporan", 4, 10],
            ["7.01.02.2.02", "Kegiatan Dua", "Persentase", Shown(1, "0%"), 20],
        ],
        Lain=[["Catatan lain", "x"], ["y", 7]],
    ).book
    assert terms(book, formulas(book)["E4"]) == [
        ("E5", "7.01.02.2.01", "money"), ("E5", "7.01.02.2.01", "money"), ("D6", "7.01.02.2.02", "percent"),
        ("Lain!B2", "", "value"), ("G9", "", "value"),
    ]  # fmt: skip


def test_only_figures_of_the_plan_have_formulas() -> None:
    book = read_sheets(
        Renja=[
            [*HEAD[0]],
            [],
            ["No", *HEAD[2]],
            [1, "7.01.02", "PROGRAM", "Indeks", 80, 10],
            [Live("=A4+1", 2), "7.01.03", "PROGRAM DUA", "Indeks", 80, 10],
        ]
    ).book
    assert book.all(Formula) == ()


@pytest.fixture(scope="module")
def sample() -> Reading:
    return read(SAMPLE)


@pytest.mark.shared
def test_the_double_count_of_the_sample_is_told(sample: Reading) -> None:
    """R12 adds R91 and R96, which R11 adds again; K12 does not."""
    found = formulas(sample.book)
    assert [term.cell for term in found["R12"].terms] == ["R13", "R55", "R70", "R91", "R96"]
    assert [term.cell for term in found["K12"].terms] == ["K13", "K55", "K70"]
    assert [term.cell for term in found["R11"].terms] == ["R12", "R91", "R96"]
    assert all(term.row for coordinate in ("R11", "R12", "K12") for term in found[coordinate].terms)


@pytest.mark.shared
def test_a_sum_of_the_sample_leaves_rows_out(sample: Reading) -> None:
    """O39 begins at O42 and leaves O40 and O41 out."""
    assert [term.cell for term in formulas(sample.book)["O39"].terms] == ["O42", "O43", "O44"]


@pytest.mark.shared
def test_percents_are_averages_of_percents(sample: Reading) -> None:
    formula = formulas(sample.book)["Q13"]
    assert (formula.quantity, formula.function) == ("percent", "average")
    assert [(term.cell, term.quantity) for term in formula.terms] == [
        (cell, "percent") for cell in ("Q14", "Q22", "Q27", "Q30", "Q39", "Q45", "Q49")
    ]


@pytest.mark.shared
def test_formulas_that_compute_something_else_are_none(sample: Reading) -> None:
    found = formulas(sample.book)
    assert not {"P13", "S13", "AF13", "AG13", "U99"} & found.keys()
