"""What a total line adds up: what it names, the lines since the total before, or all."""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.readers.totals import Listed, Reach, Total, is_total, reaches
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, WorkItem

TWO = [
    Listed("program a", "7 01 02"), Listed("kegiatan satu", above=0), Listed("kegiatan dua", above=0),
    Listed("program b"), Listed("kegiatan tiga", above=3),
]  # fmt: skip


def lines(*totals: tuple[str, int]) -> list[list[tuple[int, ...]]]:
    found = reaches([Total(text, at) for text, at in totals], TWO)
    return [[reach.lines for reach in each] for each in found]


@pytest.mark.parametrize("text", ["Jumlah", "TOTAL", "Sub Total", "Subjumlah", "Grand Total", "JUMLAH SELURUHNYA"])
def test_a_total_is_known_by_its_first_word(text: str) -> None:
    assert is_total(text)
    assert not is_total(f"Laporan {text}")


def test_one_bare_total_is_about_all() -> None:
    assert lines(("Jumlah", 5)) == [[(0, 3)]]


def test_totals_of_programs_are_about_what_they_name_and_the_grand_total_about_all() -> None:
    assert lines(("Jumlah Program A", 3), ("Jumlah Program B", 5), ("TOTAL", 5)) == [[(1, 2)], [(4,)], [(0, 3)]]
    assert lines(("Jumlah 7.01.02", 3), ("Jumlah seluruhnya", 5)) == [[(1, 2)], [(0, 3)]]


@pytest.mark.parametrize("whole", ["Jumlah seluruhnya", "Total Anggaran Keseluruhan", "Grand Total", "Jumlah I + II"])
def test_sub_totals_are_about_the_lines_since_the_one_before(whole: str) -> None:
    assert lines(("Sub jumlah", 3), ("Sub jumlah", 5), (whole, 5)) == [[(0,)], [(3,)], [(0, 3)]]
    assert lines(("Jumlah I", 3), ("Jumlah II", 5), (whole, 5)) == [[(0,)], [(3,)], [(0, 3)]]


def test_a_sub_total_within_a_program_is_about_its_lines_alone() -> None:
    assert lines(("Sub jumlah", 2), ("Sub jumlah", 3))[1] == [(2,)]


def test_a_bare_total_between_lines_may_be_about_its_block_or_all() -> None:
    assert lines(("Jumlah", 3), ("Jumlah", 5)) == [[(0,)], [(0, 3), (3,)]]


def test_a_total_that_names_nothing_above_it_is_about_nothing_known() -> None:
    assert lines(("Jumlah Program B", 5), ("Jumlah bagian lain", 5))[1] == []


def test_totals_of_an_agency_and_its_units_are_kept_apart() -> None:
    owned = [
        Listed("kecamatan contoh", owner="kecamatan contoh"),
        Listed("kelurahan mawar", owner="kelurahan mawar", unit="kelurahan"),
        Listed("kelurahan melur", owner="kelurahan melur", unit="kelurahan"),
        Listed("desa kenanga", owner="desa kenanga", unit="desa", counted=False),
    ]
    texts = (
        "Jumlah pagu Kecamatan Contoh sendiri, tidak termasuk kelurahan", "Jumlah pagu 2 kelurahan",
        "Jumlah Kelurahan Melur", "Jumlah pagu Kecamatan Contoh",
        "Jumlah seluruhnya, Kecamatan Contoh dan 2 kelurahan",
    )  # fmt: skip
    found = reaches([Total(text, 4) for text in texts], owned)
    assert [[reach.lines for reach in each] for each in found] == [
        [(0,)], [(1, 2)], [(2,)], [(0,), (0, 1, 2)], [(0, 1, 2)],
    ]  # fmt: skip
    assert found[2] == (Reach((2,), "jumlah baris “kelurahan melur”"),)


WORK = "# RENCANA KERJA KECAMATAN CONTOH TAHUN 2026\n\nKode\tProgram/Kegiatan\tIndikator\tTarget\tPagu (Rp)\n"


def work(*rows: str) -> Reading:
    return read_bytes("a.txt", (WORK + "\n".join(rows) + "\n").encode())


def told(reading: Reading) -> list[tuple[str, int | None, list[str], int | None]]:
    book = reading.book
    codes = {row.id: book.get(WorkItem, row.item).code for row in book.all(Ceiling)}
    return [(row.name, row.value, [codes[term] for term in row.terms], row.place.line) for row in book.all(PrintedSum)]


def test_a_table_of_work_with_totals_of_its_programs() -> None:
    reading = work(
        "7.01.02\tPROGRAM A\t\t\t", "7.01.02.2.01\tKegiatan satu\tx\t1 unit\t100",
        "7.01.02.2.02\tKegiatan dua\tx\t1 unit\t200", "\tJumlah Program A\t\t\t300",
        "7.01.03\tPROGRAM B\tx\t1 unit\t500", "\tJumlah Program B\t\t\t500", "\tTOTAL\t\t\t800",
    )  # fmt: skip
    assert told(reading) == [
        ("Jumlah Program A", 30_000, ["7.01.02.2.01", "7.01.02.2.02"], 7),
        ("Jumlah Program B", 50_000, ["7.01.03"], 9),
        ("TOTAL", 80_000, ["7.01.02.2.01", "7.01.02.2.02", "7.01.03"], 10),  # the pagu of program A is not printed
    ]


PROMISES = (
    "# PERJANJIAN KINERJA TAHUN 2026\n\nKECAMATAN CONTOH\n\nNama : SITI CONTOH\n\nJabatan : Camat Contoh\n\n"
    "selanjutnya disebut PIHAK PERTAMA\n\nNama : BUDI MAJU\n\nJabatan : Bupati Maju\n\nselanjutnya disebut "
    "PIHAK KEDUA\n\nNo\tSasaran\tIndikator\tTarget\n1\tLayanan\tAduan selesai\t90 %\n\nTeks.\n\n"
    "No\tProgram/Kegiatan\tAnggaran (Rp)\tKet\n"
)


def test_a_list_of_budgets_with_totals_of_its_programs() -> None:
    rows = (
        "1\tProgram A\t\t", "\tKegiatan satu\t100\tAPBD", "\tKegiatan dua\t200\tAPBD",
        "\tJumlah Program A\t300\t",
        "2\tProgram B\t500\tAPBD", "\tJumlah Program B\t600\t", "\tJumlah seluruhnya\t900\t",
    )  # fmt: skip
    book = read_bytes("pk.txt", (PROMISES + "\n".join(rows) + "\n").encode()).book
    names = {row.id: row.name for row in book.all(AgreementBudget)}
    assert [(row.name, row.value, [names[term] for term in row.terms]) for row in book.all(PrintedSum)] == [
        ("Jumlah Program A", 30_000, ["Kegiatan satu", "Kegiatan dua"]),
        ("Jumlah Program B", 60_000, ["Program B"]),
        ("Jumlah seluruhnya", 90_000, ["Kegiatan satu", "Kegiatan dua", "Program B"]),
    ]
