"""A stranger's file in a child: what comes out is what would be said here, and however it ends there is a sentence."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from selaras.engine.annotate.annotate import NotAnnotated
from selaras.engine.annotate.note import Note, notes_of
from selaras.engine.checks.run import run
from selaras.engine.documents.job import Job as Drawing
from selaras.engine.documents.job import load_job as load_drawing
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.examination import work
from selaras.engine.examination.examine import annotated, drawn, examine, lists
from selaras.engine.examination.work import EXAMINE
from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.readers.apart.ending import Ending
from selaras.engine.readers.apart.job import Job, Limits, dump_job, load_job
from selaras.engine.readers.apart.nursery import Nursery, Waiting
from selaras.engine.readers.material import silent
from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from tests.engine.annotate.opening import added, changed
from tests.engine.readers import hostile_files as files

SAMPLE = Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md"
MODULES = (
    "selaras.engine.examination.work", "selaras.engine.documents.pdf", "selaras.engine.documents.types.lembar_koreksi",
)  # fmt: skip


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    own = Nursery(MODULES)
    yield own
    own.close()


class Lying(Nursery):
    """A nursery whose child says whatever it likes."""

    def __init__(self, said: bytes, ending: Ending) -> None:
        super().__init__()
        self._said, self._told = said, ending

    def submit(self, job: Job) -> Waiting:
        return Waiting(1, job, reading=self._said, ending=self._told)


def test_a_plan_is_told_as_it_would_be_told_here(nursery: Nursery) -> None:
    content = SAMPLE.read_bytes()
    told = examine(SAMPLE.name, content, nursery=nursery)
    reading = read_bytes(SAMPLE.name, content)
    judgement = run(reading.book, load_law())
    assert (told.kind, told.sure, told.format, told.refused) == ("rkt", "pasti", "teks", False)
    assert told.reasons == reading.reasons
    assert list(told.book) == list(reading.book)
    assert told.problems == reading.problems
    assert [(each.check, each.cause, each.place, each.message) for each in told.findings] == [
        (each.check, each.cause, each.place, each.message) for each in judgement.findings
    ]
    assert dict(told.not_applicable) == dict(judgement.not_applicable)


def test_it_is_judged_by_the_lists_that_the_caller_has_besides(nursery: Nursery) -> None:
    content = SAMPLE.read_bytes()
    # The sample prints this sub kegiatan with another name than this invented list.
    key = ("kepmendagri-050-5889-2021", "kabupaten_kota", "sub_kegiatan", "7.01.01.2.01.01")
    rows = [OfficialRow(*key, "Nama Lain Sama Sekali")]
    told = examine(SAMPLE.name, content, lists(rows), nursery=nursery)
    named = [each.message for each in told.findings if "Nama Lain Sama Sekali" in each.message]
    assert len(named) == 1
    assert named[0].startswith("Nama sub kegiatan 7.01.01.2.01.01 tertulis Penyusunan Dokumen Perencanaan")
    assert lists([]) == ""


def test_a_refused_file_has_its_sentence_and_no_rows(nursery: Nursery) -> None:
    told = examine("kosong.md", b"  \n", nursery=nursery)
    assert told.refused
    assert [problem.message for problem in told.problems] == ["Berkas ini kosong."]
    assert len(told.book) == 0
    assert told.findings == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bom.xlsx", files.xlsx(more={"xl/bom.xml": b"\0" * 120_000_000})),
        ("xxe.docx", files.docx(before='<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>')),
        ("bohong.xlsx", b"%PDF-1.7\n%%EOF"),
        ("../../etc/passwd.xlsx", b"PK\x03\x04" + b"\xff" * 300),
        ("acak.pdf", bytes(range(256)) * 40),
    ],
)
def test_a_hostile_file_is_refused_in_words(nursery: Nursery, name: str, content: bytes) -> None:
    told = examine(name, content, nursery=nursery)
    assert told.refused
    assert told.problems[0].message.endswith(".")
    assert len(told.book) == 0


def test_what_takes_too_long_is_ended(nursery: Nursery) -> None:
    told = examine(SAMPLE.name, SAMPLE.read_bytes(), limits=Limits(wall=0.02), nursery=nursery)
    assert told.refused
    assert "belum selesai, lalu dihentikan" in told.problems[0].message
    assert not examine(SAMPLE.name, SAMPLE.read_bytes(), nursery=nursery).refused


def test_what_would_fill_the_memory_of_the_caller_stays_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MOST", 400_000)
    monkeypatch.setattr(work, "_step_back", lambda: None)  # this once in the process of the tests
    head, _, drawing = work.examine(Job(SAMPLE.name, SAMPLE.read_bytes()), silent).decode().partition("\n")
    [problem] = load_drawing(drawing).options.problems
    assert problem.unreadable
    assert problem.message.startswith("Berkas ini terlalu panjang untuk diperiksa tanpa akun: ")
    assert problem.message.endswith(" catatan.")
    assert len(load_drawing(drawing).book) == 0
    assert '"kind": ""' in head


@pytest.mark.parametrize("said", [b"", b"bukan JSON", b'{"kind": "rkt"}\n{}', b"\xff\xfe", b"[" * 100_000])
def test_a_child_that_says_nonsense_is_not_believed(said: bytes) -> None:
    told = examine("a.xlsx", b"PK", nursery=Lying(said, Ending("read")))
    assert told.refused
    assert "program pembacanya berhenti" in told.problems[0].message


def test_a_mistake_of_ours_is_logged_without_the_file(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        told = examine(
            "rahasia.xlsx", b"isi rahasia", nursery=Lying(b"", Ending("mistake", where="ValueError, a.py:1"))
        )
    assert told.refused
    assert "a child ended with mistake, signal 0: ValueError, a.py:1" in caplog.text
    assert "rahasia" not in caplog.text


def test_a_document_comes_back_with_its_comments(nursery: Nursery) -> None:
    content = files.docx()
    notes = [Note(Place("a.docx", table=1, line=2, column=2), "Wajib diperbaiki COD-001", ("Kode salah.",))]
    made = annotated("a.docx", content, notes, nursery=nursery)
    assert "word/comments.xml" in added(content, made)
    assert "word/document.xml" in changed(content, made)


def test_what_takes_no_comments_says_why(nursery: Nursery) -> None:
    with pytest.raises(NotAnnotated, match=r"a\.md berkas teks\."):
        annotated("a.md", b"# RKT", [], nursery=nursery)
    with pytest.raises(NotAnnotated, match="tidak dapat diberi catatan"):
        annotated("a.docx", files.docx()[:200], [], nursery=nursery)


def test_a_child_that_dies_over_comments_leaves_a_sentence() -> None:
    for said, ending in ((b"", Ending("crash", 11)), (b"?", Ending("read")), (b"", Ending("memory"))):
        with pytest.raises(NotAnnotated, match="Catatan belum dapat ditulis"):
            annotated("a.docx", b"PK", [], nursery=Lying(said, ending))


def test_the_sheet_is_drawn_in_the_child(nursery: Nursery) -> None:
    told = examine(SAMPLE.name, SAMPLE.read_bytes(), nursery=nursery)
    assert drawn(told.drawing, nursery=nursery).startswith(b"%PDF-")


def test_what_cannot_be_drawn_says_why(nursery: Nursery) -> None:
    told = examine(SAMPLE.name, SAMPLE.read_bytes(), nursery=nursery)
    with pytest.raises(NotDrawn, match="tidak dikenal"):
        drawn(Drawing("tidak_ada", told.book, told.drawing.options, ("pdf",)), nursery=nursery)
    with pytest.raises(NotDrawn, match="Lembar Koreksi belum dapat digambar"):
        drawn(told.drawing, nursery=Lying(b"", Ending("time")))


def test_every_finding_becomes_a_comment_where_the_file_takes_them(nursery: Nursery) -> None:
    rows = [*files.PLAN[:2], [*files.PLAN[2][:5], "40.000.000"], files.PLAN[3]]  # one program of 30 million below 40
    content = files.xlsx(files.sheet(files.cells(rows)))
    told = examine("pagu.xlsx", content, nursery=nursery)
    assert told.format == "buku kerja Excel"
    notes = notes_of(told.findings, told.book, load_law())
    assert len(notes) == len(told.findings) > 0
    assert "xl/comments1.xml" in added(content, annotated("pagu.xlsx", content, notes, nursery=nursery))


def test_a_job_with_a_task_crosses_the_pipe_whole() -> None:
    job = Job("nama “aneh”\n.md", b"\0isi", limits=Limits(wall=1.5), task=EXAMINE, order='["é"]')
    assert load_job(dump_job(job)) == job


def test_the_sheet_tells_when_it_was_made(nursery: Nursery) -> None:
    told = examine(SAMPLE.name, SAMPLE.read_bytes(), nursery=nursery).drawing
    moment = datetime(2025, 3, 3, tzinfo=UTC)
    issue = replace(told.options.issue, created=moment, on=moment.date())
    made = drawn(replace(told, options=replace(told.options, issue=issue)), nursery=nursery)
    assert b"2025-03-03" in made or b"20250303" in made
