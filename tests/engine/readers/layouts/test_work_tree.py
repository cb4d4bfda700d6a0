"""The budget tree."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, Target, WorkItem

HEAD = (
    "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
    "Kode\tUraian\tIndikator\tTarget\tLokasi\tSumber Dana\tPagu Indikatif (Rp)\n"
)


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (HEAD + "\n".join(lines)).encode())


def test_rows_hang_under_the_nearest_higher_row_of_their_unit() -> None:
    book = reading(
        "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t\t3",
        "7.01.02\tPROGRAM A\t\t\t\t\t1",
        "7.01.02.2.01\tKegiatan\t\t\t\t\t1",
        "7.01.02.2.01.0001\tSub\t\t\tKantor\tDAU\t1",
        "7.01.1.03.0.00.17.0001\tKELURAHAN SATU\t\t\t\t\t2",
        "7.01.03\tPROGRAM B\t\t\t\t\t2",
    ).book
    office, program, kegiatan, sub, kelurahan, other = book.all(WorkItem)
    assert [item.parent for item in (office, program, kegiatan, sub)] == ["", office.id, program.id, kegiatan.id]
    assert other.parent == kelurahan.id
    assert (sub.location, sub.fund_source) == ("Kantor", "DAU")
    assert book.get(Organisation, other.organisation).kind == "kelurahan"


def test_a_desa_is_supervised_and_never_summed() -> None:
    book = reading(
        "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t\t3", "7.01.1.03.0.00.17.0007\tDESA MAJU\t\t\t\t\t2"
    ).book
    assert [row.supervised for row in book.all(Organisation)] == [False, True]


def test_an_empty_or_dashed_pagu_is_unknown_and_no_doubt() -> None:
    result = reading("7.01.02\tPROGRAM\t\t\t\t\t", "7.01.03\tPROGRAM\t\t\t\t\t-")
    assert [row.amount for row in result.book.all(Ceiling)] == [None, None]
    assert result.problems == ()


def test_rupiah_with_a_dash_is_unknown_and_with_zero_it_is_zero() -> None:
    texts = ("Rp -", "Rp. –", "Rp", "Rp. 0,-", "Rp0")
    result = reading(*(f"7.01.0{n}\tPROGRAM\t\t\t\t\t{text}" for n, text in enumerate(texts, start=1)))
    assert [row.amount for row in result.book.all(Ceiling)] == [None, None, None, 0, 0]
    assert result.problems == ()


def test_money_in_words_is_a_doubt_that_asks_for_the_whole_amount() -> None:
    lines = ("7.01.01\tPROGRAM\t\t\t\t\tRp 1 Milyar", "7.01.02\tPROGRAM\t\t\t\t\t1,5 juta")
    result = reading(*lines, "7.01.03\tPROGRAM\t\t\t\t\tmenyusul")
    assert [row.amount for row in result.book.all(Ceiling)] == [None] * 3
    whole = "Tulis pagu dengan angka penuh, misalnya 1.500.000 untuk 1,5 juta."
    assert [problem.hint for problem in result.problems] == [
        whole, whole, "Tulis pagu sebagai satu angka, misalnya 45.000.000.",
    ]  # fmt: skip


def test_a_target_without_indicator_is_a_doubt() -> None:
    result = reading("7.01.02\tPROGRAM\t\t100 Persen\t\t\t1")
    assert [problem.message for problem in result.problems] == [
        "Target “100 Persen” pada 7.01.02 tidak mempunyai indikator."
    ]
    assert result.book.all(Target) == ()


def test_a_line_that_only_adds_an_indicator_is_no_work_item() -> None:
    book = reading("7.01.02\tPROGRAM\tSatu\t1 Unit\t\t\t1", "\t\tDua\t2 Unit\t\t\t").book
    assert len(book.all(WorkItem)) == 1
    assert [row.subject for row in book.all(Indicator)] == [book.all(WorkItem)[0].id] * 2


def test_the_money_of_a_desa_is_in_no_total() -> None:
    book = reading(
        "7.01.1.03.0.00.17.0000\tKECAMATAN CONTOH\t\t\t\t\t100", "7.01.1.03.0.00.17.2001\tDESA SATU\t\t\t\t\t40",
        "\tJumlah\t\t\t\t\t100",
    ).book  # fmt: skip
    [total] = book.all(PrintedSum)
    items = [book.get(WorkItem, book.get(Ceiling, term).item).name for term in total.terms]
    assert items == ["KECAMATAN CONTOH"]


def with_head(text: str) -> Reading:
    return read_bytes("a.txt", f"RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\n{text}".encode())


def test_a_forecast_that_does_not_say_of_what_is_told_by_its_cells() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tIndikator\tTarget 2026\tPagu 2026\tPrakiraan Maju 2027\n"
        "7.01.02\tPROGRAM A\tAduan\t90%\t1.000.000\t1.100.000\n"
        "7.01.03\tPROGRAM B\tRapat\t4 kali\t2.000.000\t2.100.000\n"
    )
    assert [(row.period, row.amount) for row in result.book.all(Ceiling)] == [
        ("2026", 100_000_000), ("2027", 110_000_000), ("2026", 200_000_000), ("2027", 210_000_000),
    ]  # fmt: skip
    assert [(row.period, row.text) for row in result.book.all(Target)] == [("2026", "90%"), ("2026", "4 kali")]


def test_a_forecast_of_the_target_stays_one() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tIndikator\tTarget 2026\tPagu 2026\tPrakiraan Maju 2027\n"
        "7.01.02\tPROGRAM A\tAduan\t90%\t1.000.000\t95%\n"
    )
    assert [(row.period, row.text) for row in result.book.all(Target)] == [("2026", "90%"), ("2027", "95%")]


def test_the_budget_before_and_after_its_change_may_be_headed_apbd() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tAPBD Murni\tAPBD Perubahan\tBertambah/(Berkurang)\n"
        "7.01.02\tPROGRAM A\t1.000.000\t1.500.000\t500.000\n"
    )
    assert [(row.version, row.amount) for row in result.book.all(Ceiling)] == [
        ("murni", 100_000_000), ("perubahan 1", 150_000_000),
    ]  # fmt: skip


def test_a_month_may_be_shortened() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tPagu\tApr\tMei\tAgt\n7.01.02\tPROGRAM A\t6.000.000\t1.000.000\t2.000.000\t3.000.000\n"
    )
    assert [(row.period, row.amount) for row in result.book.all(Ceiling)] == [
        ("2026", 600_000_000), ("2026-M04", 100_000_000), ("2026-M05", 200_000_000), ("2026-M08", 300_000_000),
    ]  # fmt: skip
    assert result.problems == ()


def test_a_sub_total_sums_what_follows_the_last_one_and_the_total_all() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tPagu\n7.01.02\tPROGRAM A\t1.000\n7.01.03\tPROGRAM B\t2.000\n"
        "\tSub Jumlah\t3.000\n7.01.04\tPROGRAM C\t4.000\n\tSub Jumlah\t4.000\n\tJumlah\t7.000\n"
    )
    items = {row.id: row.name for row in result.book.all(WorkItem)}
    names = {row.id: items[row.item] for row in result.book.all(Ceiling)}
    assert [(row.value, [names[term] for term in row.terms]) for row in result.book.all(PrintedSum)] == [
        (300_000, ["PROGRAM A", "PROGRAM B"]),
        (400_000, ["PROGRAM C"]),
        (700_000, ["PROGRAM A", "PROGRAM B", "PROGRAM C"]),
    ]
    assert result.problems == ()


def test_kinds_of_belanja_are_one_pagu_with_and_without_their_total() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tBelanja Operasi\tBelanja Modal\tTotal\n7.01.02\tPROGRAM A\t1.000\t2.000\t3.500\n"
    )
    assert [(row.amount, row.text) for row in result.book.all(Ceiling)] == [(300_000, "1.000 + 2.000")]
    assert [(row.value, row.text) for row in result.book.all(PrintedSum)] == [(350_000, "3.500")]
    assert result.problems == ()
    result = with_head(
        "Kode\tProgram/Kegiatan\tBelanja Operasi\tBelanja Modal\n7.01.02\tPROGRAM A\t1.000\t2.000\n"
        "7.01.03\tPROGRAM B\t\t4.000\n"
    )
    assert [row.amount for row in result.book.all(Ceiling)] == [300_000, 400_000]
    assert result.problems == ()


def test_a_plan_may_say_its_targets_and_money_by_quarter() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tIndikator\tSatuan\tTarget\tPagu\tTarget TW I\tRp TW I\tTarget TW II\tRp TW II\n"
        "7.01.02\tPROGRAM A\tRapat\tkali\t4\t3.000\t1\t1.000\t3\t2.000\n"
    )
    assert [(row.period, row.value) for row in result.book.all(Target)] == [
        ("2026", 40_000), ("2026-Q1", 10_000), ("2026-Q2", 30_000),
    ]  # fmt: skip
    assert [(row.period, row.amount) for row in result.book.all(Ceiling)] == [
        ("2026", 300_000), ("2026-Q1", 100_000), ("2026-Q2", 200_000),
    ]  # fmt: skip
    assert result.problems == ()


def test_a_target_of_half_a_year_is_none_of_the_year() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tIndikator\tTarget Semester I\tTarget Semester II\tPagu\n"
        "7.01.02\tPROGRAM A\tAduan\t40 %\t80 %\t1.000\n"
    )
    assert result.book.all(Target) == ()
    assert [problem.message for problem in result.problems] == [
        "Kolom “target semester i”, “target semester ii” pada Tabel pada baris 3 tidak dikenali; isinya tidak dipakai."
    ]


def test_pagu_and_target_beside_those_of_the_change_are_the_ones_before_it() -> None:
    result = with_head(
        "Kode\tProgram/Kegiatan\tIndikator\tTarget\tTarget Perubahan\tPagu\tPagu Perubahan\n"
        "7.01.02\tPROGRAM A\tRapat\t4 kali\t5 kali\t1.000\t1.500\n7.01.03\tPROGRAM B\tAduan\t90 %\t\t2.000\t2.000\n"
    )
    assert [(row.version, row.amount) for row in result.book.all(Ceiling)] == [
        ("murni", 100_000), ("perubahan 1", 150_000), ("murni", 200_000), ("perubahan 1", 200_000),
    ]  # fmt: skip
    assert [row.text for row in result.book.all(Target)] == ["5 kali", "90 %"]
    assert [problem.message for problem in result.problems] == [
        "Tabel pada baris 3 memuat target sebelum dan sesudah perubahan; yang dipakai target sesudah perubahan."
    ]


def test_tabel_4_1_tells_whom_a_line_serves_and_a_dash_tells_nothing() -> None:
    lines = (
        "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2027", "",
        "Tabel 4.1 Program, Kegiatan, dan Sub Kegiatan beserta Pendanaannya Tahun 2027", "",
        ("| No | Kode | Urusan/Bidang/Program/Outcome/Kegiatan/Subkegiatan/Output | Indikator | Target Akhir Renstra "
        "| Target 2027 | Pagu Indikatif 2027 | Lokasi | Sumber Dana | Prioritas Nasional | Prioritas Daerah "
        "| Kelompok Sasaran | Prakiraan Maju 2028 Target | Prakiraan Maju 2028 Pagu Indikatif |"),
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
        ("| 1 | 7.01.02 | PROGRAM PELAYANAN PUBLIK | Persentase pelayanan | 100 | 96 % | 500.000.000 | Kecamatan | PAD "
        "| PN 7 | – | Masyarakat | 97 % | 550.000.000 |"),
    )  # fmt: skip
    (item,) = read_bytes("a.md", "\n".join(lines).encode()).book.all(WorkItem)
    assert (item.target_group, item.national_priority, item.regional_priority) == ("Masyarakat", "PN 7", "")
