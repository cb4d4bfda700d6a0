"""What we draw ourselves as DOCX, read again: every block in its order and of its kind."""

from selaras.engine.documents.docx import render_docx
from selaras.engine.documents.page import Entry as Listed
from selaras.engine.readers.blocks import Entry, Heading, Tabbed, Text
from tests.engine.documents.synthetic import TYPED, document
from tests.engine.readers.word.reading import opened, tables, texts

MATERIAL = opened(
    render_docx(document(), [Listed(1, "KATA PENGANTAR", "i", True), Listed(2, "1.1 Latar Belakang", "1", True)])
)


def test_headings_contents_and_items_come_back() -> None:
    assert [(block.depth, block.text) for block in MATERIAL.blocks if isinstance(block, Heading)] == [
        (1, "KATA PENGANTAR"),
        (1, "DAFTAR ISI"),
        (1, "BAB I PENDAHULUAN"),
        (2, "1.1 Latar Belakang"),
        (3, "Landasan Hukum"),
        (1, "BAB II PROGRAM"),
    ]
    assert [(block.title, block.page) for block in MATERIAL.blocks if isinstance(block, Entry)] == [
        ("KATA PENGANTAR", "i"),
        ("1.1 Latar Belakang", "1"),
    ]
    items = [block for block in MATERIAL.blocks if isinstance(block, Text) and block.marker]
    assert [(item.marker, item.indent, item.text) for item in items] == [
        ("1.", 0, "Undang-Undang;"),
        ("2.", 0, "Perpres;"),
        ("a.", 1, "pasal;"),
        ("5.", 0, "lain."),
    ]


def test_paragraphs_keep_every_sign() -> None:
    assert f"Tebal miring {TYPED}" in [block.text for block in MATERIAL.blocks if isinstance(block, Text)]


def test_the_tables_of_the_plan_come_back_and_no_letterhead_parties_or_signatures() -> None:
    objectives, budget, wide = tables(MATERIAL)
    assert (objectives.number, objectives.caption) == ("2.1", "Sasaran")
    assert texts(objectives)[2] == ["1", "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "89,17", "90"]
    assert objectives.lines[2][1].rows == 2
    assert (budget.number, budget.caption) == ("2.6", "Program dan Kegiatan Tahun 2025")
    assert len(budget.lines) == 64
    assert [(cell.text, cell.columns) for cell in budget.lines[63] if cell.text] == [
        ("JUMLAH", 3),
        ("27.883.320.000", 1),
    ]
    assert [[cell.columns for cell in line if cell.text] for line in wide.lines[:2]] == [
        [1, 1, 16, 2, 1],
        [4, 4, 4, 4, 1, 1],
    ]


def test_a_statement_is_text() -> None:
    said = [block.text for block in MATERIAL.blocks if isinstance(block, Text)]
    at = said.index("Nama : Nama Contoh, S.Sos.")
    assert said[at : at + 2] == ["Nama : Nama Contoh, S.Sos.", "Jabatan : Camat Contoh"]
    assert not any(
        isinstance(block, Tabbed) for block in MATERIAL.blocks[MATERIAL.blocks.index(tables(MATERIAL)[2]) + 1 :]
    )
