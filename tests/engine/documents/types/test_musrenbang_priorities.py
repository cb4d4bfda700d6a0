"""The list of priorities of a musrenbang, of the kecamatan and of each unit; its sums worked out by hand."""

from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from tests.engine.documents.proposals import musrenbang, proposal, sample
from tests.engine.documents.transcript import row_texts, tables, texts, transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "musrenbang-priorities.txt"


@cache
def drawn(book: Book) -> Document:
    return find_type("musrenbang_priorities").content(book, load_law(), Options())


def totals(document: Document) -> dict[str, list[str]]:
    return {name: row_texts(table.total[0])[:2] for name, table in tables(document).items()}


def test_the_sample_gives_the_golden_text() -> None:
    assert transcript(drawn(sample())) == GOLDEN.read_text(encoding="utf-8")


def test_sums_by_hand_leave_the_desa_and_the_unknown_out() -> None:
    assert (175 + 80, 175 + 40) == (255, 215)  # millions: open and accepted of both kelurahan; all of Mawar
    assert totals(drawn(sample())) == {
        "Prioritas kecamatan": ["Jumlah perkiraan biaya", "255.000.000"],
        "Kelurahan Mawar": ["Jumlah usulan Kelurahan Mawar", "215.000.000"],
        "Kelurahan Kenanga": ["Jumlah usulan Kelurahan Kenanga", "80.000.000"],
        "Desa Dahlia": ["Jumlah usulan Desa Dahlia", "60.000.000"],
    }


def test_where_no_cost_is_known_the_sum_is_unknown_and_not_zero() -> None:
    document = drawn(musrenbang(proposal(1, "mawar", "Jalan")))
    assert totals(document)["Kelurahan Mawar"] == ["Jumlah usulan Kelurahan Mawar", "belum diisi"]
    assert "Kelurahan Mawar: 1 usulan, semuanya tanpa perkiraan biaya." in texts(document)


def test_a_list_without_anything_open_says_so() -> None:
    document = drawn(musrenbang(proposal(1, "mawar", "Jalan", decision="refused", reason="mahal")))
    assert "Tidak ada usulan yang diterima atau masih terbuka." in texts(document)
    assert list(tables(document)) == ["Kelurahan Mawar"]


def test_without_a_proposal_nothing_is_drawn() -> None:
    with pytest.raises(NotDrawn, match="Belum ada usulan yang dapat dicetak"):
        drawn(musrenbang())
