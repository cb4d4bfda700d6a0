"""What anybody may know of an issued document by its id: enough to tell whether a paper is genuine and still holds."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from selaras.engine.documents.document import document_types
from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.actions import current_document, files_of
from selaras.registers.archive.models import IssuedDocument, SignedScan
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import UnitName


class Fingerprint(Frozen):
    """One file of a document: its format, its size in bytes and its SHA-256."""

    format: str
    size: int
    sha256: str


class Standing(Frozen):
    """A document of the same type and year that holds now, by its public facts."""

    id: str
    number: str
    issued_at: datetime


class Verification(Frozen):
    """The public facts of a document: no names of people. ``current`` is None while the document itself holds;
    ``scanned_on`` the day on which the newest scan of the signed paper was kept, None where there is none."""

    id: str
    title: str
    number: str
    agency: str
    dated: date | None
    issued_at: datetime
    draft: bool
    files: Sequence[Fingerprint]
    replaced: bool
    current: Standing | None
    scanned_on: date | None = None


def verification(document_id: str) -> Verification | None:
    """The public facts of a document, or None for an unknown id. Reads as the system: whoever holds the paper may."""
    with system("memeriksa keaslian dokumen"):
        scans = SignedScan.objects.filter(document=OuterRef("pk")).values("at")[:1]
        document = (
            IssuedDocument.objects.filter(pk=document_id).defer("book").annotate(scanned_at=Subquery(scans)).first()
        )
        if document is None:
            return None
        agency = UnitName.objects.filter(pk=document.org_unit_id).values_list("name", flat=True).first()
        return Verification(
            id=document.pk,
            title=document.title,
            number=document.number,
            agency=agency or "",
            dated=document.dated,
            issued_at=document.issued_at,
            draft=document.status == IssuedDocument.Status.DRAFT,
            files=[Fingerprint(file.format, file.size, file.sha256) for file in files_of(document)],
            replaced=not document.is_current,
            current=_current(document),
            scanned_on=timezone.localtime(document.scanned_at).date() if document.scanned_at else None,
        )


def _current(document: IssuedDocument) -> Standing | None:
    """The final that holds now; for a replaced draft without one, the newest draft. A final that nothing replaced
    holds itself, also beside others of its type (letters)."""
    if document.is_current and document.status == IssuedDocument.Status.FINAL:
        return None
    declared = document_types().get(document.type)
    of_plan = (document.plan,) if declared is not None and declared.of_plan else ()
    for status in dict.fromkeys((IssuedDocument.Status.FINAL, document.status)):
        newest = current_document(document.org_unit_id, document.type, document.year, status, of_plan)
        if newest is not None:
            same = newest.pk == document.pk
            return None if same else Standing(newest.pk, newest.number, newest.issued_at)
    return None
