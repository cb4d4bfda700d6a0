"""T-C.28: where each indicator of a goal or objective began; what it repeats is compared and not kept twice."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Indicator, Target

AIMS = (
    "# RENCANA STRATEGIS KECAMATAN CONTOH 2026-2027\n\n"
    "Tujuan\tSasaran\tIndikator\tSatuan\t2026\t2027\nLayanan prima\t\tIndeks\tNilai\t80\t81\n\nTeks.\n\n"
    "No\tIndikator\tSatuan\tKondisi Kinerja pada Awal Periode RPJMD (2025)\t2026\t2027\t"
    "Kondisi Kinerja pada Akhir Periode RPJMD\n"
)


def reading(line: str) -> Reading:
    return read_bytes("a.txt", (AIMS + line + "\n").encode())


def test_the_baseline_is_kept_and_the_targets_are_not_kept_twice() -> None:
    result = reading("1\tIndeks\tNilai\t78,5\t80\t81\t81")
    assert result.problems == ()
    assert [(row.period, row.value) for row in result.book.all(Actual)] == [("2025", 785_000)]
    assert [(row.period, row.value) for row in result.book.all(Target)] == [("2026", 800_000), ("2027", 810_000)]
    assert len(result.book.all(Indicator)) == 1


def test_a_target_that_differs_is_a_doubt() -> None:
    (problem,) = reading("1\tIndeks\tNilai\t78,5\t80\t85\t85").problems
    assert problem.message == "Target “Indeks” tahun 2027 tercetak dua kali dengan nilai berbeda: “81” dan “85”."


def test_an_end_of_the_period_that_says_more_than_the_last_year_is_kept() -> None:
    result = reading("1\tIndeks\tNilai\t78,5\t80\t81\t161")
    assert result.problems == ()
    ends = [(row.period, row.value, row.place.column) for row in result.book.all(Target) if row.period == "2026-2027"]
    assert ends == [("2026-2027", 1_610_000, 7)]
    (blank,) = (reading(f"1\tIndeks\tNilai\t78,5\t80\t81\t{end}").book.all(Target)[2:] for end in ("",))
    assert blank == ()


def test_an_indicator_that_no_goal_has_is_told() -> None:
    (problem,) = reading("1\tIndeks lain\tNilai\t78,5\t80\t81\t81").problems
    assert problem.message.startswith("Indikator “Indeks lain” pada ")
    assert problem.message.endswith("tidak ada dalam tabel tujuan dan sasaran; isinya tidak dipakai.")
    assert reading("1\tIndeks lain\tNilai\t\t\t\t").problems == ()
