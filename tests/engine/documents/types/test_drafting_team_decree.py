"""The decree of the drafting team: members by post from the units of the plan, names only where they are stored."""

from pathlib import Path

import pytest

from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from tests.engine.documents.plans import FINAL, holder, organisation, plan
from tests.engine.documents.transcript import row_texts, tables, transcript

ROOT = Path(__file__).resolve().parents[4]
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "drafting_team_decree-sangasanga-2025.txt"


def drawn(book: Book, **extra: str) -> str:
    return transcript(find_type("drafting_team_decree").content(book, load_law(), Options(issue=FINAL, extra=extra)))


def team(book: Book) -> list[list[str]]:
    document = find_type("drafting_team_decree").content(book, load_law(), Options(issue=FINAL))
    return [row_texts(row) for row in tables(document)["Susunan Tim"].body]


def offices() -> list[object]:
    return [
        organisation("sek", "SEKRETARIAT", "sekretariat"),
        replace(organisation("sub", "Sub Bagian Penyusunan Program dan Keuangan", "sub_bagian"), parent="sek"),
        organisation("seksi", "Seksi Pemerintahan", "seksi"), organisation("lurah", "KELURAHAN SATU", "kelurahan"),
        organisation("desa", "DESA KENANGA", "desa", supervised=True),
        replace(organisation("under", "Seksi Sosial", "seksi"), parent="lurah"),
    ]  # fmt: skip


def test_the_sample_gives_the_golden_text() -> None:
    book = read(ROOT / "samples" / "rkt-sangasanga-2025.md").book
    assert drawn(book) == GOLDEN.read_text(encoding="utf-8")


def test_posts_take_their_seats_and_names_stand_where_they_are_stored() -> None:
    named = holder("Sekretaris Kecamatan", "Contoh Dahlia, S.E.", "198001012005012001")
    dots = "." * 36
    assert team(plan(*offices(), *named)) == [  # type: ignore[arg-type]  # rows of several types
        ["1", dots, "Camat Melati", "Penanggung Jawab"],
        ["2", "Contoh Dahlia, S.E.\nNIP 19800101 200501 2 001", "Sekretaris Kecamatan", "Ketua"],
        ["3", dots, "Kepala Sub Bagian Penyusunan Program dan Keuangan", "Sekretaris"],
        ["4", dots, "Kepala Seksi Pemerintahan", "Anggota"],
        ["5", dots, "Lurah Satu", "Anggota"],
    ]


def test_the_team_is_for_the_document_that_was_chosen() -> None:
    assert "Tim Penyusun Rencana Kerja Kecamatan Melati Tahun 2025" in drawn(plan())
    assert "Tim Penyusun Laporan Kinerja Instansi Pemerintah Kecamatan Melati Tahun 2025" in drawn(
        plan(), drafting_team="lkjip"
    )


def test_it_does_not_wait_for_the_plan_to_be_approved() -> None:
    declared = find_type("drafting_team_decree")
    assert (declared.official, declared.follows_plan) == (True, False)


def test_a_book_without_a_plan_is_refused() -> None:
    with pytest.raises(NotDrawn, match="Belum ada rencana"):
        drawn(Book())
