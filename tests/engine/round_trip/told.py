"""What a Book says, without its ids and places: rows as plain values that two Books can be compared by."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import names
from selaras.engine.tables.rows import Organisation, PlanDocument, Row

Told = tuple[str, tuple[tuple[str, Any], ...]]
"""A row: the name of its type, and its fields with their values."""


def told(rows: Collection[Row], book: Book, ignored: Collection[str]) -> Counter[Told]:
    """These rows of a Book with all fields but the ignored ones (``Ceiling.text``, ``*.id``)."""
    return Counter(_row(row, book, ignored) for row in rows)


def _row(row: Row, book: Book, ignored: Collection[str]) -> Told:
    kind = type(row).__name__
    fields = (each for each in names(type(row)) if f"*.{each}" not in ignored and f"{kind}.{each}" not in ignored)
    return kind, tuple((field, _value(getattr(row, field), field, book)) for field in fields)


def _value(value: Any, field: str, book: Book) -> Any:
    if field == "paragraphs":
        return tuple((each.kind, each.marker, each.indent, each.table, each.text) for each in value)
    if isinstance(value, tuple):
        return tuple(_named(each, book) for each in value)
    return _named(value, book) if isinstance(value, str) else value


def _named(value: str, book: Book) -> Any:
    """What a row is called that a field names by its id; any other text as it is."""
    row = book.find(value)
    if row is None:
        return value
    if isinstance(row, PlanDocument):
        return row.kind, row.first_year, row.last_year
    if isinstance(row, Organisation):
        return row.kind, row.name
    return tuple(getattr(row, each) for each in ("code", "number", "name", "heading", "text") if hasattr(row, each))


def differences(wanted: Counter[Told], found: Counter[Told]) -> list[str]:
    """What is missing (``-``) and what nobody wanted (``+``), for a test that fails."""
    both = [("-", wanted - found), ("+", found - wanted)]
    return [f"{sign} {kind}: {dict(fields)}"[:600] for sign, rows in both for kind, fields in sorted(rows, key=str)]
