"""How a place is said to an officer."""

import pytest

from selaras.engine.tables.place import Place, column_letters


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (Place("a.md", 353, 3, "Tabel 2.6"), "Tabel 2.6, baris 353, kolom 3"),
        (Place("a.md", 12, 40), "baris 12, karakter 40"),
        (Place("a.md"), "a.md"),
        (Place("a.xlsx", 12, 28, sheet="PK 2025"), "lembar PK 2025, sel AB12"),
        (Place("a.xlsx", sheet="PK 2025"), "lembar PK 2025"),
        (Place("a.docx", 3, 2, "Tabel 2.6", table=4), "Tabel 2.6, baris 3, kolom 2"),
        (Place("a.docx", 14, 5), "baris 14, karakter 5"),
        (Place("a.pdf", 4, 2, "Tabel 2.6", page=3, table=1), "halaman 3, Tabel 2.6, baris 4, kolom 2"),
        (Place(by="Budi Contoh", at="3 Maret 2025"), "diisi oleh Budi Contoh pada 3 Maret 2025"),
    ],
)
def test_a_place_is_said_from_the_large_to_the_small(place: Place, sentence: str) -> None:
    assert place.sentence() == sentence


def test_the_first_line_of_a_table_without_number_is_said_once() -> None:
    table = "Tabel pada baris 364"
    assert Place("a.md", 364, 1, table).sentence() == "Tabel pada baris 364, kolom 1"
    assert Place("a.md", 366, 1, table).sentence() == "Tabel pada baris 364, baris 366, kolom 1"
    assert Place("a.md", 64, 1, table).sentence() == "Tabel pada baris 364, baris 64, kolom 1"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.md", 353, 3, "Tabel 2.6"), "a.md:353:3"),
        (Place("a.xlsx", 12, 28, sheet="PK 2025"), "a.xlsx:PK 2025!AB12"),
        (Place("a.xlsx", sheet="PK 2025"), "a.xlsx:PK 2025"),
        (Place("a.docx", 3, 2, table=4), "a.docx:table 4:3:2"),
        (Place("a.pdf", 4, 2, page=3, table=1), "a.pdf:page 3:table 1:4:2"),
    ],
)
def test_a_place_for_machines(place: Place, text: str) -> None:
    assert str(place) == text


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_the_letters_of_a_spreadsheet(number: int, letters: str) -> None:
    assert column_letters(number) == letters


def test_places_come_in_the_order_of_the_file() -> None:
    """Lines begin anew on every page and in every table; on a page what stands higher comes first."""
    last = Place("a.pdf", 40, 1, page=1, box="70.0 60.0 500.0 70.0")
    high = Place("a.pdf", 2, 1, page=2, table=1, box="70.0 500.0 100.0 520.0")
    below = Place("a.pdf", 1, 1, page=2, box="70.0 400.0 500.0 410.0")
    row = Place("a.pdf", 1, 1, page=2, table=2, box="70.0 300.0 100.0 320.0")
    beside = Place("a.pdf", 1, 2, page=2, table=2, box="100.0 300.0 130.0 320.0")
    mixed = [beside, row, below, last, high]
    assert sorted(mixed, key=lambda place: place.order) == [last, high, below, row, beside]
    first, second, third = Place("a.md", 1, 5), Place("a.md", 2, 1), Place("a.md", 2, 3)
    assert sorted([third, second, first], key=lambda place: place.order) == [first, second, third]
