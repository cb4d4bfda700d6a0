"""BUD-003."""

from tests.judging import budget, found, reason
from tests.making import book, kelurahan

TREE = [
    ("program", "7.01.02", "PROGRAM PELAYANAN", 300),
    ("kegiatan", "7.01.02.2.01", "Koordinasi", 300),
    ("sub_kegiatan", "7.01.02.2.01.01", "Rapat", 100),
    ("sub_kegiatan", "7.01.02.2.01.02", "Kunjungan", 200),
]

PASSES = [book(*budget(*TREE)), book(*budget(*TREE[:3], ("sub_kegiatan", "7.01.02.2.01.02", "Kunjungan", 0)))]
MISSING = (*TREE[:3], ("sub_kegiatan", "7.01.02.2.01.02", "Kunjungan", None))
FAILS = [book(*budget(*MISSING))]


def test_a_sub_kegiatan_without_ceiling_is_named_at_its_row() -> None:
    rows = budget(*MISSING)
    (finding,) = found("BUD-003", book(*rows))
    assert finding.message == "Pagu sub kegiatan 7.01.02.2.01.02 Kunjungan (KECAMATAN CONTOH) belum diisi."
    assert finding.place == rows[-1].place


def test_zero_is_a_known_ceiling() -> None:
    assert found("BUD-003", PASSES[1]) == []


def test_a_table_without_ceilings_misses_none() -> None:
    bare = [(level, code, name, None) for level, code, name, _ in TREE]
    assert reason("BUD-003", book(kelurahan(1, "X"), *budget(*bare))) == (
        "Dokumen ini tidak memuat sub kegiatan dengan kolom pagu yang terisi."
    )
