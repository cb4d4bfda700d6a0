"""The comparison of an amended Perjanjian Kinerja with the one before."""

from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.types.perbandingan_pk import ground_words
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Agreement, Indicator
from tests.engine.documents.plans import settings
from tests.engine.documents.promises import both, section
from tests.engine.documents.transcript import row_texts, tables, transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "perbandingan-pk-seksi-2025.txt"


def drawn(book: Book, options: Options | None = None) -> Document:
    return find_type("perbandingan_pk").content(book, load_law(), options or Options())


def test_the_section_gives_the_golden_text() -> None:
    assert transcript(drawn(both(), settings())) == GOLDEN.read_text(encoding="utf-8")


def test_what_changed_is_bold_and_what_stays_is_not() -> None:
    table = tables(drawn(both()))["Sasaran dan Target"]
    assert [(row_texts(row)[-1], row.bold) for row in table.body] == [
        ("tetap", False), ("berubah", True), ("baru", True), ("tidak lagi", True),
    ]  # fmt: skip


def test_a_reworded_line_says_how_it_was_worded() -> None:
    rows = [
        replace(row, name="Jumlah laporan patroli wilayah.") if isinstance(row, Indicator) and row.id == "i2-2" else row
        for row in both()
    ]
    note = row_texts(tables(drawn(Book(rows)))["Sasaran dan Target"].body[1])[-1]
    assert note == ("berubah; semula: Terpeliharanya ketenteraman dan ketertiban umum, Jumlah laporan patroli wilayah")


def test_the_grounds_are_those_of_the_law() -> None:
    grounds = {row.ground: ground_words(load_law(), row) for row in both().all(Agreement)}
    assert grounds[""] == "belum dinyatakan"
    assert grounds["strategy"].startswith("Perubahan strategi yang memengaruhi pencapaian target")


def test_a_first_agreement_alone_is_refused() -> None:
    with pytest.raises(NotDrawn, match="belum diubah"):
        drawn(section())
