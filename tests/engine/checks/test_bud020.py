"""BUD-020."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from tests.judging import found, reason
from tests.making import book, ceiling, work_item


def twice(one: int | None, two: int | None, part: str = "Tabel 3.2", **fields: str) -> Book:
    items = [work_item("7.01.02", "PROGRAM PELAYANAN") for _ in (1, 2)]
    places = [Place("contoh.md", 10, 6, "Tabel 2.6"), Place("contoh.md", 90, 3, part)]
    rows = [ceiling(item, amount, place=place) for item, amount, place in zip(items, (one, two), places, strict=True)]
    return book(*items, rows[0], ceiling(items[1], two, place=places[1], **fields) if fields else rows[1])


PASSES = [twice(100, 100)]
FAILS = [twice(10_000, 12_000)]


def test_one_ceiling_with_two_amounts_is_named_at_the_second_place() -> None:
    (finding,) = found("BUD-020", FAILS[0])
    assert finding.message == (
        "Pagu PROGRAM PELAYANAN 2025 di sini Rp120, sedangkan di Tabel 2.6, baris 10, kolom 6 Rp100."
    )
    assert finding.place.line == 90


def test_two_lines_of_one_table_are_no_second_saying() -> None:
    assert reason("BUD-020", twice(10_000, 12_000, part="Tabel 2.6")) != ""


def test_another_version_and_another_year_have_their_own_amount() -> None:
    assert reason("BUD-020", twice(10_000, 12_000, version="perubahan 1")) != ""
    assert reason("BUD-020", twice(10_000, 12_000, period="2026")) != ""
