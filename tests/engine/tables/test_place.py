"""How a place is said to an officer."""

import pytest

from selaras.engine.tables.place import Place


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (Place("a.md", 353, 3, "Tabel 2.6"), "Tabel 2.6, baris 353, kolom 3"),
        (Place("a.md", 12, 40), "baris 12, karakter 40"),
        (Place("a.md"), "a.md"),
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
