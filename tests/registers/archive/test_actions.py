"""Issued documents: kept with their bytes and Book, frozen, and replaced only by a successor."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from selaras.registers.archive.actions import (
    Draft,
    already_issued,
    content_of,
    current_document,
    files_of,
    keep,
    next_sequence,
)
from selaras.registers.archive.identity import new_document_id, new_id
from selaras.registers.archive.models import IssuedDocument, IssuedFile, LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from tests.registers.conftest import Office

AT = datetime(2025, 3, 3, tzinfo=UTC)


def draft(office: Office, **fields: Any) -> Draft:
    defaults: dict[str, Any] = {
        "id": new_document_id(), "agency": office.agency.pk, "type": "rkt", "title": "RKT 2025", "year": 2025,
        "status": "final", "source_digest": "a" * 64, "book": '{"schema": 1}\n', "issued_at": AT,
        "dated": date(2025, 3, 3), "sequence": 1, "number": "1/RKT/2025",
    }  # fmt: skip
    return Draft(**(defaults | fields))


def test_an_issued_document_keeps_its_bytes_and_their_digest(office: Office, planner: Scope) -> None:
    made = keep(draft(office), {"pdf": b"%PDF", "docx": b"PK"})
    files = files_of(made)
    assert [(file.format, file.size) for file in files] == [("docx", 2), ("pdf", 4)]
    assert files[1].sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert content_of(made, "pdf") == b"%PDF"
    assert (made.book, made.issued_by_name) == ('{"schema": 1}\n', planner.name)
    assert LogEntry.objects.get().sentence == "Menerbitkan RKT 2025 nomor 1/RKT/2025."


def test_a_format_that_was_not_issued_is_refused(office: Office, planner: Scope) -> None:
    made = keep(draft(office), {"pdf": b"%PDF"})
    with pytest.raises(Refused, match="tidak diterbitkan dalam format XLSX"):
        content_of(made, "xlsx")


@pytest.mark.parametrize("fields", [{"title": "x"}, {"book": "x"}, {"number": "9"}, {"status": "konsep"}])
def test_an_issued_document_never_changes(office: Office, machine: Scope, fields: dict[str, str]) -> None:
    keep(draft(office), {"pdf": b"%PDF"})
    with pytest.raises(IntegrityError, match="terbitkan perbaikannya"), transaction.atomic():
        IssuedDocument.objects.update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedFile.objects.update(content=b"lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedFile.objects.all().delete()


def test_a_correction_is_a_successor_and_both_point_at_each_other(office: Office, planner: Scope) -> None:
    first = keep(draft(office), {"pdf": b"1"})
    second = keep(
        draft(office, sequence=2, number="2/RKT/2025", source_digest="b" * 64, replaces=first.pk), {"pdf": b"2"}
    )
    first.refresh_from_db()
    assert (first.superseded_by, second.replaces, first.is_current, second.is_current) == (second, first, False, True)
    assert current_document(office.agency.pk, "rkt", 2025, "final") == second
    with pytest.raises(Refused, match="sudah mempunyai pengganti"), transaction.atomic():
        keep(draft(office, sequence=3, replaces=first.pk), {"pdf": b"3"})


def test_an_unchanged_source_gives_the_document_that_is_there(office: Office, planner: Scope) -> None:
    made = keep(draft(office), {"pdf": b"1"})
    assert already_issued(office.agency.pk, "rkt", 2025, "final", "a" * 64) == made
    assert already_issued(office.agency.pk, "rkt", 2025, "konsep", "a" * 64) is None
    assert already_issued(office.agency.pk, "rkt", 2025, "final", "b" * 64) is None


def test_numbers_are_given_once(office: Office, planner: Scope) -> None:
    assert next_sequence(office.agency.path, "rkt", 2025) == 1
    keep(draft(office), {"pdf": b"1"})
    assert next_sequence(office.agency.path, "rkt", 2025) == 2
    assert next_sequence(office.agency.path, "rkt", 2026) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(draft(office), {"pdf": b"2"})


def test_another_agency_sees_no_document_and_no_file(office: Office) -> None:
    with system("uji"):
        made = keep(draft(office), {"pdf": b"1"})
    with acting(office.scope("planner", office.neighbour)):
        assert not IssuedDocument.objects.exists()
        assert not IssuedFile.objects.exists()
        with pytest.raises(Refused):
            content_of(made, "pdf")


def test_ids_grow_with_time_and_document_ids_do_not_repeat() -> None:
    ids = [new_id() for _ in range(50)]
    assert len({*ids}) == 50
    assert ids == sorted(ids)
    assert all(len(found) == 32 and found[12] == "7" for found in ids)
    assert len({new_document_id() for _ in range(1000)}) == 1000
