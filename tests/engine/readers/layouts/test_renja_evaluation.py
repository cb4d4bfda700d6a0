"""Evaluation of Renja in the form of the law and in regional variants."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Indicator, Mission, Section, Target, Vision, WorkItem
from tests.engine.readers.sheet_files import Bold, Content, Live, Shown, read_sheets

TITLE = "EVALUASI TERHADAP HASIL RENJA KECAMATAN CONTOH TAHUN 2025\n\n"
# Column heads as Permendagri 86/2017 words E.81, each over K and Rp; blanks between tabs are what a head covers.
LAW = (
    "No\tSasaran\tProgram/Kegiatan\tIndikator Kinerja Program (outcome)/ Kegiatan (output)"
    "\tTarget Renstra Perangkat Daerah pada Tahun 2026 (akhir periode Renstra)\t"
    "\tRealisasi Capaian Kinerja Renstra Perangkat Daerah s/d Renja Perangkat Daerah Tahun Lalu (n-2)\t"
    "\tTarget Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan yang Dievaluasi (n-1)\t"
    "\tRealisasi Kinerja pada Triwulan I\t\tRealisasi Kinerja pada Triwulan II\t"
    "\tRealisasi Kinerja pada Triwulan III\t\tRealisasi Kinerja pada Triwulan IV\t"
    "\tRealisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi\t"
    "\tRealisasi Kinerja dan Anggaran Renstra Perangkat Daerah s/d Tahun Berjalan\t"
    "\tTingkat Capaian Kinerja dan Realisasi Anggaran Renstra Perangkat Daerah s/d Tahun Berjalan (%)\t"
    "\tUnit Perangkat Daerah Penanggung Jawab\tKet.\n"
    "\t\t\t\t" + "K\tRp\t" * 10 + "\t\n"
    "1\t2\t3\t4\t5\t\t6\t\t7\t\t8\t\t9\t\t10\t\t11\t\t12\t\t13=6+12\t\t14=13/5x100\t\t15\t16\n"
)
LINE = (
    "1\tSasaran Satu\tPROGRAM A\tJumlah laporan\t9 dokumen\t1000\t5 dokumen\t100\t4 dokumen\t300\t1\t50\t1\t60\t1\t70"
    "\t1\t80\t4 dokumen\t260\t9 dokumen\t360\t100\t36\tSekretariat\tcatatan\n"
)
FOOTER = (
    "Rata-rata capaian kinerja (%)" + "\t" * 22 + "97\t36\t\t\n"
    "Predikat kinerja" + "\t" * 22 + "Sangat Tinggi\tRendah\t\t\n"
    "Faktor pendorong keberhasilan kinerja: dukungan camat" + "\t" * 25 + "\n"
    "Faktor penghambat pencapaian kinerja:" + "\t" * 25 + "\n"
    "Disusun\t\t\tDievaluasi" + "\t" * 22 + "\n"
    "KEPALA SATU\t\t\tKEPALA BAPPEDA" + "\t" * 22 + "\n"
)


def reading(text: str, title: str = TITLE) -> Reading:
    return read_bytes("a.txt", (title + text).encode())


def values(result: Reading) -> dict[str, dict[str, tuple[str, int | None, int | None]]]:
    """Per indicator the actuals by period: text, value, percent."""
    names = {row.id: row.name for row in result.book.all(Indicator)}
    found: dict[str, dict[str, tuple[str, int | None, int | None]]] = {name: {} for name in names.values()}
    for row in result.book.all(Actual):
        found[names[row.indicator]][row.period] = (row.text, row.value, row.percent)
    return found


def test_the_form_of_the_law_with_the_year_counted_from_n() -> None:
    result = reading(LAW + LINE + FOOTER)
    book = result.book
    assert (result.kind, result.sure) == ("renja_evaluation", "pasti")
    assert {row.period: (row.text, row.value) for row in book.all(Target)} == {
        "..2026": ("9 dokumen", 90000), "2025": ("4 dokumen", 40000),
    }  # fmt: skip
    assert values(result)["Jumlah laporan"] == {
        "..2024": ("5 dokumen", 50000, None), "2025-Q1": ("1", 10000, None), "2025-Q2": ("1", 10000, None),
        "2025-Q3": ("1", 10000, None), "2025-Q4": ("1", 10000, None), "2025": ("4 dokumen", 40000, None),
        "..2025": ("9 dokumen", 90000, 1000000),
    }  # fmt: skip
    assert {row.period: row.amount for row in book.all(Ceiling)} == {"..2026": 100000, "2025": 30000}
    assert {row.period: row.amount for row in book.all(Spending)} == {
        "..2024": 10000, "2025-Q1": 5000, "2025-Q2": 6000, "2025-Q3": 7000, "2025-Q4": 8000, "2025": 26000,
        "..2025": 36000,
    }  # fmt: skip
    [item] = book.all(WorkItem)
    assert (item.level, item.name, item.note) == ("program", "PROGRAM A", "catatan")
    assert book.all(Indicator)[0].owner == "Sekretariat"


def test_its_footer_is_kept_as_sections_and_its_signatures_are_no_lines() -> None:
    sections = {
        row.heading: [paragraph.text for paragraph in row.paragraphs]
        for row in reading(LAW + LINE + FOOTER).book.all(Section)
        if row.level == 2
    }
    assert sections == {
        "Rata-rata capaian kinerja (%)": ["97", "36"], "Predikat kinerja": ["Sangat Tinggi", "Rendah"],
        "Faktor pendorong keberhasilan kinerja": ["dukungan camat"], "Faktor penghambat pencapaian kinerja": [],
    }  # fmt: skip


def test_the_year_stands_in_the_line_of_the_period() -> None:
    title = (
        "Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/Kota\n"
        "Renja Perangkat Daerah Kecamatan Contoh Kabupaten Contoh\nPeriode Pelaksanaan 2025\n\n"
    )
    periods = {row.period for row in reading(LAW + LINE, title).book.all(Target)}
    assert periods == {"..2026", "2025"}


def test_where_the_renstra_is_named_its_end_is_that_of_its_whole_period() -> None:
    title = TITLE.rstrip() + "\nRenstra Kecamatan Contoh Tahun 2021-2026\n\n"
    assert {row.period for row in reading(LAW + LINE, title).book.all(Target)} == {"2021-2026", "2025"}


CODED = (
    "Kode\tProgram/Kegiatan\tIndikator Kinerja\tSatuan\tTarget Renja 2025\tPagu 2025 (Rp)\tRealisasi TW I\t%"
    "\tRealisasi Anggaran TW I (Rp)\tRealisasi TW II\t%\tRealisasi Anggaran TW II (Rp)\tRealisasi s.d. TW II\n"
)


def test_a_coded_variant_with_two_quarters_and_what_has_run_up() -> None:
    result = reading(
        CODED + "7.01\tKECAMATAN\t\t\t\t10\t\t\t1\t\t\t2\t\n"
        "7.01.02\tPROGRAM A\tIndeks\tNilai\t90\t10\t10\t11,1\t1\t20\t22,2\t2\t30\n"
        "\t\tIndeks kedua\tNilai\t80\t\t8\t10\t\t\t\t\t8\n"
    )
    assert result.problems == ()
    assert values(result) == {
        "Indeks": {
            "2025-Q1": ("10", 100000, 111000), "2025-Q2": ("20", 200000, 222000), "..2025-Q2": ("30", 300000, None),
        },
        "Indeks kedua": {"2025-Q1": ("8", 80000, 100000), "..2025-Q2": ("8", 80000, None)},
    }  # fmt: skip
    assert [(row.name, row.period, row.value) for row in result.book.all(PrintedSum)] == [
        ("KECAMATAN", "2025", 1000), ("KECAMATAN", "2025-Q1", 100), ("KECAMATAN", "2025-Q2", 200),
    ]  # fmt: skip


def test_an_actual_in_percent_of_a_counted_target_is_no_count() -> None:
    result = reading(CODED + "7.01.02\tPROGRAM A\tLaporan\tDokumen\t4\t10\t50%\t\t1\t3\t75\t2\t\n")
    assert values(result)["Laporan"] == {"2025-Q1": ("50%", None, 500000), "2025-Q2": ("3", 30000, 750000)}
    [problem] = result.problems
    assert problem.message == (
        "Realisasi “50%” ditulis dalam persen, sedangkan satuannya Dokumen; dibaca sebagai tingkat capaian, "
        "bukan jumlah Dokumen."
    )


def test_a_share_of_one_without_a_sign_is_a_percent() -> None:
    lines = "".join(
        f"7.01.0{n}\tPROGRAM {n}\tLaporan\tDokumen\t4\t10\t2\t{share}\t1\t3\t\t2\t\n"
        for n, share in ((2, "0,5"), (3, "1"))
    )
    texts = [row.percent for row in reading(CODED + lines).book.all(Actual) if row.percent is not None]
    assert texts == [5000, 10000]  # a text says what it says
    head: list[Content] = [text.strip() for text in CODED.split("\t")]
    rows: list[list[Content]] = [
        ["7.01.02", "PROGRAM A", "Laporan", "Dokumen", 4, 10, 2, 0.5, 1, 3, 0.75, 2],
        ["7.01.03", "PROGRAM B", "Laporan", "Dokumen", 4, 10, 4, 1, 1, 4, 1, 2],
    ]
    result = read_sheets(Renja=[[TITLE.strip()], [], head, *rows])
    assert [row.percent for row in result.book.all(Actual)] == [500000, 750000, 1000000, 1000000]


def test_several_indicators_with_one_value_are_told() -> None:
    result = reading(
        CODED + "7.01.02\tPROGRAM A\t1. Nilai AKIP 2. Indeks Kepuasan\tNilai\t90\t10\t10\t11\t1\t20\t22\t2\t30\n"
    )
    assert [problem.message.split(" (")[0] for problem in result.problems] == [
        "Sel ini memuat lebih dari satu indikator"
    ]
    assert [row.name for row in result.book.all(Indicator)] == ["1. Nilai AKIP 2. Indeks Kepuasan"]


UNCODED: list[Content] = ["No", "Visi", "Misi", "Program/Kegiatan", "Indikator", "Target 2025", "Pagu 2025 (Rp)"]
QUARTERS: list[Content] = ["Realisasi TW I", "Realisasi TW I (Rp)", "Realisasi TW II", "Realisasi TW II (Rp)"]


def test_levels_without_codes_follow_the_sums_of_the_sheet() -> None:
    result = read_sheets(
        Evaluasi=[
            [TITLE.strip()], [], [*UNCODED, *QUARTERS],
            [1, "Maju", "Melayani", Bold("Perencanaan"), None, None, Live("=G5", 60), None, 6],
            [2, None, None, Bold("Program A"), "Indeks", 80, Live("=SUM(G6,G9)", 60), 20, Live("=I6+I9", 6), 20, 6],
            [3, None, None, "Penataan Wilayah", "Persentase", 80, Live("=SUM(G7:G8)", 30), 20, 3, 20, 3],
            [4, None, None, "Rapat Pertama", "Jumlah", 8, 10, 2, 1, 2, 1],
            [5, None, None, "Rapat Kedua", "Jumlah", 8, 20, 2, 2, 2, 2],
            [6, None, None, "Penataan Warga", "Persentase", 80, Live("=G10", 30), 20, 3, 20, 3],
            [7, None, None, "Rapat Ketiga", "Jumlah", 8, 30, 2, 3, 2, 3],
        ]
    )  # fmt: skip
    book = result.book
    assert [(item.level, item.name) for item in book.all(WorkItem)] == [
        ("program", "Program A"), ("kegiatan", "Penataan Wilayah"), ("sub_kegiatan", "Rapat Pertama"),
        ("sub_kegiatan", "Rapat Kedua"), ("kegiatan", "Penataan Warga"), ("sub_kegiatan", "Rapat Ketiga"),
    ]  # fmt: skip
    assert [(row.text, row.owner) for row in book.all(Vision)] == [("Maju", "region")]
    assert [row.text for row in book.all(Mission)] == ["Melayani"]
    assert [(row.name, row.period, row.value) for row in book.all(PrintedSum)] == [
        ("Perencanaan", "2025", 6000), ("Perencanaan", "2025-Q1", 600),
    ]  # fmt: skip


def test_what_is_shown_rounded_keeps_its_value() -> None:
    result = read_sheets(
        Evaluasi=[
            [TITLE.strip()], [], [*UNCODED, *QUARTERS],
            [1, None, None, "Program A", "Indeks", 1, 60, Shown(0.94, "#,##0"), 6, Shown(0, '#,##0;-#,##0;"-"'), 6],
        ]
    )  # fmt: skip
    assert [(row.text, row.value) for row in result.book.all(Actual)] == [("1", 9400), ("-", 0)]


def test_capaian_right_of_realisasi_is_its_percent() -> None:
    result = reading(
        "Kode\tSub Kegiatan\tIndikator\tSatuan\tTarget\tRealisasi\tCapaian\tAnggaran\tRealisasi Anggaran\tSerapan (%)\n"
        "7.01.02.2.01.0001\tSub\tLaporan\tDok\t4\t3\t75\t100\t90\t90\n"
    )
    assert result.problems == ()
    assert values(result)["Laporan"] == {"2025": ("3", 30000, 750000)}
    assert [row.amount for row in result.book.all(Spending)] == [9000]


def test_a_percent_is_of_the_actual_of_its_own_time_wherever_that_stands() -> None:
    result = reading(
        "Kode\tSub Kegiatan\tIndikator\tSatuan\tTarget\tRealisasi TW I\tRealisasi TW II\tCapaian TW I (%)\t"
        "Capaian TW II (%)\n7.01.02.2.01.0001\tSub\tLaporan\tDok\t4\t1\t3\t25\t75\n"
    )
    assert values(result)["Laporan"] == {"2025-Q1": ("1", 10000, 250000), "2025-Q2": ("3", 30000, 750000)}
    assert result.problems == ()


def test_numbers_out_of_all_reason_are_unknown_and_told() -> None:
    result = read_sheets(
        Evaluasi=[
            [TITLE.strip()], [], [*UNCODED, *QUARTERS],
            [1, None, None, "Program A", "Indeks", 1, 60, Shown(1e300, "0.00"), 6, 1e25, 6],
        ]
    )  # fmt: skip
    assert [row.value for row in result.book.all(Actual)] == [None, None]
    assert sum("terlalu besar" in problem.message for problem in result.problems) == 2
