"""Program, kegiatan and sub kegiatan in columns of their own."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Ceiling, Indicator, WorkItem

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
