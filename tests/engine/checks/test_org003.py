"""ORG-003."""

from tests.judging import found, said
from tests.making import book, kelurahan

MAWAR = kelurahan(1, "KELURAHAN MAWAR")

PASSES = [book(MAWAR, kelurahan(2, "KELURAHAN MELATI"))]
FAILS = [book(MAWAR, kelurahan(2, "KELURAHAN MELATI", code=MAWAR.code))]


def test_the_second_unit_of_a_code_is_named() -> None:
    (finding,) = found("ORG-003", FAILS[0])
    assert finding.message == f"Kode {MAWAR.code} dipakai untuk KELURAHAN MELATI dan untuk KELURAHAN MAWAR."


def test_units_without_code_share_nothing() -> None:
    bare = [kelurahan(number, f"SEKSI {number}", code="") for number in (1, 2)]
    assert said("ORG-003", book(*bare)) == []
