"""Reads an uploaded file through the door: a short while in the request that waits for it, then in a thread that tells
how far it is, sees a cancellation from any other process, and stores what came out."""

import logging
import zlib
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256
from threading import Thread
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from selaras.engine.checks.run import Judgement, run
from selaras.engine.readers.choices import Choices, as_plain, of_plain
from selaras.engine.readers.door import Handle, start
from selaras.engine.readers.reader import Reading
from selaras.engine.readers.reading_json import dump, load
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.inbox.models import Remembered, Upload
from selaras.registers.law.actions import current_law

PATIENCE: Final = 2.0
"""Seconds a request waits for a reading before it shows how far it is."""
BEAT: Final = 1.0
SILENT: Final = timedelta(seconds=20)
"""So long without a heartbeat, the process that read the file is taken to have died."""
CHANGED: Final = "Berkas ini sedang dibaca, atau pilihannya sudah berubah di jendela lain. Muat ulang halaman."
_GONE = "Berkas ini tidak menunggu lagi: sudah diterima atau dibuang, mungkin di jendela lain."
_WHY = "membaca berkas yang diunggah"
_log = logging.getLogger(__name__)


class Gone(Refused):
    """The file was accepted or discarded meanwhile: by a second click, another window, or a day that passed."""

    def __init__(self) -> None:
        super().__init__(_GONE)


def changed_or_gone(pk: str) -> Refused:
    """Why a reading that was shown is there no longer, to be raised: it was begun anew, or its file is gone."""
    return Refused(CHANGED) if Upload.objects.filter(pk=pk).exists() else Gone()


def begin(upload: Upload) -> None:
    """Reads the file as its choices say. A reading that takes longer goes on when this comes back."""
    _go_on(upload.pk, upload.attempt, start(upload.name, bytes(upload.content), of_plain(upload.choices)))


def _go_on(pk: str, attempt: str, handle: Handle) -> None:
    try:
        reading = handle.result(PATIENCE)
    except TimeoutError:
        watching = Thread(target=_watch, args=(pk, attempt, handle), name=f"selaras-upload-{pk}", daemon=True)
        watching.start()
        return
    with system(_WHY):
        again = _settle(pk, attempt, reading)
    if again is not None:
        _go_on(pk, *again)


def _watch(pk: str, attempt: str, handle: Handle) -> None:
    """The life of the thread. Whatever goes wrong is written to the log, and the person is told that it failed."""
    try:
        with system(_WHY):
            following: tuple[str, Handle] | None = (attempt, handle)
            while following is not None:
                attempt, handle = following
                reading = _awaited(pk, attempt, handle)
                following = None if reading is None else _settle(pk, attempt, reading)
    except Exception:
        _log.exception("the reading of upload %s failed", pk)
        with system(_WHY):
            _of(pk, attempt).update(state=Upload.State.FAILED)
    finally:
        handle.cancel()
        connection.close()


def _awaited(pk: str, attempt: str, handle: Handle) -> Reading | None:
    """The reading; None when it was cancelled or begun anew meanwhile, by whatever process."""
    while True:
        try:
            return handle.result(BEAT)
        except TimeoutError:
            percent = min(99, round(100 * handle.progress))  # all of it is read when it is stored
            if not _of(pk, attempt).update(heartbeat=timezone.now(), progress=percent):
                return None


def _of(pk: str, attempt: str) -> Any:
    """The row while this very reading of it is under way."""
    return Upload.objects.filter(pk=pk, attempt=attempt, state=Upload.State.READING)


def _settle(pk: str, attempt: str, reading: Reading) -> tuple[str, Handle] | None:
    """Stores a reading. Where the agency chose about such tables before, the file is read once more by those choices:
    then that reading, under way."""
    upload = _of(pk, attempt).select_related("org_unit").defer("reading").first()
    if upload is None:
        return None
    choices = of_plain(upload.choices)
    again = _remembered(upload, choices, reading)
    if again:
        upload.again = [*upload.again, *(each.signature for each in again)]
        upload.choices = as_plain(_with(choices, again))
        upload.attempt = new_id()
        fields = {"again": upload.again, "choices": upload.choices, "attempt": upload.attempt}
        if not _of(pk, attempt).update(heartbeat=timezone.now(), **fields):
            return None
        return upload.attempt, start(upload.name, bytes(upload.content), of_plain(upload.choices))
    state = Upload.State.REFUSED if reading.refused else Upload.State.READ
    packed = zlib.compress(dump(reading).encode(), 3)
    _of(pk, attempt).update(state=state, reading=packed, progress=100, heartbeat=timezone.now())
    return None


def _remembered(upload: Upload, choices: Choices, reading: Reading) -> list[Remembered]:
    """What was chosen before about the tables of a file that nobody has chosen anything about."""
    if upload.before is not None or choices.layouts or choices.columns:
        return []
    signatures = {table.signature for table in reading.tables}
    return list(Remembered.objects.filter(org_unit=upload.org_unit_id, signature__in=signatures))


def _with(choices: Choices, again: list[Remembered]) -> Choices:
    layouts = {each.signature: each.layout for each in again if each.layout is not None}
    columns = {each.signature: {int(n): field for n, field in each.columns.items()} for each in again if each.columns}
    return replace(choices, layouts=layouts, columns=columns)


def interrupted(upload: Upload) -> bool:
    """Whether the process that read the file has died: its heart has stopped."""
    return upload.state == Upload.State.READING and timezone.now() - upload.heartbeat > SILENT


def reading_of(upload: Upload) -> Reading:
    """What was read; kept in memory until the next choice. Raises ``ValueError`` where nothing has been read,
    ``Gone`` where the file is there no longer, ``Refused`` where it was read anew since."""
    return _judged(upload.pk, upload.attempt)[0]


def judgement_of(upload: Upload) -> Judgement:
    """What the checks say of what was read; of a refused file nothing."""
    return _judged(upload.pk, upload.attempt)[1]


@lru_cache(maxsize=2)
def _judged(pk: str, attempt: str) -> tuple[Reading, Judgement]:
    packed = Upload.objects.filter(pk=pk, attempt=attempt).values_list("reading", flat=True).first()
    if packed is None:
        raise changed_or_gone(pk)
    if not packed:
        raise ValueError(f"upload {pk} has not been read")
    reading = load(zlib.decompress(bytes(packed)).decode())
    return reading, run(reading.book, current_law())


def said(upload: Upload) -> Mapping[str, list[str]]:
    """Notes and doubts by a short digest of what makes them the same ones after another reading."""
    reading, judgement = reading_of(upload), judgement_of(upload)
    notes = {f"{finding.check}|{finding.cause}" for finding in judgement.findings}
    doubts = {f"{problem.place}|{problem.message}" for problem in reading.problems}
    return {"notes": sorted(map(_short, notes)), "doubts": sorted(map(_short, doubts))}


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
