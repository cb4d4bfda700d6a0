"""Views: every declared column is filled, with a value of its kind, for the sample plan and for an empty Book."""

from pathlib import Path

import pytest

from selaras.engine.facts.facts import Facts, views
from selaras.engine.facts.view import NUMBER, Record
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from tests.judging import LAW

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"


@pytest.fixture(scope="module")
def sample() -> Facts:
    return Facts(read(SAMPLE, LAW).book, LAW)


def wrong_values(record: Record, columns: dict[str, str]) -> list[str]:
    return [
        name
        for name, kind in columns.items()
        if record.values[name] is not None and type(record.values[name]) is not (int if kind == NUMBER else str)
    ]


@pytest.mark.parametrize("name", sorted(views()))
def test_every_column_is_filled_with_its_kind(name: str, sample: Facts) -> None:
    declared = views()[name]
    records = list(sample.lines(name))
    assert records
    for record in records:
        assert set(record.values) == set(declared.columns)
        assert wrong_values(record, dict(declared.columns)) == []


@pytest.mark.parametrize("name", sorted(views()))
def test_an_empty_book_has_empty_views(name: str) -> None:
    assert list(Facts(Book(), LAW).lines(name)) == []


@pytest.mark.parametrize("name", sorted(views()))
def test_the_keys_of_records_tell_them_apart_after_reading_again(name: str, sample: Facts) -> None:
    again = Facts(read(SAMPLE, LAW).book, LAW)
    assert [record.told.key for record in again.lines(name)] == [record.told.key for record in sample.lines(name)]


def test_unknown_ceilings_stay_unknown(sample: Facts) -> None:
    ceilings = [record.values["ceiling"] for record in sample.lines("items")]
    assert None not in ceilings
    bare = Facts(Book(row for row in sample.book if type(row).__name__ != "Ceiling"), LAW)
    assert {record.values["ceiling"] for record in bare.lines("items")} == {None}
    assert {record.values["children_ceiling"] for record in bare.lines("items")} == {None}
