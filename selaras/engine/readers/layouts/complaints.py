"""The export of SP4N-LAPOR!: one complaint a line; its text and who made it are not read."""

from datetime import date

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.tables.period import read_day
from selaras.engine.tables.services import Complaint

COLUMNS = {
    "number": Column(r"tracking|^(?:no|nomor|id) ?(?:laporan|aduan|tiket)|^no$|^nomor$", "No"),
    "received_on": Column(r"^(?:tanggal|tgl)(?: laporan)?(?: (?:masuk|diterima|dibuat))?$|^tanggal", "Tanggal Laporan"),
    "classification": Column(r"^klasifikasi", "Klasifikasi Laporan"),
    "category": Column(r"^kategori|^topik", "Kategori"),
    "channel": Column(r"^(?:sumber|kanal|media)", "Sumber Laporan"),
    "addressed_to": Column(r"^(?:instansi|unit|opd|perangkat daerah).*(?:terdisposisi|tujuan|disposisi)", "Instansi"),
    "status": Column(r"^status", "Status Laporan", needed=True),
    "reason": Column(r"^alasan", "Alasan"),
    "regency": Column(r"^kota|^kabupaten", "Kota/Kabupaten"),
    "district": Column(r"^kecamatan", "Kecamatan"),
    "village": Column(r"^kelurahan|^desa", "Kelurahan"),
}
# What tells who complained, or what of: never read, and not told as forgotten either.
_PRIVATE = (
    r"tipe laporan|anonim|rahasia|nama|pelapor|nik|telepon|hp|email|alamat|^isi|judul|lampiran|^id |instansi induk"
    r"|waktu|provinsi"
)


def _telling(table: Grid, columns: Columns) -> bool:
    named = columns.numbers.keys()
    return "status" in named and len({"classification", "category", "addressed_to", "channel"} & named) >= 2


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    for line in table.body:
        if not any(cell.text for cell in line):
            continue
        cell = columns.cell(line, "received_on")
        day = cell.value if type(cell.value) is date else read_day(cell.text)
        region = [columns.text(line, part) for part in ("village", "district", "regency")]
        row = draft.add(
            Complaint, columns.cell(line, "number").place, period=str(day.year) if day else str(draft.period),
            number=columns.text(line, "number"), received_on=day, region=", ".join(filter(None, region)),
            classification=columns.text(line, "classification"), category=columns.text(line, "category"),
            channel=columns.text(line, "channel"), addressed_to=columns.text(line, "addressed_to"),
            status=columns.text(line, "status"), reason=columns.text(line, "reason"),
        )  # fmt: skip
        if day is None:
            draft.doubt(
                f"Tanggal “{cell.text[:30]}” tidak dikenali." if cell.text else "Tanggal laporan ini kosong.",
                "Tulis tanggal sebagai 23 Sep 2024 atau 2024-09-23.", cell.place, row.id, "received_on", cell.text[:30],
            )  # fmt: skip


def _takes(table: Grid) -> list[int]:
    private = table.column(_PRIVATE)
    taken: list[int] = []
    while private is not None:
        taken.append(private)
        private = table.column(_PRIVATE, taken)
    return taken


LAYOUTS.append(Layout("ekspor SP4N-LAPOR!", COLUMNS, _telling, _read, {"lapor": 3}, _takes))
