"""Draws documents in all formats, here or in a child process (``child.py``).

A long-lived process draws in a child because the PDF renderer keeps memory for each new document (documents.md).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from os import pathsep

from selaras.engine.documents.blocks import Contents, Document
from selaras.engine.documents.child import CANNOT
from selaras.engine.documents.document import FORMATS, Format, find_type
from selaras.engine.documents.job import Job, dump_job
from selaras.engine.documents.page import Entry
from selaras.engine.documents.refusal import NotDrawn

_SHOWN = 2000


def render(document: Document, formats: Sequence[Format] = FORMATS) -> dict[Format, bytes]:
    """The document in each of the formats, in this process. PDF and DOCX share one layout for their page numbers.

    Raises ``NotDrawn`` (``TooWide``, ``CannotDraw``) with a sentence when it cannot be drawn.
    """
    drawn: dict[Format, bytes] = {}
    entries: list[Entry] = []
    if "docx" in formats and _has_contents(document):
        from selaras.engine.documents.pdf import outline, render_pdf_with_outline

        if "pdf" in formats:
            drawn["pdf"], entries = render_pdf_with_outline(document)
        else:
            entries = outline(document)
    for wanted in formats:
        if wanted not in drawn:
            drawn[wanted] = _draw(document, wanted, entries)
    return {wanted: drawn[wanted] for wanted in formats}


def _has_contents(document: Document) -> bool:
    return any(isinstance(block, Contents) for section in document.sections for block in section.blocks)


def _draw(document: Document, wanted: Format, entries: Sequence[Entry]) -> bytes:
    # Each renderer is imported only where it is used: a PDF alone starts in half the time.
    if wanted == "pdf":
        from selaras.engine.documents.pdf import render_pdf

        return render_pdf(document)
    if wanted == "docx":
        from selaras.engine.documents.docx import render_docx

        return render_docx(document, entries)
    from selaras.engine.documents.xlsx import render_xlsx

    return render_xlsx(document)


def render_job(job: Job) -> dict[Format, bytes]:
    """The job's document in its formats, in this process, under the law the package carries.

    Raises ``NotDrawn`` for an unknown type and for a document that cannot be drawn.
    """
    from selaras.engine.law.law import load_law

    try:
        declared = find_type(job.type)
    except KeyError as error:
        raise NotDrawn(f"Jenis dokumen “{job.type}” tidak dikenal.") from error
    document = declared.content(job.book, load_law(), job.options)
    return render(document, job.formats)


def render_in_child(job: Job, timeout: float = 120.0) -> dict[Format, bytes]:
    """The job's document in its formats, drawn by a child process that is ended after ``timeout`` seconds.

    Raises ``NotDrawn`` with a sentence in Indonesian when the document cannot be drawn or takes too long, and
    ``RuntimeError`` with the child's own words when our code failed.
    """
    import subprocess  # these take 15 ms, which the child, importing this module, need not pay
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory(prefix="selaras-") as folder:
        try:
            ended = subprocess.run(
                child_command(folder),
                input=dump_job(job).encode(),
                capture_output=True,
                timeout=timeout,
                env=child_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise NotDrawn(
                f"Dokumen belum selesai digambar dalam {timeout:.0f} detik, lalu dihentikan. Coba sekali lagi."
            ) from error
        words = ended.stderr.decode(errors="replace").strip()
        if ended.returncode == CANNOT:
            raise NotDrawn(words)
        if ended.returncode != 0:
            raise RuntimeError(f"drawing {job.type} ended with {ended.returncode}: {words[-_SHOWN:]}")
        return {wanted: (Path(folder) / wanted).read_bytes() for wanted in job.formats}


def child_command(folder: str) -> list[str]:
    """The command of a child that writes into the folder."""
    # -S: all paths are handed over, and looking for them again would take a fifth of a short document's time.
    # -P: and so the folder we happen to work in is none of them.
    # -c: what -m imports to find a module takes another millisecond.
    return [sys.executable, "-S", "-P", "-c", "from selaras.engine.documents.child import begin; begin()", folder]


def child_environment() -> dict[str, str]:
    """The whole environment of a child. Nothing of ours is handed on: it may hold secrets, and drawing needs none."""
    from pathlib import Path

    ours = Path(__file__).parents[3]  # an editable installation stands in no search path
    paths = dict.fromkeys([str(ours), *(str(Path(entry).resolve()) for entry in sys.path)])
    return {"PYTHONPATH": pathsep.join(paths), "PYTHONUTF8": "1"}
