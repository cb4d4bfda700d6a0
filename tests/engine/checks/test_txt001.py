"""TXT-001."""

import pytest

from tests.judging import found, reason, said
from tests.making import book, changed, document
from tests.writing import section, table

RIGHT = "Dasar penyusunan Rencana Kinerja Tahunan Kecamatan Contoh Tahun 2025 adalah sebagai berikut:"
WRONG = "Dasar penyusunan Rencana Kinerja Tahunan (RKT) Kecamatan Contoh Kabupaten Mawar Indah Tahun 2024 adalah:"

PASSES = [book(section("Landasan Hukum", RIGHT))]
FAILS = [
    book(section("Landasan Hukum", WRONG)),
    book(section("Rencana Kerja Tahunan 2024", RIGHT)),
    book(section("Rencana Kerja", RIGHT, table("2.4", caption="Rencana Kerja Tahunan 2023"))),
]


def test_another_year_of_this_plan_is_named_with_its_words_and_its_character() -> None:
    (finding,) = found("TXT-001", FAILS[0])
    assert finding.message == (
        "Teks menyebut “Rencana Kinerja Tahunan (RKT) Kecamatan Contoh Kabupaten Mawar Indah Tahun 2024”, "
        "padahal rencana ini untuk tahun 2025."
    )
    assert (finding.place.line, finding.place.column) == (102, WRONG.index("2024") + 1)
    assert finding.hint.startswith("Ganti dengan 2025")


def test_two_places_with_the_same_old_year_are_one_cause() -> None:
    one, other = found("TXT-001", book(section("Landasan Hukum", WRONG, "RKT Kecamatan Contoh 2024 ini disusun.")))
    assert one.cause == other.cause
    assert one.values["others"] == [str(other.place)]


@pytest.mark.parametrize(
    "text",
    [
        "Evaluasi Rencana Kinerja Tahunan Kecamatan Contoh Tahun 2024 menunjukkan kemajuan.",
        "Hasil pelaksanaan RKT Kecamatan Contoh Tahun 2024 menjadi masukan.",
        "RKT Kecamatan Contoh Tahun 2024 telah dilaksanakan.",
        "RKT Kecamatan Contoh disusun pada tahun 2024.",
        "RKT Tahun 2024 dan RKT Tahun 2026 tidak dibahas di sini.",
        "Rencana Kinerja Tahunan Kecamatan Melati Tahun 2024 disusun oleh kecamatan itu.",
        "Rencana Strategis Kecamatan Contoh Tahun 2021-2026 menjadi acuan.",
        "Peraturan Bupati Nomor 69 Tahun 2016 dan Triwulan II Tahun 2024.",
    ],
)
def test_a_year_of_something_else_is_right(text: str) -> None:
    assert said("TXT-001", book(section("Latar Belakang", RIGHT, text))) == []


def test_a_heading_that_evaluates_last_year_is_right() -> None:
    assert said("TXT-001", book(section("Evaluasi RKT Tahun 2024", RIGHT))) == []


def test_a_renja_is_judged_by_its_own_name() -> None:
    renja = changed(book(section("Pendahuluan", "Renja Kecamatan Contoh Tahun 2024 disusun.")), "plan", kind="renja")
    assert len(said("TXT-001", renja)) == 1


def test_a_plan_of_several_years_is_not_judged() -> None:
    several = book(document(first_year=2021, last_year=2026), section("Landasan Hukum", WRONG))
    assert reason("TXT-001", several) == "Dokumen ini untuk beberapa tahun, atau tahunnya tidak diketahui."
