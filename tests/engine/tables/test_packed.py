"""A Book whose rows are made when they are asked for tells what the whole Book tells."""

from pathlib import Path
from typing import Any

import pytest

from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import hints, names
from selaras.engine.tables.jsonl import BadBook, dump
from selaras.engine.tables.packed import PackedBook
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import Duty, Goal, Indicator, Row

SAMPLE = read(Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md").book
TEXT = dump(SAMPLE)


def duty(id: str, text: str = "", organisation: str = "o") -> Duty:
    return Duty(
        id=id, document="d", organisation=organisation, period="2025", place=Place("f", 1), number="1", text=text
    )


def packed(*rows: Row) -> PackedBook:
    return PackedBook(dump(Book(rows)))


def test_it_equals_the_book_it_was_written_from() -> None:
    book = PackedBook(TEXT)
    assert book == SAMPLE
    assert [book] == [SAMPLE]
    assert list(book) == list(SAMPLE)
    assert len(book) == len(SAMPLE)
    assert hash(book) == hash(SAMPLE)
    assert book.plan == SAMPLE.plan
    assert book != Book(list(SAMPLE)[1:])


@pytest.mark.parametrize("kind", ROW_TYPES.values())
def test_it_holds_the_same_rows_of_each_type(kind: type[Row]) -> None:
    assert PackedBook(TEXT).all(kind) == SAMPLE.all(kind)


@pytest.mark.parametrize("kind", ROW_TYPES.values())
def test_it_groups_rows_alike_by_every_field_of_text(kind: type[Row]) -> None:
    for field in names(kind):
        if hints(kind)[field] is str:
            assert dict(PackedBook(TEXT).under(kind, field)) == SAMPLE.under(kind, field)


def test_each_row_is_found_by_its_id_and_made_once() -> None:
    book = PackedBook(TEXT)
    for row in SAMPLE:
        assert book.find(row.id) == row
        assert book.get(type(row), row.id) is book.find(row.id)
    assert book.find("tidak ada") is None


def test_a_row_of_another_type_is_not_got() -> None:
    with pytest.raises(KeyError):
        packed(duty("a")).get(Goal, "a")


def test_signs_that_json_escapes_are_read_in_ids_and_in_groups() -> None:
    rows = [duty('a"b\\', 'kata ,"organisation":"x"', 'o"1\\'), duty("c\n", "\u2028", "")]
    book = packed(*rows)
    assert list(book) == rows
    assert book.find('a"b\\') == rows[0]
    assert dict(book.under(Duty, "organisation")) == {'o"1\\': (rows[0],), "": (rows[1],)}
    assert dict(packed(*rows).under(Duty, "text")) == {row.text: (row,) for row in rows}


def test_asking_whether_there_is_a_group_makes_no_row() -> None:
    groups = PackedBook(TEXT.replace(',"name":', ',"nama":')).under(Indicator, "subject")
    assert SAMPLE.all(Indicator)[0].subject in groups
    assert len(groups) == len(SAMPLE.under(Indicator, "subject"))
    with pytest.raises(KeyError, match="nama"):
        groups[SAMPLE.all(Indicator)[0].subject]


def test_a_book_without_rows_of_a_type_has_none() -> None:
    book: Any = packed(duty("a"))
    assert book.all(Goal) == ()
    assert book.under(Goal, "document") == {}
    assert book.plan is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("halo\n", "baris 1"),
        ('{"schema": 1}\n{"type":"Nothing","id":"a","x":1}\n', "baris 2"),
        ('{"schema": 1}\n[1]\n', "baris 2"),
        ('{"schema": 1}\n{"type":"Duty"}\n', "baris 2"),
        (dump(Book([duty("a")])) + dump(Book([duty("a")])).split("\n", 1)[1], "baris 3: id 'a' sudah dipakai"),
    ],
)
def test_what_is_no_book_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BadBook, match=message):
        PackedBook(text)


def test_wrong_values_are_refused_when_the_row_is_asked_for() -> None:
    book = PackedBook('{"schema": 1}\n{"type":"Duty","id":"a","extra":"b"}\n')
    with pytest.raises(KeyError, match="extra"):
        book.find("a")
