"""The real workbooks: heads, column numbers, formulas and hidden rows as they stand in the files."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from selaras.engine.readers.material import Material
from selaras.engine.readers.workbook.cells import read_sheet
from selaras.engine.readers.workbook.parts import workbook
from tests.engine.readers.formats.opened import at, body, messages, opened, tables

pytestmark = [pytest.mark.shared, pytest.mark.long]


def sample(shared_folder: Path, name: str) -> Material:
    return opened(name, (shared_folder / "samples" / name).read_bytes())


def test_the_evaluation_has_36_columns_under_joined_headings(shared_folder: Path) -> None:
    (table,) = tables(sample(shared_folder, "evaluasi-renja-deliserdang-2025.xlsx"))
    assert len(table.headings) == 36
    assert table.headings[:9] == (
        "no", "visi", "misi", "sasaran rpjmd nspk", "tujuan perangkat daerah", "sasaran perangkat daerah",
        "urusan bidang urusan pemerintahan daerah dan program kegiatan",
        "indikator kinerja program outcome kegiatan output", "satuan",
    )  # fmt: skip
    assert table.headings[15:21] == (
        "realisasi kinerja pada triwulan i k", "realisasi kinerja pada triwulan i %",
        "realisasi kinerja pada triwulan i rp", "realisasi kinerja pada triwulan ii k",
        "realisasi kinerja pada triwulan ii %", "realisasi kinerja pada triwulan ii rp",
    )  # fmt: skip
    assert table.headings[24:33] == (
        "realisasi kinerja pada triwulan iv k", "realisasi kinerja pada triwulan iv %",
        "realisasi kinerja pada triwulan iv rp",
        "realisasi capaian kinerja dan anggaran renja perangkat daerah yang dievaluasi k",
        "realisasi capaian kinerja dan anggaran renja perangkat daerah yang dievaluasi rp",
        ("realisasi kinerja dan anggaran renstra perangkat daerah s d tahun 2025 akhir tahun pelaksanaan renja "
        "perangkat daerah k"),
        ("realisasi kinerja dan anggaran renstra perangkat daerah s d tahun 2025 akhir tahun pelaksanaan renja "
        "perangkat daerah rp"),
        "tingkat capaian kinerja dan realisasi anggaran renstra perangkat daerah s d tahun 2030 % k",
        "tingkat capaian kinerja dan realisasi anggaran renstra perangkat daerah s d tahun 2030 % rp",
    )  # fmt: skip
    assert [text for text in table.numbers if text] == [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13 = 9 + 10 + 11 + 12", "14 = 7 + 13",
        "15 = 14 / 6 x 100",
    ]  # fmt: skip
    assert table.caption == "Evaluasi Terhadap Hasil RKPD\nKabupaten Deli Serdang\nTahun 2025"


def test_the_evaluation_has_104_rows_and_its_formulas_at_their_cells(shared_folder: Path) -> None:
    material = sample(shared_folder, "evaluasi-renja-deliserdang-2025.xlsx")
    (table,) = tables(material)
    assert [table.body[0][0].place.line, table.body[-1][0].place.line, len(table.body)] == [10, 113, 104]
    assert sum(1 for line in table.body for cell in line if cell.formula) == 1119
    double = at(material, "R12")
    assert (double.formula, double.text) == ("=SUM(R13+R55+R70+R91+R96)", "1.971.343.265")
    assert at(material, "K12").formula == "=SUM(K13+K55+K70)"
    half = at(material, "Q15")
    assert (half.text, half.value, half.format) == ("50%", 0.5, "0%")


def test_the_evaluation_tells_its_errors_and_hidden_rows(shared_folder: Path) -> None:
    assert messages(sample(shared_folder, "evaluasi-renja-deliserdang-2025.xlsx")) == [
        "AF82 Sel ini berisi kesalahan #DIV/0!; nilainya tidak diketahui.",
        "AG82 Sel ini berisi kesalahan #DIV/0!; nilainya tidak diketahui.",
        (
            "A40 Baris 40, 41, 43, 82, 86, 89, 90, 106, 107, 108, 109, 110, 111, dan 112 pada lembar Realisasi TW IV "
            "disembunyikan; isinya ikut dibaca."
        ),
    ]


def test_the_dpa_has_44_lines(shared_folder: Path) -> None:
    material = sample(shared_folder, "dpa-pasangkayu-2024.xlsx")
    (table,) = tables(material)
    assert len(table.body) == 44
    assert table.headings[0] == "kode sub kegiatan"
    assert table.headings[-2:] == ("jumlah pagu", "keterangan")
    assert (at(material, "N2").text, at(material, "D2").text, at(material, "D2").value) == ("3.752.200", "96%", 0.96)
    assert (at(material, "L2").text, at(material, "L2").value) == ("01-01-2024", date(2024, 1, 1))


def test_the_evaluation_sheet_has_three_sheets_and_no_helper_numbers(shared_folder: Path) -> None:
    material = sample(shared_folder, "lke-trenggalek.xlsx")
    assert material.sheets == ("RESUME", "PENILAIAN", "BUKTI DUKUNG")
    summary, scores, evidence = tables(material)
    assert scores.headings[:6] == ("kode", "no", "komponen", "sub komponen", "bobot maksimal", "kriteria komponen")
    assert scores.headings[12:15] == (
        "penilaian mandiri kriteria penilaian", "penilaian mandiri koefisien kriteria", "penilaian mandiri nilai",
    )  # fmt: skip
    assert [summary.place.coordinate, scores.place.coordinate, evidence.place.coordinate] == ["A3", "A2", "B2"]
    assert body(summary)[0][:6] == ["AREN01", "A", "Perencanaan Kinerja", "", "30,00%", "10,60%"]
    assert body(scores)[1][14] == "5,63%"
    assert (at(material, "N7").text, at(material, "N7").formula) == ("1,00", '=IF(M7="Y",1,IF(M7="T",0,"Belum Diisi"))')


@pytest.mark.parametrize(
    ("name", "cells"),
    [("dpa-pasangkayu-2024.xlsx", 413), ("evaluasi-renja-deliserdang-2025.xlsx", 2819), ("lke-trenggalek.xlsx", 1243)],
)
def test_every_cell_is_the_one_that_openpyxl_reads(shared_folder: Path, name: str, cells: int) -> None:
    """Another reader's formulas, styles and values of all cells against ours."""
    path = shared_folder / "samples" / name
    written, computed = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    compared = 0
    with ZipFile(path) as archive:
        book = workbook(name, archive)
        for title, part, hidden in book.sheets:
            with archive.open(part) as source:
                found = read_sheet(name, title, hidden, source, book).sheet.cells
            for row in written[title].iter_rows():
                for cell in row:
                    if cell.value is None or not str(cell.value).strip():
                        continue
                    ours, value = found[cell.row, cell.column], computed[title][cell.coordinate].value
                    compared += 1
                    assert ours.formula == (cell.value if cell.data_type == "f" else ""), cell.coordinate
                    assert ours.format == (cell.number_format if cell.number_format != "General" else "")
                    assert (ours.bold, ours.indent) == (bool(cell.font.b), int(cell.alignment.indent))
                    if not (isinstance(value, str) and value.startswith("#")):
                        assert ours.value == (value.date() if hasattr(value, "date") else value), cell.coordinate
    assert compared == cells
