"""The verbs of files on their way in: receive, choose, correct, cancel, read again, discard, take in, forget."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from django.db import models, transaction
from django.utils import timezone

from selaras.engine.readers.choices import Choices, as_plain, of_plain
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current, system
from selaras.registers.inbox.models import Remembered, Upload
from selaras.registers.inbox.reading import begin, changed_or_gone, reading_of, said
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Person, Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.actions import Acceptance, accept
from selaras.registers.plans.mended import Mended

MOST_WAITING: Final = 5
KEPT: Final = timedelta(hours=24)
MOST_CORRECTED: Final = 200
LONGEST_CELL: Final = 2000
_DOING = "mengunggah rencana untuk"
_FULL = (
    f"{MOST_WAITING} berkas Anda masih menunggu keputusan. Terima atau buang salah satunya dahulu pada halaman Unggah."
)


def mine(agency: Unit) -> "models.QuerySet[Upload]":
    """The files of the one who acts that wait for this agency, newest first, without what is long in them."""
    return Upload.objects.filter(org_unit=agency, person=current().actor).defer("content", "reading", "before")


def is_waiting(pk: str) -> bool:
    """Whether a file waits for anybody: an address of one that does not was good once, of another's never."""
    with system("membedakan berkas orang lain dari berkas yang sudah tidak ada"):
        return Upload.objects.filter(pk=pk).exists()


def receive(agency: Unit, name: str, content: bytes) -> Upload:
    """Keeps a file for the one who acts and begins to read it. What nobody decided about for a day goes first.

    Raises ``Refused`` for somebody who may not, or who has too many files waiting.
    """
    require(current(), ACCEPT, agency, _DOING)
    with system("membersihkan berkas yang tidak diterima"):
        Upload.objects.filter(at__lt=timezone.now() - KEPT).delete()
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=current().actor)  # two uploads at once are counted one by one
        if Upload.objects.filter(person=current().actor).count() >= MOST_WAITING:
            raise Refused(_FULL)
        now = timezone.now()
        digest = sha256(content).hexdigest()
        known = Remembered.objects.filter(org_unit=agency, signature=digest).first()
        corrected = {f"{name}{place}": each for place, each in known.cells.items()} if known else {}
        upload = Upload.objects.create(
            org_unit=agency, person_id=current().actor, at=now, heartbeat=now, name=name, size=len(content),
            content=content, digest=digest, corrected=corrected, again=[digest] if known else [],
            choices=as_plain(Choices(agency=agency.name, cells=_texts(corrected))),
        )  # fmt: skip
    begin(upload)
    return _fresh(upload)


def choose(upload: Upload, choices: Choices) -> Upload:
    """Reads the file again as a person chose. Raises ``Refused`` where it is being read or was changed elsewhere."""
    return _again(upload, choices=as_plain(choices), before=_said(upload))


def correct(upload: Upload, cells: Mapping[str, tuple[str, str, str]]) -> Upload:
    """Gives cells another text and reads the file again: printed place → text before, text after, place in words.

    A text as it was takes the correction back. Raises ``Refused`` as ``choose`` does, and for too many corrections.
    """
    corrected = dict(upload.corrected)
    for place, (before, after, where) in cells.items():
        first = corrected.pop(place, {"before": before})["before"]
        if after != first:
            corrected[place] = {"before": first, "after": after[:LONGEST_CELL], "where": where}
    if len(corrected) > MOST_CORRECTED:
        raise Refused(
            f"Paling banyak {MOST_CORRECTED} sel dapat diperbaiki di sini. Perbaiki selebihnya di berkas, lalu unggah."
        )
    if corrected == upload.corrected:
        return upload
    choices = replace(of_plain(upload.choices), cells=_texts(corrected))
    return _again(upload, choices=as_plain(choices), corrected=corrected, before=_said(upload))


def _texts(corrected: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {place: each["after"] for place, each in corrected.items()}


def take_back(upload: Upload, place: str) -> Upload:
    """Takes the correction of one cell back."""
    known = upload.corrected.get(place)
    return correct(upload, {place: (known["before"], known["before"], known["where"])}) if known else upload


def start_over(upload: Upload) -> Upload:
    """Reads the file again as nobody had chosen or corrected anything."""
    plain = as_plain(Choices(agency=upload.org_unit.name))
    return _again(upload, choices=plain, corrected={}, again=[], before=_said(upload) or {})


def read_again(upload: Upload) -> Upload:
    """Reads the file again as it was chosen: for a reading that was cancelled, failed or died."""
    return _again(upload, even_reading=True)


def _again(upload: Upload, *, even_reading: bool = False, **fields: Any) -> Upload:
    require(current(), ACCEPT, upload.org_unit, _DOING)
    rows = Upload.objects.filter(pk=upload.pk, attempt=upload.attempt)
    rows = rows if even_reading else rows.exclude(state=Upload.State.READING)
    now = {"state": Upload.State.READING, "attempt": new_id(), "progress": 0, "heartbeat": timezone.now()}
    if not rows.update(**now, **fields):
        raise changed_or_gone(upload.pk)
    begin(Upload.objects.get(pk=upload.pk))
    return _fresh(upload)


def _said(upload: Upload) -> Mapping[str, Any] | None:
    return said(upload) if upload.state in (Upload.State.READ, Upload.State.REFUSED) else None


def _fresh(upload: Upload) -> Upload:
    return mine(upload.org_unit).select_related("org_unit").get(pk=upload.pk)


def cancel(upload: Upload) -> bool:
    """Ends the reading, whatever process does it: that one sees it within a second. False where it had ended."""
    under_way = Upload.objects.filter(pk=upload.pk, state=Upload.State.READING)
    return bool(under_way.update(state=Upload.State.CANCELLED))


def discard(upload: Upload) -> None:
    """Takes a file away without storing anything of it."""
    upload.delete()


@transaction.atomic
def take_in(upload: Upload, year: int, *, beside: str) -> Acceptance:
    """Accepts what was read as the draft of the agency's plan; the file is gone afterwards, its choices are kept.

    Raises ``Gone`` where it was taken in or discarded since, ``Refused`` where it was read anew since, and where
    ``accept`` refuses.
    """
    held = Upload.objects.select_for_update().filter(pk=upload.pk, attempt=upload.attempt, state=Upload.State.READ)
    if not held.defer("content", "reading").exists():
        raise changed_or_gone(upload.pk)
    reading = reading_of(upload)
    mended = _mended(upload, reading)
    reason = f"{len(mended)} sel diperbaiki pada pratinjau" if mended else current().reason
    with acting(replace(current(), reason=reason)):
        done = accept(
            reading.book, reading.problems, upload.org_unit, year, source=upload.name, beside=beside, mended=mended
        )
    _remember(upload)
    held.delete()
    return done


def _mended(upload: Upload, reading: Reading) -> list[Mended]:
    """The corrected cells with their places, in the order of the file."""
    cells = (cell for table in reading.tables for line in table.lines for cell in line)
    places = {str(cell.place): cell.place for cell in cells if str(cell.place) in upload.corrected}
    return [
        Mended(place, upload.corrected[printed]["before"], upload.corrected[printed]["after"])
        for printed, place in places.items()
    ]


def _remember(upload: Upload) -> None:
    """Keeps what was chosen about tables for the next file with such tables, and corrections for the very same file."""
    choices = of_plain(upload.choices)
    there = {table.signature for table in reading_of(upload).tables}
    for signature in sorted(there & {*choices.layouts, *choices.columns}):
        columns = {str(number): field for number, field in choices.columns.get(signature, {}).items()}
        _keep(upload.org_unit, signature, layout=choices.layouts.get(signature), columns=columns)
    cells = {place.removeprefix(upload.name): each for place, each in upload.corrected.items()}
    if cells or upload.digest in upload.again:
        _keep(upload.org_unit, upload.digest, cells=cells)


def _keep(agency: Unit, signature: str, **told: Any) -> None:
    known = Remembered.objects.filter(org_unit=agency, signature=signature).first()
    if known is None or any(getattr(known, name) != value for name, value in told.items()):
        now = {**told, "chosen_at": timezone.now(), "chosen_by_name": current().name or current().actor}
        Remembered.objects.update_or_create(org_unit=agency, signature=signature, defaults=now)


def remembered(upload: Upload) -> list[Remembered]:
    """The choices of earlier files that this one was read by."""
    return list(Remembered.objects.filter(org_unit=upload.org_unit_id, signature__in=upload.again))


def forget(upload: Upload) -> Upload:
    """Forgets the choices of earlier files that this one was read by, and reads it again without them."""
    choices, again = of_plain(upload.choices), set(upload.again)
    layouts = {table: layout for table, layout in choices.layouts.items() if table not in again}
    columns = {table: fields for table, fields in choices.columns.items() if table not in again}
    corrected = {} if upload.digest in again else upload.corrected
    plain = as_plain(replace(choices, layouts=layouts, columns=columns, cells=_texts(corrected)))
    before = _said(upload) or {}
    with transaction.atomic():
        Remembered.objects.filter(org_unit=upload.org_unit_id, signature__in=again).delete()
    return _again(upload, choices=plain, corrected=corrected, again=[], before=before)
