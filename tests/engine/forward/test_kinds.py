"""The title and the words of a yearly plan that becomes the other kind."""

import pytest

from selaras.engine.forward.carry import carry
from selaras.engine.forward.kinds import naming, retitled
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from tests.engine.forward.test_carry import SAMPLE
from tests.making import book, document


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2026", "renja", "RENCANA KERJA KECAMATAN CONTOH TAHUN 2026"),
        ("Rencana Kinerja Tahunan (RKT) Tahun 2026", "renja", "Rencana Kerja Tahun 2026"),
        ("RENCANA KERJA KECAMATAN CONTOH TAHUN 2026", "rkt", "RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2026"),
        ("RENJA 2026", "rkt", "RENJA 2026"),
    ],
)
def test_a_title_says_the_new_kind_in_its_own_letters(title: str, kind: str, expected: str) -> None:
    assert retitled(title, kind) == expected


def test_the_real_rkt_becomes_a_renja_and_tells_that_its_text_still_speaks_of_an_rkt() -> None:
    given = read(SAMPLE).book
    done = carry(given, 2026, load_law(), kind="renja")
    plan = Book(done.rows).plan
    assert plan is not None
    assert (plan.kind, plan.title) == ("renja", "RENCANA KERJA KECAMATAN SANGASANGA TAHUN 2026")
    assert [(each.before, each.after) for each in done.moved if each.matter == "kind"] == [("RKT", "Renja")]
    (told,) = [each for each in done.doubts if each.field == "kind"]
    # Counted by hand: lines 3, 15, 17, 19, 55, 57, 61, 73, 76, 78, 243, 245, 248, 451, 453, 455 and 457 of the sample.
    assert told.message == "17 judul dan paragraf masih menyebut RKT, sedangkan rencana ini Renja."
    assert naming(given, "rkt") == 17
    assert told.hint == "Sesuaikan naskahnya dengan Renja pada halaman Naskah."


def test_a_plan_carried_as_its_own_kind_tells_nothing_of_it() -> None:
    done = carry(book(document(kind="renja", title="RENJA TAHUN 2025")), 2026, load_law(), kind="renja")
    assert not [each for each in done.moved if each.matter == "kind"]
    assert not [each for each in done.doubts if each.field == "kind"]
