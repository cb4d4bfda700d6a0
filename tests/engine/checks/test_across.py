"""Checks over all documents of a year run on those together, and never on one of them."""

from pathlib import Path

import duckdb
import pytest

from selaras.engine.checks.check import checks
from selaras.engine.checks.run import run
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.row_types import ROW_TYPES
from tests.judging import LAW

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"
ROWS = list(read(SAMPLE, LAW).book)
ACROSS = {id for id, check in checks().items() if check.across}


def asked(*, across: bool) -> set[str]:
    told = run(Book(ROWS), LAW, across=across)
    return {*told.passed, *told.not_applicable, *told.absent, *(finding.check for finding in told.findings)}


def test_no_check_is_asked_of_a_document_and_of_its_year() -> None:
    assert asked(across=True) == ACROSS
    assert asked(across=False) == checks().keys() - ACROSS


def test_both_engines_find_the_same_in_the_year_of_the_sample() -> None:
    book = Book(ROWS)
    assert run(book, LAW, across=True).findings == run(book, LAW, across=True, connect=duckdb.connect).findings


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_a_year_without_rows_of_one_type_is_judged(name: str) -> None:
    told = run(Book(row for row in ROWS if type(row).__name__ != name), LAW, across=True)
    assert [finding.values["exception"] for finding in told.findings if "exception" in finding.values] == []
