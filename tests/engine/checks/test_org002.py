"""ORG-002."""

from tests.judging import found, said
from tests.making import AGENCY_CODE, book, kelurahan

PASSES = [book(kelurahan(1, "KELURAHAN MAWAR"))]
FAILS = [book(kelurahan(1, "KELURAHAN MAWAR", code="7.01.1.03.0.00.18.0001"))]


def test_a_unit_of_another_agency_is_named() -> None:
    (finding,) = found("ORG-002", FAILS[0])
    assert finding.message == (
        f"Kode 7.01.1.03.0.00.18.0001 untuk KELURAHAN MAWAR bukan lanjutan kode KECAMATAN CONTOH, {AGENCY_CODE}."
    )


def test_a_code_that_can_be_mended_is_compared_as_mended() -> None:
    mended = f"{AGENCY_CODE[:-4]}0001"
    lost = kelurahan(1, "KELURAHAN MAWAR", code="7.01.1.03.00.17.0001", code_proposed=mended)
    assert said("ORG-002", book(lost)) == []


def test_a_code_that_cannot_be_mended_is_not_compared() -> None:
    assert said("ORG-002", book(kelurahan(1, "KELURAHAN MAWAR", code="7.01"))) == []
