"""CMP-001."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.services import Complaint
from tests.judging import found, reason
from tests.making import book, row


def complaints(**statuses: int) -> Book:
    words = {"system": "Ditutup oleh Sistem", "archived": "Diarsipkan oleh Sistem", "admin": "Ditutup oleh Admin"}
    return book(
        *(
            row(Complaint, number=f"{name}{n}", received_on=None, status=words[name])
            for name, count in statuses.items()
            for n in range(count)
        )
    )


PASSES = [complaints(system=5, admin=5), complaints(admin=12)]
FAILS = [complaints(system=7, admin=5), complaints(system=6, archived=2, admin=4)]


def test_most_of_them_closed_by_nobody_is_one_note_with_its_share() -> None:
    (finding,) = found("CMP-001", FAILS[1])
    assert finding.message == "8 dari 12 laporan (66 persen) ditutup atau diarsipkan oleh sistem."
    assert finding.severity == "note"


def test_a_few_complaints_tell_nothing() -> None:
    assert reason("CMP-001", complaints(system=9)) != ""
