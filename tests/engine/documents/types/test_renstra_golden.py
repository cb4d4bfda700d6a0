"""The whole Renstra as text: an invented one in both outlines, every figure of which is worked out by hand beside it in
``tests/engine/documents/renstra_melati.py``."""

from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import FORMATS, Format, Options, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.tables.book import Book
from tests.engine.documents.renstra_melati import OWN, melati
from tests.engine.documents.transcript import row_texts, tables, transcript
from tests.engine.round_trip.test_renstra import by_year

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
OUTLINES = ("renstra-2-2025", "renstra-86-2017")


@cache
def drawn(outline: str) -> Document:
    options = Options(extra={"own": OWN, "renstra_outline": outline})
    return find_type("renstra").content(melati(), load_law(), options)


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_invented_renstra_gives_the_golden_text(outline: str) -> None:
    assert transcript(drawn(outline)) == (GOLDEN / f"{outline}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_final_of_it_lacks_nothing(outline: str) -> None:
    options = Options(extra={"own": OWN, "renstra_outline": outline})
    assert find_type("renstra").missing(melati(), options) == ()


def test_the_figures_that_are_worked_out_are_those_worked_out_by_hand() -> None:
    found = {name: [row_texts(line) for line in table.body] for name, table in tables(drawn(OUTLINES[1])).items()}
    assert [line[-1] for line in found["Tabel T-C.28"]] == ["87,5", "12.500", "A", "20", "95"]
    assert [line[-4:-2] for line in found["Tabel T-C.27 2"]] == [
        ["12.500", "600.000.000"], ["94", "600.000.000"], ["–", "600.000.000"], ["20", "–"], ["", "–"], ["60", "–"],
    ]  # fmt: skip
    liked, cases = found["Tabel T-C.23"]
    assert liked[-5:] == ["98,72%", "100%", "101,25%", "–", "100,61%"]
    assert cases[-5:] == ["–"] * 5
    (service,) = found["Tabel T-C.24"]
    assert service[1:11] == [
        "100.000", "110.000", "121.000", "–", "120.000", "80.000", "84.000", "90.300", "–", "114.000",
    ]  # fmt: skip
    assert service[11:] == ["80%", "76,36%", "74,63%", "–", "95%", "10%", "6,25%"]


@pytest.mark.parametrize("outline", OUTLINES)
def test_both_outlines_print_the_same_tables(outline: str) -> None:
    assert tables(drawn(outline)) == tables(drawn(OUTLINES[0]))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("outline", OUTLINES)
def test_the_printed_renstra_reads_back_and_its_past_is_no_work_of_the_plan(outline: str, format_: Format) -> None:
    reading = read_file(f"renstra.{format_}", render(drawn(outline), [format_])[format_])
    assert (reading.kind, reading.sure) == ("renstra", "pasti")
    assert by_year(reading.book) == by_year(Book(row for row in melati() if row.document == OWN))
