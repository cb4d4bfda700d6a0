"""Scans and submissions: kept once, frozen, corrected only by a successor, and only by who issues."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.models import IssuedDocument, LogEntry, SignedScan, Submission, TrailRow
from selaras.registers.archive.proof import Handing, proof_of, receipt_content, scan_content
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.issuing.proof import correct_submission, keep_scan, note_submission
from selaras.registers.issuing.verification import verification
from selaras.registers.organisations.access import PUBLIC
from tests.registers.conftest import Office
from tests.registers.issuing.test_verification import keep_document
from tests.scans import pdf, png

AT = datetime(2025, 3, 10, 2, 0, tzinfo=UTC)
HANDED = Handing(recipient=" Bappeda  Contoh ", on=date(2025, 3, 5), means="by_hand", receipt="TT-7")


@pytest.fixture
def document(office: Office) -> IssuedDocument:
    return keep_document(office.agency, None, "final", number="1/RKT/2025", sequence=1)


def test_a_scan_keeps_its_digest_who_and_when(office: Office, document: IssuedDocument) -> None:
    with acting(office.scope("planner", office.agency)) as scope:
        scan = keep_scan(document, pdf(), AT)
        assert (scan.format, scan.size, scan.at, scan.by_id) == ("pdf", len(pdf()), AT, scope.actor)
        assert scan.sha256 == hashlib.sha256(pdf()).hexdigest()
        assert scan_content(SignedScan.objects.get()) == pdf()
        assert LogEntry.objects.filter(code="scan.kept").count() == 1
        kept = TrailRow.objects.get(table_name="archive_signedscan")
        assert kept.after is not None
        assert "content" not in kept.after
        assert kept.after["sha256"] == scan.sha256


def test_a_second_scan_stands_beside_the_first_and_the_same_bytes_are_kept_once(
    office: Office, document: IssuedDocument
) -> None:
    with acting(office.scope("camat", office.agency)):
        first, again, other = (keep_scan(document, content, AT) for content in (pdf(), pdf(), png()))
        assert again.pk == first.pk
        assert [scan.pk for scan in proof_of([document.pk])[document.pk].scans] == [other.pk, first.pk]
        assert LogEntry.objects.filter(code="scan.kept").count() == 2


@pytest.mark.parametrize("verb", ["update", "delete"])
@pytest.mark.parametrize("model", [SignedScan, Submission])
def test_the_database_itself_keeps_them_from_being_changed(
    office: Office, document: IssuedDocument, model: type[SignedScan] | type[Submission], verb: str
) -> None:
    with system("uji"):
        row = keep_scan(document, pdf(), AT) if model is SignedScan else note_submission(document, HANDED, AT)
        rows = model.objects.filter(pk=row.pk)
        change = rows.delete if verb == "delete" else lambda: rows.update(by_name="Orang Lain")
        with pytest.raises(DatabaseError, match="tidak dapat diubah atau dihapus"), transaction.atomic():
            change()


def test_a_draft_has_no_scan_and_no_submission(office: Office) -> None:
    draft = keep_document(office.agency, None, "konsep")
    with system("uji"):
        with pytest.raises(Refused, match=r"masih konsep\. Pindaian dicatat pada dokumen final"):
            keep_scan(draft, pdf(), AT)
        with pytest.raises(Refused, match=r"masih konsep\. Penyampaian dicatat pada dokumen final"):
            note_submission(draft, HANDED, AT)
        assert SignedScan.objects.count() == Submission.objects.count() == 0


@pytest.mark.parametrize("role", ["bappeda", "inspectorate", "administrator"])
def test_who_only_looks_keeps_nothing(office: Office, document: IssuedDocument, role: str) -> None:
    with acting(office.scope(role, office.government)):
        with pytest.raises(Refused, match="tidak berwenang menyimpan pindaian"):
            keep_scan(document, pdf(), AT)
        with pytest.raises(Refused, match="tidak berwenang mencatat penyampaian"):
            note_submission(document, HANDED, AT)


def test_a_file_that_is_no_scan_leaves_nothing(office: Office, document: IssuedDocument) -> None:
    with system("uji"), pytest.raises(Refused, match="bukan PDF, JPG, atau PNG"):
        keep_scan(document, b"<html>", AT)
    with system("uji"):
        assert SignedScan.objects.count() == 0


def test_a_submission_says_to_whom_when_how_and_with_which_receipt(office: Office, document: IssuedDocument) -> None:
    with acting(office.scope("planner", office.agency)):
        line = note_submission(document, replace(HANDED, receipt_file=png()), AT)
        assert (line.recipient, line.on, line.means, line.receipt) == ("Bappeda Contoh", HANDED.on, "by_hand", "TT-7")
        assert line.get_means_display() == "diantar langsung"
        stored = Submission.objects.get()
        assert (stored.receipt_format, receipt_content(stored)) == ("png", png())
        (entry,) = LogEntry.objects.filter(code="document.submitted")
        assert entry.sentence.endswith("kepada Bappeda Contoh.")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"recipient": "  "}, "Tulis kepada siapa"),
        ({"on": date(2025, 3, 11)}, "belum tiba"),
        ({"on": date(2025, 3, 2)}, "lebih awal daripada tanggal dokumen"),
        ({"means": "merpati"}, "Pilih cara penyampaian"),
        ({"receipt_file": b"MZ"}, "bukan PDF, JPG, atau PNG"),
    ],
)
def test_a_submission_that_cannot_be_is_refused(
    document: IssuedDocument, given: dict[str, object], sentence: str
) -> None:
    with system("uji"), pytest.raises(Refused, match=sentence):
        note_submission(document, replace(HANDED, **given), AT)


def test_a_correction_is_a_successor_and_both_stay(document: IssuedDocument) -> None:
    with system("uji"):
        wrong = note_submission(document, replace(HANDED, receipt_file=pdf()), AT)
        right = correct_submission(wrong, replace(HANDED, on=date(2025, 3, 6)), "tanggal keliru", AT)
        proof = proof_of([document.pk])[document.pk]
        assert [line.pk for line in proof.sent] == [right.pk]
        assert [line.pk for line in proof.submissions] == [right.pk, wrong.pk]
        assert (right.replaces_id, right.reason, receipt_content(right)) == (wrong.pk, "tanggal keliru", pdf())
        with pytest.raises(Refused, match="sudah dibetulkan orang lain"):
            correct_submission(wrong, HANDED, "sekali lagi", AT)
        assert Submission.objects.count() == 2


def test_a_correction_wants_a_reason(document: IssuedDocument) -> None:
    with system("uji"):
        wrong = note_submission(document, HANDED, AT)
        with pytest.raises(Refused, match="Tulis alasan pembetulannya"):
            correct_submission(wrong, HANDED, "  ", AT)


def test_the_public_learns_that_a_scan_is_kept_and_not_by_whom(office: Office, document: IssuedDocument) -> None:
    with acting(PUBLIC):
        before = verification(document.pk)
    with acting(replace(office.scope("planner", office.agency), name="Orang Rahasia")):
        keep_scan(document, pdf(), AT)
    with acting(PUBLIC):
        told = verification(document.pk)
    assert before is not None
    assert told is not None
    assert (before.scanned_on, told.scanned_on) == (None, date(2025, 3, 10))
    assert "Orang Rahasia" not in repr(told)
