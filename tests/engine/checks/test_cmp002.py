"""CMP-002."""

from datetime import date

from selaras.engine.tables.services import Complaint
from tests.judging import found, reason
from tests.making import book, row


def complaint(number: str, day: date | None = date(2024, 9, 23)) -> Complaint:
    return row(Complaint, number=number, received_on=day, status="Ditutup oleh Admin")


PASSES = [book(complaint("1"), complaint("2"))]
FAILS = [book(complaint("1"), complaint("2", None), complaint("3", None))]


def test_complaints_without_a_day_are_one_finding() -> None:
    (finding,) = found("CMP-002", FAILS[0])
    assert finding.message == "2 dari 3 laporan tidak mempunyai tanggal masuk."
    assert finding.row == FAILS[0].all(Complaint)[1].id
    assert len(finding.values["places"]) == 2


def test_a_plan_without_complaints_is_not_judged() -> None:
    assert reason("CMP-002", book()) == "Dokumen ini tidak memuat laporan pengaduan."
