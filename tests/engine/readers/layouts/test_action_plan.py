"""Rencana aksi by quarter, semester and month: made files after regulations.md §1.5, belum diuji pada berkas nyata."""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.rows import Agreement, Ceiling, Indicator, Objective, Target, WorkItem

TITLE = "RENCANA AKSI KECAMATAN CONTOH TAHUN 2025\n\n"


def reading(head: str, *lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + head + "".join(f"{line}\n" for line in lines)).encode())


HEAD = (
    "No\tSasaran\tIndikator\tSatuan\tTarget 2025\tTarget Triwulan{}\t\t\t\tProgram/Kegiatan\tAnggaran\t"
    "Penanggung Jawab\n\t\t\t\t\tI\tII\tIII\tIV\t\t\t\n"
)
LINES = (
    "1\tLayanan prima\tJumlah laporan\tLaporan\t12\t3\t3\t3\t3\t7.01.02 PROGRAM A\t10.000\tSekretaris",
    "\t\t\t\t\t\t\t\t\t7.01.02.2.01 Koordinasi\t10.000\tKasi",
    "2\tAduan\tPersentase aduan\t%\t90\t80\t85\t87\t90\t\t\t",
)


def test_targets_land_in_their_quarters() -> None:
    result = reading(HEAD.format(""), *LINES)
    book = result.book
    assert (result.kind, result.problems) == ("action_plan", ())
    assert [(row.period, row.text) for row in book.all(Target)] == [
        ("2025", "12"), ("2025-Q1", "3"), ("2025-Q2", "3"), ("2025-Q3", "3"), ("2025-Q4", "3"),
        ("2025", "90"), ("2025-Q1", "80"), ("2025-Q2", "85"), ("2025-Q3", "87"), ("2025-Q4", "90"),
    ]  # fmt: skip
    assert [(row.name, row.owner, row.accumulation) for row in book.all(Indicator)] == [
        ("Jumlah laporan", "Sekretaris", ""), ("Persentase aduan", "", ""),
    ]  # fmt: skip
    assert str(book.all(Target)[2].place) == "a.txt:5:7"


def test_the_work_behind_an_indicator_has_its_money() -> None:
    book = reading(HEAD.format(""), *LINES).book
    assert [(row.level, row.code, row.name) for row in book.all(WorkItem)] == [
        ("program", "7.01.02", "PROGRAM A"), ("kegiatan", "7.01.02.2.01", "Koordinasi"),
    ]  # fmt: skip
    assert [(row.period, row.amount) for row in book.all(Ceiling)] == [("2025", 1_000_000), ("2025", 1_000_000)]
    assert {row.objective for row in book.all(WorkItem)} == {book.all(Objective)[0].id}


@pytest.mark.parametrize(
    ("words", "accumulation"), [(" (kumulatif)", "last"), (" (non kumulatif)", "sum"), (" tidak kumulatif", "sum")]
)
def test_the_heading_says_how_quarters_make_the_year(words: str, accumulation: str) -> None:
    book = reading(HEAD.format(words), *LINES).book
    assert [row.accumulation for row in book.all(Indicator)] == [accumulation, ""]  # shares are never summed


def test_a_year_that_is_the_sum_of_its_quarters_is_kept_as_such() -> None:
    book = reading(HEAD.format(" (non kumulatif)"), *LINES).book
    [total] = book.all(PrintedSum)
    targets = book.all(Target)
    assert (total.value, total.place) == (120_000, targets[0].place)
    assert total.terms == tuple(row.id for row in targets[1:5])
    assert reading(HEAD.format(" (kumulatif)"), *LINES).book.all(PrintedSum) == ()


def test_money_in_a_line_that_names_no_work_is_told_once() -> None:
    bare = (
        "1\tLayanan prima\tJumlah laporan\tLaporan\t12\t3\t3\t3\t3\t\t10.000\t",
        "2\tAduan\tAduan\t%\t90\t\t\t\t\t\t5.000\t",
    )
    result = reading(HEAD.format(""), *bare)
    assert [(problem.message, str(problem.place)) for problem in result.problems] == [
        (
            "Anggaran “10.000” pada Tabel pada baris 3 tidak dipakai: barisnya tidak menyebut program atau kegiatan.",
            "a.txt:5:11",
        )
    ]
    assert result.book.all(Ceiling) == ()


SHORT = "Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nop Des"
LONG = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


CODES = " ".join(f"B{n:02d}" for n in range(1, 13))
NUMBERED = " ".join(f"Bulan-{n}" for n in range(1, 13))
UNSAID = (
    "Tabel pada baris 3 tidak menyebut apakah target per {} kumulatif atau tidak; jumlahnya tidak dibandingkan dengan "
    "target setahun."
)


def by_month(months: str, *lines: str, caption: str = "") -> Reading:
    names = months.replace(" ", "\t").replace("-", " ")
    return reading(f"{caption}No\tSasaran\tIndikator\tSatuan\tTarget\tRencana Aksi\t{names}\n", *lines)


@pytest.mark.parametrize("months", [SHORT, LONG, CODES, NUMBERED, LONG.upper()])
def test_targets_by_month_land_in_their_months(months: str) -> None:
    result = by_month(months, "1\tLayanan prima\tIKM\tIndeks\t85\tSurvei" + "".join(f"\t{n}" for n in range(70, 82)))
    assert result.kind == "action_plan"
    assert [(row.period, row.text, row.value) for row in result.book.all(Target)] == [
        ("2025", "85", 850_000), *((f"2025-M{n:02d}", str(69 + n), (69 + n) * 10_000) for n in range(1, 13)),
    ]  # fmt: skip
    assert result.problems == ()  # an index is never summed, so nothing needs to be said of it
    assert "pembacaan jenis ini belum diuji pada berkas nyata" in result.reasons


def test_months_of_what_is_counted_are_asked_whether_they_run_up() -> None:
    result = by_month(SHORT, "1\tLayanan prima\tLaporan selesai\tLaporan\t12\tMenyusun" + "\t1" * 12)
    (problem,) = result.problems
    assert problem.message == UNSAID.format("bulan")
    assert (problem.field, str(problem.place)) == ("accumulation", "a.txt:3:7")
    assert result.book.all(PrintedSum) == ()


@pytest.mark.parametrize(("words", "accumulation", "sums"), [("kumulatif", "last", 0), ("tidak kumulatif", "sum", 1)])
def test_a_caption_that_says_it_is_believed(words: str, accumulation: str, sums: int) -> None:
    line = "1\tLayanan prima\tLaporan selesai\tLaporan\t12\tMenyusun" + "\t1\t" * 6
    result = by_month(SHORT, line, caption=f"Tabel 1 Rencana Aksi ({words})\n\n")
    assert result.problems == ()
    assert [row.accumulation for row in result.book.all(Indicator)] == [accumulation]
    found = result.book.all(PrintedSum)
    assert [(row.rule, row.value, len(row.terms)) for row in found] == [("bulan tidak kumulatif", 120_000, 6)] * sums


def test_months_under_their_quarters_and_the_quarters_beside_them() -> None:
    head = (
        "No\tSasaran\tIndikator\tSatuan\tTarget\tTW I\t\t\tTW II\t\t\tJumlah TW I\n"
        "\t\t\t\t\tJan\tFeb\tMar\tApr\tMei\tJun\t\n"
    )
    result = reading(head, "1\tLayanan\tNilai\tNilai\t85\t1\t2\t3\t4\t5\t6\t\n")
    assert [(row.period, row.text) for row in result.book.all(Target)] == [
        ("2025", "85"), *((f"2025-M{n:02d}", str(n)) for n in range(1, 7)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "halves", ["Semester I\tSemester II", "Target Semester 1\tTarget Semester 2", "SMT I\tSMT II", "Sem. 1\tSem. 2"]
)
def test_targets_by_semester_land_in_their_semesters(halves: str) -> None:
    head = f"No\tSasaran\tIndikator\tSatuan\tTarget 2025\t{halves}\n"
    result = reading(head, "1\tLayanan prima\tLaporan selesai\tLaporan\t12\t5\t7", "2\tAduan\tAduan\t%\t90\t85\t90")
    assert [(row.period, row.text) for row in result.book.all(Target)] == [
        ("2025", "12"), ("2025-S1", "5"), ("2025-S2", "7"), ("2025", "90"), ("2025-S1", "85"), ("2025-S2", "90"),
    ]  # fmt: skip
    assert [problem.message for problem in result.problems] == [UNSAID.format("semester")]


def test_one_semester_alone_is_no_plan_by_semester() -> None:
    head = "No\tSasaran\tIndikator\tSatuan\tTarget 2025\tSemester I\n"
    result = reading(head, "1\tLayanan prima\tNilai\tNilai\t12\t5")
    assert [row.period for row in result.book.all(Target)] == ["2025"]


def test_figures_of_steps_are_no_targets_of_the_indicator() -> None:
    result = by_month(
        SHORT, "1\tLayanan prima\tIKM\tIndeks\t85\tSurvei" + "\t1" * 12, "\t\t\t\t\tMenyusun laporan" + "\t1" * 12
    )
    assert [(row.period, row.text) for row in result.book.all(Target)] == [("2025", "85")]
    (problem,) = result.problems
    assert problem.message == (
        "Angka per bulan atau semester pada Tabel pada baris 3 menyangkut langkah aksi, bukan indikatornya, dan "
        "tidak disimpan; yang dibaca: sasaran, indikator, targetnya, dan aksinya."
    )
    assert str(problem.place) == "a.txt:3:7"


def test_marks_by_month_are_a_schedule_and_said_to_be_none_of_the_targets() -> None:
    result = by_month(SHORT, "1\tLayanan prima\tIKM\tIndeks\t85\tSurvei" + "\tv" * 12)
    assert result.kind == "action_plan"
    assert [(row.period, row.text) for row in result.book.all(Target)] == [("2025", "85")]
    (problem,) = result.problems
    assert problem.message == (
        "Jadwal per bulan pada Tabel pada baris 3 memuat tanda, bukan angka target, dan tidak disimpan; "
        "yang dibaca: sasaran, indikator, dan targetnya."
    )
    assert str(problem.place) == "a.txt:3:7"


def test_a_schedule_needs_no_target_of_the_year() -> None:
    head = "No\tSasaran\tIndikator\tRencana Aksi\t" + SHORT.replace(" ", "\t") + "\n"
    result = reading(head, "1\tLayanan prima\tIKM\tSurvei" + "\tv" * 12)
    assert [row.name for row in result.book.all(Indicator)] == ["IKM"]
    assert result.book.all(Target) == ()
    assert [problem.message.partition("; ")[2] for problem in result.problems] == [
        "yang dibaca: sasaran dan indikator."
    ]


STEPS = (
    "No\tSasaran\tIndikator\tSatuan\tTarget 2025\tTarget TW I\tTarget TW II\tTarget TW III\tTarget TW IV\tCara Hitung\t"
    "Langkah\tProgram/Kegiatan\tAnggaran\tPenanggung Jawab\n"
)
STEP_LINES = (
    "1\tLayanan prima\tJumlah laporan\tLaporan\t12\t3\t3\t3\t3\tJumlah\tRapat\t7.01.02.2.01 Koordinasi\t10.000\tKasi",
    "\t\t\t\t\t\t\t\t\t\tKunjungan\t\t\tSekretaris",
    "2\tAduan\tPersentase aduan\t%\t90\t80\t85\t87\t90\tNilai akhir\t\t\t\t",
)


def test_beside_a_column_of_steps_each_line_is_a_step_and_no_work_of_the_plan() -> None:
    result = reading(STEPS, *STEP_LINES)
    assert result.problems == ()
    assert [(row.text, row.item_code, row.item_name, row.amount, row.responsible) for row in
            result.book.all(ActionPlan)] == [
        ("Rapat", "7.01.02.2.01", "Koordinasi", 1_000_000, "Kasi"),
        ("Kunjungan", "", "", None, "Sekretaris"),
    ]  # fmt: skip
    assert {row.indicator for row in result.book.all(ActionPlan)} == {result.book.all(Indicator)[0].id}
    assert result.book.all(WorkItem) == ()


def test_the_way_each_indicator_is_counted_is_read_from_its_line() -> None:
    book = reading(STEPS, *STEP_LINES).book
    assert [row.accumulation for row in book.all(Indicator)] == ["sum", "last"]
    assert [row.quarters for row in book.all(Agreement)] == [""]  # the headings say nothing of it


@pytest.mark.parametrize(("words", "quarters"), [("non kumulatif", "single"), ("kumulatif", "cumulative")])
def test_how_quarters_are_read_is_kept_with_the_agreement(words: str, quarters: str) -> None:
    book = reading(STEPS.replace("Target TW I\t", f"Target TW I ({words})\t"), *STEP_LINES).book
    assert [row.quarters for row in book.all(Agreement)] == [quarters]
