"""Key indicators with definition and formula."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Indicator, Objective

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
