"""The same scan sent twice at the same moment, by two people or a double click."""

from datetime import UTC, datetime

import pytest

from selaras.registers.archive.models import LogEntry, SignedScan
from selaras.registers.archive.scope import system
from selaras.registers.issuing.proof import keep_scan
from tests.registers.conftest import make_office
from tests.registers.issuing.test_verification import keep_document
from tests.registers.organisations.test_concurrency import together
from tests.scans import pdf

AT = datetime(2025, 3, 10, 2, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_at_once_are_one_scan_and_nobody_is_refused() -> None:
    office = make_office()
    with system("uji"):
        document = keep_document(office.agency, None, "final", number="1/RKT/2025", sequence=1)
    assert together(*(lambda: keep_scan(document, pdf(), AT) for _ in range(4))) == [""] * 4
    with system("uji"):
        assert SignedScan.objects.count() == 1
        assert LogEntry.objects.filter(code="scan.kept").count() == 1
