"""The addresses of paper and proof with every person: final documents of one agency, a scan, a submission, a letter."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from selaras.registers.archive.actions import Draft, keep
from selaras.registers.archive.identity import new_document_id
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.proof import Handing, keep_scan, note_submission
from selaras.registers.archive.scope import system
from tests.making import YEAR
from tests.scans import pdf
from tests.site.people import ACCEPTED, Town
from tests.site.visiting import GONE, OK, REFUSED, THERE, WRONG, Case, Visit, answers, here

DAY = ACCEPTED.date()


def final(town: Town, type_id: str = "rkt", title: str = "Rencana Kerja Tahunan 2025") -> IssuedDocument:
    """A final document of the agency, with a PDF that is one."""
    with system("uji"):
        sequence = 7 + IssuedDocument.objects.filter(type=type_id).count()
    draft = Draft(
        id=new_document_id(), agency=town.agency.pk, type=type_id, title=title, year=YEAR, status="final",
        source_digest=new_document_id(), book="", issued_at=ACCEPTED, dated=DAY, sequence=sequence,
        number=f"{sequence}/{type_id.upper()}/{YEAR}",
    )  # fmt: skip
    with system("uji"):
        return keep(draft, {"pdf": pdf()})


def handed(days: int = 1) -> Handing:
    return Handing(recipient="Bappeda", on=DAY + timedelta(days=days), means="letter", receipt="TT-1")


def _final(case: Case) -> list[Any]:
    return [final(case.town).pk]


def _scan(case: Case) -> list[Any]:
    with system("uji"):
        return [keep_scan(final(case.town), pdf(), timezone.localtime()).pk]


def _line(case: Case) -> list[Any]:
    with system("uji"):
        return [note_submission(final(case.town), handed(), timezone.localtime()).pk]


def _submission(case: Case) -> dict[str, str]:
    return {"recipient": "Bappeda", "on": str(date(YEAR, 3, 4)), "means": "letter"}


def scan_file(content: bytes | None = None, name: str = "pindaian.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


_ISSUERS = {"planner": THERE, "camat": THERE}
VISITS = [
    Visit("documents:proof", answers(OK, own=GONE), _final),
    Visit("documents:upload_scan", answers(GONE, planner=WRONG, camat=WRONG), _final, lambda case: {}),
    Visit("documents:submit", answers(GONE, **_ISSUERS), _final, _submission),
    Visit("documents:scan_file", answers(OK, own=GONE), _scan),
    Visit("documents:receipt", answers(REFUSED, own=GONE), _line),
    Visit("documents:correct", answers(GONE, planner=OK, camat=OK), _line),
    Visit("documents:letter", answers(OK, own=GONE), here),
    Visit("documents:agreements", answers(OK, own=GONE), here),
    Visit("documents:agreements_file", answers(REFUSED, own=GONE), lambda case: [*here(case), "pdf"]),
]
