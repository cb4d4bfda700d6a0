"""Goals and objectives with targets by year."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.actuals import Actual
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


def test_the_national_standard_and_the_key_indicator_are_read_beside_it() -> None:
    text = (
        "# RENCANA STRATEGIS KECAMATAN CONTOH TAHUN 2026-2030\n\n"
        "No\tTujuan\tSasaran\tIndikator\tSPM/Standar Nasional\tIKK\tSatuan\t2026\t2027\n"
        "1\tWilayah tertib\t\tPersentase kasus selesai\tSPM Trantibumlinmas\t4.c.2\tPersen\t90\t95\n"
    )
    (measured,) = read_bytes("a.txt", text.encode()).book.all(Indicator)
    assert (measured.standard, measured.ikk) == ("SPM Trantibumlinmas", "4.c.2")


def test_an_indicator_without_goal_or_objective_is_refused() -> None:
    result = reading("1\t\t\tIndeks layanan\tNilai\t80\t81")
    assert result.refused
    assert "tidak mempunyai tujuan atau sasaran di atasnya" in result.problems[0].message


RENSTRA = "# RENCANA STRATEGIS KECAMATAN CONTOH TAHUN 2026-2030\n\n"


def test_years_may_be_counted_from_the_first_of_the_plan() -> None:
    text = (
        RENSTRA + "No\tTujuan\tSasaran\tIndikator Tujuan/Sasaran\tKondisi Awal 2024\t"
        "Target Kinerja Tujuan/Sasaran pada Tahun ke-\t\t\tKondisi Akhir\n\t\t\t\t\t1\t2\t3\t\n"
        "1\tLayanan prima\t\tIndeks\t78\t80\t81\t82\t84\n"
    )
    result = read_bytes("a.txt", text.encode())
    assert result.problems == ()
    assert [(row.period, row.text) for row in result.book.all(Target)] == [
        ("2026", "80"), ("2027", "81"), ("2028", "82"), ("2026-2030", "84"),
    ]  # fmt: skip
    assert [(row.period, row.text) for row in result.book.all(Actual)] == [("2024", "78")]


def test_labels_in_the_first_column_tell_goals_from_objectives() -> None:
    text = RENSTRA + (
        "Sasaran\tUraian\tIndikator\tSatuan\t2026\t2027\nTujuan 1\tLayanan prima\tIndeks\tNilai\t80\t81\n"
        "Sasaran 1.1\tAduan selesai\tAduan\t%\t90\t91\nT2\tWarga tenang\tKasus\tKasus\t5\t4\n"
    )
    book = read_bytes("a.txt", text.encode()).book
    assert [(row.number, row.text) for row in book.all(Goal)] == [("Tujuan 1", "Layanan prima"), ("T2", "Warga tenang")]
    assert [(row.number, row.text) for row in book.all(Objective)] == [("Sasaran 1.1", "Aduan selesai")]


def test_goals_and_objectives_in_one_column_are_told_by_their_groups() -> None:
    text = RENSTRA + (
        "No\tTujuan/Sasaran\tIndikator\tSatuan\t2026\t2027\n\tTUJUAN\t\t\t\t\n1\tLayanan prima\tIndeks\tNilai\t80\t81\n"
        "\tSASARAN\t\t\t\t\n1\tAduan selesai\tAduan\t%\t90\t91\n"
    )
    book = read_bytes("a.txt", text.encode()).book
    assert [row.text for row in book.all(Goal)] == ["Layanan prima"]
    assert [row.text for row in book.all(Objective)] == ["Aduan selesai"]
    assert len(book.all(Target)) == 4


def test_the_key_indicators_of_a_renstra_by_year_are_iku() -> None:
    text = RENSTRA + (
        "Tabel 4.3 Indikator Kinerja Utama\n\nNo\tSasaran\tIndikator\tSatuan\t2026\t2027\n"
        "1\tAduan selesai\tAduan\t%\t90\t91\n"
    )
    book = read_bytes("a.txt", text.encode()).book
    [indicator] = book.all(Indicator)
    assert indicator.is_key
    assert book.get(PlanDocument, indicator.document).kind == "iku"


COUNTED = "No\tTujuan\tIndikator\tTarget pada Tahun ke-\t\t\n\t\t\t1\t2\t3\n1\tLayanan prima\tIndeks\t80\t81\t82\n"


def test_a_plan_of_one_year_more_than_is_counted_begins_with_its_second() -> None:
    result = read_bytes("a.txt", ("# RENCANA STRATEGIS KECAMATAN CONTOH 2021-2024\n\n" + COUNTED).encode())
    assert [row.period for row in result.book.all(Target)] == ["2022", "2023", "2024"]
    [problem] = result.problems
    assert (
        "menghitung 3 tahun, sedangkan rencana 2021-2024 mempunyai 4; tahun ke-1 dibaca sebagai 2022" in problem.message
    )


def test_years_counted_from_nobody_knows_when_are_not_used() -> None:
    result = read_bytes("a.txt", ("# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n" + COUNTED).encode())
    assert result.book.all(Target) == ()
    assert "Tahun ke-1 pada Tabel pada baris 3 tidak diketahui tahunnya" in result.problems[0].message
