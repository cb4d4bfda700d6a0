"""A Perjanjian Kinerja: statement, annex, list of budgets, at every level of an agency."""

from datetime import date

import pytest

from selaras.engine.readers.reader import Reading, read, read_bytes
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Indicator,
    Objective,
    Official,
    Organisation,
    PlanDocument,
    Position,
    Section,
    Target,
    WorkItem,
)
from tests.completeness import SHARED

STATEMENT = (
    "PERJANJIAN KINERJA TAHUN 2025\n\nKECAMATAN CONTOH\n\n"
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, yang bertanda tangan di bawah ini:\n\n"
    "Nama : BUDI CONTOH, S.STP\n\nJabatan : Sekretaris Camat Contoh\n\nSelanjutnya disebut PIHAK PERTAMA\n\n"
    "Nama : SITI CONTOH\n\nJabatan : Camat Contoh\n\n"
    "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA.\n\n"
    "PIHAK PERTAMA berjanji akan mewujudkan target kinerja.\n\nContoh, 20 Januari 2025\n\n"
    "PIHAK KEDUA,    PIHAK PERTAMA,\n\nSITI CONTOH      BUDI CONTOH, S.STP\n\nNIP 198001012005011001\n\n"
)
ANNEX = "No\tSasaran\tIndikator Kinerja\tTarget\n1\tLayanan prima\tAduan selesai\t90 %\n\t\tWaktu layanan\t3 Hari\n\n"
BUDGET = (
    "Teks.\n\nNo\tProgram/Kegiatan\tAnggaran\tKeterangan\n1\tProgram A\tRp 1.500.000\tAPBD\n"
    "2\tProgram B\t500.000\tDAU\n\tJumlah\t2.000.000\t\n"
)


def reading(text: str) -> Reading:
    return read_bytes("pk.txt", text.encode())


def test_the_parties_are_positions_and_the_day_is_the_signing() -> None:
    book = reading(STATEMENT + ANNEX + BUDGET).book
    [agreement], [plan] = book.all(Agreement), book.all(PlanDocument)
    assert (agreement.document, plan.kind) == (plan.id, "pk")
    assert (agreement.first_party, agreement.second_party) == ("Sekretaris Camat Contoh", "Camat Contoh")
    assert agreement.signed_on == date(2025, 1, 20)
    assert [row.name for row in book.all(Position)] == ["Sekretaris Camat Contoh", "Camat Contoh"]


def test_names_of_officials_stand_in_their_row_alone() -> None:
    result = reading(STATEMENT + ANNEX + BUDGET)
    assert [row.name for row in result.book.all(Official)] == ["BUDI CONTOH, S.STP", "SITI CONTOH"]
    said = " ".join(paragraph.text for section in result.book.all(Section) for paragraph in section.paragraphs)
    assert "BUDI" not in said
    assert "SITI" not in said
    assert "198001012005011001" not in said
    assert not any("BUDI" in problem.message or "SITI" in problem.message for problem in result.problems)


def test_the_statement_may_be_set_in_a_table_without_borders() -> None:
    text = STATEMENT.replace("Nama : ", "Nama\t:\t").replace("\n\nJabatan : ", "\nJabatan\t:\t")
    result = reading(text + ANNEX + BUDGET)
    [agreement] = result.book.all(Agreement)
    assert (agreement.first_party, agreement.second_party) == ("Sekretaris Camat Contoh", "Camat Contoh")
    assert result.problems == ()


def test_the_annex_promises_indicators_with_their_targets() -> None:
    book = reading(STATEMENT + ANNEX + BUDGET).book
    lines = book.all(AgreementLine)
    assert [book.get(Indicator, row.indicator).name for row in lines] == ["Aduan selesai", "Waktu layanan"]
    assert {row.objective for row in lines} == {book.all(Objective)[0].id}
    assert [(row.text, row.value, row.document) for row in book.all(Target)] == [
        ("90 %", 900_000, lines[0].document), ("3 Hari", 30_000, lines[0].document),
    ]  # fmt: skip


def test_the_list_of_budgets_keeps_its_printed_total() -> None:
    book = reading(STATEMENT + ANNEX + BUDGET).book
    budgets = book.all(AgreementBudget)
    assert [(row.number, row.name, row.amount, row.note) for row in budgets] == [
        ("1", "Program A", 150_000_000, "APBD"), ("2", "Program B", 50_000_000, "DAU"),
    ]  # fmt: skip
    [total] = book.all(PrintedSum)
    assert (total.value, total.terms, total.quantity) == (200_000_000, tuple(row.id for row in budgets), "money")
    assert str(total.place) == "pk.txt:38:3"
    assert book.all(WorkItem) == ()


def test_the_total_of_a_list_with_kegiatan_sums_the_programs() -> None:
    lines = "Program A\t2.000\tAPBD\nKegiatan B\t1.500\tAPBD\nKegiatan C\t500\tAPBD\nTotal\t2.000\t\n"
    book = reading(STATEMENT + ANNEX + "Teks.\n\nProgram/Kegiatan\tAnggaran (Rp)\tKet\n" + lines).book
    [total] = book.all(PrintedSum)
    assert total.terms == (book.all(AgreementBudget)[0].id,)


def test_a_list_with_codes_is_a_list_of_budgets_too() -> None:
    lines = "7.01.02\tPROGRAM A\t2.000\n7.01.02.2.01\tKegiatan B\t2.000\n"
    book = reading(STATEMENT + ANNEX + "Teks.\n\nKode\tProgram dan Kegiatan\tAnggaran\n" + lines).book
    assert [(row.code, row.name) for row in book.all(AgreementBudget)] == [
        ("7.01.02", "PROGRAM A"), ("7.01.02.2.01", "Kegiatan B"),
    ]  # fmt: skip
    assert book.all(WorkItem) == ()


def test_an_annex_of_a_section_may_show_kegiatan_and_money_beside_its_indicators() -> None:
    head = "No\tSasaran\tIndikator Kinerja\tSatuan\tTarget\tKegiatan/Sub Kegiatan\tAnggaran\n"
    result = reading(STATEMENT + head + "1\tAduan\tAduan selesai\t%\t90\t7.01.02.2.01 Koordinasi\t1.000\n")
    [budget] = result.book.all(AgreementBudget)
    assert (budget.code, budget.name, budget.amount) == ("7.01.02.2.01", "Koordinasi", 100_000)
    assert len(result.book.all(AgreementLine)) == 1
    assert result.problems == ()


@pytest.mark.parametrize(
    ("position", "superior"),
    [
        ("Camat Contoh", "Bupati Contoh"),
        ("Kepala Seksi Pelayanan", "Camat Contoh"),
        ("Lurah Contoh", "Camat Contoh"),
        ("Kepala Sub Bagian Umum", "Sekretaris Camat"),
    ],
)
def test_every_level_has_its_parties(position: str, superior: str) -> None:
    text = STATEMENT.replace("Jabatan : Camat Contoh", f"Jabatan : {superior}")
    text = text.replace("Sekretaris Camat Contoh", position)
    [agreement] = reading(text.replace("PIHAK PERTAMA", "PIHAK KESATU") + ANNEX).book.all(Agreement)
    assert (agreement.first_party, agreement.second_party) == (position, superior)


def test_a_change_in_the_title_is_a_doubt() -> None:
    result = reading(STATEMENT.replace("PERJANJIAN KINERJA TAHUN", "PERUBAHAN PERJANJIAN KINERJA TAHUN") + ANNEX)
    assert result.kind == "pk"
    assert ["perubahan" in problem.message for problem in result.problems] == [True]


@pytest.mark.shared
def test_the_agreement_of_dispora() -> None:
    result = read(SHARED / "samples" / "pk-dispora-jabar-2017.docx")
    book = result.book
    assert (result.kind, result.sure) == ("pk", "pasti")
    [agreement] = book.all(Agreement)
    assert (agreement.year, agreement.first_party, agreement.second_party) == (2017, "Kepala Dinas", "GUBERNUR")
    assert agreement.signed_on is None
    assert [(row.text, row.value) for row in book.all(Target)] == [
        ("2.00 Peringkat", 20_000), ("36.60 Persen", 366_000), ("4.00 Event", 40_000), ("4.00 GOR", 40_000),
        ("3.00 Paket", 30_000), ("100.00 Persen", 1_000_000), ("140.00 Kelompok/Organisasi", 1_400_000),
        ("6.00 Orang", 60_000), ("70.00 Indeks", 700_000),
    ]  # fmt: skip
    assert [(row.number, row.amount, row.note) for row in book.all(AgreementBudget)] == [
        ("1", 177_792_000_00, "APBD"), ("2", 921_285_000_00, "APBD"), ("3", 4_522_740_000_00, "APBD"),
        ("4", 210_500_000_00, "APBD"), ("5", 2_680_200_000_00, "APBD"), ("6", 8_259_670_000_00, "APBD"),
        ("7", 272_970_000_000_00, "APBD"), ("8", 442_459_000_00, "APBD"), ("9", 496_815_000_00, "APBD"),
        ("10", 5_799_120_000_00, "APBN (Dekonsentrasi)"),
    ]  # fmt: skip
    assert book.all(AgreementBudget)[6].name == "Program Pembinaan, Pemasyarakatan dan Pengembangan Olah Raga"
    assert [problem.message.partition(",")[0] for problem in result.problems] == [
        "9 nilai ditulis dengan titik sebagai tanda desimal"
    ]


def test_both_parties_may_stand_in_one_paragraph() -> None:
    text = (
        "PERJANJIAN KINERJA TAHUN 2025\n\nYang bertanda tangan di bawah ini: Nama : BUDI CONTOH, M.Si. "
        "Jabatan : Camat Contoh selanjutnya disebut Pihak Pertama. Nama : SITI CONTOH Jabatan : Bupati Maju "
        "selaku atasan Pihak Pertama, selanjutnya disebut sebagai Pihak Kedua.\n\n"
    )
    book = reading(text + ANNEX).book
    [agreement] = book.all(Agreement)
    assert (agreement.first_party, agreement.second_party) == ("Camat Contoh", "Bupati Maju")
    assert [row.name for row in book.all(Official)] == ["BUDI CONTOH, M.Si.", "SITI CONTOH"]


def test_a_statement_without_positions_is_a_doubt() -> None:
    [problem] = reading("PERJANJIAN KINERJA TAHUN 2025\n\nKECAMATAN CONTOH\n\n" + ANNEX).problems
    assert problem.message == "Jabatan Pihak Pertama tidak terbaca dari pernyataan perjanjian."


def test_of_money_split_in_own_and_units_the_whole_is_the_amount() -> None:
    budget = (
        "Teks.\n\nNo\tProgram\tAnggaran Kecamatan\tAnggaran Kelurahan\tAnggaran Jumlah\n"
        "1\tProgram A\t1.500.000\t-\t1.500.000\n2\tProgram B\t-\t500.000\t500.000\n"
        "\tJumlah\t1.500.000\t500.000\t2.000.000\n"
    )
    book = reading(STATEMENT + ANNEX + budget).book
    assert [row.amount for row in book.all(AgreementBudget)] == [150_000_000, 50_000_000]
    assert [row.value for row in book.all(PrintedSum)] == [200_000_000]


def test_dots_to_write_on_are_no_name() -> None:
    empty = STATEMENT.replace("BUDI CONTOH, S.STP\n\nJabatan", "..................\n\nJabatan")
    assert [row.name for row in reading(empty + ANNEX).book.all(Official)] == ["SITI CONTOH"]


def test_an_agreement_that_names_no_agency_is_a_doubt() -> None:
    text = STATEMENT.replace("KECAMATAN CONTOH\n\n", "").replace("Camat Contoh", "Camat")
    [problem] = reading(text + ANNEX).problems
    assert problem.message == "Nama perangkat daerah tidak disebut dalam perjanjian ini."
    assert reading(text + "KECAMATAN CONTOH\n\n" + ANNEX).problems == ()


LURAH = STATEMENT.replace("Sekretaris Camat Contoh", "Lurah Jawa")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (LURAH, "Kelurahan Jawa"),
        (LURAH.replace("KECAMATAN CONTOH\n\n", ""), "Kelurahan Jawa"),
        (LURAH.replace("Lurah Jawa", "Plt. Lurah Jawa Kecamatan Contoh"), "Kelurahan Jawa"),
        (LURAH.replace("Lurah Jawa", "Lurah").replace("KECAMATAN", "KELURAHAN MUARA KECAMATAN"), "Kelurahan MUARA"),
        (LURAH.replace("Lurah Jawa", "Lurah").replace("KECAMATAN", "LURAH MUARA KECAMATAN"), "Kelurahan MUARA"),
    ],
)
def test_a_lurah_promises_for_a_unit_of_the_kecamatan(text: str, unit: str) -> None:
    result = reading(text + ANNEX)
    agency, kelurahan = result.book.all(Organisation)
    assert (agency.level, agency.name.casefold()) == ("agency", "kecamatan contoh")
    assert (kelurahan.level, kelurahan.kind, kelurahan.name) == ("unit", "kelurahan", unit)
    assert kelurahan.parent == agency.id
    assert {row.organisation for row in result.book.all(Agreement)} == {kelurahan.id}
    assert result.problems == ()


def test_the_agreement_of_a_camat_has_no_unit() -> None:
    text = STATEMENT.replace("Sekretaris Camat Contoh", "Camat Contoh").replace("KECAMATAN", "KELURAHAN JAWA KECAMATAN")
    assert [row.level for row in reading(text + ANNEX).book.all(Organisation)] == ["agency"]


def test_a_list_of_budgets_pasted_below_the_annex_begins_a_table_of_its_own() -> None:
    """Word tables copied into a text have only a blank line between them."""
    result = read_bytes(
        "pk.txt",
        (
            b"PERJANJIAN KINERJA TAHUN 2026\nKECAMATAN CONTOH\n\n"
            b"No\tSasaran\tIndikator Kinerja\tTarget\n1\tMeningkatnya pelayanan\tIKM\t88,5\n\n"
            b"Program\tAnggaran\tKeterangan\n1. Program Penunjang\tRp 1.234.567.000,00\tAPBD\n"
            b"2. Program Pemberdayaan\tRp. 500.000.000,-\tAPBD\n"
        ),
    )
    assert [row.text for row in result.book.all(Objective)] == ["Meningkatnya pelayanan"]
    assert [(row.name, row.amount, row.note) for row in result.book.all(AgreementBudget)] == [
        ("Program Penunjang", 123_456_700_000, "APBD"),
        ("Program Pemberdayaan", 50_000_000_000, "APBD"),
    ]


def test_of_a_list_before_and_after_a_change_the_amounts_after_it_count_and_that_is_said() -> None:
    result = read_bytes(
        "pk.txt",
        b"PERJANJIAN KINERJA PERUBAHAN TAHUN 2026\nKECAMATAN CONTOH\n\n"
        b"No\tProgram\tAnggaran Semula\tAnggaran Menjadi\tKet\n1\tProgram Penunjang\tRp1.000.000\tRp1.200.000\tAPBD\n"
        b"2\tProgram Pemberdayaan\tRp500.000\tRp 400.000\tAPBD\n\tJumlah\tRp1.500.000\tRp1.600.000\t\n",
    )
    assert [row.amount for row in result.book.all(AgreementBudget)] == [120_000_000, 40_000_000]
    [total] = result.book.all(PrintedSum)
    assert (total.value, len(total.terms)) == (160_000_000, 2)
    assert (
        "Tabel pada baris 4 memuat anggaran sebelum dan sesudah perubahan; yang dipakai anggaran sesudah perubahan."
        in [problem.message for problem in result.problems]
    )


def test_the_sign_of_rupiah_in_a_column_of_its_own_needs_no_heading_of_its_own() -> None:
    """What a heading spans is lost where a table is copied as text."""
    result = read_bytes(
        "pk.txt",
        b"PERJANJIAN KINERJA TAHUN 2026\nKECAMATAN CONTOH\n\n"
        b"Program\tAnggaran\tKeterangan\n1. Program Penunjang\tRp.\t1.000.000.-\tAPBD\n"
        b"2. Program Pemberdayaan\tRp.\t2.000.000,-\tAPBD\nJumlah\tRp.\t3.000.000,-\t\n",
    )
    assert [(row.name, row.amount, row.note) for row in result.book.all(AgreementBudget)] == [
        ("Program Penunjang", 100_000_000, "APBD"), ("Program Pemberdayaan", 200_000_000, "APBD"),
    ]  # fmt: skip
    assert [(row.value, len(row.terms)) for row in result.book.all(PrintedSum)] == [(300_000_000, 2)]


def test_a_line_that_ends_before_the_sign_of_rupiah_takes_no_other_line_along() -> None:
    result = read_bytes(
        "pk.txt",
        b"PERJANJIAN KINERJA TAHUN 2026\nKECAMATAN CONTOH\n\n"
        b"No\tProgram\tAnggaran\n1\tProgram Penunjang\tRp\t1.000.000\n2\tProgram Pemberdayaan\n",
    )
    assert [(row.name, row.amount) for row in result.book.all(AgreementBudget)] == [
        ("Program Penunjang", 100_000_000), ("Program Pemberdayaan", None),
    ]  # fmt: skip
