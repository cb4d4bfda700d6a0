"""Budget realisation: accounts are no work, and what was spent lands in its quarter, month or year."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, WorkItem

TITLE = "LAPORAN REALISASI ANGGARAN KECAMATAN CONTOH TAHUN 2025\n\n"


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + "\n".join(lines) + "\n").encode())


def money(result: Reading) -> dict[str, dict[str, int | None]]:
    """Per code the pagu (``pagu``) and what was spent by period, in rupiah."""
    codes = {item.id: item.code for item in result.book.all(WorkItem)}
    found: dict[str, dict[str, int | None]] = {code: {} for code in codes.values()}
    for pagu in result.book.all(Ceiling):
        found[codes[pagu.item]]["pagu"] = None if pagu.amount is None else pagu.amount // 100
    for row in result.book.all(Spending):
        found[codes[row.item]][row.period] = None if row.amount is None else row.amount // 100
    return found


def test_pagu_and_realisasi_are_read_and_accounts_left_out() -> None:
    result = reading(
        "Kode\tUraian\tAnggaran\tRealisasi\t%\tSisa Anggaran",
        "7.01.02\tPROGRAM A\t1.000.000\t500.000\t50\t500.000",
        "7.01.02.2.01\tKegiatan A\t1.000.000\t500.000\t50\t500.000",
        "7.01.02.2.01.0001\tSub A\t1.000.000\t500.000\t50,00\t500.000",
        "5\tBELANJA DAERAH\t1.000.000\t500.000\t50\t500.000",
        "5.1.02\tBelanja Barang dan Jasa\t1.000.000\t500.000\t50\t500.000",
        "5.1.02.01.01.0024\tAlat Tulis Kantor\t1.000.000\t500.000\t50\t500.000",
        "\tKertas HVS\t1.000.000\t500.000\t\t",
        "JUMLAH\t\t1.000.000\t500.000\t50\t500.000",
    )
    assert (result.kind, result.problems) == ("realisation", ())
    same = {"pagu": 1000000, "2025": 500000}
    assert money(result) == {"7.01.02": same, "7.01.02.2.01": same, "7.01.02.2.01.0001": same}
    assert [(row.name, row.value, len(row.terms)) for row in result.book.all(PrintedSum)] == [
        ("JUMLAH", 100000000, 1), ("JUMLAH", 50000000, 1),
    ]  # fmt: skip


def test_it_says_that_the_kind_was_not_tried_on_a_real_file() -> None:
    result = reading("Kode\tUraian\tAnggaran\tRealisasi", "7.01.02\tPROGRAM A\t2\t1")
    assert "pembacaan jenis ini belum diuji pada berkas nyata" in result.reasons


def test_quarters_and_their_year() -> None:
    result = reading(
        "Kode\tUraian\tPagu\tRealisasi Triwulan I\tRealisasi Triwulan II\tRealisasi Triwulan III"
        "\tRealisasi Triwulan IV\tJumlah Realisasi",
        "7.01.02\tPROGRAM A\t1.000\t100\t200\t300\t400\t1.000",
    )
    assert money(result)["7.01.02"] == {
        "pagu": 1000, "2025-Q1": 100, "2025-Q2": 200, "2025-Q3": 300, "2025-Q4": 400, "2025": 1000,
    }  # fmt: skip
    assert [row.rule for row in result.book.all(PrintedSum)] == ["setahun di samping triwulan I–IV"]


def test_months_and_what_has_run_up() -> None:
    result = reading(
        "Kode\tUraian\tPagu\tRealisasi Januari\tRealisasi Februari\tRealisasi s.d. Februari\tSisa",
        "7.01.02\tPROGRAM A\t1.000\t100\t200\t300\t700",
    )
    assert money(result)["7.01.02"] == {"pagu": 1000, "2025-M01": 100, "2025-M02": 200, "..2025-M02": 300}


def test_this_month_without_a_name_is_only_known_as_run_up() -> None:
    result = reading(
        "Kode\tUraian\tPagu\tRealisasi s.d. Bulan Lalu\tRealisasi Bulan Ini\tRealisasi s.d. Bulan Ini",
        "7.01.02\tPROGRAM A\t1.000\t100\t200\t300",
    )
    assert money(result)["7.01.02"] == {"pagu": 1000, "..2025": 300}


def test_the_end_of_the_year_is_the_year() -> None:
    result = reading("Kode\tUraian\tPagu\tRealisasi s.d. 31 Desember 2025", "7.01.02\tPROGRAM A\t1.000\t900")
    assert money(result)["7.01.02"] == {"pagu": 1000, "2025": 900}


def test_money_paid_back_is_negative_and_doubted() -> None:
    result = reading("Kode\tUraian\tPagu\tRealisasi", "7.01.02\tPROGRAM A\t1.000\t(100)")
    assert money(result)["7.01.02"] == {"pagu": 1000, "2025": -100}
    assert [problem.message for problem in result.problems] == ["Realisasi 7.01.02: nilainya negatif."]


def test_a_report_by_accounts_alone_has_no_work() -> None:
    result = reading("Kode\tUraian\tAnggaran\tRealisasi", "5\tBELANJA DAERAH\t10\t5", "5.1\tBelanja Operasi\t10\t5")
    assert result.book.all(WorkItem) == ()
    assert any("hanya memuat rekening belanja" in problem.message for problem in result.problems)


def test_a_bidang_of_unsur_penunjang_is_no_account() -> None:
    result = reading(
        "Kode\tUraian\tAnggaran\tRealisasi",
        "5\tUNSUR PENUNJANG URUSAN PEMERINTAHAN\t10\t5",
        "5.01\tPERENCANAAN\t10\t5",
        "5.01.02\tPROGRAM PERENCANAAN\t10\t5",
    )
    assert money(result) == {"5.01.02": {"pagu": 10, "2025": 5}}
