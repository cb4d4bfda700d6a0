"""Goals and objectives with targets by year."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Goal, Indicator, Objective, PlanDocument, Target

HEAD = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nNo\tTujuan\tSasaran\tIndikator\tSatuan\t2024\t2025\n"


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (HEAD + "\n".join(lines)).encode())


def test_an_indicator_belongs_to_the_last_goal_or_objective_above() -> None:
    book = reading(
        "1\tLayanan prima\t\tIndeks layanan\tNilai\t80\t81",
        "2\t\tAduan selesai\tAduan\tPersen\t90\t",
        "3\t\t\tKasus\tPersen\t\t5",
    ).book
    goal, objective = book.all(Goal)[0], book.all(Objective)[0]
    assert [indicator.subject for indicator in book.all(Indicator)] == [goal.id, objective.id, objective.id]
    assert objective.goal == goal.id


def test_an_empty_year_has_no_target_and_is_never_zero() -> None:
    book = reading("1\tLayanan prima\t\tIndeks layanan\tNilai\t80\t81", "2\t\tAduan selesai\tAduan\tPersen\t90\t").book
    assert [(t.period, t.value) for t in book.all(Target)] == [("2024", 800_000), ("2025", 810_000), ("2024", 900_000)]


def test_the_table_is_the_renstra_of_its_years() -> None:
    [renstra] = [p for p in reading("1\tA\t\tB\tNilai\t1\t2").book.all(PlanDocument) if p.kind == "renstra"]
    assert (renstra.first_year, renstra.last_year) == (2024, 2025)


def test_an_indicator_without_goal_or_objective_is_refused() -> None:
    result = reading("1\t\t\tIndeks layanan\tNilai\t80\t81")
    assert result.refused
    assert "tidak mempunyai tujuan atau sasaran di atasnya" in result.problems[0].message
