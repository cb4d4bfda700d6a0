"""Targets of one year, the plan's own or promised."""

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective, Target

TITLE = "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\n"
HEAD = "No\tSasaran\tIndikator\tSatuan\tTarget\n"


def reading(caption: str, *lines: str) -> Reading:
    return read_bytes("a.txt", (TITLE + caption + HEAD + "\n".join(lines)).encode())


def test_groups_tell_goals_from_objectives() -> None:
    book = reading(
        "", "TUJUAN\t\t\t\t", "1\tLayanan prima\tIndeks\tNilai\t80", "\tSASARAN\t\t\t", "2\tAduan\tAduan\tPersen\t90"
    ).book
    assert [row.text for row in book.all(Goal)] == ["Layanan prima"]
    assert [row.text for row in book.all(Objective)] == ["Aduan"]
    assert book.all(AgreementLine) == ()


def test_a_table_of_the_agreement_makes_its_lines() -> None:
    book = reading(
        "Tabel 2.5. Perjanjian Kinerja 2025\n\n", "1\tAduan\tAduan ditangani\tPersen\t90", "\t\tWaktu\tHari\t3"
    ).book
    first, second = book.all(AgreementLine)
    assert first.objective == second.objective
    assert [book.get(Indicator, line.indicator).name for line in (first, second)] == ["Aduan ditangani", "Waktu"]
    assert {row.document for row in book.all(Target)} == {first.document}


def test_an_indicator_without_target_has_none() -> None:
    book = reading("", "1\tAduan\tAduan ditangani\tPersen\t").book
    assert len(book.all(Indicator)) == 1
    assert book.all(Target) == ()
