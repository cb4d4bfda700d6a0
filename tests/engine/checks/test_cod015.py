"""COD-015."""

from selaras.engine.tables.book import Book
from tests.judging import Line, budget, found, reason
from tests.making import book


def programs(whole: int, bare: int) -> Book:
    lines: list[Line] = []
    for n in range(whole + bare):
        lines.append(("program", f"7.01.{n + 2:02d}", f"PROGRAM {n + 1}", 100))
        lines += [("kegiatan", f"7.01.{n + 2:02d}.2.01", f"Kegiatan {n + 1}", 100)] if n < whole else []
    return book(*budget(*lines))


PASSES = [programs(5, 0)]
FAILS = [programs(5, 1)]


def test_a_program_without_a_line_below_is_named() -> None:
    (finding,) = found("COD-015", FAILS[0])
    assert finding.message == (
        "Baris program 7.01.07 PROGRAM 6 (KECAMATAN CONTOH) tidak mempunyai satu baris pun di bawahnya."
    )
    assert finding.severity == "warning"


def test_a_list_of_programs_alone_is_not_judged() -> None:
    assert reason("COD-015", programs(0, 5)) == "Dokumen ini tidak memuat program dan kegiatan yang dirinci ke bawah."


def test_a_table_that_breaks_down_only_some_is_not_judged() -> None:
    assert reason("COD-015", programs(2, 3)) != ""


def test_a_kegiatan_needs_sub_kegiatan_only_where_the_others_have_some() -> None:
    lines: list[Line] = [("program", "7.01.02", "PROGRAM", 100)]
    for n in range(1, 7):
        lines.append(("kegiatan", f"7.01.02.2.{n:02d}", f"Kegiatan {n}", 100))
        lines += [("sub_kegiatan", f"7.01.02.2.{n:02d}.0001", f"Rapat {n}", 100)] if n < 6 else []
    (finding,) = found("COD-015", book(*budget(*lines)))
    assert finding.message.startswith("Baris kegiatan 7.01.02.2.06 Kegiatan 6 ")
