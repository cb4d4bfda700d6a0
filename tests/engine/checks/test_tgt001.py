"""TGT-001."""

from selaras.engine.tables.rows import Objective, PlanDocument
from tests.judging import budget, found, measured, reason, said
from tests.making import book, indicator, row

ITEMS = budget(("kegiatan", "7.01.01.2.06", "Administrasi Umum", None), ("kegiatan", "7.01.01.2.07", "Pengadaan", None))
FILLED = measured(ITEMS[1], "Jumlah barang", "3 unit", 30_000)
EMPTY = measured(ITEMS[0], "Jumlah jenis Administrasi Umum")

PASSES = [book(*ITEMS, *FILLED)]
FAILS = [book(*ITEMS, *FILLED, *EMPTY)]


def test_an_empty_target_is_named() -> None:
    (finding,) = found("TGT-001", FAILS[0])
    assert finding.message == (
        "Target indikator “Jumlah jenis Administrasi Umum” untuk kegiatan 7.01.01.2.06 Administrasi Umum "
        "(KECAMATAN CONTOH) "
        "belum diisi."
    )
    assert finding.place == EMPTY[0].place


def test_zero_is_a_target() -> None:
    assert said("TGT-001", book(*ITEMS, *measured(ITEMS[0], "Jumlah kasus", "0 kasus", 0))) == []


def test_the_table_of_key_indicators_has_no_targets() -> None:
    keys = row(PlanDocument, id="iku", document="iku", kind="iku", title="IKU", first_year=2025, last_year=2025)
    goal = row(Objective, document="iku", number="1", text="Meningkatnya pelayanan")
    assert said("TGT-001", book(keys, goal, indicator(goal, "Indeks", document="iku"), *ITEMS, *FILLED)) == []


def test_a_document_without_targets_misses_none() -> None:
    assert reason("TGT-001", book(*ITEMS, *EMPTY)) == "Dokumen ini tidak memuat indikator yang bertarget."
