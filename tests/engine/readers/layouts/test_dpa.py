"""DPA and lists of sub kegiatan as SIPD prints them."""

from datetime import date

import pytest

from selaras.engine.readers.reader import Reading, read, read_bytes
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from tests.completeness import SHARED

TITLE = "DOKUMEN PELAKSANAAN ANGGARAN KECAMATAN CONTOH TAHUN 2025\n\n"


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + "\n".join(lines) + "\n").encode())


@pytest.fixture(scope="module")
def sample() -> Reading:
    return read(SHARED / "samples" / "dpa-pasangkayu-2024.xlsx")


def measured(result: Reading, item: WorkItem) -> list[tuple[str, str, str, int | None, str]]:
    """The indicators of an item with kind, and their target as printed, in ten-thousandths, with its unit."""
    targets = {row.indicator: row for row in result.book.all(Target)}
    return [
        (row.name, row.kind, targets[row.id].text, targets[row.id].value, targets[row.id].unit)
        for row in result.book.all(Indicator)
        if row.subject == item.id
    ]


@pytest.mark.shared
def test_the_sample_is_a_dpa_of_44_sub_kegiatan_without_any_doubt(sample: Reading) -> None:
    assert (sample.kind, sample.sure, sample.problems) == ("dpa", "pasti", ())
    assert {item.level for item in sample.book.all(WorkItem)} == {"sub_kegiatan"}
    assert len(sample.book.all(WorkItem)) == 44


@pytest.mark.shared
def test_a_line_with_all_its_columns(sample: Reading) -> None:
    """Row 8, typed from the sheet."""
    item = sample.book.all(WorkItem)[6]
    assert (item.code, item.name, item.fund_source, item.location, item.begins, item.ends, item.note) == (
        "1.03.01.2.01.0007", "Evaluasi Kinerja Perangkat Daerah", "1.2.1.01.02",
        "Kab. Pasangkayu, Semua Kecamatan, Semua Kelurahan/Desa", date(2024, 1, 1), date(2024, 12, 31), "",
    )  # fmt: skip
    assert measured(sample, item) == [
        (
            "Persentase penunjang urusan perangkat daerah berjalan sesuai standar", "outcome", "96%", 960000, "%",
        ),
        ("Jumlah Laporan Evaluasi Kinerja Perangkat Daerah", "output", "1 Laporan", 10000, "Laporan"),
        ("Terpenuhinya Laporan Evaluasi Kinerja Perangkat Daerah", "outcome", "12 Bulan", 120000, "Bulan"),
    ]  # fmt: skip
    assert sample.book.ceilings[item.id].amount == 23584100000


@pytest.mark.shared
def test_counts_and_total_of_the_sample(sample: Reading) -> None:
    """25 tolak ukur capaian (rows 2–23, 42, 44, 45), 8 of keluaran and hasil (8, 11, 14, 15, 17, 42, 44, 45)."""
    places = [row.place.coordinate for row in sample.book.all(Indicator)]
    assert [sum(place.startswith(column) for place in places) for column in "CEGK"] == [25, 8, 8, 0]
    assert len(sample.book.all(Target)) == 41
    amounts = [row.amount for row in sample.book.all(Ceiling)]
    assert (len(amounts), amounts[26]) == (44, 0)  # row 28 is budgeted with zero


def test_accounts_and_their_calculation_are_no_items() -> None:
    result = reading(
        "Kode Rekening\tUraian\tJumlah (Rp)",
        "7.01.01.2.06.0001\tPenyediaan Komponen Listrik\t2.000",
        "5.1.02.01.01.0031\tBelanja Alat Listrik\t2.000",
        "\t[#] Lampu\t2.000",
        "\tLampu LED 2 buah x 1.000\t2.000",
        "7.01.01.2.06.0002\tPenyediaan Peralatan\t3.000",
        "JUMLAH\t\t5.000",
    )
    assert [item.code for item in result.book.all(WorkItem)] == ["7.01.01.2.06.0001", "7.01.01.2.06.0002"]
    assert result.problems == ()
    assert [(row.value, len(row.terms)) for row in result.book.all(PrintedSum)] == [(500000, 2)]


def test_the_pagu_before_and_after_a_shift_are_two_versions_and_the_second_holds() -> None:
    result = reading(
        "Kode\tUraian\tPagu Sebelum Pergeseran\tPagu Sesudah Pergeseran\tBertambah/(Berkurang)",
        "7.01.02\tPROGRAM A\t1.000\t1.500\t500",
    )
    book = result.book
    assert [(row.version, row.amount) for row in book.all(Ceiling)] == [("murni", 100000), ("pergeseran 1", 150000)]
    assert [row.amount for row in book.ceilings.values()] == [150000]
    assert result.problems == ()


def test_versions_need_no_word_for_money() -> None:
    result = reading(
        "Kode Rekening\tUraian\tSebelum Pergeseran\tSetelah Pergeseran\tBertambah/(Berkurang)",
        "7.01.01.2.06.0001\tPenyediaan Komponen Listrik\t100\t150\t50", "5.1\tBELANJA OPERASI\t100\t150\t50",
    )  # fmt: skip
    assert [(row.version, row.amount) for row in result.book.all(Ceiling)] == [
        ("murni", 10000),
        ("pergeseran 1", 15000),
    ]
    assert result.problems == ()


def test_kinds_of_belanja_with_their_total_are_one_pagu() -> None:
    result = reading(
        "Kode\tUraian\tBelanja Operasi\tBelanja Modal\tBelanja Tidak Terduga\tJumlah",
        "7.01.02\tPROGRAM\t100\t50\t\t150",
    )
    assert [row.amount for row in result.book.all(Ceiling)] == [15000]
    assert [row.value for row in result.book.all(PrintedSum)] == [15000]


def test_a_change_of_the_budget_is_named_so() -> None:
    result = reading("Kode\tUraian\tAnggaran Murni\tAnggaran Perubahan", "7.01.02\tPROGRAM A\t1.000\t1.500")
    assert [row.version for row in result.book.all(Ceiling)] == ["murni", "perubahan 1"]


def test_a_column_jumlah_declares_the_sum_of_the_sources_beside_it() -> None:
    result = reading(
        "Kode\tUraian\tPagu APBD Kabupaten (Rp)\tPagu APBN (Rp)\tJumlah Pagu (Rp)",
        "7.01.02\tPROGRAM A\t1.000\t1.500\t2.600",
        "7.01.03\tPROGRAM B\t\t\t700",
    )
    book = result.book
    assert [row.amount for row in book.all(Ceiling)] == [250000, 70000]
    assert [item.fund_source for item in book.all(WorkItem)] == ["APBD Kabupaten dan APBN", ""]
    [total] = book.all(PrintedSum)
    assert (total.value, total.terms) == (260000, (book.all(Ceiling)[0].id,))


def test_awal_that_is_no_day_is_doubted() -> None:
    result = reading("Kode\tUraian\tAwal Pelaksanaan\tAkhir Pelaksanaan\tPagu", "7.01.02\tA\tJanuari\t31/12/2025\t1")
    [item] = result.book.all(WorkItem)
    assert (item.begins, item.ends) == (None, date(2025, 12, 31))
    assert [problem.message for problem in result.problems] == [
        "“Januari” bukan tanggal; waktu pelaksanaan ini tidak dipakai."
    ]
