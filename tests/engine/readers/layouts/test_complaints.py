"""Exports of SP4N-LAPOR!."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from selaras.engine.readers.reader import read, read_bytes
from selaras.engine.tables.services import Complaint


@pytest.mark.shared
def test_the_export_of_samarinda_has_240_complaints(shared_folder: Path) -> None:
    """Counts taken from the file with a spreadsheet."""
    result = read(shared_folder / "samples" / "lapor-samarinda-2024-redacted.csv")
    rows = result.book.all(Complaint)
    assert result.kind == "lapor"
    assert result.problems == ()
    assert len(rows) == 240
    assert Counter(row.status for row in rows)["Ditutup oleh Sistem"] == 155
    assert Counter(row.classification for row in rows)["Pengaduan Berkadar Pengawasan"] == 159
    third = rows[2]
    assert (third.number, third.received_on, third.channel) == ("3", date(2024, 1, 6), "Website")
    assert (third.addressed_to, third.status) == ("SATUAN POLISI PAMONG PRAJA", "Ditutup oleh Pelapor")
    assert third.region == "LOA JANAN, Kutai Kartanegara"
    assert third.period == "2024"


def test_who_complained_and_of_what_is_not_read() -> None:
    text = (
        "Tracking ID,Tanggal Laporan,Nama Pelapor,NIK,Judul Laporan,Isi Laporan,Kategori,Klasifikasi Laporan,Status\n"
        "A1,2025-02-03,Budi Contoh,3500000000000000,Jalan,Jalan rusak,Jalan,Aspirasi,Selesai\n"
    )
    result = read_bytes("lapor.csv", text.encode())
    [row] = result.book.all(Complaint)
    assert (row.number, row.category, row.status) == ("A1", "Jalan", "Selesai")
    assert "Budi" not in repr(row)
    assert "rusak" not in repr(row)
    assert result.problems == ()


def test_a_day_that_does_not_exist_is_told() -> None:
    text = "No,Tanggal Laporan,Kategori,Klasifikasi,Status\n1,31 Feb 2025,Jalan,Aspirasi,Selesai\n"
    result = read_bytes("lapor.csv", text.encode())
    assert result.book.all(Complaint)[0].received_on is None
    assert result.problems[0].message == "Tanggal “31 Feb 2025” tidak dikenali."
