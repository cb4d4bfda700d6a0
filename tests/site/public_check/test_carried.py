"""What a result page carries: whole when it comes back, bounded on its way."""

import secrets

import pytest

from selaras.engine.annotate.note import Note
from selaras.engine.documents.document import Options
from selaras.engine.documents.job import Job
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.registers.archive.refused import Refused
from selaras.site.public_check.carried import (
    LARGEST,
    MOST_DOUBTS,
    Commented,
    pack_file,
    pack_sheet,
    unpack_file,
    unpack_sheet,
)

PLACE = Place("a.xlsx", 3, 2, sheet="Pagu")


def drawing(problems: int) -> Job:
    doubts = tuple(Problem(f"Keraguan {n}.", "Periksa.", PLACE) for n in range(problems))
    return Job("lembar_koreksi", Book(), Options(problems=doubts, extra={"file": "a.xlsx"}), ("pdf",))


def test_a_file_comes_back_as_it_was() -> None:
    held = Commented("a “b”.xlsx", "buku kerja Excel", (Note(PLACE, "Judul", ("satu", "dua")),), b"PK\n\0\xff")
    assert unpack_file(pack_file(held)) == held


def test_a_sheet_comes_back_as_it_was() -> None:
    assert unpack_sheet(pack_sheet(drawing(MOST_DOUBTS))) == drawing(MOST_DOUBTS)


def test_of_thousands_of_doubts_the_sheet_lists_the_first_and_says_how_many_are_left() -> None:
    told = unpack_sheet(pack_sheet(drawing(2_000))).options.problems
    assert len(told) == MOST_DOUBTS + 1
    assert told[MOST_DOUBTS - 1].message == "Keraguan 99."
    assert told[-1].message == "dan 1900 keraguan lain yang tidak dicetak di lembar ini."


def test_what_does_not_get_small_enough_is_not_carried() -> None:
    assert pack_file(Commented("a", "b", (), secrets.token_bytes(LARGEST))) == ""
    assert pack_file(Commented("a", "b", (), bytes(4 * LARGEST + 1))) == ""
    assert 0 < len(pack_file(Commented("a", "b", (), secrets.token_bytes(5 * 1024 * 1024)))) <= LARGEST


def test_one_field_is_not_taken_for_the_other() -> None:
    with pytest.raises(Refused):
        unpack_file(pack_sheet(drawing(0)))
