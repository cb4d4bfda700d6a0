"""Which years of a text move with the plan; the texts are those of the sample RKT 2025 and of usual plans."""

import pytest

from selaras.engine.forward.years import Fate, around, moved, year_words
from selaras.engine.law.law import load_law

YEAR = 2025


def told(text: str, *, titled: bool = False) -> list[tuple[int, str]]:
    words = year_words(text, YEAR, load_law().citations, titled=titled)
    return [(word.year, str(word.fate)) for word in words]


@pytest.mark.parametrize(
    "text",
    [
        "RKT Kecamatan Sangasanga Tahun 2025",
        "Rencana Kinerja Tahunan (RKT) Kecamatan Sangasanga Kabupaten Kutai Kartanegara Tahun 2025 ialah",
        "termuat di dalam dokumen Renja Perangkat Daerah Tahun 2025",
        "Dokumen Pelaksanaan Anggaran (DPA) Tahun 2025",
        "untuk merencanakan pencapaian kinerja berdasarkan Perjanjian Kinerja Tahun 2025.",
        "Berikut rincian program dan kegiatan Kecamatan Sangasanga Tahun 2025 :",
        "dibiayai APBD Kabupaten Kutai Kartanegara Tahun Anggaran 2025",
        "Rencana Aksi Kinerja Tahun 2025",
    ],
)
def test_the_year_of_a_plan_named_by_its_kind_or_agency_moves(text: str) -> None:
    assert told(text) == [(2025, Fate.MOVED)]
    words = year_words(text, YEAR, load_law().citations)
    assert moved(text, words) == text.replace("2025", "2026")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas", 2014),
        ("Peraturan Menteri Dalam Negeri Nomor 9 Tahun 2025 tentang Pedoman Penyusunan RKPD", 2025),
        ("Peraturan Menteri Pendayagunaan Aparatur Negara Nomor 12 Tahun 2024", 2024),
    ],
)
def test_the_year_of_a_regulation_stays(text: str, year: int) -> None:
    assert told(text) == [(year, Fate.KEPT)]


@pytest.mark.parametrize(
    "text", ["Renstra Tahun 2021-2026", "Renstra 2025 – 2029", "dari tahun 2025 sampai dengan 2029"]
)
def test_the_years_of_a_period_stay(text: str) -> None:
    assert {fate for _, fate in told(text)} <= {Fate.KEPT}
    assert moved(text, year_words(text, YEAR, load_law().citations)) == text


def test_years_far_from_the_plan_stay_without_a_word() -> None:
    assert told("sejak Kecamatan Sangasanga dibentuk tahun 1996, dan pada 2010") == [(1996, "kept"), (2010, "kept")]


@pytest.mark.parametrize(
    "text",
    [
        "Evaluasi Renja Tahun 2025 menunjukkan",
        "Realisasi anggaran tahun 2025 sebesar 90 persen",
        "Capaian Kecamatan Sangasanga Tahun 2025",
        "Triwulan II tahun 2025",
        "Renja Tahun 2025 telah dilaksanakan",
        "pelaksanaan RKT Kecamatan Sangasanga Tahun 2025",
    ],
)
def test_what_looks_back_stays_and_is_told(text: str) -> None:
    assert told(text) == [(2025, Fate.UNCLEAR)]


def test_a_date_of_last_year_stays_and_is_told() -> None:
    text = "Pada tanggal 20 Januari 2025 ditetapkan Perjanjian Kinerja Camat"
    (word,) = year_words(text, YEAR, load_law().citations)
    assert (word.fate, word.why) == (Fate.UNCLEAR, "tanggal tahun lalu")


def test_a_year_without_a_name_stays_and_is_told() -> None:
    text = "sebagai pedoman dalam perencanaan pembangunan dan pelaksanaan kinerja tahun 2025."
    (word,) = year_words(text, YEAR, load_law().citations)
    assert (word.fate, word.why) == (Fate.UNCLEAR, "tidak jelas tahun apa yang dimaksud")


def test_the_year_before_and_after_are_told_even_in_a_title() -> None:
    assert told("EVALUASI RENJA SAMPAI DENGAN TRIWULAN II TAHUN 2024", titled=True) == [(2024, Fate.UNCLEAR)]
    assert told("Prakiraan Maju Tahun 2026", titled=True) == [(2026, Fate.UNCLEAR)]


def test_in_a_title_the_year_needs_no_name_before_it() -> None:
    assert told("PAGU 2025", titled=True) == [(2025, Fate.MOVED)]
    assert told("PAGU 2025") == [(2025, Fate.UNCLEAR)]


def test_numbers_that_only_look_like_years_are_no_years() -> None:
    assert told("PER/9/M.PAN/5/2025 dan 7.01.2025 serta 12.025 dan 120250") == []


def test_only_what_moves_is_changed_and_nothing_else_shifts() -> None:
    text = "RKT Tahun 2025 mengacu pada Renstra 2021-2026 dan Perpres Nomor 29 Tahun 2014; evaluasi Renja Tahun 2025."
    words = year_words(text, YEAR, load_law().citations)
    assert moved(text, words) == text.replace("RKT Tahun 2025", "RKT Tahun 2026")


def test_the_words_around_a_year_are_cut_at_blanks() -> None:
    text = "Rencana Kinerja Tahunan Kecamatan Sangasanga Tahun 2025 merupakan bentuk akuntabilitas dari tugas"
    (word,) = year_words(text, YEAR, load_law().citations)
    assert around(text, word, 20) == "…Sangasanga Tahun 2025 merupakan bentuk…"
