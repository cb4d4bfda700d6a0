"""STR-009."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import Proposal
from tests.judging import found, reason
from tests.year import Paper, year


def proposed(decision: str, why: str = "") -> Book:
    paper = Paper("musrenbang")
    paper.add(Proposal, number="1", order=1, name="Semenisasi gang", decision=decision, reason=why)
    return year(paper)


PASSES = [proposed("refused", "bukan kewenangan kecamatan")]
FAILS = [proposed("refused"), proposed("postponed", " ")]


def test_the_decision_is_named_in_its_own_word() -> None:
    told = [found("STR-009", book)[0].message for book in FAILS]
    assert told == [
        "Usulan “Semenisasi gang” dari KECAMATAN CONTOH ditolak tanpa alasan.",
        "Usulan “Semenisasi gang” dari KECAMATAN CONTOH ditunda tanpa alasan.",
    ]


def test_what_was_accepted_needs_no_reason() -> None:
    assert reason("STR-009", proposed("accepted")) == "Tidak ada usulan yang ditolak atau ditunda."
