"""IND-002."""

from tests.judging import budget, found, measured, said
from tests.making import book

ACTIVE = "Lembaga Pemberdayaan Masyarakat Desa/Kelurahan Yang Aktif"
VILLAGES = ("program", "7.01.03", "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN", None)
ORDER = ("program", "7.01.04", "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM", None)
ITEMS = budget(VILLAGES, ORDER)

PASSES = [
    book(*ITEMS, *measured(ITEMS[0], f"Persentase {ACTIVE}"), *measured(ITEMS[1], "Persentase kasus yang selesai"))
]
FAILS = [book(*ITEMS, *measured(ITEMS[0], f"Persentase {ACTIVE}"), *measured(ITEMS[1], f"Percentase {ACTIVE}"))]


def test_a_copy_with_one_letter_changed_is_named() -> None:
    (finding,) = found("IND-002", FAILS[0])
    assert finding.message == (
        "Indikator program 7.01.04 PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM hampir sama dengan "
        "indikator 7.01.03 "
        "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN: “Percentase Lembaga Pemberdayaan Masyarakat "
        "Desa/Kelurahan "
        "Yang Aktif”."
    )


def test_an_exact_copy_is_another_checks() -> None:
    exact = [*measured(ITEMS[0], f"Persentase {ACTIVE}"), *measured(ITEMS[1], f"PERSENTASE {ACTIVE}")]
    assert said("IND-002", book(*ITEMS, *exact)) == []
