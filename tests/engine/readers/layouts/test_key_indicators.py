"""Key indicators with definition and formula."""

import pytest

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.reader import Reading, read, read_bytes
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Indicator, Objective, Organisation, PlanDocument, Target
from tests.completeness import SHARED

HEAD = (
    "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
    "No\tKinerja Utama\tIndikator Kinerja Utama\tSatuan\tAlasan\tCara Penghitungan\tSumber Data\tPenanggung Jawab\n"
)


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (HEAD + "\n".join(lines)).encode())


def test_the_columns_of_another_region_fill_the_same_fields() -> None:
    book = reading("1\tLayanan prima\tIndeks layanan\tNilai\tPenting\tJumlah dibagi n\tSurvei\tSekretaris").book
    [row] = book.all(Indicator)
    assert (row.is_key, row.reason, row.formula, row.source, row.owner) == (
        True, "Penting", "Jumlah dibagi n", "Survei", "Sekretaris",
    )  # fmt: skip
    assert row.definition == ""
    assert book.get(Objective, row.subject).text == "Layanan prima"


def test_an_empty_objective_continues_the_one_above() -> None:
    book = reading("1\tLayanan prima\tA\tNilai\t\tx\t\t", "\t\tB\tNilai\t\ty\t\t").book
    assert len({row.subject for row in book.all(Indicator)}) == 1


def test_the_targets_by_year_of_the_list_are_kept() -> None:
    head = (
        "# INDIKATOR KINERJA UTAMA KECAMATAN CONTOH 2026\n\n"
        "No\tSasaran\tIndikator Kinerja Utama\tSatuan\tFormulasi\tKondisi Awal 2025\tTarget\t\n"
        "\t\t\t\t\t\t2026\t2027\n"
    )
    result = read_bytes("iku.txt", (head + "1\tLayanan\tIndeks\tNilai\tA/B\t78\t80\t81\n").encode())
    assert result.problems == ()
    assert [(row.period, row.text) for row in result.book.all(Target)] == [("2026", "80"), ("2027", "81")]
    assert [(row.period, row.text) for row in result.book.all(Actual)] == [("2025", "78")]
    assert [row.is_key for row in result.book.all(Indicator)] == [True]


def test_a_list_under_a_year_alone_needs_no_column_called_target() -> None:
    head = "INDIKATOR KINERJA UTAMA (IKU)\n\nTAHUN 2017\n\nNO\tSasaran\tIndikator Kinerja Utama (IKU)\t2017\n"
    result = read_bytes("iku.txt", (head + "1\tLayanan\tPerda tepat waktu\t4 Dokumen\n\t\tOpini BPK\t100%\n").encode())
    assert (result.kind, result.problems) == ("iku", ())
    assert [(row.text, row.value) for row in result.book.all(Target)] == [("4 Dokumen", 40_000), ("100%", 1_000_000)]
    assert [row.is_key for row in result.book.all(Indicator)] == [True, True]


FORMULAS = "No\tSasaran\tIndikator Kinerja Utama\tFormulasi\tSumber Data\tTarget\n1\tLayanan\tIKM\tA/B\tSurvei\t84\n"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("INDIKATOR KINERJA UTAMA\n\nKECAMATAN CONTOH\n\nTAHUN 2021-2026\n\n", "2021-2026"),
        ("IKU KECAMATAN CONTOH 2025 s.d. 2029\n\n", "2025-2029"),
        ("IKU KECAMATAN CONTOH TAHUN 2025\n\nRenstra 2021-2026\n\n", "2025"),
        ("IKU KECAMATAN CONTOH TAHUN 2025 RENSTRA 2021-2026\n\n", "2025"),
    ],
)
def test_a_list_is_of_the_years_that_its_cover_names(title: str, period: str) -> None:
    book = read_bytes("iku.txt", (title + FORMULAS).encode()).book
    assert {row.period for row in book.all(PlanDocument) if row.kind == "iku"} == {period}
    assert [row.name for row in book.all(Organisation)] == ["KECAMATAN CONTOH"]
    assert [row.period for row in book.all(Indicator)] == [period]
    assert [(row.period, row.value) for row in book.all(Target)] == [(period, 840_000)]


def test_the_targets_of_the_years_of_a_list_are_those_of_its_columns() -> None:
    head = "IKU KECAMATAN CONTOH\n\nNo\tSasaran\tIndikator\tFormulasi\tTarget\t\t\n\t\t\t\t2025\t2026\t2027\n"
    content = (head + "1\tLayanan\tIKM\tA/B\t80\t81\t82\n").encode()
    book = read_bytes("iku.txt", content).book
    assert {row.period for row in book.all(Indicator)} == {"2025-2027"}
    assert [(row.period, row.text) for row in book.all(Target)] == [("2025", "80"), ("2026", "81"), ("2027", "82")]
    [plan] = read_bytes("iku.txt", content, choices=Choices(year=2024)).book.all(PlanDocument)
    assert (plan.first_year, plan.last_year) == (2024, 2024)


@pytest.mark.shared
def test_the_key_indicators_of_bpkad() -> None:
    result = read(SHARED / "samples" / "iku-bpkad-jabar-2017.docx")
    book = result.book
    assert (result.kind, result.sure, result.problems) == ("iku", "pasti", ())
    assert [row.text for row in book.all(Objective)] == [
        "Meningkatnya kualitas Pengelolaan Keuangan Daerah", "Meningkatnya Kualitas Pengelolaan Aset Daerah",
        "Meningkatnya kapasitas dan akuntabilitas kinerja Pengelola Keuangan dan Aset Daerah",
    ]  # fmt: skip
    numbers = {row.id: row.number for row in book.all(Objective)}
    assert [numbers[row.subject] for row in book.all(Indicator)] == ["1"] * 7 + ["2"] * 6 + ["3"]
    assert [row.text for row in book.all(Target)] == [
        "4 Dokumen", "3 Dokumen", "100%", "100%", "100%", "1 Dokumen", *["100%"] * 8,
    ]  # fmt: skip
    assert {(row.period, row.is_key) for row in book.all(Indicator)} == {("2017", True)}
