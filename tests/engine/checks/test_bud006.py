"""BUD-006."""

from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.rows import Ceiling
from tests.judging import budget, found, judged, reason
from tests.making import book, ceiling, changed, work_item

TREE = [("program", "7.01.02", "PROGRAM PELAYANAN", 300), ("kegiatan", "7.01.02.2.01", "Koordinasi", 300)]
ITEMS = [work_item(f"7.01.{n:02d}", f"Program {n}") for n in range(1, 4)]

WHOLE = book(*budget(*TREE))
PARTLY = changed(WHOLE, WHOLE.all(Ceiling)[0].id, amount=None)
UNCLEAR = book(*ITEMS, *(ceiling(item, None, text="lihat DPA") for item in ITEMS))
PASSES = [WHOLE, PARTLY, UNCLEAR]
FAILS = [
    book(*ITEMS, *(ceiling(item, None) for item in ITEMS)),
    book(*ITEMS, *(ceiling(item, None, text="-") for item in ITEMS)),
]


def test_an_empty_column_is_one_note_however_many_rows_it_has() -> None:
    (finding,) = found("BUD-006", FAILS[0])
    assert finding.message == "Kolom pagu ada, tetapi kosong pada semua baris (3 baris)."
    assert finding.row == FAILS[0].all(Ceiling)[0].id
    assert reason("BUD-003", FAILS[0]) == "Dokumen ini tidak memuat sub kegiatan dengan kolom pagu yang terisi."


def test_a_document_without_the_column_is_not_judged() -> None:
    assert reason("BUD-006", book(*ITEMS)) == "Dokumen ini tidak mempunyai kolom pagu."


def test_a_file_with_an_empty_column_has_the_note_at_the_first_cell_of_it() -> None:
    text = (
        "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
        "KODE\tProgram/Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\tPagu\n"
        "7.01.02\tPROGRAM PENYELENGGARAAN\tPersentase layanan\t100 Persen\t\n"
        "7.01.02.2.01\tKoordinasi\tJumlah laporan\t1 Laporan\t\n"
    )
    read = read_bytes("rencana.txt", text.encode())
    (finding,) = judged("BUD-006", read.book).findings
    assert str(finding.place) == "rencana.txt:4:5"
    assert finding.place.sentence() == "Tabel pada baris 3, baris 4, kolom 5"
