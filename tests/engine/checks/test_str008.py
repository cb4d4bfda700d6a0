"""STR-008."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import Proposal
from tests.judging import found, reason
from tests.year import Paper, year


def proposed(amount: int | None, decision: str = "accepted") -> Book:
    paper = Paper("musrenbang")
    paper.add(Proposal, number="1", order=1, name="Semenisasi gang", decision=decision, amount=amount)
    return year(paper)


PASSES = [proposed(25_000_000_00)]
FAILS = [proposed(None)]


def test_the_proposal_is_named_at_its_amount() -> None:
    (finding,) = found("STR-008", FAILS[0])
    assert finding.message == "Usulan “Semenisasi gang” dari KECAMATAN CONTOH diterima tanpa perkiraan biaya."
    assert finding.field == "amount"


def test_an_open_proposal_needs_no_cost() -> None:
    assert reason("STR-008", proposed(None, "")) == "Tidak ada usulan yang diterima."
