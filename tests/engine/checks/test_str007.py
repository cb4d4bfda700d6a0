"""STR-007."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import Proposal
from tests.judging import found, reason
from tests.year import Paper, year


def proposed(decision: str, served_by: str = "", plan: bool = True) -> Book:
    paper, work = Paper("musrenbang"), Paper("renja")
    if plan:
        work.work("7.01.03.2.01.0001", 100, id="sub")
    paper.add(
        Proposal, at="KELURAHAN SATU", number="1", order=1, name="Semenisasi gang", decision=decision,
        served_by=served_by,
    )  # fmt: skip
    return year(work, paper)


PASSES = [proposed("accepted", "sub")]
FAILS = [proposed("accepted"), proposed("accepted", "baris yang sudah tidak ada")]


def test_the_proposal_and_its_unit_are_named() -> None:
    (finding,) = found("STR-007", FAILS[0])
    assert finding.message == (
        "Usulan “Semenisasi gang” dari KELURAHAN SATU diterima, tetapi tidak tercantum dalam rencana tahun ini."
    )


def test_what_was_refused_and_a_year_without_plan_are_not_judged() -> None:
    assert reason("STR-007", proposed("refused")) == reason("STR-007", proposed("accepted", plan=False)) != ""
