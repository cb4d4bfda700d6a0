"""What is done with a stranger's file in a caged child: read and judge it, draw its sheet, write comments into it."""

import json
import os
from typing import Final

from selaras.engine.annotate.annotate import NotAnnotated, annotate
from selaras.engine.annotate.note import Note
from selaras.engine.checks.check import checks
from selaras.engine.checks.run import Judgement, run
from selaras.engine.documents.document import Options
from selaras.engine.documents.job import Job as Drawing
from selaras.engine.documents.job import dump_job, load_job
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render_job
from selaras.engine.law.law import Law, load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.readers.apart.job import Job
from selaras.engine.readers.material import Tell
from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.readers.source import dotted
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

EXAMINE: Final = f"{__name__}:examine"
ANNOTATE: Final = f"{__name__}:comment"
DRAW: Final = f"{__name__}:draw"
SHEET: Final = "lembar_koreksi"
DONE, CANNOT = b"+", b"-"
MOST: Final = 16 * 1024 * 1024
"""Bytes that come out; they take ten times as much memory of the caller. A kecamatan's plan makes half a megabyte."""


def examine(job: Job, tell: Tell) -> bytes:
    """What a file is in a line of JSON, then the order for its correction sheet, which holds its rows and findings.

    The job's order are the rows of official lists that the law of the caller has beyond the package's own.
    """
    _step_back()
    law = _law(job.order)
    reading = read_bytes(job.name, job.content, law, job.choices, tell)
    judgement = None if reading.refused else run(reading.book, law)
    said = _said(reading, judgement)
    return said if len(said) <= MOST else _said(_too_much(reading, judgement), None)


def _step_back() -> None:
    """Lets everybody else on this machine go first: strangers wait, members do not."""
    if hasattr(os, "nice"):
        os.nice(10)


def _said(reading: Reading, judgement: Judgement | None) -> bytes:
    told = {"kind": reading.kind, "sure": reading.sure, "reasons": reading.reasons, "format": reading.format}
    drawing = Drawing(SHEET, reading.book, _options(reading, judgement), ("pdf",))
    return f"{json.dumps(told)}\n{dump_job(drawing)}".encode("utf-8", "surrogatepass")


def _too_much(reading: Reading, judgement: Judgement | None) -> Reading:
    rows, notes = dotted(len(reading.book)), dotted(len(judgement.findings) if judgement else 0)
    doubts = dotted(len(reading.problems))
    message = (
        f"Berkas ini terlalu panjang untuk diperiksa tanpa akun: {rows} baris, {doubts} keraguan, {notes} catatan."
    )
    hint = "Pisahkan menurut perangkat daerah, atau unggah dengan akun."
    return Reading(reading.name, Book(), (Problem(message, hint, Place(reading.name), unreadable=True),))


def _law(order: str) -> Law:
    rows = json.loads(order) if order else ()
    return load_law().with_nomenclature(OfficialRow(*row) for row in rows) if rows else load_law()


def _options(reading: Reading, judgement: Judgement | None) -> Options:
    return Options(
        problems=reading.problems,
        findings=judgement.findings if judgement else (),
        not_applicable=judgement.not_applicable if judgement else {},
        check_titles={id: check.title for id, check in checks().items()},
        extra={"file": reading.name},
    )


def comment(job: Job, _: Tell) -> bytes:
    """The file with the notes of the job's order as comments, behind a plus; behind a minus why it takes none."""
    _step_back()
    notes = [Note(Place(**each["place"]), each["title"], tuple(each["said"])) for each in json.loads(job.order)]
    try:
        return DONE + annotate(job.name, job.content, notes)
    except NotAnnotated as refusal:
        return CANNOT + str(refusal).encode("utf-8", "surrogatepass")


def draw(job: Job, _: Tell) -> bytes:
    """The document of the job's order as PDF, behind a plus; behind a minus why it cannot be drawn."""
    _step_back()
    try:
        return DONE + render_job(load_job(job.order))["pdf"]
    except NotDrawn as refusal:
        return CANNOT + str(refusal).encode("utf-8", "surrogatepass")
