"""ORG-001."""

import pytest

from tests.judging import found, reason, said
from tests.making import AGENCY_CODE, book, kelurahan, organisation

LOST = kelurahan(1, "KELURAHAN MAWAR", code="7.01.1.03.00.17.0001", code_proposed=f"{AGENCY_CODE[:-4]}0001")

PASSES = [book(), book(kelurahan(1, "KELURAHAN MAWAR"))]
FAILS = [book(LOST), book(organisation(code="7.01.1.03.0.00.17"))]


def test_a_lost_group_is_named_with_the_mended_code() -> None:
    (finding,) = found("ORG-001", FAILS[0])
    assert finding.message == (
        "Kode 7.01.1.03.00.17.0001 untuk KELURAHAN MAWAR tidak lengkap; contoh kode yang lengkap: "
        "7.01.1.03.0.00.17.0000."
    )
    assert finding.proposal == "7.01.1.03.0.00.17.0001"
    assert finding.place == LOST.place


@pytest.mark.parametrize("code", ["1.01.2.22.0.00.01.0000", "5.01.5.05.0.00.02.0012"])
def test_codes_of_other_agencies_are_right(code: str) -> None:
    assert said("ORG-001", book(organisation(code=code))) == []


def test_without_any_code_there_is_nothing_to_judge() -> None:
    assert reason("ORG-001", book(organisation(code=""))) == "Dokumen ini tidak memuat kode perangkat daerah."
