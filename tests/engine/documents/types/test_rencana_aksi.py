"""The rencana aksi: lines by quarter, steps, how quarters are read, and who signs."""

from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document, Paragraph, Signature
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from tests.engine.documents.plans import plan, settings
from tests.engine.documents.promises import actions, offices, promised
from tests.engine.documents.transcript import row_texts, tables, texts, transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "rencana-aksi-seksi-2025.txt"


def drawn(book: Book, options: Options | None = None) -> Document:
    return find_type("rencana_aksi").content(book, load_law(), options or Options())


def test_the_section_gives_the_golden_text() -> None:
    assert transcript(drawn(actions(), settings())) == GOLDEN.read_text(encoding="utf-8")


def test_the_columns_are_those_in_use_and_the_page_lies_on_its_side() -> None:
    document = drawn(actions())
    assert document.sections[0].landscape
    assert row_texts(tables(document)["Rencana Aksi"].head[0]) == [
        "NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET 2025", "TARGET TW I", "TARGET TW II", "TARGET TW III",
        "TARGET TW IV", "CARA HITUNG", "LANGKAH", "PROGRAM/KEGIATAN/SUB KEGIATAN", "ANGGARAN (Rp)", "PENANGGUNG JAWAB",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quarters", "caption", "sentence"),
    [
        ("single", "Rencana Aksi Tahun 2025 (target triwulan tidak kumulatif)", "berdiri sendiri"),
        ("cumulative", "Rencana Aksi Tahun 2025 (target triwulan kumulatif)", "dihitung sejak awal tahun"),
        ("", "Rencana Aksi Tahun 2025 (cara baca triwulan belum dinyatakan)", ""),
    ],
)
def test_how_quarters_are_read_is_said(quarters: str, caption: str, sentence: str) -> None:
    document = drawn(actions(quarters))
    assert tables(document)["Rencana Aksi"].caption == caption
    said = [block for block in document.sections[0].blocks if isinstance(block, Paragraph)]
    assert [sentence in str(block.text) for block in said] == ([True] if sentence else [])


def test_each_step_has_a_row_and_an_indicator_without_steps_keeps_its_own() -> None:
    body = [row_texts(row) for row in tables(drawn(actions()))["Rencana Aksi"].body]
    assert [cells[-4:] for cells in body] == [
        ["Menyusun jadwal penertiban", "", "", "Kepala Seksi"],
        ["Operasi penertiban bersama", "7.01.04.2.02 Koordinasi Penerapan Peraturan Daerah", "20.000.000",
         "Pengelola Trantib"],
        ["Patroli mingguan", "7.01.04.2.01.0001 Sinergitas dengan Kepolisian dan TNI", "50.000.000",
         "Pengelola Trantib"],
        ["", "", "", ""],
    ]  # fmt: skip


def test_the_head_of_the_unit_signs_alone() -> None:
    (signature,) = [block for block in drawn(actions(), settings()).sections[0].blocks if isinstance(block, Signature)]
    assert [signer.position for signer in signature.signers] == ["Kepala Seksi Ketenteraman dan Ketertiban Umum"]


def test_the_title_names_the_unit_and_its_agency() -> None:
    title = "RENCANA AKSI PERJANJIAN KINERJA TAHUN 2025 / SEKSI KETENTERAMAN DAN KETERTIBAN UMUM / KECAMATAN MELATI"
    assert texts(drawn(actions()))[0] == f"# {title}"


@pytest.mark.parametrize("book", [plan(), Book([*offices("action_plan"), promised()[0]])], ids=["none", "no lines"])
def test_without_lines_it_is_refused_with_what_to_do(book: Book) -> None:
    with pytest.raises(NotDrawn, match=r"belum memuat indikator\. Buat dahulu dari Perjanjian Kinerja"):
        drawn(book)
