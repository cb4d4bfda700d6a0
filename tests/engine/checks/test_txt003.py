"""TXT-003."""

import pytest

from tests.judging import found, reason, said
from tests.making import book, document
from tests.writing import section

OLD = "Visi dijabarkan dari Rencana Pembangunan Jangka Menengah Daerah ( RPJMD ) Kabupaten Mawar Tahun 2016 – 2021."

PASSES = [book(section("Visi", "Visi dijabarkan dari RPJMD Kabupaten Mawar Tahun 2021 – 2026."))]
FAILS = [book(section("Visi", OLD))]


def test_a_period_that_ended_before_the_plan_is_named_with_its_plan() -> None:
    (finding,) = found("TXT-003", FAILS[0])
    assert finding.message == (
        "Periode RPJMD disebut 2016 – 2021, tetapi periode itu tidak mencakup tahun rencana, 2025."
    )
    assert (finding.place.line, finding.place.column) == (102, OLD.index("2016") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "RPJMD Kabupaten Mawar periode sebelumnya, 2016-2021, sudah selesai.",
        "Capaian RPJMD Tahun 2016-2021 menjadi dasar.",
        "RPJMD Provinsi Anggrek Tahun 2019-2023 menjadi acuan.",
        "Renstra Kementerian Dalam Negeri Tahun 2020-2024 menjadi acuan.",
        "RPJMN Tahun 2020-2024 menjadi acuan.",
        "Jumlah penduduk Tahun 2016-2021 bertambah.",
    ],
)
def test_an_earlier_period_and_plans_of_others_are_right(text: str) -> None:
    assert said("TXT-003", book(section("Visi", text, "Renstra Tahun 2021-2026 menjadi landasan."))) == []


def test_a_length_that_contradicts_itself_is_named_once_by_its_own_check() -> None:
    text = "Renstra berlaku 5 tahun yaitu dari tahun 2021 sampai dengan Tahun 2023 menurut Renstra 2021-2026."
    assert said("TXT-003", book(section("Visi", text))) == []


def test_a_plan_without_one_year_is_not_judged() -> None:
    assert reason("TXT-003", book(document(first_year=2021, last_year=2026), section("Visi", OLD))) != ""
