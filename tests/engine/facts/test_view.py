"""Views: every declared column is filled, with a value of its kind, for the sample plan and for an empty Book."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from selaras.engine.checks.check import checks
from selaras.engine.facts.facts import Facts, views
from selaras.engine.facts.view import TEXT, Fact, Lines, Told, alike, load
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import WorkItem
from tests.engine.checks.test_every_check import cases
from tests.judging import LAW

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"


@pytest.fixture(scope="module")
def sample() -> Facts:
    return Facts(read(SAMPLE, LAW).book, LAW)


def wrong_values(values: Mapping[str, Fact], columns: Mapping[str, str]) -> list[str]:
    return [
        name
        for name, kind in columns.items()
        if values[name] is not None and type(values[name]) is not (str if kind == TEXT else int)
    ]


def filled(name: str, sample: Facts) -> list[Facts]:
    """The sample plan, or for a view of what plans do not have the Books that the checks over it find fault with."""
    if len(sample.lines(name)):
        return [sample]
    over = [check for check in checks().values() if check.over == name]
    return [Facts(book, law) for check in over for _, fails, law in [cases(check)] for book in fails]


@pytest.mark.parametrize("name", sorted(views()))
def test_every_column_is_filled_with_its_kind(name: str, sample: Facts) -> None:
    columns, found = views()[name].columns, [facts.lines(name) for facts in filled(name, sample)]
    assert found
    for lines in found:
        assert len(lines)
        for line in range(len(lines)):
            assert wrong_values(lines.values(line, columns), columns) == []


@pytest.mark.parametrize("name", sorted(views()))
def test_a_line_is_told_what_is_not_filled_for_every_line(name: str, sample: Facts) -> None:
    for facts in filled(name, sample):
        lines = facts.lines(name)
        assert set(lines.told(0).values) <= set(views()[name].columns)
        assert all(
            list(lines.column(told)) == [lines.values(n, [told])[told] for n in range(len(lines))]
            for told in lines.told(0).values
        )


@pytest.mark.parametrize("name", sorted(views()))
def test_an_empty_book_has_empty_views(name: str) -> None:
    assert len(Facts(Book(), LAW).lines(name)) == 0


def keys(facts: Facts, name: str) -> list[str]:
    lines = facts.lines(name)
    return [lines.told(line).key for line in range(len(lines))]


@pytest.mark.parametrize("name", sorted(views()))
def test_the_keys_of_lines_tell_them_apart_after_reading_again(name: str, sample: Facts) -> None:
    assert keys(Facts(read(SAMPLE, LAW).book, LAW), name) == keys(sample, name)


def test_unknown_ceilings_stay_unknown(sample: Facts) -> None:
    assert None not in sample.lines("items").column("ceiling")
    bare = Facts(Book(row for row in sample.book if type(row).__name__ != "Ceiling"), LAW).lines("items")
    assert set(bare.column("ceiling")) == {None}
    assert set(bare.column("children_ceiling")) == {None}


def test_what_is_told_only_can_be_asked_too(sample: Facts) -> None:
    connection, items = sqlite3.connect(":memory:"), sample.lines("items")
    found = alike(views()["items"], items, {"name", "level"})
    load(connection, views()["items"], found.columns, found.rows)
    loaded = dict(connection.execute("SELECT n, name FROM items").fetchall())
    assert [loaded[n] for n in found.numbers] == [row.name for row in sample.book.all(WorkItem)]
    connection.close()


def test_a_column_without_any_value_is_null_without_being_loaded() -> None:
    connection, items = sqlite3.connect(":memory:"), views()["items"]
    lines = Lines({"level": ["program", "kegiatan"], "width": [None, None]}, told)
    found = alike(items, lines, {"level", "width"})
    assert (found.columns, found.numbers) == (("level",), [0, 1])
    load(connection, items, found.columns, found.rows)
    assert connection.execute("SELECT level, width FROM items").fetchall() == [("program", None), ("kegiatan", None)]
    found = alike(items, lines, {"width"})
    assert (found.columns, found.numbers) == ((), [0, 0])
    load(connection, items, found.columns, found.rows)
    assert connection.execute("SELECT n, level, width FROM items").fetchall() == [(0, None, None)]
    connection.close()


def told(line: int) -> Told:
    raise AssertionError(line)
