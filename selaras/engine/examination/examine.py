"""The caller's side: a stranger's file goes to a child of a nursery of its own; what comes out is not believed."""

import json
import logging
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from selaras.engine.annotate.annotate import NotAnnotated
from selaras.engine.annotate.note import Note
from selaras.engine.documents.document import Options
from selaras.engine.documents.job import Job as Drawing
from selaras.engine.documents.job import dump_job, load_job
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.examination.work import ANNOTATE, CANNOT, DONE, DRAW, EXAMINE, SHEET
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.readers.apart.ending import Ending
from selaras.engine.readers.apart.job import Job, Limits
from selaras.engine.readers.apart.nursery import Nursery
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.judgement import Finding, Problem

LIMITS: Final = Limits(wall=40.0, processor=20)
"""Less than a member's file gets: whoever waits here has no other page to go to meanwhile."""
# What draws is imported before the fork as well: in the cage nothing outside of Python's own folders can be loaded.
_MODULES: Final = (
    "selaras.engine.examination.work", "selaras.engine.documents.pdf", "selaras.engine.documents.types.lembar_koreksi",
)  # fmt: skip
_NOT_WRITTEN: Final = "Catatan belum dapat ditulis ke dalam berkas ini. Isi yang sama ada dalam Lembar Koreksi."
_NOT_DRAWN: Final = "Lembar Koreksi belum dapat digambar. Coba sekali lagi."
_WITHOUT_FAULT: Final = ("busy", "time", "size", "memory", "cancelled")
_LOG = logging.getLogger(__name__)
"""Told how a child ended and where, never the name of a file or a word of it."""


class Examined(Frozen):
    """What a file is, and the order for its correction sheet, which holds its rows, doubts and findings."""

    name: str
    drawing: Drawing
    kind: str = ""
    sure: str = ""
    reasons: tuple[str, ...] = ()
    format: str = ""

    @property
    def book(self) -> Book:
        """The rows; none of a refused file."""
        return self.drawing.book

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What refuses the file, or what its reader was not sure of."""
        return self.drawing.options.problems

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say."""
        return self.drawing.options.findings

    @property
    def not_applicable(self) -> Mapping[str, str]:
        """Why a check had nothing to judge."""
        return self.drawing.options.not_applicable

    @property
    def refused(self) -> bool:
        """Whether the file as a whole is refused."""
        return any(problem.unreadable for problem in self.problems)


def lists(rows: Sequence[OfficialRow]) -> str:
    """Rows of official lists as ``examine`` takes them."""
    return json.dumps([tuple(values(row).values()) for row in rows]) if rows else ""


def examine(
    name: str, content: bytes, further: str = "", *, limits: Limits = LIMITS, nursery: Nursery | None = None
) -> Examined:
    """Reads and judges a file in a child, under the package's law with ``further`` official rows (``lists``).

    However the child ends, the answer is what is known of the file, or a sentence that refuses it.
    """
    said, ending = _sent(Job(name, content, limits=limits, task=EXAMINE, order=further), nursery)
    if ending.cause == "read":
        try:
            return _examined(name, said.decode("utf-8", "surrogatepass"))
        except (ValueError, KeyError, TypeError, RecursionError):
            ending = Ending("crash")  # what no child of ours says
            _tell(ending)
    return Examined(name, Drawing(SHEET, Book(), Options(problems=(ending.problem(name, limits),))))


def annotated(
    name: str, content: bytes, notes: Sequence[Note], *, limits: Limits = LIMITS, nursery: Nursery | None = None
) -> bytes:
    """The file with its notes as comments, written in a child. Raises ``NotAnnotated`` with a sentence."""
    order = json.dumps([{"place": values(note.place), "title": note.title, "said": note.said} for note in notes])
    made, why = _made(Job(name, content, limits=limits, task=ANNOTATE, order=order), nursery)
    if made is None:
        raise NotAnnotated(why or _NOT_WRITTEN)
    return made


def drawn(drawing: Drawing, *, limits: Limits = LIMITS, nursery: Nursery | None = None) -> bytes:
    """The document as PDF, drawn in a child. Raises ``NotDrawn`` with a sentence."""
    made, why = _made(Job("", b"", limits=limits, task=DRAW, order=dump_job(drawing)), nursery)
    if made is None:
        raise NotDrawn(why or _NOT_DRAWN)
    return made


def _made(job: Job, nursery: Nursery | None) -> tuple[bytes | None, str]:
    """What the child made, or None with its reason, which is empty where it ended without one."""
    said, ending = _sent(job, nursery)
    mark, rest = said[:1], said[1:]
    if ending.cause == "read" and mark == DONE:
        return rest, ""
    return None, rest.decode("utf-8", "replace") if ending.cause == "read" and mark == CANNOT else ""


def _examined(name: str, said: str) -> Examined:
    head, _, drawing = said.partition("\n")
    told = json.loads(head)
    return Examined(
        name, load_job(drawing), told["kind"], told["sure"], tuple(told["reasons"]), told["format"]
    )  # fmt: skip


def _sent(job: Job, nursery: Nursery | None) -> tuple[bytes, Ending]:
    own = nursery or _nursery()
    waiting = own.submit(job)
    try:
        own.wait(waiting, None)
    finally:
        own.cancel(waiting)
    ending = waiting.ending or Ending("lost")
    if ending.cause != "read":
        _tell(ending)
    return waiting.reading, ending


def _tell(ending: Ending) -> None:
    if ending.cause not in _WITHOUT_FAULT:
        _LOG.error("a child ended with %s, signal %s: %s", ending.cause, ending.signal, ending.where)


@cache
def _nursery() -> Nursery:
    return Nursery(_MODULES)
