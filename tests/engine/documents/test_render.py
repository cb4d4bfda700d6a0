"""Drawing in several formats, in this process and in a child, and the declaration of document types."""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selaras.engine.documents import document as declarations
from selaras.engine.documents.blocks import Document, Heading, Paragraph, Section
from selaras.engine.documents.child import CANNOT, main
from selaras.engine.documents.document import (
    AgencySettings,
    DocumentType,
    Issue,
    Options,
    document_type,
    document_types,
    find_type,
)  # fmt: skip
from selaras.engine.documents.job import Job, dump_job, load_job
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render, render_in_child, render_job
from selaras.engine.law.law import Law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Vision
from tests.engine.documents import synthetic

PLACE = Place("rencana.md", 353, 1, "Tabel 2.6")
BOOK = Book([Vision(id="v", document="d", organisation="o", period="2025", place=PLACE, owner="region", text="Maju")])
OPTIONS = Options(
    settings=AgencySettings(letterhead=("PEMERINTAH", "KECAMATAN"), logo=b"\x00\xff", paper="F4", font="bookman"),
    issue=Issue(
        created=datetime(2025, 1, 20, tzinfo=UTC),
        draft=False,
        number="1/PK/2025",
        on=date(2025, 1, 20),
        id="K7Q2",
        url="u",
    ),
    findings=(
        Finding("COD-001", Severity.ERROR, "Pesan", "Saran", "dasar", PLACE, "s", "c", values={"others": ["a", 1]}),
    ),
    problems=(Problem("Pesan", "Saran", PLACE, unreadable=True),),
    not_applicable={"IND-004": "Alasan"},
    check_titles={"COD-001": "Judul"},
    extra={"agreement": "camat"},
)


@pytest.fixture
def example() -> Iterator[DocumentType]:
    """A document type that exists for one test only."""

    @document_type("contoh", "Contoh", ("perpres-29-2014",))
    def content(book: Book, law: Law, options: Options) -> Document:
        if "refuse" in options.extra:
            raise NotDrawn("Dokumen contoh memerlukan visi.")
        vision = book.all(Vision)[0].text
        return Document(
            title="Contoh",
            sections=(Section((Heading(1, "VISI"), Paragraph(vision))),),
            created=options.issue.created,
            watermark=options.issue.watermark,
            verification=options.issue.verification,
        )

    yield find_type("contoh")
    del declarations._types["contoh"]


def test_all_formats_come_from_one_document_with_the_page_numbers_of_its_pdf() -> None:
    document = synthetic.document()
    drawn = render(document)
    assert list(drawn) == ["pdf", "docx", "xlsx"]
    assert drawn["pdf"] == render(document, ("pdf",))["pdf"]
    assert drawn["docx"] == render(document, ("docx",))["docx"]
    assert drawn["xlsx"][:2] == b"PK"


def test_a_job_crosses_as_text_and_comes_back_the_same() -> None:
    job = Job("rkt", BOOK, OPTIONS, ("pdf",))
    assert load_job(dump_job(job)) == job
    assert load_job(dump_job(Job("rkt", Book(), Options()))) == Job("rkt", Book(), Options())


def test_a_job_with_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown formats: exe"):
        load_job(dump_job(Job("rkt", BOOK, OPTIONS)).replace('["pdf", "docx", "xlsx"]', '["exe"]'))


@pytest.mark.usefixtures("example")
def test_the_child_writes_one_file_per_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    job = Job("contoh", BOOK, OPTIONS, ("pdf", "xlsx"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dump_job(job).encode())))
    assert main(str(tmp_path)) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pdf", "xlsx"]
    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("example")
def test_the_child_says_in_one_sentence_why_it_cannot_draw(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job = Job("contoh", BOOK, Options(extra={"refuse": "ya"}), ("pdf",))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dump_job(job).encode())))
    assert main(str(tmp_path)) == CANNOT
    assert capsys.readouterr().err == "Dokumen contoh memerlukan visi."
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_type_is_refused_by_the_child_in_words() -> None:
    with pytest.raises(NotDrawn, match="Jenis dokumen “tidak-ada” tidak dikenal"):
        render_in_child(Job("tidak-ada", BOOK, OPTIONS))


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(NotDrawn, match="belum selesai digambar"):
        render_in_child(Job("tidak-ada", BOOK, OPTIONS), timeout=0.001)


def test_a_type_is_declared_once_and_found_by_its_id(example: DocumentType) -> None:
    assert document_types()["contoh"] is example
    assert example.file_name == "CONTOH"
    with pytest.raises(ValueError, match="declared twice"):
        document_type("contoh", "Contoh", ())(example.content)


def test_an_unknown_type_is_not_found() -> None:
    with pytest.raises(KeyError):
        find_type("tidak-ada")


def test_a_draft_has_a_watermark_and_an_issue_with_an_id_a_verification_line() -> None:
    assert Issue().watermark == "KONSEP"
    assert Issue().verification is None
    final = Issue(draft=False, id="K7Q2", url="http://127.0.0.1/v/K7Q2")
    assert final.watermark == ""
    assert final.verification is not None
    assert final.verification.url == "http://127.0.0.1/v/K7Q2"


def test_settings_without_lines_give_no_letterhead() -> None:
    assert AgencySettings().head() is None
    head = OPTIONS.settings.head()
    assert head is not None
    assert head.logo is not None
    assert head.logo.alt == "Lambang daerah"


def test_a_real_plan_is_drawn_by_the_child_as_it_is_here() -> None:
    plan = Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md"
    job = Job("rkt", read(plan).book, Options(), ("pdf", "docx", "xlsx"))
    assert render_in_child(job) == render_job(job)
