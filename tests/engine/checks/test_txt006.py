"""TXT-006."""

import pytest

from selaras.engine.tables.place import Place
from tests.judging import found, reason, said
from tests.making import book, kelurahan, organisation, work_item
from tests.writing import section

NAMED = organisation(name="KECAMATAN SANGASANGA")
UNIT = kelurahan(5, "KELURAHAN SARIJAYA")
PROSE = section("Visi", "Rumusan Visi Kecamatan Sanga-Sanga dan Kecamatan Sanga-Sanga Dalam.")
ITEM = work_item(
    "7.01.02.2.01.01", "Rapat", location="Kec. Sanga - Sanga", place=Place("contoh.md", 299, 1, "Tabel 2.6")
)

PASSES = [book(NAMED, section("Visi", "Visi Kecamatan Sangasanga dan KECAMATAN SANGASANGA."))]
FAILS = [book(NAMED, PROSE, ITEM)]


def test_all_spellings_of_one_name_are_one_cause_with_every_place() -> None:
    prose, item = found("TXT-006", FAILS[0])
    assert prose.message == item.message
    assert prose.message == (
        "Nama Sangasanga, demikian pada judul rencana, di dalam dokumen ini juga ditulis “Sanga-Sanga” (1 tempat), "
        "“Sanga - Sanga” (1 tempat)."
    )
    assert prose.cause == item.cause
    assert prose.values["others"] == [str(item.place)]


def test_a_place_in_prose_has_its_character_and_one_in_a_row_its_line() -> None:
    prose, item = found("TXT-006", FAILS[0])
    assert (prose.place.line, prose.place.column) == (102, len("Rumusan Visi Kecamatan ") + 1)
    assert (item.place.line, item.place.column) == (ITEM.place.line, None)


def test_a_cell_is_mended_by_the_spelling_of_the_title_and_prose_by_hand() -> None:
    prose, item = found("TXT-006", FAILS[0])
    assert (item.row, item.field, item.proposal) == (ITEM.id, "location", "Kec. Sangasanga")
    assert prose.proposal is None


def test_a_unit_of_the_budget_is_looked_for_too() -> None:
    (message,) = said("TXT-006", book(NAMED, UNIT, section("Wilayah", "Kelurahan Sari Jaya terletak di timur.")))
    assert message.startswith(
        "Nama Sarijaya, demikian pada tabel anggaran, di dalam dokumen ini juga ditulis “Sari Jaya”"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Email : sangasanga@mawar.go.id",
        "website : sangasanga.mawar.go.id atau https://mawar.go.id/sangasanga/",
        "Kecamatan SANGA SANGA dan kecamatan Sanga Sanga.",
        "Sanga yang lain, Sangatta, dan pasanga sanga.",
    ],
)
def test_an_address_and_another_case_are_right(text: str) -> None:
    spaced = organisation(name="KECAMATAN SANGA SANGA")
    assert said("TXT-006", book(spaced, section("Visi", text))) == []


def test_a_short_name_is_not_looked_for() -> None:
    assert reason("TXT-006", book(organisation(name="KECAMATAN JAWA"), section("Visi", "Ja wa"))) != ""
