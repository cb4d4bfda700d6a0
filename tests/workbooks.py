"""A small plan as an office keeps it in a workbook; all invented. Its column Ukuran has a heading that nobody knows."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

TITLE = "RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025"
HEAD = ("Kode", "Program/Kegiatan/Sub Kegiatan", "Ukuran", "Target", "Pagu")
LINES: tuple[tuple[str, str, str, str, str], ...] = (
    ("7.01.02", "Program Penyelenggaraan Pemerintahan", "Persentase layanan yang selesai", "100 Persen", "30.000.000"),
    ("7.01.02.2.01", "Koordinasi Kegiatan Pemerintahan", "Jumlah rapat", "12 Kali", "30.000.000"),
    ("7.01.02.2.01.0001", "Fasilitasi Layanan", "Jumlah dokumen", "4 Dokumen", "30.000.000"),
)


def workbook(lines: Sequence[Sequence[str]] = LINES, title: str = TITLE, head: Sequence[str] = HEAD) -> bytes:
    """The bytes of an XLSX: title in A1, head in row 3, lines from row 4, everything as text."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2025, 1, 2, tzinfo=UTC)})  # the same content gives the same bytes
    sheet = book.add_worksheet("RKT")
    if title:
        sheet.write_string(0, 0, title)
    for column, text in enumerate(head):
        sheet.write_string(2, column, text)
    for row, line in enumerate(lines, start=3):
        for column, text in enumerate(line):
            if text:
                sheet.write_string(row, column, text)
    book.close()
    return out.getvalue()


def long_workbook(rows: int, title: str = TITLE) -> bytes:
    """A plan of so many sub kegiatan."""
    some = [
        (
            f"7.01.02.2.{1 + n // 900:02d}.{1 + n % 900:04d}",
            f"Sub kegiatan {n}",
            f"Jumlah dokumen {n}",
            "4 Dokumen",
            "1.000",
        )
        for n in range(rows)
    ]
    return workbook([*LINES[:1], *some], title)
