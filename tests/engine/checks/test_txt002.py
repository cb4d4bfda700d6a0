"""TXT-002."""

import pytest

from tests.judging import found, said
from tests.making import book
from tests.writing import section

WRONG = "Renstra ditetapkan untuk jangka waktu 5 ( lima ) tahun yaitu dari tahun 2021 sampai dengan Tahun 2023."

PASSES = [book(section("Renstra", "Renstra berlaku 5 (lima) tahun yaitu dari tahun 2021 sampai dengan tahun 2026."))]
FAILS = [book(section("Renstra", WRONG))]


def test_a_length_that_the_years_do_not_have_is_named() -> None:
    (finding,) = found("TXT-002", FAILS[0])
    assert finding.message == (
        "Periode 2021-2023 disebut 5 tahun: “5 ( lima ) tahun yaitu dari tahun 2021 sampai dengan Tahun 2023”."
    )
    assert (finding.place.line, finding.place.column) == (102, WRONG.index("2021") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "Renstra berlaku 6 tahun dari 2021 sampai dengan 2026.",
        "Renstra berlaku 5 tahun (2021-2025).",
        "Dalam 5 tahun terakhir jumlah penduduk bertambah. Tahun 2021-2023 ada sensus.",
        "Selama 5 tahun disusun laporan; Renstra 2021-2023 tidak dibahas.",
    ],
)
def test_a_length_that_fits_or_is_said_of_something_else_is_right(text: str) -> None:
    assert said("TXT-002", book(section("Renstra", text))) == []
