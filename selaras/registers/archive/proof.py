"""The verbs of paper and proof: keep the scan of a signed paper, note where a document was handed in."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.actions import log
from selaras.registers.archive.models import IssuedDocument, SignedScan, Submission
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scans import scan_format
from selaras.registers.archive.scope import current

LONGEST = 300
_DAMAGED = "Isi berkas tidak lagi sama dengan sidik jarinya. Pulihkan cadangan basis data."


class Handing(Frozen, kw_only=True):
    """What is noted of one submission: to whom, on which day, how, the number on the receipt and its scan."""

    recipient: str
    on: date
    means: str
    receipt: str = ""
    receipt_file: bytes = b""


def _demand_final(document: IssuedDocument, doing: str) -> None:
    if document.status != IssuedDocument.Status.FINAL:
        raise Refused(f"Dokumen ini masih konsep. {doing} dicatat pada dokumen final yang bernomor.")


@transaction.atomic
def keep_scan(document: IssuedDocument, content: bytes, at: datetime) -> SignedScan:
    """Keep the scan of the signed paper beside its document. The same bytes a second time give the scan that exists.

    Whether the one who acts may do so is asked by the caller (``issuing.proof``), which knows the roles. Raises
    ``Refused`` for a draft and ``NotAScan`` for bytes that are no scan.
    """
    _demand_final(document, "Pindaian")
    known = scan_format(content)
    digest = hashlib.sha256(content).hexdigest()
    same = SignedScan.objects.filter(document=document, sha256=digest).defer("content")
    if (existing := same.first()) is not None:
        return existing
    scope = current()
    try:
        with transaction.atomic():
            scan = SignedScan.objects.create(
                org_unit_id=document.org_unit_id, document=document, format=known, size=len(content), sha256=digest,
                content=content, at=at, by_id=scope.actor if scope.grants else None, by_name=scope.name or scope.actor,
            )  # fmt: skip
    except IntegrityError:  # somebody kept the same bytes at the same moment
        return same.get()
    log("scan.kept", f"Menyimpan pindaian {document}.", unit=document.org_unit_id, subject=document.pk)
    return scan


def scan_content(scan: SignedScan) -> bytes:
    """The bytes of a scan. Raises ``Refused`` when they were damaged since."""
    return _whole(bytes(scan.content), scan.sha256)


def receipt_content(line: Submission) -> bytes:
    """The bytes of a receipt. Raises ``Refused`` when there is none and when they were damaged since."""
    if line.receipt_content is None:
        raise Refused("Catatan penyampaian ini tidak mempunyai berkas tanda terima.")
    return _whole(bytes(line.receipt_content), line.receipt_sha256)


def _whole(content: bytes, digest: str) -> bytes:
    if hashlib.sha256(content).hexdigest() != digest:
        raise Refused(_DAMAGED)
    return content


@transaction.atomic
def note_submission(document: IssuedDocument, handing: Handing, at: datetime) -> Submission:
    """Note where and how a document was handed in. Raises ``Refused`` for a draft, a day before the document's own, a
    day to come, a nameless recipient, and a receipt that is no scan."""
    _demand_final(document, "Penyampaian")
    line = _line(document, handing, at)
    line.save(force_insert=True)
    log(
        "document.submitted", f"Mencatat penyampaian {document} kepada {line.recipient}.", unit=document.org_unit_id,
        subject=document.pk,
    )  # fmt: skip
    return line


@transaction.atomic
def correct_submission(wrong: Submission, handing: Handing, reason: str, at: datetime) -> Submission:
    """Note what is right in place of a wrong line; both stay. A receipt file that is not given anew is taken over.

    Raises ``Refused`` without a reason and where the line was corrected already.
    """
    if not reason.strip():
        raise Refused("Tulis alasan pembetulannya, misalnya “tanggal keliru”.")
    line = _line(wrong.document, handing, at)
    line.replaces = wrong
    line.reason = " ".join(reason.split())[:LONGEST]
    if not handing.receipt_file and wrong.receipt_content is not None:
        for name in ("receipt_format", "receipt_size", "receipt_sha256", "receipt_content"):
            setattr(line, name, getattr(wrong, name))
    line.save(force_insert=True)
    if not Submission.objects.filter(pk=wrong.pk, superseded_by__isnull=True).update(superseded_by=line):
        raise Refused("Catatan ini sudah dibetulkan orang lain. Muat ulang halaman, lalu betulkan yang terbaru.")
    log(
        "document.submission_corrected",
        f"Membetulkan catatan penyampaian {wrong.document} kepada {line.recipient}: {line.reason}.",
        unit=wrong.org_unit_id, subject=wrong.document_id,
    )  # fmt: skip
    return line


def _line(document: IssuedDocument, handing: Handing, at: datetime) -> Submission:
    recipient = " ".join(handing.recipient.split())
    if not recipient or len(recipient) > LONGEST:
        raise Refused(f"Tulis kepada siapa dokumen disampaikan, paling banyak {LONGEST} huruf.")
    if handing.on > at.date():
        raise Refused("Tanggal penyampaian belum tiba. Catat sesudah dokumen disampaikan.")
    if document.dated is not None and handing.on < document.dated:
        raise Refused("Tanggal penyampaian lebih awal daripada tanggal dokumen. Periksa tanggalnya.")
    if handing.means not in Submission.Means.values:
        raise Refused("Pilih cara penyampaian dari daftar.")
    scope = current()
    line = Submission(
        org_unit_id=document.org_unit_id, document=document, recipient=recipient, on=handing.on, means=handing.means,
        receipt=" ".join(handing.receipt.split())[:LONGEST], at=at, by_id=scope.actor if scope.grants else None,
        by_name=scope.name or scope.actor,
    )  # fmt: skip
    if handing.receipt_file:
        line.receipt_format = scan_format(handing.receipt_file)
        line.receipt_size = len(handing.receipt_file)
        line.receipt_sha256 = hashlib.sha256(handing.receipt_file).hexdigest()
        line.receipt_content = handing.receipt_file
    return line


class Proof(Frozen, eq=False):
    """The scans and submission lines of one document, the newest first, without their bytes."""

    scans: tuple[SignedScan, ...] = ()
    submissions: tuple[Submission, ...] = ()

    @property
    def sent(self) -> tuple[Submission, ...]:
        """The submission lines that hold."""
        return tuple(line for line in self.submissions if line.is_current)


def proof_of(documents: Iterable[str]) -> dict[str, Proof]:
    """What proves each of these documents, by id. Two queries."""
    ids = list(documents)
    scans: dict[str, list[SignedScan]] = {id: [] for id in ids}
    lines: dict[str, list[Submission]] = {id: [] for id in ids}
    for scan in SignedScan.objects.filter(document__in=ids).defer("content"):
        scans[scan.document_id].append(scan)
    for line in Submission.objects.filter(document__in=ids).defer("receipt_content"):
        lines[line.document_id].append(line)
    return {id: Proof(tuple(scans[id]), tuple(lines[id])) for id in ids}
