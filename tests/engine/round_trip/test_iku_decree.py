"""A decree of key indicators reads back: its indicators with all that the chosen columns print of them."""

import pytest

from selaras.engine.documents.document import FORMATS, Format, find_type
from selaras.engine.documents.key_indicators import Measured, key_indicators
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Goal, Indicator
from tests.engine.round_trip.issued import options, source

# What each variant prints: the other fields are not on the paper and come back empty.
PRINTED = {
    "definition": ("unit", "definition", "formula", "source"),
    "explained": ("unit", "reason", "formula", "source", "definition"),
    "owner": ("reason", "formula", "source", "owner"),
}


def filled() -> Book:
    """The sample, its key indicators with a reason and an owner besides."""
    rows = [
        replace(row, reason=f"Alasan {n}", owner=f"Seksi {n}") if isinstance(row, Indicator) and row.is_key else row
        for n, row in enumerate(source("sangasanga"))
    ]
    return Book(rows)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("variant", PRINTED)
def test_every_key_indicator_comes_back_with_what_the_columns_print(variant: str, format_: Format) -> None:
    book = filled()
    chosen = replace(options("sangasanga", "konsep"), extra={"iku_columns": variant})
    file = render(find_type("iku_decree").content(book, load_law(), chosen), [format_])[format_]
    reading = read_file(f"iku.{format_}", file)
    assert (reading.kind, reading.sure) == ("iku", "pasti")

    def told(measured: list[Measured]) -> list[tuple[object, ...]]:
        return [
            (type(subject), row.name, *(getattr(row, name).replace("/ ", "/") for name in PRINTED[variant]))
            for subject, row in measured
        ]

    assert told(key_indicators(reading.book)) == told(key_indicators(book))
    assert [type(subject) for subject, _ in key_indicators(reading.book)].count(Goal) == 1
    assert len(key_indicators(book)) == 3
