"""A document that we issue, read and issue again is the same document, once and twice: no signature, cover line or
caption is printed a second time."""

import pytest

from selaras.engine.documents.document import Format, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Section
from tests.engine.documents.transcript import transcript
from tests.engine.round_trip.issued import options, read_back, source

RKT = (("sangasanga", "konsep"), ("melati", "final"), ("diisi", "konsep"))
PK = (("sangasanga", "konsep"), ("melati", "final"))
FORMATS: tuple[Format, ...] = ("docx", "pdf")


def printed(kind: str, book: Book, plan: str, state: str) -> list[str]:
    document = find_type(kind).content(book, load_law(), options(plan, state, f"7/{kind.upper()}/2025"))
    return transcript(document).splitlines()


def again(kind: str, book: Book, plan: str, state: str, format_: Format) -> Book:
    """The book of a document issued from this book."""
    document = find_type(kind).content(book, load_law(), options(plan, state, f"7/{kind.upper()}/2025"))
    return read_file(f"{kind}.{format_}", render(document, [format_])[format_]).book


def without_budgets(lines: list[str]) -> list[str]:
    """The lines of an agreement without its list of programs."""
    start = lines.index("Program dan Anggaran")
    stop = next(n for n, line in enumerate(lines) if n > start and line.startswith("Contoh, "))
    return lines[:start] + lines[stop:]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), RKT)
def test_an_rkt_is_the_same_when_issued_again(plan: str, state: str, format_: Format) -> None:
    once = read_back("rkt", plan, state, format_).book
    wanted = printed("rkt", source(plan), plan, state)
    assert printed("rkt", once, plan, state) == wanted
    assert printed("rkt", again("rkt", once, plan, state, format_), plan, state) == wanted
    assert len(wanted) > 20


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), PK)
def test_a_pk_is_the_same_when_issued_again_but_for_the_division_of_its_budget(
    plan: str, state: str, format_: Format
) -> None:
    reading = read_back("pk", plan, state, format_)
    once = reading.book
    wanted = printed("pk", source(plan), plan, state)
    assert without_budgets(printed("pk", once, plan, state)) == without_budgets(wanted)
    assert "membagi anggaran ke beberapa kolom; yang disimpan kolom jumlahnya" in str(reading.left_out)
    twice = again("pk", once, plan, state, format_)
    assert printed("pk", twice, plan, state) == printed("pk", once, plan, state)
    assert not any(
        "PIHAK" in piece.text and len(piece.text) < 15 for row in twice.all(Section) for piece in row.paragraphs
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_a_pk_issued_from_a_pk_prints_its_budgets_with_their_total(format_: Format) -> None:
    lines = printed("pk", read_back("pk", "melati", "final", format_).book, "melati", "final")
    start = lines.index("Program dan Anggaran")
    assert lines[start : start + 7] == [
        "Program dan Anggaran",
        "| NO | PROGRAM | ANGGARAN (Rp) | KETERANGAN |",
        "| 1 | 2 | 3 | 4 |",
        "| 1 | 7.01.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA | 1.750.000.000 |  |",
        "| 2 | 7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK | 411.250.000,50 |  |",
        "| 3 | 7.01.03 PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN | 75.000.000 |  |",
        "| JUMLAH | 2.236.250.000,50 |  |",
    ]
