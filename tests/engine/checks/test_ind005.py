"""IND-005."""

import pytest

from selaras.engine.tables.book import Book
from tests.judging import budget, found, measured, said
from tests.making import book

ITEM = budget(("sub_kegiatan", "7.01.01.2.05.02", "Pengadaan Pakaian Dinas", None))


def counted(name: str, text: str) -> Book:
    return book(*ITEM, *measured(ITEM[0], name, text, 10_000))


PASSES = [counted("Jumlah Orang yang Mengikuti Bimbingan Teknis", "66 Orang")]
FAILS = [
    counted("Jumlah Orang yang Mengikuti Bimbingan Teknis", "1 Paket"),
    counted("Jumlah Lembaga Kemasyarakatan tingkat kecamatan", "5 Kegiatan"),
    counted("Persentase keluhan yang ditindaklanjuti", "90 Dokumen"),
]


def test_people_are_not_counted_in_packages() -> None:
    (finding,) = found("IND-005", FAILS[0])
    assert finding.message == (
        "Indikator “Jumlah Orang yang Mengikuti Bimbingan Teknis” tidak dapat dihitung dengan satuan Paket."
    )
    assert finding.proposal is None  # unit or indicator may be the wrong one


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jumlah Laporan Penyelenggaraan Rapat Koordinasi", "12 Dokumen"),
        ("Jumlah Dokumen RKA dan Laporan Hasil Koordinasi", "1 laporan"),
        ("Jumlah Lembaga Kemasyarakatan yang Berpartisipasi", "5 Lembaga Kemasyarakatan"),
        ("Jumlah Pokmas dan Ormas yang Melaksanakan Pemberdayaan", "5 Pokmas / Ormas"),
        ("Jumlah Kendaraan Dinas yang Dipelihara", "8 Unit"),
        ("Jumlah waktu penyediaan jasa", "12 bulan"),
        ("Jumlah Koordinasi yang dilaksanakan", "5 Kali"),
        ("Jumlah Rencana Kebutuhan Barang", "1 dokumen"),
        ("Nilai Maturitas SPIP", "3 Level"),
        ("Persentase pelayanan sesuai SOP", "100%"),
        ("Tingkat Aksesibilitas Wilayah", "100 Persen"),
    ],
)
def test_what_looks_odd_and_is_right(name: str, text: str) -> None:
    assert said("IND-005", counted(name, text)) == []
