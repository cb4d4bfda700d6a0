"""Real and issued PDFs: every cell of the three sheets of a Renja, and our own RKT and PK with the rows they were made
from."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import Reading, read, read_bytes
from selaras.engine.tables.rows import (
    AgreementLine,
    Ceiling,
    ContentsEntry,
    Indicator,
    PolicyDirection,
    Row,
    Section,
    Strategy,
    Target,
    WorkItem,
)
from tests.typesetting import opened, tables, texts

ROOT = Path(__file__).resolve().parents[4]
EXPECTED = ROOT / "tests" / "engine" / "readers" / "expected" / "renja_bpmpd_2016.txt"
SHEETS = "renja-bpmpd-jabar-2016.pdf"
CUT = " Orientasi, Koordinasi, Monitoring,"
"""What the file holds of a cell that its page cuts off."""


def expected() -> dict[int, list[list[str]]]:
    """The rows of each sheet as they were typed from the drawn pages."""
    sheets: dict[int, list[list[str]]] = {}
    sheet: list[list[str]] = []
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            sheet = sheets.setdefault(int(line[1:]), [])
        elif not line.startswith("#"):
            sheet.append(["" if text == "^" else text.removeprefix("=") for text in line.split("|")])
    return sheets


@pytest.mark.shared
def test_every_cell_of_the_sheets_is_read_at_its_place(shared_folder: Path) -> None:
    material = opened((shared_folder / "samples" / SHEETS).read_bytes())
    [table] = tables(material)
    sheets = expected()
    heads = 4
    wanted = [
        (page, line, row)
        for page, rows in sheets.items()
        for line, row in enumerate(rows, start=1)
        if page == 1 or line > heads
    ]
    assert [(line[0].place.page, line[0].place.line) for line in table.lines] == [(p, n) for p, n, _ in wanted]
    wrong = [
        (cell.place.page, cell.place.line, cell.place.column, cell.text)
        for line, (_, _, row) in zip(table.lines, wanted, strict=True)
        for cell, text in zip(line, row, strict=True)
        if cell.text != text
    ]
    [(page, row_number, column, text)] = wrong
    assert (page, row_number, column) == (2, 14, 6)
    assert text == sheets[2][13][5] + CUT
    [told] = [doubt for doubt in material.doubts if "tidak tampak" in doubt.message]
    assert (told.place.page, told.place.line, told.place.column) == (2, 14, 6)


@pytest.mark.shared
def test_the_year_that_differs_between_the_sheets_is_told(shared_folder: Path) -> None:
    material = opened((shared_folder / "samples" / SHEETS).read_bytes())
    told = [doubt for doubt in material.doubts if "sedangkan pada halaman 1 “RENCANA TAHUN 2015”" in doubt.message]
    assert [(doubt.place.page, doubt.place.line, doubt.place.column) for doubt in told] == [(2, 1, 7), (3, 1, 7)]
    assert [doubt.value for doubt in told] == ["RENCANA TAHUN 2014"] * 2


@pytest.mark.shared
def test_heads_span_what_they_stand_above(shared_folder: Path) -> None:
    [table] = tables(opened((shared_folder / "samples" / SHEETS).read_bytes()))
    first = {cell.text: (cell.rows, cell.columns) for cell in table.lines[0] if cell.text}
    assert first["NOMOR/KODE"] == (3, 4)
    assert first["RENCANA TAHUN 2015"] == (1, 5)
    assert first["CATATAN PENTING"] == (2, 4)
    assert first["PRAKIRAAN MAJU RENCANA TAHUN 2016"] == (1, 2)


@cache
def plan() -> Reading:
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md")


@cache
def issued(kind: str) -> Reading:
    content = render(find_type(kind).content(plan().book, load_law(), Options()))["pdf"]
    return read_bytes(f"{kind}.pdf", content)


def said(rows: Iterable[Row], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, field) for field in fields) for row in sorted(rows, key=lambda row: row.place.order)]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (WorkItem, ("level", "code", "name", "location")),
        (Ceiling, ("amount",)),
        (Indicator, ("name", "unit", "number")),
        (Target, ("period", "value", "text")),
        (AgreementLine, ("number",)),
        (Strategy, ("number", "text")),
        (PolicyDirection, ("text",)),
    ],
)
def test_our_own_rkt_reads_back_with_the_rows_it_was_made_from(kind: type[Row], fields: tuple[str, ...]) -> None:
    assert said(issued("rkt").book.all(kind), *fields) == said(plan().book.all(kind), *fields)


def test_our_own_rkt_reads_back_with_its_sections_and_contents() -> None:
    book = issued("rkt").book
    assert [(row.number, row.heading) for row in book.all(Section)][:4] == [
        ("", "RENCANA KERJA TAHUNAN"), ("", "KATA PENGANTAR"), ("", "DAFTAR ISI"), ("BAB I", "PENDAHULUAN"),
    ]  # fmt: skip
    printed = [row.number for row in book.all(ContentsEntry) if row.number]
    assert printed == [row.number for row in book.all(Section) if row.number]
    assert len(printed) == 16
    assert len(issued("rkt").problems) == 1  # that it was read from a PDF


def test_our_own_pk_reads_back_with_its_tables() -> None:
    promised, budget = tables(opened(render(find_type("pk").content(plan().book, load_law(), Options()))["pdf"]))
    lines = texts(promised)
    assert lines[0] == ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET"]
    assert lines[5:7] == [
        ["1", "Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan Sangasanga",
         "Percentase keluhan masyarakat terhadap pelayanan kecamatan yang ditindaklanjuti", "Persen", "90"],
        ["", "", "Percentase capaian Ketenteraman dan Ketertiban Umum", "Persen", "90"],
    ]  # fmt: skip
    assert (len(lines), promised.lines[5][0].rows) == (17, 2)
    assert texts(budget)[:3] == [
        ["NO", "PROGRAM", "ANGGARAN (Rp)", "", "", "KETERANGAN"],
        ["", "", "KECAMATAN", "5 KELURAHAN", "JUMLAH", ""],
        ["1", "2", "3", "4", "5 = 3 + 4", "6"],
    ]
    assert texts(budget)[-1] == ["JUMLAH", "", "45.893.689.013", "8.700.000.000", "54.593.689.013", ""]
    assert texts(budget)[3][1] == "7.01.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
