"""What anybody may know of an issued document."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count

from selaras.registers.archive.actions import Draft, keep
from selaras.registers.archive.identity import new_document_id
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.issuing.verification import Fingerprint, Standing, verification
from selaras.registers.organisations.access import PUBLIC
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan
from tests.registers.conftest import Office

AT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
_moments = count()


def keep_document(
    agency: Unit, plan: Plan | None, status: str, *, number: str = "", sequence: int | None = None,
    replaces: str | None = None,
) -> IssuedDocument:  # fmt: skip
    """An RKT as it would have been issued, each a minute after the one before."""
    draft = Draft(
        id=new_document_id(), agency=str(agency.pk), type="rkt", title="Rencana Kerja Tahunan 2025", year=2025,
        status=status, source_digest="", book="{}", issued_at=AT + timedelta(minutes=next(_moments)),
        dated=date(2025, 3, 3), sequence=sequence, number=number, plan=plan.pk if plan else "", replaces=replaces,
    )  # fmt: skip
    with acting(Scope(actor="sistem", name="Penerbit Rahasia", everything=True, reason="uji")):
        return keep(draft, {"pdf": b"satu", "docx": b"dua"})


def test_the_public_learns_the_facts_of_a_document_and_no_name_of_a_person(office: Office) -> None:
    made = keep_document(office.agency, None, "final", number="1/RKT/2025", sequence=1)
    with acting(PUBLIC):
        told = verification(made.pk)
    assert told is not None
    assert (told.title, told.number, told.agency, told.dated) == (
        "Rencana Kerja Tahunan 2025", "1/RKT/2025", "KECAMATAN CONTOH", date(2025, 3, 3),
    )  # fmt: skip
    assert list(told.files) == [
        Fingerprint("docx", 3, sha256(b"dua").hexdigest()),
        Fingerprint("pdf", 4, sha256(b"satu").hexdigest()),
    ]
    assert "Penerbit Rahasia" not in repr(told)
    assert not told.draft
    assert not told.replaced
    assert told.current is None


def test_a_replaced_document_names_the_one_that_holds_however_long_the_chain(office: Office) -> None:
    first = keep_document(office.agency, None, "final", number="1", sequence=1)
    second = keep_document(office.agency, None, "final", number="2", sequence=2, replaces=first.pk)
    third = keep_document(office.agency, None, "final", number="3", sequence=3, replaces=second.pk)
    told = verification(first.pk)
    assert told is not None
    assert told.replaced
    assert told.current == Standing(third.pk, "3", third.issued_at)


def test_a_draft_is_succeeded_by_the_final_or_else_by_the_newest_draft(office: Office) -> None:
    draft = keep_document(office.agency, None, "konsep")
    told = verification(draft.pk)
    assert told is not None
    assert told.draft
    assert told.current is None
    newer = keep_document(office.agency, None, "konsep", replaces=draft.pk)
    told = verification(draft.pk)
    assert told is not None
    assert told.current == Standing(newer.pk, "", newer.issued_at)
    final = keep_document(office.agency, None, "final", number="1", sequence=1)
    for id in (draft.pk, newer.pk):
        told = verification(id)
        assert told is not None
        assert told.current == Standing(final.pk, "1", final.issued_at)


def test_documents_of_another_agency_are_no_successors(office: Office) -> None:
    draft = keep_document(office.agency, None, "konsep")
    keep_document(office.neighbour, None, "final", number="1", sequence=1)
    told = verification(draft.pk)
    assert told is not None
    assert told.current is None


def test_an_unknown_id_is_nothing(office: Office) -> None:
    assert verification("0" * 16) is None
    with system("uji"):
        assert not IssuedDocument.objects.exists()
