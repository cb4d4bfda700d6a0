"""Years and periods in prose: whose they are."""

import pytest

from selaras.engine.facts.years import medium_periods, own_years, wrong_spans

AGENCY = "KECAMATAN CONTOH"


@pytest.mark.parametrize(
    ("text", "year", "agency"),
    [
        ("Rencana Kinerja Tahunan Kecamatan Contoh Tahun 2024 adalah", 2024, True),
        ("RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025", 2025, True),
        ("Rencana Kinerja Tahunan (RKT) Kecamatan Contoh Kabupaten Kutai Kartanegara Tahun 2025 ini", 2025, True),
        ("Rencana Kerja Tahunan 2025", 2025, False),
        ("RKT Perangkat Daerah Tahun 2025", 2025, False),
    ],
)
def test_the_year_of_a_yearly_plan(text: str, year: int, agency: bool) -> None:
    (said,) = own_years(text, "rkt", AGENCY)
    assert (said.period.first, said.agency) == (year, agency)
    assert text[said.start : said.start + 4] == str(year)


@pytest.mark.parametrize(
    "text",
    [
        "RKT Kecamatan Contoh 2021-2026",
        "RKT Kecamatan Contoh yang disusun tahun 2024",
        "capaian RKT Kecamatan Contoh Tahun 2024",
        "RKT Kecamatan Contoh Tahun 2024 sudah selesai",
        "Rencana Kerja Kecamatan Contoh Tahun 2024",
    ],
)
def test_other_years_are_not_the_plans_own(text: str) -> None:
    assert own_years(text, "rkt", AGENCY) == ()


def test_a_renja_is_no_yearly_work_plan() -> None:
    assert own_years("Rencana Kerja Tahunan Kecamatan Contoh Tahun 2024", "renja", AGENCY) == ()
    assert len(own_years("Rencana Kerja Kecamatan Contoh Tahun 2024", "renja", AGENCY)) == 1
    assert own_years("Renstra Kecamatan Contoh Tahun 2024", "renstra", AGENCY) == ()


def test_a_plan_of_an_unnamed_agency_has_no_agency_beside_its_year() -> None:
    (said,) = own_years("RKT Tahun 2024", "rkt", "")
    assert not said.agency


def test_a_length_fits_with_and_without_its_first_year() -> None:
    assert wrong_spans("5 (lima) tahun dari 2021 sampai dengan 2026, 5 tahun (2021-2025)") == ()
    (said,) = wrong_spans("4 tahun periode 2021-2026")
    assert (said.years, str(said.period)) == (4, "2021-2026")


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Renstra Kecamatan Contoh Tahun 2021-2026", "Renstra"),
        ("dokumen Rencana Strategis 2021 – 2026", "Renstra"),
        ("Rencana Pembangunan Jangka Menengah Daerah ( RPJMD ) Kabupaten Mawar Tahun 2016 – 2021", "RPJMD"),
        ("RPJMD dan Renstra Tahun 2021-2026", "Renstra"),
    ],
)
def test_a_period_belongs_to_the_plan_named_last(text: str, plan: str) -> None:
    assert [said.plan for said in medium_periods(text)] == [plan]


@pytest.mark.parametrize(
    "text", ["RPJMN 2020-2024", "Renstra dan RKPD 2020-2024", "RPJMD Provinsi 2019-2023", "sensus 2020-2024"]
)
def test_periods_of_others_are_left_out(text: str) -> None:
    assert medium_periods(text) == ()


def test_a_word_inside_another_does_not_make_a_period_an_earlier_one() -> None:
    assert len(medium_periods("selama periode Renstra 2021-2026")) == 1
    assert medium_periods("Renstra lama 2016-2021") == ()


def test_a_plan_named_in_the_sentence_before_is_not_meant() -> None:
    assert medium_periods("disajikan dalam Renstra. Rencana jalan lima tahun 2021-2026 menyusul.") == ()
    (said,) = medium_periods("RPJMD Kab. Mawar Tahun 2021-2026")
    assert said.plan == "RPJMD"
