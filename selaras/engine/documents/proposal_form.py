"""The empty workbook in which kelurahan and desa write their proposals; filled in, it is read like any other file."""

from datetime import UTC, datetime
from typing import Final

from selaras.engine.documents.blocks import Cell, Document, Heading, Item, ListItems, Row, Section, Table, head_row
from selaras.engine.documents.proposal_tables import COLUMNS, HEADS
from selaras.engine.documents.render import render

LINES: Final = 60
"""Empty lines of the form; more may be written below them."""
_CREATED: Final = datetime(2026, 1, 1, tzinfo=UTC)  # the same form gives the same bytes
_HELP: Final = (
    "Isi lembar “Usulan”, satu usulan satu baris. Judul kolom jangan diubah.",
    "Kelurahan/Desa ditulis lengkap: Kelurahan … atau Desa …. Usulan desa dicatat tersendiri dan tidak dijumlahkan.",
    "Pengusul ialah kelompok atau jabatan (LPM, PKK, RT 4), bukan data pribadi. Jangan menulis NIK atau nomor telepon.",
    "Volume ialah satu angka, satuannya di sebelahnya. Perkiraan biaya dalam rupiah, kosong bila belum diketahui.",
    "Prioritas ialah urutan di kelurahan atau desa itu: 1, 2, 3.",
    "Keputusan ialah Diterima, Ditolak, atau Ditunda, beserta alasannya; kosong bila belum diputuskan.",
)


def proposal_form(agency: str, year: int) -> bytes:
    """The workbook (XLSX) for one agency, by its name as printed, and the year planned for."""
    empty = Row(tuple(Cell() for _ in COLUMNS))
    table = Table(COLUMNS, (head_row(*HEADS),), (empty,) * LINES, "Usulan")
    title = f"USULAN MUSRENBANG\n{agency.upper()}\nTAHUN {year}"
    notes = ListItems(tuple(Item(text, f"{n}.") for n, text in enumerate(_HELP, start=1)))
    document = Document(
        title=f"Usulan Musrenbang {agency} Tahun {year}",
        sections=(Section((Heading(1, title, in_contents=False), notes, table), landscape=True),),
        created=_CREATED,
    )
    return render(document, ("xlsx",))["xlsx"]
