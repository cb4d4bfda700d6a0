"""The Book as a set of rows."""

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Duty, Goal


def duty(row_id: str, number: str = "1.") -> Duty:
    return Duty(id=row_id, document="d", organisation="o", period="2025", place=Place("f", 1), number=number, text="x")


def test_rows_are_found_by_type_and_by_id() -> None:
    book = Book([duty("a"), duty("b")])
    assert [row.id for row in book.all(Duty)] == ["a", "b"]
    assert book.all(Goal) == ()
    assert book.get(Duty, "b") is book.find("b")
    assert book.find("c") is None


def test_two_rows_may_not_share_an_id() -> None:
    with pytest.raises(ValueError, match="share the id 'a'"):
        Book([duty("a"), duty("a")])


def test_a_row_of_another_type_is_not_given_out() -> None:
    with pytest.raises(KeyError, match="is a Duty, not a Goal"):
        Book([duty("a")]).get(Goal, "a")


def test_rows_are_grouped_by_a_field() -> None:
    book = Book([duty("a", "1."), duty("b", "2."), duty("c", "1.")])
    assert {key: [row.id for row in rows] for key, rows in book.under(Duty, "number").items()} == {
        "1.": ["a", "c"],
        "2.": ["b"],
    }
