"""COD-002."""

from selaras.engine.tables.rows import Row, WorkItem
from tests.judging import budget, found, said
from tests.making import book, kelurahan, row


def cut(unit: str) -> list[Row]:
    fields = {"order": 1, "level": "kegiatan", "name": "Pemberdayaan Lembaga", "organisation": unit}
    return [row(WorkItem, code="7.01.03.2", code_proposed="7.01.03.2.03", **fields)]


PASSES = [book(*budget(("kegiatan", "7.01.03.2.03", "Pemberdayaan Lembaga", None)))]
FAILS = [book(*cut("agency"))]


def test_a_cut_code_comes_with_its_mended_form() -> None:
    (finding,) = found("COD-002", FAILS[0])
    assert finding.message == (
        "Kode 7.01.03.2 untuk kegiatan Pemberdayaan Lembaga (KECAMATAN CONTOH) terpotong; bagian terakhirnya tidak ada."
    )
    assert (finding.field, finding.proposal) == ("code", "7.01.03.2.03")


def test_the_same_cut_code_in_two_kelurahan_is_one_cause() -> None:
    units = [kelurahan(1, "KELURAHAN MAWAR"), kelurahan(2, "KELURAHAN MELATI")]
    one, other = found("COD-002", book(*units, *cut("kelurahan-1"), *cut("kelurahan-2")))
    assert one.cause == other.cause
    assert one.values["others"] == [str(other.place)]


def test_a_program_code_is_not_cut() -> None:
    assert said("COD-002", book(*budget(("program", "7.01.03", "PROGRAM A", None)))) == []
