"""Program, kegiatan and sub kegiatan in columns of their own."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Indicator, Objective, Organisation, Target, WorkItem

TITLE = "RENCANA KERJA KECAMATAN CONTOH TAHUN 2025\n\n"


def reading(*lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + "\n".join(lines)).encode())


def items(result: Reading) -> list[tuple[str, str, str]]:
    return [(row.level, row.code, row.name) for row in result.book.all(WorkItem)]


def test_names_in_steps_are_the_names_of_their_lines() -> None:
    result = reading(
        "Kode\tProgram\tKegiatan\tSub Kegiatan\tIndikator\tTarget\tPagu",
        "7.01.02\tPROGRAM A\t\t\tSatu\t1 Unit\t900",
        "7.01.02.2.01\t\tKoordinasi\t\tDua\t2 Unit\t900",
        "7.01.02.2.01.0001\t\t\tRapat\tTiga\t3 Unit\t900",
    )
    assert items(result) == [
        ("program", "7.01.02", "PROGRAM A"),
        ("kegiatan", "7.01.02.2.01", "Koordinasi"),
        ("sub_kegiatan", "7.01.02.2.01.0001", "Rapat"),
    ]
    assert result.problems == ()
    assert str(result.book.all(WorkItem)[2].place) == "a.txt:6:1"


HEAD = (
    "Kode Program\tNama Program\tKode Kegiatan\tNama Kegiatan\tKode Sub Kegiatan\tNama Sub Kegiatan\t"
    "Indikator\tTarget\tPagu"
)


def test_a_line_that_names_all_its_levels_opens_each_of_them_once() -> None:
    above = "7.01.02\tPROGRAM A\t7.01.02.2.01\tKoordinasi"
    result = reading(
        HEAD,
        f"{above}\t7.01.02.2.01.0001\tRapat\tSatu\t1 Unit\t600",
        f"{above}\t7.01.02.2.01.0002\tLaporan\tDua\t2 Unit\t400",
        "7.01.03\tPROGRAM B\t7.01.03.2.01\tPemberdayaan\t7.01.03.2.01.0001\tPelatihan\tTiga\t3 Unit\t500",
    )
    assert [code for _, code, _ in items(result)] == [
        "7.01.02", "7.01.02.2.01", "7.01.02.2.01.0001", "7.01.02.2.01.0002",
        "7.01.03", "7.01.03.2.01", "7.01.03.2.01.0001",
    ]  # fmt: skip
    found = {row.id: row for row in result.book.all(WorkItem)}
    assert {found[row.item].code: row.amount for row in result.book.all(Ceiling) if row.amount is not None} == {
        "7.01.02.2.01.0001": 60_000, "7.01.02.2.01.0002": 40_000, "7.01.03.2.01.0001": 50_000,
    }  # fmt: skip
    assert [found[row.subject].name for row in result.book.all(Indicator)] == ["Rapat", "Laporan", "Pelatihan"]
    assert result.problems == ()


def parents(result: Reading) -> list[tuple[str, str, str]]:
    """Level, name, and the name of the item above, of every item."""
    named = {row.id: row.name for row in result.book.all(WorkItem)}
    return [(row.level, row.name, named.get(row.parent, "")) for row in result.book.all(WorkItem)]


def test_levels_in_columns_beside_the_targets_make_a_tree_without_codes() -> None:
    result = reading(
        "No\tSasaran Strategis\tIndikator Kinerja\tTarget\tProgram\tKegiatan\tSub Kegiatan\tAnggaran\tKet",
        "1\tLayanan\tIKM\t85\tProgram A\tKegiatan A\tSub A\t1.000\tAPBD",
        "\t\t\t\t\t\tSub B\t500\t",
        "2\tAkuntabilitas\tNilai\t70\tProgram B\tKegiatan A\tSub A\t200\t",
        "\tJumlah\t\t\t\t\t\t1.700\t",
    )
    assert parents(result) == [
        ("program", "Program A", ""), ("kegiatan", "Kegiatan A", "Program A"), ("sub_kegiatan", "Sub A", "Kegiatan A"),
        ("sub_kegiatan", "Sub B", "Kegiatan A"),
        ("program", "Program B", ""), ("kegiatan", "Kegiatan A", "Program B"), ("sub_kegiatan", "Sub A", "Kegiatan A"),
    ]  # fmt: skip
    assert {row.code for row in result.book.all(WorkItem)} == {""}
    found = {row.id: row for row in result.book.all(WorkItem)}
    assert [(found[row.item].name, row.amount, row.place.column) for row in result.book.all(Ceiling)] == [
        ("Sub A", 100_000, 8), ("Sub B", 50_000, 8), ("Sub A", 20_000, 8),
    ]  # fmt: skip
    served = {row.id: row.text for row in result.book.all(Objective)}
    assert [served[row.objective] for row in result.book.all(WorkItem)] == ["Layanan"] * 4 + ["Akuntabilitas"] * 3
    assert [row.text for row in result.book.all(Target)] == ["85", "70"]
    [problem] = result.problems
    assert "tidak berkode; tingkatnya dibaca dari kolomnya." in problem.message


def test_levels_in_columns_without_codes_measure_and_cost() -> None:
    result = reading(
        "No\tProgram\tKegiatan\tSub Kegiatan\tIndikator\tTarget\tAnggaran",
        "1\tProgram A\t\t\tSatu\t1 Unit\t900",
        "2\t\tKegiatan A\t\tDua\t2 Unit\t900",
        "3\t\t\tSub A\tTiga\t3 Unit\t900",
        "\tJumlah\t\t\t\t\t900",
    )
    assert parents(result) == [
        ("program", "Program A", ""), ("kegiatan", "Kegiatan A", "Program A"), ("sub_kegiatan", "Sub A", "Kegiatan A"),
    ]  # fmt: skip
    found = {row.id: row.name for row in result.book.all(WorkItem)}
    assert [(found[row.subject], row.name) for row in result.book.all(Indicator)] == [
        ("Program A", "Satu"), ("Kegiatan A", "Dua"), ("Sub A", "Tiga"),
    ]  # fmt: skip
    assert [row.amount for row in result.book.all(Ceiling)] == [90_000] * 3
    [total] = result.book.all(PrintedSum)
    assert (total.value, len(total.terms)) == (90_000, 1)


def test_the_one_code_of_a_line_is_that_of_its_innermost_level_and_those_above_begin_it() -> None:
    result = reading(
        "Kode\tProgram\tKegiatan\tSub Kegiatan\tIndikator\tTarget\tPagu",
        "7.01.0.00.0.00.05.0000\tKECAMATAN CONTOH\t\t\t\t\t1.500",
        "7.01.02.2.01.0001\tPROGRAM A\tKoordinasi\tRapat\tSatu\t1 Unit\t600",
        "7.01.02.2.01.0002\tPROGRAM A\tKoordinasi\tLaporan\tDua\t2 Unit\t400",
        "7.01.03.2.01.0001\tPROGRAM B\tPemberdayaan\tPelatihan\tTiga\t3 Unit\t500",
    )
    assert items(result) == [
        ("organisation", "7.01.0.00.0.00.05.0000", "KECAMATAN CONTOH"),
        ("program", "7.01.02", "PROGRAM A"),
        ("kegiatan", "7.01.02.2.01", "Koordinasi"),
        ("sub_kegiatan", "7.01.02.2.01.0001", "Rapat"),
        ("sub_kegiatan", "7.01.02.2.01.0002", "Laporan"),
        ("program", "7.01.03", "PROGRAM B"),
        ("kegiatan", "7.01.03.2.01", "Pemberdayaan"),
        ("sub_kegiatan", "7.01.03.2.01.0001", "Pelatihan"),
    ]
    [problem] = result.problems
    assert problem.message == (
        "Tabel pada baris 3 mencantumkan satu kode pada setiap baris; kode program dan kegiatan di atasnya dibaca dari "
        "awal kode itu."
    )


def test_codes_before_the_names_of_levels_beside_one_another_are_theirs() -> None:
    result = reading(
        "Program\tKegiatan\tSub Kegiatan\tIndikator\tTarget\tPagu",
        "7.01.02 PROGRAM A\t7.01.02.2.01 Koordinasi\t7.01.02.2.01.0001 Rapat\tSatu\t1 Unit\t600",
        "\t\t7.01.02.2.01.0002 Laporan\tDua\t2 Unit\t400",
        "\t7.01.02.2.02 Pembinaan\t7.01.02.2.02.0001 Bimbingan\tTiga\t3 Unit\t500",
    )
    assert items(result) == [
        ("program", "7.01.02", "PROGRAM A"),
        ("kegiatan", "7.01.02.2.01", "Koordinasi"),
        ("sub_kegiatan", "7.01.02.2.01.0001", "Rapat"),
        ("sub_kegiatan", "7.01.02.2.01.0002", "Laporan"),
        ("kegiatan", "7.01.02.2.02", "Pembinaan"),
        ("sub_kegiatan", "7.01.02.2.02.0001", "Bimbingan"),
    ]
    found = {row.id: row for row in result.book.all(WorkItem)}
    assert {found[row.item].name: row.amount for row in result.book.all(Ceiling) if row.amount is not None} == {
        "Rapat": 60_000, "Laporan": 40_000, "Bimbingan": 50_000,
    }  # fmt: skip
    assert found[found[result.book.all(Ceiling)[-1].item].parent].name == "Pembinaan"
    assert result.problems == ()


def test_a_flat_list_with_codes_of_urusan_and_units_is_the_work_of_each_unit() -> None:
    """As SIPD exports it: every line names everything above it."""
    agency = "7.01\tKECAMATAN\t7.01.0.00.0.00.05.0000\tKECAMATAN CONTOH\t7.01.02\tPROGRAM A\t7.01.02.2.01\tKoordinasi"
    unit = "7.01\tKECAMATAN\t7.01.0.00.0.00.05.0001\tKELURAHAN SATU\t7.01.02\tPROGRAM A\t7.01.02.2.01\tKoordinasi"
    result = reading(
        "Kode Urusan\tNama Urusan\tKode Sub Unit\tNama Sub Unit\tKode Program\tNama Program\tKode Kegiatan\t"
        "Nama Kegiatan\tKode Sub Kegiatan\tNama Sub Kegiatan\tPagu",
        f"{agency}\t7.01.02.2.01.0001\tRapat\t600",
        f"{agency}\t7.01.02.2.01.0002\tLaporan\t400",
        f"{unit}\t7.01.02.2.01.0001\tRapat\t500",
    )
    units = {row.id: row.name for row in result.book.all(Organisation)}
    assert [(units[row.organisation], row.level, row.code, row.name) for row in result.book.all(WorkItem)] == [
        ("KECAMATAN CONTOH", "organisation", "7.01.0.00.0.00.05.0000", "KECAMATAN CONTOH"),
        ("KECAMATAN CONTOH", "program", "7.01.02", "PROGRAM A"),
        ("KECAMATAN CONTOH", "kegiatan", "7.01.02.2.01", "Koordinasi"),
        ("KECAMATAN CONTOH", "sub_kegiatan", "7.01.02.2.01.0001", "Rapat"),
        ("KECAMATAN CONTOH", "sub_kegiatan", "7.01.02.2.01.0002", "Laporan"),
        ("KELURAHAN SATU", "organisation", "7.01.0.00.0.00.05.0001", "KELURAHAN SATU"),
        ("KELURAHAN SATU", "program", "7.01.02", "PROGRAM A"),
        ("KELURAHAN SATU", "kegiatan", "7.01.02.2.01", "Koordinasi"),
        ("KELURAHAN SATU", "sub_kegiatan", "7.01.02.2.01.0001", "Rapat"),
    ]
    assert [row.amount for row in result.book.all(Ceiling) if row.amount is not None] == [60_000, 40_000, 50_000]
    [problem] = result.problems
    assert problem.message == "Kolom “nama urusan” pada Tabel pada baris 3 tidak dikenali; isinya tidak dipakai."


def test_a_code_of_another_level_than_its_line_names_is_refused_and_gives_no_program_the_money_of_its_work() -> None:
    result = reading(
        "Kode Program\tProgram\tKegiatan\tSub Kegiatan\tPagu",
        "7.01.02\tPROGRAM A\tKoordinasi\tRapat\t600",
        "7.01.02\tPROGRAM A\tKoordinasi\tLaporan\t400",
    )
    assert [(problem.message, str(problem.place)) for problem in result.problems if problem.unreadable] == [
        (
            "Kode “7.01.02” bukan kode tingkat terdalam yang disebut barisnya (program, kegiatan, atau sub kegiatan).",
            "a.txt:4:1",
        )
    ]
    assert len(result.book) == 0
