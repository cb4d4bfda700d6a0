"""A Book written as JSON lines and read back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.jsonl import BadBook, dump, load
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import Appointment, Duty, Paragraph, Section

ROOT = Path(__file__).parents[3]


def test_the_sample_plan_round_trips() -> None:
    book = read(ROOT / "samples" / "rkt-sangasanga-2025.md").book
    assert len(book) > 700
    assert load(dump(book)) == book


def test_dates_tuples_and_unknowns_round_trip() -> None:
    common: Any = {"document": "d", "organisation": "o", "period": "2025"}
    rows = [
        Appointment(id="a", position="p", official="x", since=date(2025, 1, 2), place=Place("f", 1, 2), **common),
        Section(
            id="s", number="1.1", heading="Latar", level=2, order=1, place=Place(by="Contoh", at="2025-01-01"),
            paragraphs=(Paragraph("Teks", Place("f", 3)), Paragraph("Butir", Place("f", 4), kind="item", marker="1.")),
            **common,
        ),
    ]  # fmt: skip
    assert load(dump(Book(rows))) == Book(rows)


def test_a_mark_of_a_line_s_end_inside_a_text_ends_no_row() -> None:
    duty = Duty(
        id="a", document="d", organisation="o", period="2025", place=Place(), number="1", text="a\u2028b\x85c\nd"
    )
    assert load(dump(Book([duty]))) == Book([duty])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "baris 1"),
        ("halo\n", "baris 1"),
        ('{"schema": 99}\n', "skema harus 1"),
        ('{"schema": 1}\n{"type": "Nothing"}\n', "baris 2"),
        ('{"schema": 1}\n[1]\n', "baris 2"),
        ('{"schema": 1}\n{}, {}\n', "baris 2"),
        ('{"schema": 1}\n{"type": "Duty",\n', "baris 2"),
        ('{"schema": 1}\n{"type": "Duty", "id": 5}\n', "baris 2"),
        ('{"schema": 1}\n{"type": "Duty", "id": "a", "extra": "b"}\n', "baris 2"),
        ('{"schema": 1}\n{"type": "Duty", "id": null}\n', "baris 2"),
    ],
)
def test_what_is_no_book_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BadBook, match=message):
        load(text)


def test_a_wrong_literal_is_refused() -> None:
    row = {
        "type": "WorkItem", "id": "w", "document": "d", "organisation": "o", "period": "2025", "place": {}, "order": 1,
        "level": "urusan", "code": "7", "name": "x",
    }  # fmt: skip
    with pytest.raises(BadBook, match="tidak dikenal"):
        load('{"schema": 1}\n' + json.dumps(row))


def test_every_row_type_is_listed_once_under_its_own_name() -> None:
    assert all(kind.__name__ == name for name, kind in ROW_TYPES.items())
