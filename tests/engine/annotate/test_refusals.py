"""Files that take no comments, and the notes that findings become."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from selaras.engine.annotate.annotate import NotAnnotated, annotate
from selaras.engine.annotate.note import notes_of
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.place import Place
from tests.engine.annotate.opening import note


def _zip(**files: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("rkt.md", b"# RENCANA", "rkt.md berkas teks."),
        ("renja.pdf", b"%PDF-1.7", "renja.pdf berkas PDF."),
        ("pagu.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "pagu.xls berkas Word atau Excel lama, atau bersandi."),
        ("pagu.ods", _zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "pagu.ods berkas OpenDocument"),
        ("foto.zip", _zip(foto="x"), "foto.zip bukan dokumen Word atau Excel."),
    ],
)
def test_other_formats_are_refused_with_the_formats_that_are_not(name: str, content: bytes, told: str) -> None:
    with pytest.raises(NotAnnotated) as refusal:
        annotate(name, content, [note(Place(name))])
    assert str(refusal.value).startswith(told)
    assert "dokumen Word (.docx) dan buku kerja Excel (.xlsx)" in str(refusal.value)


def test_a_damaged_file_is_refused_with_its_damage() -> None:
    with pytest.raises(NotAnnotated, match=r"rusak atau terpotong"):
        annotate("a.docx", b"PK\x03\x04...", [])


def test_a_finding_becomes_a_note_with_message_hint_proposal_and_basis() -> None:
    finding = Finding(
        "COD-001", Severity.ERROR, "Kode “1.3” tidak lengkap.", "Tulis kode lengkapnya.", "konsistensi",
        Place("a.xlsx", 4, 1, sheet="Pagu"), "WorkItem-1", "1.3", proposal="1.03",
    )  # fmt: skip
    (given,) = notes_of([finding], Book(), load_law())
    assert given.place == finding.place
    assert given.lines == [
        "Wajib diperbaiki COD-001",
        "Kode “1.3” tidak lengkap.",
        "Tulis kode lengkapnya.",
        "Usulan: Isi dengan “1.03”.",
        "Dasar: dokumen ini bertentangan dengan dirinya sendiri.",
    ]


def test_a_finding_by_a_regulation_names_it() -> None:
    place = Place("a.xlsx", 4, 1, sheet="Pagu")
    finding = Finding("COD-001", Severity.WARNING, "Kode salah.", "Perbaiki.", "permendagri-90-2019", place, "W-1", "1")
    (given,) = notes_of([finding], Book(), load_law())
    assert given.lines == ["Perlu diperiksa COD-001", "Kode salah.", "Perbaiki.", "Dasar: Permendagri 90/2019."]
