"""Whatever is missing from a Book, checks judge the rest: no rule breaks, and both engines say the same."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.engine.checks.run import run
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace, values
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import Row
from tests.judging import LAW

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"
ROWS = list(read(SAMPLE, LAW).book)
KEPT = {"id", "document", "organisation", "period", "version", "place"}


def broken(book: Book) -> list[str]:
    return [str(found.values["exception"]) for found in run(book, LAW).findings if "exception" in found.values]


def test_both_engines_find_the_same_in_the_sample() -> None:
    book = Book(ROWS)
    assert run(book, LAW).findings == run(book, LAW, connect=duckdb.connect).findings


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_a_book_without_rows_of_one_type_is_judged(name: str) -> None:
    assert broken(Book(row for row in ROWS if type(row).__name__ != name)) == []


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_a_book_with_rows_of_one_type_alone_is_judged(name: str) -> None:
    assert broken(Book(row for row in ROWS if type(row).__name__ == name)) == []


def emptied(row: Row) -> Row:
    """The row with every text field empty and every number unknown, where it may be."""
    empty: dict[str, Any] = {}
    for field, value in values(row).items():
        if field not in KEPT and isinstance(value, str) and field not in {"level", "kind", "owner"}:
            empty[field] = ""
        elif field in {"value", "amount", "signed_on", "code_proposed"}:
            empty[field] = None if field != "code_proposed" else ""
    return replace(row, **empty)


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_a_book_with_empty_rows_of_one_type_is_judged(name: str) -> None:
    assert broken(Book(emptied(row) if type(row).__name__ == name else row for row in ROWS)) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(range(len(ROWS))), max_size=400))
def test_a_book_with_any_rows_missing_is_judged(gone: set[int]) -> None:
    assert broken(Book(row for at, row in enumerate(ROWS) if at not in gone)) == []
