"""STR-005."""

import pytest

from tests.judging import found, reason, said
from tests.making import book
from tests.writing import section

USUAL = ("Renstra Kecamatan Contoh Tahun 2021-2026 menjadi landasan.", "Target menurut Renstra Tahun 2021 – 2026.")
OTHER = "Sasaran Renstra Tahun 2021-2025 sudah ditetapkan."

PASSES = [book(section("Renstra", *USUAL))]
FAILS = [book(section("Renstra", *USUAL, OTHER))]


def test_the_period_said_less_often_is_named_with_the_usual_one() -> None:
    (finding,) = found("STR-005", FAILS[0])
    assert finding.message == "Periode Renstra disebut 2021-2025, sedangkan di tempat lain 2021–2026."
    assert (finding.place.line, finding.place.column) == (106, OTHER.index("2021") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "Renstra Tahun 2025-2029 sedang disusun.",
        "RPJMD Tahun 2021-2025 menjadi acuan.",
        "Renstra Kementerian Dalam Negeri Tahun 2020-2025 menjadi acuan.",
        "Renstra Tahun 2016-2021 sudah berakhir.",
        "Jumlah penduduk Tahun 2021-2025 bertambah.",
    ],
)
def test_the_next_plan_and_plans_of_others_are_right(text: str) -> None:
    assert said("STR-005", book(section("Renstra", *USUAL, text))) == []


def test_a_period_said_once_is_not_judged() -> None:
    assert reason("STR-005", book(section("Renstra", USUAL[0]))) != ""
