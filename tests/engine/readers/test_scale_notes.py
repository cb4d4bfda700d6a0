"""Money in thousands and millions that is said away from the table."""

import pytest

from selaras.engine.readers.figures import rupiah_unit
from selaras.engine.tables.rows import Ceiling
from selaras.engine.tables.wording import fold
from tests.engine.readers.sheet_files import Content, read_sheets

TITLE = "RENCANA KERJA KECAMATAN CONTOH TAHUN 2026"
TABLE: list[list[Content]] = [
    ["Kode", "Program/Kegiatan", "Indikator", "Target", "Pagu"],
    ["7.01.02", "PROGRAM A", "Jumlah laporan", "1 laporan", 1250],
]


def test_a_note_below_the_table_is_told_and_nothing_is_multiplied() -> None:
    result = read_sheets(Renja=[[TITLE], *TABLE, [], ["Keterangan: pagu dalam ribuan rupiah"]])
    assert [row.amount for row in result.book.all(Ceiling)] == [125_000]
    [problem] = result.problems
    assert problem.message == (
        "Tertulis “Keterangan: pagu dalam ribuan rupiah”, sedangkan anggaran pada Tabel di lembar Renja dibaca dalam "
        "rupiah penuh."
    )
    assert problem.hint == (
        "Bila angkanya dalam ribuan rupiah, tulis “(dalam ribuan rupiah)” pada judul kolomnya, lalu unggah kembali."
    )
    assert str(problem.place) == "rencana.xlsx:Renja!A5"


def test_a_note_right_above_the_table_is_obeyed_and_a_whole_rupiah_is_no_note() -> None:
    thousands = read_sheets(Renja=[["Satuan: Rp1.000"], [TITLE], [], *TABLE])
    assert [row.amount for row in thousands.book.all(Ceiling)] == [125_000_000]
    assert thousands.problems == ()
    whole = read_sheets(Renja=[[TITLE], *TABLE, [], ["Keterangan: pagu dalam rupiah, untuk 1.000 warga"]])
    assert [row.amount for row in whole.book.all(Ceiling)] == [125_000]
    assert whole.problems == ()


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Pagu (Rp1.000)", 1_000),
        ("Pagu (Rp 1.000)", 1_000),
        ("Pagu (Rp.000)", 1_000),
        ("Pagu (x Rp1.000,-)", 1_000),
        ("(dalam Rp1.000.000)", 1_000_000),
        ("(Rp juta)", 1_000_000),
        ("Anggaran Rp 1.000.000", 1),
        ("Anggaran Rp1.000.000.000", 1),
        ("Pagu (Rp)", 1),
    ],
)
def test_how_many_rupiah_one_is(printed: str, unit: int) -> None:
    assert rupiah_unit(fold(printed)) == unit
