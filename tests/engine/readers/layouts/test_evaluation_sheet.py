"""Worksheets of AKIP evaluations."""

from collections import Counter
from pathlib import Path

import pytest

from selaras.engine.readers.reader import read, read_bytes
from selaras.engine.tables.evaluation import Criterion


@pytest.mark.shared
def test_the_sheet_of_trenggalek_has_its_weights_criteria_and_answers(shared_folder: Path) -> None:
    """Counted in the file: 77 filled cells of criteria, 147 of evidence of which three hold only a line break."""
    result = read(shared_folder / "samples" / "lke-trenggalek.xlsx")
    rows = result.book.all(Criterion)
    assert result.kind == "lke"
    assert Counter(row.level for row in rows) == {
        "component": 4, "sub_component": 13, "criterion": 77, "evidence": 144,
    }  # fmt: skip
    assert [(row.name, row.weight) for row in rows if row.level == "component"] == [
        ("Perencanaan Kinerja", 30_0000), ("Pengukuran Kinerja", 30_0000), ("Pelaporan Kinerja", 15_0000),
        ("Evaluasi Akuntabilitas Kinerja Internal", 25_0000),
    ]  # fmt: skip
    answers = Counter(row.answer for row in rows if row.answer)
    assert answers == {"Y": 18, "T": 2, "Y/T": 26, "B": 2, "A": 31, "C": 1, "A/B/C/D": 17}
    by_id = {row.id: row for row in rows}
    renja = next(row for row in rows if row.name == "Renja Tahun n")
    assert (renja.answer, renja.factor, renja.weight, renja.score) == ("T", 0, 3750, 0)
    assert by_id[renja.parent].name == "Terdapat dokumen perencanaan kinerja jangka pendek"
    assert by_id[by_id[by_id[renja.parent].parent].parent].name == "Perencanaan Kinerja"


SHEET = (
    "LEMBAR KERJA EVALUASI AKIP TAHUN 2025\n\n"
    "No\tKomponen\tSub Komponen\tKriteria\tBobot\tPenilaian Mandiri Jawaban\tPenilaian Mandiri Nilai\t"
    "Penilaian Final Jawaban\n"
    "1\tPerencanaan Kinerja\t\t\t30\t\t5,40\t\n"
    "1.a\t\tKeberadaan\t\t6\tA\t5,40\tBB\n"
    "1.a.1\t\t\tPedoman teknis tersedia\t\tA\t\t\n"
    "2\tPengukuran Kinerja\t\t\tbanyak\t\t\t\n"
)


def test_each_step_of_judgement_keeps_its_own_answer() -> None:
    result = read_bytes("lke.txt", SHEET.encode())
    rows = result.book.all(Criterion)
    sub, final = (row for row in rows if row.name == "Keberadaan")
    assert (sub.step, sub.answer, sub.weight, sub.score) == ("self", "A", 6_0000, 5_4000)
    assert (final.step, final.answer, final.parent) == ("final", "BB", sub.id)


def test_a_weight_that_is_no_number_is_unknown_and_told() -> None:
    result = read_bytes("lke.txt", SHEET.encode())
    assert next(row for row in result.book.all(Criterion) if row.name == "Pengukuran Kinerja").weight is None
    assert [problem.message for problem in result.problems] == [
        "“banyak” bukan angka; bobot atau nilainya dianggap belum diketahui."
    ]
