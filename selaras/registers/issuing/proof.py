"""Who may keep scans and note submissions: those who issue the documents of the unit."""

from datetime import datetime

from selaras.registers.archive import proof
from selaras.registers.archive.models import IssuedDocument, SignedScan, Submission
from selaras.registers.archive.proof import Handing
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ISSUE


def keep_scan(document: IssuedDocument, content: bytes, at: datetime) -> SignedScan:
    """``archive.proof.keep_scan`` for somebody who may issue documents of the unit. Raises ``Refused`` for others."""
    _demand(document, "menyimpan pindaian dokumen")
    return proof.keep_scan(document, content, at)


def note_submission(document: IssuedDocument, handing: Handing, at: datetime) -> Submission:
    """``archive.proof.note_submission`` for somebody who may issue documents of the unit."""
    _demand(document, "mencatat penyampaian dokumen")
    return proof.note_submission(document, handing, at)


def correct_submission(wrong: Submission, handing: Handing, reason: str, at: datetime) -> Submission:
    """``archive.proof.correct_submission`` for somebody who may issue documents of the unit."""
    _demand(wrong.document, "membetulkan catatan penyampaian dokumen")
    return proof.correct_submission(wrong, handing, reason, at)


def _demand(document: IssuedDocument, doing: str) -> None:
    require(current(), ISSUE, Unit.objects.get(pk=document.org_unit_id), doing)
