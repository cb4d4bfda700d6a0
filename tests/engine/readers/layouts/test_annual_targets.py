"""Targets of one year, the plan's own or promised."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective, Target

TITLE = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
HEAD = "No\tSasaran\tIndikator\tSatuan\tTarget\n"


def reading(caption: str, *lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + caption + HEAD + "\n".join(lines)).encode())


def test_groups_tell_goals_from_objectives() -> None:
    book = reading(
        "", "TUJUAN\t\t\t\t", "1\tLayanan prima\tIndeks\tNilai\t80", "\tSASARAN\t\t\t", "2\tAduan\tAduan\tPersen\t90"
    ).book
    assert [row.text for row in book.all(Goal)] == ["Layanan prima"]
    assert [row.text for row in book.all(Objective)] == ["Aduan"]
    assert book.all(AgreementLine) == ()


def test_a_table_of_the_agreement_makes_its_lines() -> None:
    book = reading(
        "Tabel 2.5. Perjanjian Kinerja 2025\n\n", "1\tAduan\tAduan ditangani\tPersen\t90", "\t\tWaktu\tHari\t3"
    ).book
    first, second = book.all(AgreementLine)
    assert first.objective == second.objective
    assert [book.get(Indicator, line.indicator).name for line in (first, second)] == ["Aduan ditangani", "Waktu"]
    assert {row.document for row in book.all(Target)} == {first.document}


def test_an_indicator_without_target_has_none() -> None:
    book = reading("", "1\tAduan\tAduan ditangani\tPersen\t").book
    assert len(book.all(Indicator)) == 1
    assert book.all(Target) == ()


WIDE = TITLE + "No\tSasaran\tIndikator\tTarget\tProgram\tAnggaran\n"


def test_programs_and_money_that_nobody_keeps_are_told() -> None:
    lines = "1\tAduan\tAduan ditangani\t90\tProgram A\tRp 5.000\n\tJUMLAH\t\t\t\tRp 5.000\n"
    result = read_bytes("a.txt", (WIDE + lines).encode())
    assert [row.text for row in result.book.all(Objective)] == ["Aduan"]  # the total is no sasaran
    [problem] = result.problems
    assert problem.message == (
        "Kolom Program/Kegiatan dan Anggaran pada Tabel pada baris 3 tidak dipakai: "
        "tabel ini dibaca sebagai sasaran dengan target."
    )
    assert str(problem.place) == "a.txt:3:5"


def test_columns_of_programs_without_anything_in_them_are_not_told() -> None:
    assert read_bytes("a.txt", (WIDE + "1\tAduan\tAduan ditangani\t90\t\t\n").encode()).problems == ()


def test_an_objective_that_begins_with_jumlah_is_one() -> None:
    book = read_bytes("a.txt", (WIDE + "1\tJumlah aduan turun\tAduan ditangani\t90\t\t\n").encode()).book
    assert [row.text for row in book.all(Objective)] == ["Jumlah aduan turun"]


def test_a_share_of_one_where_percent_are_meant_is_a_doubt() -> None:
    result = reading("", "1\tAduan\tAduan ditangani\t%\t0,95")
    assert [problem.message for problem in result.problems] == [
        "Target “Aduan ditangani”: “0,95” dibaca 0,95 persen, dan mungkin berarti 95 persen."
    ]
    assert result.book.all(Target)[0].value == 9_500
    assert reading("", "1\tAduan\tAduan ditangani\t%\t0,95 %").problems == ()


def test_a_table_under_the_title_of_another_year_is_told() -> None:
    older = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2024\n\n" + HEAD + "1\tAduan\tAduan\t%\t80\n"
    text = TITLE + HEAD + "1\tAduan\tAduan\t%\t90\n\n" + older
    [problem] = read_bytes("a.md", text.encode()).problems
    assert problem.message.endswith(
        "berjudul “RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2024”, sedangkan dokumen ini dibaca sebagai tahun 2025."
    )


def test_a_column_of_units_beside_the_target_is_the_unit_of_the_indicator() -> None:
    lines = "No\tSasaran\tIndikator\tTarget\t\n\t\t\tVolume\tSatuan\n1\tAduan\tAduan ditangani\t12\tLaporan\n"
    result = read_bytes("a.txt", (TITLE + lines).encode())
    assert [(row.value, row.unit) for row in result.book.all(Target)] == [(120_000, "Laporan")]
    assert result.problems == ()


def of_columns(head: str, *lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + head + "\n" + "\n".join(lines) + "\n").encode())


def test_a_heading_of_targets_may_name_their_unit() -> None:
    book = of_columns("No\tSasaran\tIndikator\tTarget (%)", "1\tAduan\tAduan ditangani\t95", "\t\tLaporan\t2 buah").book
    assert [(row.value, row.unit) for row in book.all(Target)] == [(950_000, "%"), (20_000, "buah")]
    assert [row.unit for row in book.all(Indicator)] == ["%", ""]
    [target] = of_columns("No\tSasaran\tIndikator\tTarget 2025 (Dokumen)", "1\tAduan\tRKT\t1").book.all(Target)
    assert (target.period, target.value, target.unit) == ("2025", 10_000, "dokumen")


def test_a_unit_of_the_line_stands_before_that_of_the_heading() -> None:
    book = of_columns("No\tSasaran\tIndikator\tSatuan\tTarget (%)", "1\tAduan\tIKM\tIndeks\t95").book
    assert [row.unit for row in book.all(Target)] == ["Indeks"]


def test_words_of_a_heading_that_are_no_unit_are_none() -> None:
    book = of_columns("No\tSasaran\tIndikator\tTarget Kinerja Tahunan", "1\tAduan\tIKM\t95").book
    assert [row.unit for row in book.all(Target)] == [""]


def test_the_target_after_a_change_is_the_one_in_force() -> None:
    head = "No\tSasaran\tIndikator\tSatuan\tTarget Semula\tTarget Menjadi"
    result = of_columns(head, "1\tAduan\tIKM\tIndeks\t80\t82", "2\tLayanan\tWaktu\tHari\t3\t")
    assert [(row.text, row.value, row.place.column) for row in result.book.all(Target)] == [
        ("82", 820_000, 6), ("3", 30_000, 5),
    ]  # fmt: skip
    [problem] = result.problems
    assert problem.message == (
        "Tabel pada baris 3 memuat target sebelum dan sesudah perubahan; yang dipakai target sesudah perubahan."
    )


def test_a_column_without_heading_that_only_counts_the_lines_is_not_told() -> None:
    head = "\tSasaran\tIndikator\tTarget"
    assert of_columns(head, "1\tAduan\tAduan\t90", "\t\tWaktu\t3", "2\tLayanan\tIKM\t80").problems == ()
    [problem] = of_columns(head, "1\tAduan\tAduan\t90", "7\tLayanan\tIKM\t80").problems
    assert problem.message == "Kolom ke-1 pada Tabel pada baris 3 tidak dikenali; isinya tidak dipakai."


def test_a_target_of_half_a_year_is_none_of_the_year() -> None:
    result = read_bytes(
        "a.txt",
        f"{TITLE}No\tSasaran\tIndikator\tTarget Semester I\tTarget Semester II\n1\tAduan\t"
        "Aduan selesai\t40 %\t80 %\n".encode(),
    )
    assert [row.name for row in result.book.all(Indicator)] == ["Aduan selesai"]
    assert [(row.period, row.text, row.value) for row in result.book.all(Target)] == [
        ("2025-S1", "40 %", 400_000), ("2025-S2", "80 %", 800_000),
    ]  # fmt: skip
    assert result.problems == ()
