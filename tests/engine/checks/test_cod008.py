"""COD-008."""

from tests.judging import budget, found, reason, said
from tests.making import book, document

PLAN = document(edition="kepmendagri-900-1317-2023")

PASSES = [
    book(
        PLAN,
        *budget(("kegiatan", "7.01.01.2.01", "PERENCANAAN PENGANGGARAN DAN EVALUASI KINERJA PERANGKAT DAERAH", None)),
    )
]
FAILS = [book(PLAN, *budget(("kegiatan", "7.01.01.2.01", "Administrasi Keuangan Perangkat Daerah", None)))]


def test_another_name_is_named_with_the_official_one() -> None:
    (finding,) = found("COD-008", FAILS[0])
    assert finding.message == (
        "Nama kegiatan 7.01.01.2.01 tertulis Administrasi Keuangan Perangkat Daerah, sedangkan nama resminya "
        "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah."
    )
    assert finding.proposal is None  # the name is official too, of 7.01.01.2.02: the code may be wrong


def test_a_name_that_no_other_code_has_gets_the_official_one_proposed() -> None:
    (finding,) = found("COD-008", book(PLAN, *budget(("kegiatan", "7.01.01.2.01", "Perencanaan Kinerja", None))))
    assert finding.proposal == "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"


def test_the_spelling_of_the_nomenclature_itself_is_right() -> None:
    rows = budget(("program", "7.01.04", "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM", None))
    assert said("COD-008", book(PLAN, *rows)) == []


def test_a_sub_kegiatan_whose_list_is_not_loaded_is_not_judged() -> None:
    rows = budget(("sub_kegiatan", "7.01.01.2.01.0001", "Apa saja", None))
    assert reason("COD-008", book(PLAN, *rows)) == (
        "Daftar nomenklatur Kepmendagri 900.1.15.5-1317/2023 belum dimuat. Mintalah pengelola aplikasi "
        "memuat daftar resminya."
    )
