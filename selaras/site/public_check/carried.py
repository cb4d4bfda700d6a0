"""What the result page carries for its two downloads inside of its forms: signed, compressed, kept nowhere else.

The correction sheet needs the rows and findings, not the file; only a file that takes comments travels as well.
"""

import json
from typing import Any, Final

from django.core import signing

from selaras.engine.annotate.note import Note
from selaras.engine.documents.job import Job, dump_job, load_job
from selaras.engine.tables.frozen import Frozen, replace, values
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.registers.archive.refused import Refused

HOURS: Final = 4
LARGEST: Final = 8 * 1024 * 1024
"""Characters of a field; what would be larger has no button."""
LARGEST_SENDING: Final = LARGEST + 64 * 1024
MOST_DOUBTS: Final = 100
"""Doubts that a correction sheet lists; the sheet is for two pages, and a damaged file has thousands."""
_LOST: Final = "Hasil pemeriksaan ini tidak berlaku lagi. Pilih berkasnya sekali lagi."
_SHEET, _FILE = "selaras.public-check.sheet", "selaras.public-check.file"


class Commented(Frozen):
    """A file, and the comments that are to be written into it."""

    name: str
    format: str
    notes: tuple[Note, ...]
    content: bytes


class _Bytes:
    """Bytes as they are: inside of JSON they would not compress."""

    def dumps(self, obj: bytes) -> bytes:
        return obj

    def loads(self, data: bytes) -> bytes:
        return data


def pack_sheet(drawing: Job) -> str:
    """The order for a correction sheet as the value of a hidden field; empty where it would be too large."""
    problems = drawing.options.problems
    if len(problems) > MOST_DOUBTS:
        more = f"dan {len(problems) - MOST_DOUBTS} keraguan lain yang tidak dicetak di lembar ini."
        told = (*problems[:MOST_DOUBTS], Problem(more, "Perbaiki dahulu yang di atas.", problems[0].place))
        drawing = replace(drawing, options=replace(drawing.options, problems=told))
    return _packed(dump_job(drawing).encode("utf-8", "surrogatepass"), _SHEET)


def unpack_sheet(field: str) -> Job:
    """The order of a hidden field. Raises ``Refused`` for one that is too old or not ours."""
    return load_job(_unpacked(field, _SHEET).decode("utf-8", "surrogatepass"))


def pack_file(held: Commented) -> str:
    """A file with its comments as the value of a hidden field; empty where it would be too large."""
    told = [{"place": values(note.place), "title": note.title, "said": note.said} for note in held.notes]
    return _packed(json.dumps([held.name, held.format, told]).encode() + b"\n" + held.content, _FILE)


def unpack_file(field: str) -> Commented:
    """The file of a hidden field. Raises ``Refused`` for one that is too old or not ours."""
    head, _, content = _unpacked(field, _FILE).partition(b"\n")
    name, kind, told = json.loads(head)
    notes = (Note(Place(**each["place"]), each["title"], tuple(each["said"])) for each in told)
    return Commented(name, kind, tuple(notes), content)


def _packed(data: bytes, salt: str) -> str:
    if len(data) > 4 * LARGEST:  # not worth the time to compress
        return ""
    field = signing.dumps(data, salt=salt, serializer=_Bytes, compress=True)
    return field if len(field) <= LARGEST else ""


def _unpacked(field: str, salt: str) -> bytes:
    try:
        data: Any = signing.loads(field, salt=salt, serializer=_Bytes, max_age=HOURS * 3600)
    except signing.BadSignature as error:
        raise Refused(_LOST) from error
    return bytes(data)
