"""Tables of work by year, with forecasts, in several tables, with codes in several columns or none."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, Target, WorkItem

RENSTRA = "# RENCANA STRATEGIS KECAMATAN CONTOH TAHUN 2026-2030\n\n"
RENJA = "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n"


def reading(text: str) -> Reading:
    return read_bytes("a.txt", text.encode())


def money(book: Book) -> list[tuple[str, int | None]]:
    return [(row.period, None if row.amount is None else row.amount // 100) for row in book.all(Ceiling)]


def values(book: Book) -> list[tuple[str, str]]:
    return [(row.period, row.text) for row in book.all(Target)]


T_C_27 = (
    "Tujuan\tSasaran\tKode\tProgram dan Kegiatan\tIndikator Kinerja\tData Capaian pada Tahun Awal Perencanaan\t"
    "Target Kinerja Program dan Kerangka Pendanaan\t\t\t\tKondisi Kinerja pada Akhir Periode Renstra\t\t"
    "Unit Kerja Penanggung Jawab\tLokasi\n"
    "\t\t\t\t\t\tTahun-1\t\tTahun-2\t\t\t\t\t\n"
    "\t\t\t\t\t\tTarget\tRp\tTarget\tRp\tTarget\tRp\t\t\n"
    "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\n"
)


def test_the_form_of_permendagri_86_has_pairs_of_target_and_money_by_year() -> None:
    result = reading(
        RENSTRA + T_C_27
        + "Layanan prima\tAduan selesai\t7.01.02\tPROGRAM A\tPersentase aduan\t80\t85\t1.000\t90\t2.000\t95\t3.000\t"
        "Seksi Pelayanan\tKec. Contoh\n"
        "\t\t7.01.02.2.01\tKegiatan B\tJumlah laporan\t\t1\t400\t\t500\t2\t900\t\t\n"
    )  # fmt: skip
    book = result.book
    program, kegiatan = book.all(WorkItem)
    assert (kegiatan.parent, program.location) == (program.id, "Kec. Contoh")
    assert [row.text for row in book.all(Goal)] == ["Layanan prima"]
    assert [row.text for row in book.all(Objective)] == ["Aduan selesai"]
    assert {item.objective for item in book.all(WorkItem)} == {book.all(Objective)[0].id}
    assert values(book) == [("2026", "85"), ("2027", "90"), ("2026-2030", "95"), ("2026", "1"), ("2026-2030", "2")]
    assert money(book) == [
        ("2026", 1000), ("2027", 2000), ("2026-2030", 3000), ("2026", 400), ("2027", 500), ("2026-2030", 900),
    ]  # fmt: skip
    assert [(row.period, row.text) for row in book.all(Actual)] == [("2025", "80")]
    assert book.all(Indicator)[0].owner == "Seksi Pelayanan"
    assert book.ceilings[program.id].amount == 100_000
    assert [problem.message.partition(";")[0] for problem in result.problems] == [
        "Tahun kondisi awal pada Tabel pada baris 3 tidak disebut"
    ]


def test_tables_of_one_document_show_one_tree() -> None:
    result = reading(
        RENSTRA
        + "## Pagu\n\nKode\t2026\t2027\n7.01.02\t1.000.000\t2.000.000\n7.01.02.2.01\t400.000\t500.000\n\n"
        "## Program\n\nKode\tProgram\tIndikator\tSatuan\tT2026\tT2027\n7.01.02\tPROGRAM A\tAduan\t%\t80\t81\n\n"
        "## Kegiatan\n\nKode\tKegiatan\t2026\t2027\n7.01.02.2.01\tKegiatan B\t400.000\t500.000\n"
    )  # fmt: skip
    program, kegiatan = result.book.all(WorkItem)
    assert [(item.code, item.name, item.place.line) for item in (program, kegiatan)] == [
        ("7.01.02", "PROGRAM A", 6), ("7.01.02.2.01", "Kegiatan B", 7),
    ]  # fmt: skip
    assert money(result.book) == [("2026", 10**6), ("2027", 2 * 10**6), ("2026", 400_000), ("2027", 500_000)]
    assert values(result.book) == [("2026", "80"), ("2027", "81")]
    assert result.problems == ()


def test_one_figure_printed_with_two_values_is_a_doubt_at_the_second() -> None:
    result = reading(
        RENSTRA
        + "## Pagu\n\nKode\tProgram\t2026\t2027\n7.01.02\tPROGRAM A\t1.000.000\t2.000.000\n\n"
        "## Lagi\n\nKode\tProgram\tIndikator\t2026 Target\t2026 Rp\n7.01.02\tPROGRAM A\tAduan\t80\t1.500.000\n"
    )  # fmt: skip
    [problem] = result.problems
    assert str(problem.place) == "a.txt:11:5"
    assert "Pagu 7.01.02 tahun 2026 tercetak dua kali dengan nilai berbeda: 1.000.000 pada" in problem.message
    assert money(result.book) == [("2026", 10**6), ("2027", 2 * 10**6)]


def test_the_table_of_permendagri_14_of_2026_has_states_of_other_years_beside_the_plan() -> None:
    head = (
        "No\tKode\tUrusan/Bidang/Program/Outcome/Kegiatan/Subkegiatan/Output\tIndikator\tTarget Akhir Renstra\t"
        "Realisasi 2024\tPrakiraan 2025\tCapaian Kinerja dan Kerangka Pendanaan Tahun 2026\t\t\t\t\t\t"
        "Kelompok Sasaran\tPrakiraan Maju Tahun 2027\t\tPD Penanggung Jawab\n"
        "\t\t\t\t\t\t\tTarget\tPagu Indikatif\tLokasi\tSumber Dana\tPrioritas Nasional\tPrioritas Daerah\t\t"
        "Target\tPagu Indikatif\t\n"
    )
    result = reading(
        RENJA + head + "1\t7.01.02\tPROGRAM A\tPersentase aduan\t95\t80\t82\t85\t1.000\tKec. Contoh\tDAU\t\t\t\t90\t"
        "2.000\tKecamatan\n"
    )  # fmt: skip
    [item] = result.book.all(WorkItem)
    assert (item.location, item.fund_source) == ("Kec. Contoh", "DAU")
    assert values(result.book) == [("2026", "85"), ("2027", "90")]
    assert [(row.period, row.text) for row in result.book.all(Actual)] == [("2024", "80")]
    assert money(result.book) == [("2026", 1000), ("2027", 2000)]
    [problem] = result.problems
    assert "“prakiraan 2025”" in problem.message  # an estimate of what is not over is neither target nor actual


def test_a_form_may_split_indicators_and_targets_by_what_they_measure() -> None:
    head = (
        "Kode\tUrusan/Program/Kegiatan/Sub Kegiatan\tIndikator Kinerja\t\t\tRencana Tahun 2026\t\t\t\t\n"
        "\t\tCapaian Program\tKeluaran Sub Kegiatan\tHasil Kegiatan\tLokasi\tTarget Capaian Program\t"
        "Target Keluaran Sub Kegiatan\tTarget Hasil Kegiatan\tPagu Indikatif\n"
    )
    result = reading(
        RENJA + head + "7.01.02\tPROGRAM A\tPersentase aduan\t\t\t\t85 %\t\t\t1.000\n"
        "7.01.02.2.01.0001\tSub A\t\tJumlah laporan\tAduan selesai\tKantor\t\t12 Laporan\t90 %\t1.000\n"
    )  # fmt: skip
    book = result.book
    assert [(row.name, row.kind) for row in book.all(Indicator)] == [
        ("Persentase aduan", "outcome"), ("Jumlah laporan", "output"), ("Aduan selesai", "outcome"),
    ]  # fmt: skip
    names = {row.id: row.name for row in book.all(Indicator)}
    assert [(names[row.indicator], row.text) for row in book.all(Target)] == [
        ("Persentase aduan", "85 %"), ("Jumlah laporan", "12 Laporan"), ("Aduan selesai", "90 %"),
    ]  # fmt: skip
    assert result.problems == ()


def test_a_code_may_stand_in_several_columns() -> None:
    result = reading(
        RENJA + "Kode\t\t\t\t\tUraian\tPagu\n7\t01\t02\t\t\tPROGRAM A\t1.000\n7\t01\t02\t2.01\t\tKegiatan\t1.000\n"
        "7\t01\t02\t2.01\t0001\tSub\t1.000\n"
    )
    assert [(item.level, item.code) for item in result.book.all(WorkItem)] == [
        ("program", "7.01.02"), ("kegiatan", "7.01.02.2.01"), ("sub_kegiatan", "7.01.02.2.01.0001"),
    ]  # fmt: skip
    assert result.problems == ()


OLD = (
    "NOMOR/KODE\tPROGRAM/KEGIATAN\tINDIKATOR KINERJA\tRENCANA TAHUN 2015\t\t\t\tPRAKIRAAN MAJU RENCANA TAHUN 2016\t\n"
    "\t\t\tLOKASI\tTARGET CAPAIAN\tPagu Indikatif APBD Provinsi\tPagu Indikatif APBN\tTARGET CAPAIAN\tPAGU INDIKATIF\n"
)


def test_programs_without_code_are_told_by_their_words_and_kegiatan_by_their_numbers() -> None:
    result = reading(
        RENJA + OLD + "1\tURUSAN WAJIB\t\t\t\t\t\t\t\n\tProgram Pelayanan\t\t\t\t\t\t\t\n"
        "1\tMelayani warga\tTingkat layanan\tKota\t100%\t500.000\t\t\t550.000\n"
        "2\tMenjaga\tTingkat aman\tDesa\t90%\t\t700.000\t95%\t770.000\n"
    )  # fmt: skip
    book = result.book
    program, first, second = book.all(WorkItem)
    assert [item.level for item in (program, first, second)] == ["program", "kegiatan", "kegiatan"]
    assert {first.parent, second.parent} == {program.id}
    assert [(item.fund_source, item.code) for item in (first, second)] == [("APBD Provinsi", ""), ("APBN", "")]
    assert values(book) == [("2026", "100%"), ("2026", "90%"), ("2027", "95%")]
    assert [row for row in money(book) if row[1]] == [
        ("2026", 500_000), ("2027", 550_000), ("2026", 700_000), ("2027", 770_000),
    ]  # fmt: skip
    assert [problem.message[:60] for problem in result.problems] == [
        "Judul kolom Tabel pada baris 3 menyebut tahun 2015, sedangka",
        "Program dan kegiatan pada Tabel pada baris 3 tidak berkode; ",
    ]


def test_money_of_several_sources_is_one_ceiling_that_names_them() -> None:
    result = reading(
        RENJA + OLD + "\tProgram Pelayanan\t\t\t\t\t\t\t\n1\tMelayani\tTingkat\tKota\t100%\t500.000\t200.000\t\t\n"
    )
    ceilings = [row for row in result.book.all(Ceiling) if row.text]
    assert [(row.amount, row.text, str(row.place)) for row in ceilings] == [
        (70_000_000, "500.000 + 200.000", "a.txt:6:6")
    ]
    assert result.book.all(WorkItem)[1].fund_source == "APBD Provinsi dan APBN"


def test_forms_without_rows_of_their_own_are_recognised_by_name() -> None:
    result = reading(
        RENJA + "Kode\tUraian\tPagu\n7.01.02\tPROGRAM A\t1.000\n\n## Tinjauan\n\n"
        "No\tRancangan Awal RKPD\t\tHasil Analisis Kebutuhan\t\tCatatan Penting\n"
        "\tProgram/Kegiatan\tPagu Indikatif\tProgram/Kegiatan\tKebutuhan Dana\t\n1\tA\t1\tA\t2\tx\n"
    )  # fmt: skip
    [problem] = result.problems
    assert problem.message == (
        "Tabel pada baris 8 dikenali sebagai T-C.31 (review terhadap rancangan awal RKPD); isinya belum dipakai."
    )
    assert money(result.book) == [("2026", 1000)]


def test_totals_and_lines_of_urusan_are_printed_sums_of_the_programs() -> None:
    result = reading(
        RENJA + "Kode\tUraian\tPagu 2026\tPrakiraan Maju 2027 Pagu\n7.01\tKECAMATAN\t3.000\t3.300\n"
        "7.01.02\tPROGRAM A\t1.000\t1.100\n7.01.02.2.01\tKegiatan\t1.000\t1.100\n7.01.03\tPROGRAM B\t2.000\t2.200\n"
        "\tJumlah\t3.000\t3.300\n"
    )
    book = result.book
    names = {item.id: item.code for item in book.all(WorkItem)}
    summed = [[names[book.get(Ceiling, term).item] for term in row.terms] for row in book.all(PrintedSum)]
    assert summed == [["7.01.02", "7.01.03"]] * 4
    assert [(row.name, row.period, row.value) for row in book.all(PrintedSum)] == [
        ("KECAMATAN", "2026", 300_000), ("KECAMATAN", "2027", 330_000),
        ("Jumlah", "2026", 300_000), ("Jumlah", "2027", 330_000),
    ]  # fmt: skip
    assert result.problems == ()


def test_of_several_totals_each_is_about_what_its_figure_agrees_with() -> None:
    result = reading(
        RENJA + "Kode\tUraian\tPagu\n7.01.02\tPROGRAM A\t1.000\n\tJumlah\t1.000\n7.01.03\tPROGRAM B\t2.000\n"
        "\tJumlah\t2.000\n"
    )
    pagu = [row.id for row in result.book.all(Ceiling)]
    assert [(row.value, row.terms) for row in result.book.all(PrintedSum)] == [
        (100_000, (pagu[0],)), (200_000, (pagu[1],)),
    ]  # fmt: skip
    assert result.problems == ()


def test_a_total_between_lines_that_agrees_with_nothing_is_said_and_judged_as_nothing() -> None:
    result = reading(
        RENJA + "Kode\tUraian\tPagu\n7.01.02\tPROGRAM A\t1.000\n\tJumlah\t1.000\n7.01.03\tPROGRAM B\t2.000\n"
        "\tJumlah\t2.500\n"
    )
    assert [row.value for row in result.book.all(PrintedSum)] == [100_000]
    (problem,) = result.problems
    assert problem.message == (
        "“Jumlah” tidak menyebut baris mana yang dijumlahkan, dan angkanya tidak cocok dengan baris di atasnya; "
        "jumlah ini tidak diperiksa."
    )


def test_money_in_thousands_or_millions_is_said_by_heading_or_caption() -> None:
    result = reading(
        RENSTRA + "Kode\tProgram\tIndikator\t2026 Target\t2026 Rp (juta)\t2027 Target\t2027 Rp\n"
        "7.01.02\tPROGRAM A\tAduan\t80\t1.250,5\t81\t1.300.000.000\n\n"
        "Tabel 5.2 Pagu (dalam ribuan rupiah)\n\nKode\t2028\t2029\n7.01.02\t1.300.000\t1.400.000\n"
    )
    assert money(result.book) == [
        ("2026", 1_250_500_000), ("2027", 1_300_000_000), ("2028", 1_300_000_000), ("2029", 1_400_000_000),
    ]  # fmt: skip
    assert [row.text for row in result.book.all(Ceiling)] == ["1.250,5", "1.300.000.000", "1.300.000", "1.400.000"]
    assert result.problems == ()


def test_the_pagu_of_a_renstra_is_that_of_its_first_year_with_money() -> None:
    title = "# RENCANA STRATEGIS KECAMATAN CONTOH 2021-2026\n\n"
    book = reading(title + "Kode\tProgram\t2022\t2023\n7.01.02\tPROGRAM A\t1.000\t2.000\n").book
    assert [row.period for row in book.ceilings.values()] == ["2022"]
