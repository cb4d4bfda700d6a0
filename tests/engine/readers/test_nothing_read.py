"""Files that give nothing: what their officer is told to do fits the file."""

import pytest

from selaras.engine.readers.reader import read_bytes
from tests.engine.readers.sheet_files import workbook

REPORT = "No\tSasaran\tIndikator\tTarget\tRealisasi\tCapaian (%)\n1\tLayanan\tIKM\t85\t86\t101%\n"


def told(name: str, content: bytes) -> tuple[str, str]:
    """Message and hint of the one problem of a refused file."""
    result = read_bytes(name, content)
    assert result.refused
    [problem] = result.problems
    return problem.message, problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "LAPORAN KINERJA KECAMATAN CONTOH TAHUN 2025\n\n" + REPORT,
        "LKjIP KECAMATAN CONTOH 2025\n\n" + REPORT,
        "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025\n\n" + REPORT,
    ],
)
def test_a_report_on_what_was_reached_is_told_as_one(text: str) -> None:
    message, hint = told("a.txt", text.encode())
    assert message == "Ini tampaknya laporan kinerja; yang dibaca di sini berkas rencana."
    assert hint.startswith("Pilih RKT, Renja, Renstra")


def test_the_advice_about_tabs_is_for_text_alone() -> None:
    title = "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025"
    message, hint = told("a.txt", f"{title}\n\nIsi.\n".encode())
    assert message == "Tidak ada tabel rencana yang dikenali dalam berkas ini."
    assert "bertab" in hint
    message, hint = told("a.xlsx", workbook(A=[[title], [], ["Apel", "Jeruk", "Pir"], ["a", "b", "c"]]))
    assert message == "Tidak ada tabel rencana yang dikenali dalam berkas ini."
    assert hint == (
        "Pastikan judul kolom (Kode, Program/Kegiatan, Indikator, Target, Pagu) berada tepat di atas isi tabelnya."
    )


def test_a_plan_without_a_year_may_be_given_one() -> None:
    message, hint = told("a.txt", b"RENCANA KERJA KECAMATAN CONTOH\n\nKode\tProgram\tPagu\n7.01.02\tPROGRAM\t1\n")
    assert message == "Tahun rencana tidak disebut dalam berkas ini."
    assert hint.endswith("atau pilih tahunnya pada pratinjau sesudah masuk dengan akun (pada baris perintah: --year).")
