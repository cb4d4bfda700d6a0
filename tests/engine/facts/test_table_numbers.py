"""Numbers of tables, and references to them."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.table_numbers import captions, table_references
from selaras.engine.law.law import load_law
from tests.making import book
from tests.writing import section, table


def test_tables_and_left_over_titles_carry_numbers() -> None:
    made = section(
        "Sasaran",
        table("2.1"),
        "Tabel 2. 2. Strategi",
        "Tabel 2.3 memuat strategi.",
        table("T-C.25"),
        table("baris 9"),
        table("4"),
    )
    found = captions(Facts(book(made), load_law()))
    assert [(one.chapter, one.number, str(one)) for one in found] == [("2", 1, "2.1"), ("2", 2, "2.2"), ("", 4, "4")]


def test_references_are_found_with_their_character() -> None:
    assert table_references("lihat table 2. 3 dan Tabel 4.") == (("2.3", 6), ("4", 21))


def test_tables_of_other_documents_are_no_references() -> None:
    assert table_references("Tabel 3.1 Renstra, Tabel 2.2 dalam dokumen RPJMD, Tabel 5 (Lampiran I)") == ()
