"""Plans of other agencies, with other headings and columns, are read as well as the sample."""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Organisation, PlanDocument, Section, Target, WorkItem

AGENCY = "7.01.0.00.0.00.05.0000"


def reading(text: str) -> Reading:
    return read_bytes("rencana.txt", text.encode())


def tree(title: str, agency: str) -> Reading:
    return reading(
        f"# RENCANA KERJA TAHUNAN {title} TAHUN 2026\n\n"
        f"Kode\tUraian\tPagu\n{AGENCY}\t{agency}\t30.000.000\n7.01.02\tPROGRAM A\t10.000.000\n"
        "7.01.0.00.0.00.05.0001\tKELURAHAN SATU\t20.000.000\n7.01.03\tPROGRAM B\t20.000.000\n"
    )


@pytest.mark.parametrize(
    ("title", "printed", "name"),
    [
        ("KECAMATAN KOTA", "KECAMATAN KOTA", "KECAMATAN KOTA"),
        ("KECAMATAN KOTA KUDUS KABUPATEN KUDUS", "KECAMATAN KOTA KUDUS", "KECAMATAN KOTA KUDUS"),
        ("KECAMATAN TAHUNAN KABUPATEN JEPARA", "KECAMATAN TAHUNAN", "KECAMATAN TAHUNAN"),
        ("INSPEKTORAT KABUPATEN MAJU", "INSPEKTORAT DAERAH", "INSPEKTORAT"),
        ("DINAS KESEHATAN KOTA MAJU", "DINAS KESEHATAN KOTA MAJU", "DINAS KESEHATAN"),
        ("DISTRIK SENTANI KABUPATEN JAYAPURA", "DISTRIK SENTANI", "DISTRIK SENTANI"),
        ("KANTOR CAMAT CONTOH", "KECAMATAN CONTOH", "KANTOR CAMAT CONTOH"),
        ("PD CONTOH", "UPTD CONTOH", "UPTD CONTOH"),
    ],
)
def test_the_first_organisation_of_the_table_is_the_agency_of_the_title(title: str, printed: str, name: str) -> None:
    agency, unit = tree(title, printed).book.all(Organisation)
    assert (agency.level, agency.name, agency.code) == ("agency", name, AGENCY)
    assert (unit.level, unit.name, unit.parent) == ("unit", "KELURAHAN SATU", agency.id)


def test_a_line_of_quite_another_name_is_not_the_agency() -> None:
    agency, other, *_ = tree("KECAMATAN MAWAR", "KECAMATAN MELATI").book.all(Organisation)
    assert (agency.name, agency.code, other.level, other.code) == ("KECAMATAN MAWAR", "", "unit", AGENCY)


def test_the_year_stands_on_the_cover_below_the_title() -> None:
    text = (
        "# RENCANA KERJA TAHUNAN\n\n# KECAMATAN CONTOH\n\n# TAHUN 2026\n\n"
        + "Evaluasi tahun 2024 dan tahun 2024.\n" * 3
    )
    result = reading(text + f"\nKode\tUraian\tPagu\n{AGENCY}\tKECAMATAN CONTOH\t1.000\n")
    [plan] = result.book.all(PlanDocument)
    assert (plan.first_year, plan.last_year) == (2026, 2026)


def test_the_unit_of_a_target_may_have_a_column_of_its_own() -> None:
    result = reading(
        "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n"
        "Kode Rekening\tUraian\tTolok Ukur Kinerja\tTarget\tSatuan\tPagu Indikatif (Rp)\n"
        "7.01.02\tPROGRAM A\tJumlah laporan\t12\tLaporan\t10.000.000\n"
    )
    assert result.problems == ()
    [indicator], [target] = result.book.all(Indicator), result.book.all(Target)
    assert (indicator.name, indicator.unit) == ("Jumlah laporan", "Laporan")
    assert (target.text, target.value, target.unit) == ("12", 120_000, "Laporan")


def test_columns_that_nobody_knows_are_a_doubt() -> None:
    result = reading(
        "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n"
        "Kode\tUraian\tOutput\tKosong\tPagu\n7.01.02\tPROGRAM A\tLayanan\t\t10.000.000\n"
    )
    [problem] = result.problems
    assert (problem.unreadable, str(problem.place)) == (False, "rencana.txt:3:3")
    assert problem.message == "Kolom “output” pada Tabel pada baris 3 tidak dikenali; isinya tidak dipakai."


@pytest.mark.parametrize("numbers", ["", "1\t2\t3\t4\t5\t6\t7\t8\t9\n"])
def test_the_table_of_a_renja_has_two_header_rows(numbers: str) -> None:
    result = reading(
        "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n"
        "Kode\tUrusan/Bidang Urusan dan Program/Kegiatan\tIndikator Kinerja\tRencana Tahun 2026\t\t\t\t"
        "Prakiraan Maju Rencana Tahun 2027\t\n"
        "\t\t\tLokasi\tTarget\tPagu Indikatif\tSumber Dana\tTarget\tPagu Indikatif\n"
        f"{numbers}"
        "7.01.02\tPROGRAM A\tPersentase layanan\tKec. Contoh\t90 Persen\t30.000.000\tDAU\t95 Persen\t33.000.000\n"
        "\t\tJumlah laporan\t\t2 Laporan\t\t\t3 Laporan\t\n"
    )
    [item] = result.book.all(WorkItem)
    assert (item.code, item.location, item.fund_source) == ("7.01.02", "Kec. Contoh", "DAU")
    assert [(ceiling.period, ceiling.amount) for ceiling in result.book.all(Ceiling)] == [
        ("2026", 3_000_000_000),
        ("2027", 3_300_000_000),
    ]
    assert [(target.period, target.value) for target in result.book.all(Target)] == [
        ("2026", 900_000), ("2027", 950_000), ("2026", 20_000), ("2027", 30_000),
    ]  # fmt: skip
    assert result.book.ceilings[item.id].amount == 3_000_000_000
    assert result.problems == ()


@pytest.mark.parametrize(
    ("heading", "lines", "goals"),
    [
        ("Tujuan", ["Rumusan tujuan, yang menjadi dasar sasaran, adalah:", "1. Layanan prima;"], ["Layanan prima"]),
        (
            "Tujuan",
            ["1. Layanan prima", "Adapun sasarannya ialah sasaran berikut:", "1. Warga puas"],
            ["Layanan prima"],
        ),
        ("Tujuan dan Sasaran", ["Tujuan", "1. Layanan prima", "Sasaran", "1. Warga puas"], ["Layanan prima"]),
        ("Tujuan dan Sasaran", ["Tujuan dan sasaran kami:", "1. Layanan prima", "2. Warga puas"], []),
    ],
)
def test_items_announced_as_sasaran_are_no_goals(heading: str, lines: list[str], goals: list[str]) -> None:
    prose = "\n\n".join(lines)
    result = reading(
        f"# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n## 2.1 {heading}\n\n{prose}\n\n## 2.2 Program\n\n"
        "Kode\tUraian\tPagu\n7.01.02\tPROGRAM A\t10.000\n"
    )
    assert [goal.text for goal in result.book.all(Goal)] == goals


def test_lines_of_urusan_and_totals_are_no_work_items() -> None:
    result = reading(
        "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n"
        "Kode\tUrusan/Bidang Urusan/Program\tIndikator\tTarget\tPagu\n"
        "7\tUNSUR KEWILAYAHAN\t\t\t10.000\n7.01\tKECAMATAN\t\t\t10.000\n"
        "7.01.02\tPROGRAM A\tPersentase layanan\t90 Persen\t10.000\n"
        "\tJumlah Total Anggaran Kecamatan Contoh\t\t\t10.000\nJUMLAH\t\t\t\t10.000\n"
    )
    assert result.problems == ()
    assert [item.code for item in result.book.all(WorkItem)] == ["7.01.02"]


def test_a_line_without_code_that_measures_something_is_no_total() -> None:
    result = reading(
        "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\nKode\tUraian\tIndikator\tPagu\n"
        "7.01.02\tPROGRAM A\tPersentase layanan\t10.000\n\tJumlah Kunjungan\tJumlah kunjungan\t10.000\n"
    )
    assert result.refused
    assert [(problem.message, str(problem.place)) for problem in result.problems] == [
        (
            "Baris “Jumlah Kunjungan” tidak berkode sehingga tingkat dan induknya tidak dapat diketahui.",
            "rencana.txt:5:2",
        )
    ]


def test_a_text_without_markup_has_the_title_of_a_chapter_on_the_next_line() -> None:
    result = reading(
        "RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2026\n\nBAB I\n\nPENDAHULUAN\n\nIsi bab satu.\n\n"
        "BAB II\nPERENCANAAN KINERJA\n\nKode\tUraian\tPagu\n7.01.02\tPROGRAM A\t10.000\n\n"
        "BAB III\n\nIsi bab tiga.\n"
    )
    chapters = [(row.number, row.heading) for row in result.book.all(Section) if row.number]
    assert chapters == [("BAB I", "PENDAHULUAN"), ("BAB II", "PERENCANAAN KINERJA"), ("BAB III", "")]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("RENSTRA KECAMATAN CONTOH TAHUN 2026-2030", ""),
        ("RENCANA STRATEGIS KECAMATAN CONTOH", "TAHUN 2026 s/d 2030\n\n"),
        ("RENCANA STRATEGIS KECAMATAN CONTOH", "Disusun tahun 2025.\n\n"),
    ],
)
def test_the_years_of_a_renstra_stand_in_its_title_below_it_or_over_its_tables(title: str, lines: str) -> None:
    years = "\t".join(str(year) for year in range(2026, 2031))
    result = reading(f"# {title}\n\n{lines}Kode\tProgram\t{years}\n7.01.02\tPROGRAM A\t1\t2\t3\t4\t5\n")
    [plan] = result.book.all(PlanDocument)
    assert (plan.kind, plan.first_year, plan.last_year, plan.period) == ("renstra", 2026, 2030, "2026-2030")
    assert [row.period for row in result.book.all(Ceiling)] == ["2026", "2027", "2028", "2029", "2030"]


def test_a_note_above_the_title_that_names_the_plan_is_not_its_title() -> None:
    result = reading(
        "Sumber: ekspor aplikasi perencanaan daerah yang memuat Renstra semua perangkat daerah.\n\n"
        "# Renstra Kecamatan Contoh 2026-2030\n\nKode\tProgram\t2026\t2027\n7.01.02\tPROGRAM A\t1\t2\n"
    )
    assert result.book.all(PlanDocument)[0].title == "Renstra Kecamatan Contoh 2026-2030"
    assert result.sure == "pasti"


def test_a_point_among_commas_is_doubted_where_it_stands_points_alone_once() -> None:
    head = "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\nKode\tUraian\tIndikator\tTarget\tPagu\n"

    def doubts(*targets: str) -> list[str]:
        lines = "".join(f"7.01.0{n}\tPROGRAM\tPersentase {n}\t{text}\t1\n" for n, text in enumerate(targets, start=2))
        return [f"{problem.place.line}: {problem.message}" for problem in reading(head + lines).problems]

    assert doubts("95.5 %", "96.5 %", "97 %") == [
        "4: 2 nilai ditulis dengan titik sebagai tanda desimal, misalnya “95.5 %”; semuanya dibaca sebagai koma."
    ]
    assert doubts("95,5 %", "96.5 %", "97,5 %") == [
        "5: Target “Persentase 3”: “96.5” ditulis dengan titik; dibaca 96,5."
    ]


def test_a_table_of_a_plan_says_nothing_in_a_file_that_is_no_plan() -> None:
    result = reading(
        "LEMBAR KERJA EVALUASI AKIP TAHUN 2025\n\nNama\tNilai\nA\t1\n\nTeks.\n\n"
        "Kode\tProgram\tPagu\n7.01.02\tPROGRAM A\t1.000\n"
    )
    assert result.refused
    assert len(result.book) == 0


@pytest.mark.parametrize("named", ["Renstra Kecamatan Contoh Tahun 2021-2026", "Rencana Strategis (2021 – 2026)"])
def test_the_years_of_the_renstra_that_a_plan_quotes_are_known(named: str) -> None:
    result = reading(
        f"# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\nRencana ini menjabarkan {named}.\n\n"
        "Kode\tUraian\tPagu\n7.01.02\tPROGRAM A\t10.000\n"
    )
    assert [(row.kind, row.first_year, row.last_year) for row in result.book.all(PlanDocument)] == [
        ("renja", 2026, 2026), ("renstra", 2021, 2026),
    ]  # fmt: skip
