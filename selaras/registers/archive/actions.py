"""The verbs of the archive: say what was done, keep what was issued."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from selaras.engine.tables.frozen import Frozen, replace
from selaras.registers.archive.models import IssuedDocument, IssuedFile, LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current


def log(code: str, sentence: str, *, unit: str | None = None, subject: str = "") -> LogEntry:
    """Write the one readable sentence of an action by the one who acts; ``unit`` and ``subject`` are ids.

    Whoever may do the action is heard, so the entry needs no edit path of its own.
    """
    scope = current()
    with acting(replace(scope, everything=True)):
        return LogEntry.objects.create(
            code=code,
            sentence=sentence,
            actor=scope.actor,
            actor_name=scope.name or scope.actor,
            org_unit_id=unit,
            subject=subject,
        )


class Draft(Frozen, kw_only=True):
    """What is to be issued. ``id`` was drawn before rendering, because the document prints it.

    ``source_digest`` says from what it was made (Book, settings, type). ``sequence`` and ``number`` are of finals only.
    """

    id: str
    agency: str
    type: str
    title: str
    year: int
    status: str
    source_digest: str
    book: str
    issued_at: datetime
    dated: date | None = None
    sequence: int | None = None
    number: str = ""
    plan: str = ""
    replaces: str | None = None
    issued_by: str | None = None


def already_issued(
    agency: str, document_type: str, year: int, status: str, source_digest: str
) -> IssuedDocument | None:
    """The current document of the same type made from the same source, if there is one."""
    return (
        IssuedDocument.objects.filter(
            org_unit_id=agency,
            type=document_type,
            year=year,
            status=status,
            source_digest=source_digest,
            superseded_by__isnull=True,
        )
        .order_by("-issued_at")
        .first()
    )


def current_document(
    agency: str, document_type: str, year: int, status: str, plans: Sequence[str] = ()
) -> IssuedDocument | None:
    """The newest document of this type that nothing has replaced; made from one of ``plans`` where any are given."""
    same = IssuedDocument.objects.filter(org_unit_id=agency, type=document_type, year=year, status=status)
    if plans:
        same = same.filter(plan__in=plans)
    return same.filter(superseded_by__isnull=True).order_by("-issued_at").first()


def next_sequence(path: str, document_type: str, year: int) -> int:
    """The next number of a final document of the agency at this path of the tree and its units together; take it in the
    transaction that issues."""
    used = IssuedDocument.objects.filter(org_unit__path__startswith=path, type=document_type, year=year)
    return 1 + (used.aggregate(last=Max("sequence"))["last"] or 0)


@transaction.atomic
def keep(draft: Draft, files: Mapping[str, bytes]) -> IssuedDocument:
    """Store an issued document with its files and one log entry; the one it replaces points at it from now on.

    Raises ``Refused`` when the replaced document already has a successor.
    """
    scope = current()
    fields: dict[str, Any] = {
        name: getattr(draft, name)
        for name in (
            "id", "type", "title", "year", "status", "source_digest", "book", "issued_at", "dated", "sequence",
            "number", "plan",
        )
    }  # fmt: skip
    document = IssuedDocument.objects.create(
        **fields,
        org_unit_id=draft.agency,
        issued_by_id=draft.issued_by,
        issued_by_name=scope.name or scope.actor,
        replaces_id=draft.replaces,
    )
    _keep_files(document, files)
    if draft.replaces:
        open_ = IssuedDocument.objects.filter(pk=draft.replaces, superseded_by__isnull=True)
        if not open_.update(superseded_by=document):
            raise Refused("Dokumen yang hendak diganti sudah mempunyai pengganti. Muat ulang halaman dokumen.")
    kind = "konsep " if draft.status == IssuedDocument.Status.DRAFT else ""
    numbered = f" nomor {draft.number}" if draft.number else ""
    log("document.issued", f"Menerbitkan {kind}{draft.title}{numbered}.", unit=draft.agency, subject=draft.id)
    return document


def _keep_files(document: IssuedDocument, files: Mapping[str, bytes]) -> None:
    IssuedFile.objects.bulk_create(
        IssuedFile(
            org_unit_id=document.org_unit_id,
            document=document,
            format=file_format,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
        for file_format, content in files.items()
    )


def files_of(document: IssuedDocument) -> list[IssuedFile]:
    """The files of a document with their digests, without their bytes."""
    return list(IssuedFile.objects.filter(document=document).defer("content").order_by("format"))


def content_of(document: IssuedDocument, file_format: str) -> bytes:
    """The bytes of one format. Raises ``Refused`` where it was not issued, and when the stored bytes were damaged."""
    file = IssuedFile.objects.filter(document=document, format=file_format).first()
    if file is None:
        raise Refused(f"Dokumen ini tidak diterbitkan dalam format {file_format.upper()}.")
    content = bytes(file.content)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refused("Isi berkas tidak lagi sama dengan sidik jarinya. Pulihkan cadangan basis data.")
    return content
