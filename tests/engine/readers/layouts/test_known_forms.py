"""Forms that are recognised and not kept: each is named, and nothing of it becomes a row."""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Indicator, WorkItem

PLAN = "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025\n\n"
TREE = "Kode\tProgram/Kegiatan\tIndikator\tTarget\tPagu\n7.01.02\tPROGRAM A\tPersentase\t90 %\t1.000\n\nTeks.\n\n"


def reading(form: str) -> Reading:
    return read_bytes("a.txt", (PLAN + TREE + form).encode())


@pytest.mark.parametrize(
    ("name", "head", "line"),
    [
        (
            "T-C.23 (pencapaian kinerja pelayanan)",
            "No\tIndikator Kinerja\tTarget NSPK\tTarget IKK\tTarget Renstra 2023\tRealisasi 2023\tRasio 2023",
            "1\tIKM\t-\t-\t80\t81\t1,01",
        ),
        (
            "T-C.24 (anggaran dan realisasi pendanaan pelayanan)",
            "Uraian\tAnggaran 2023\tRealisasi Anggaran 2023\tRasio 2023",
            "Belanja\t100\t90\t0,9",
        ),
        (
            "T-C.31 (review terhadap rancangan awal RKPD)",
            "No\tRancangan Awal RKPD\tPagu\tHasil Analisis Kebutuhan\tKebutuhan Dana",
            "1\tPROGRAM B\t10\tPROGRAM B\t20",
        ),
    ],
)
def test_a_form_without_rows_of_its_own_is_named_and_not_kept(name: str, head: str, line: str) -> None:
    result = reading(f"{head}\n{line}\n")
    assert [table.layout for table in result.tables] == ["daftar program dan kegiatan", name]
    [problem] = result.problems
    assert problem.message.endswith(f"dikenali sebagai {name}; isinya belum dipakai.")
    assert problem.hint == "Tidak ada yang perlu dilakukan."
    assert [row.name for row in result.book.all(WorkItem)] == ["PROGRAM A"]
    assert [row.name for row in result.book.all(Indicator)] == ["Persentase"]


def test_a_table_that_only_resembles_a_form_is_read_by_its_layout() -> None:
    result = reading("Kode\tProgram/Kegiatan\tLokasi\tVolume\tPagu\n7.01.03\tPROGRAM B\tDesa\t2\t500\n")
    assert [table.layout for table in result.tables] == ["daftar program dan kegiatan"] * 2
