"""Footnotes and endnotes of Word documents: text of their place, or told where they stand in a table."""

from selaras.engine.readers.blocks import Text
from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.rows import Section, Target
from tests.engine.readers.word.reading import opened, tables, texts
from tests.word_files import NAMESPACES, docx, par, run, table

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def refers(text: str, *ids: str, kind: str = "footnote") -> str:
    """A paragraph with references to notes behind its text."""
    marks = "".join(f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>' for id_ in ids)
    return f"<w:p>{run(text)}{marks}</w:p>"


def noted(*body: str, kind: str = "footnote", **notes: str) -> bytes:
    """A document with notes by id, behind the separator that Word always writes."""
    inner = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:t>garis</w:t></w:r></w:p></w:{kind}>'
    inner += "".join(f'<w:{kind} w:id="{id_[1:]}">{par(text)}</w:{kind}>' for id_, text in notes.items())
    content = f"<w:{kind}s {NAMESPACES}>{inner}</w:{kind}s>"
    return docx(*body, parts={f"word/{kind}s.xml": (f"{kind}s", f"{TYPE}.{kind}s+xml", content)})


def test_a_footnote_stands_behind_the_paragraph_that_refers_to_it() -> None:
    content = noted(
        par("Awal."), refers("Angka tahun lalu.", "2", "3"), par("Lanjut."), n2="Sumber: BPS.", n3="Sementara."
    )
    found = [(block.text, block.place.line) for block in opened(content).blocks if isinstance(block, Text)]
    assert found == [
        ("Awal.", 1), ("Angka tahun lalu.", 2), ("Catatan kaki: Sumber: BPS.", 2), ("Catatan kaki: Sementara.", 2),
        ("Lanjut.", 3),
    ]  # fmt: skip


def test_an_endnote_is_named_as_such_and_its_year_is_not_that_of_the_plan() -> None:
    content = noted(
        par("RENCANA KERJA TAHUNAN KECAMATAN CONTOH", bold=True), refers("Menurut hasil survei.", "5", kind="endnote"),
        par("Tahun 2026"), table(["Kode", "Program", "Pagu"], ["7.01.02", "PROGRAM A", "1.000"]),
        kind="endnote", n5="Survei Tahun 2019",
    )  # fmt: skip
    reading = read_bytes("rkt.docx", content)
    assert reading.book.plan is not None
    assert reading.book.plan.first_year == 2026
    said = [piece.text for row in reading.book.all(Section) for piece in row.paragraphs]
    assert "Catatan akhir: Survei Tahun 2019" in said


def test_a_note_in_a_table_is_told_at_its_cell_and_leaves_the_figure_alone() -> None:
    target = f"<w:tc>{refers('85', '4')}</w:tc>"
    lines = [["Sasaran", "Indikator", "Satuan", "Target"], ["Layanan", "IKM", "Indeks", target]]
    title = par("RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2026", bold=True)
    content = noted(title, table(*lines), n4="Angka sementara.")
    assert texts(tables(opened(content))[0])[1] == ["Layanan", "IKM", "Indeks", "85"]
    reading = read_bytes("rkt.docx", content)
    assert [row.value for row in reading.book.all(Target)] == [850_000]
    (problem,) = [each for each in reading.problems if "catatan" in each.message]
    assert problem.message == (
        "Sel ini mempunyai catatan yang tidak dibaca sebagai isinya. Catatan kaki: Angka sementara."
    )
    assert (problem.place.table, problem.place.line, problem.place.column) == (1, 2, 4)


def test_a_reference_without_a_note_and_a_note_without_text_say_nothing() -> None:
    content = noted(refers("Isi.", "7", "8"), n8="")
    assert [block.text for block in opened(content).blocks if isinstance(block, Text)] == ["Isi."]
