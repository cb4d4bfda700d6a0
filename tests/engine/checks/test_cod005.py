"""COD-005."""

from selaras.engine.tables.rows import WorkItem
from tests.judging import budget, found, said
from tests.making import book

PASSES = [
    book(*budget(("program", "7.01.02", "PROGRAM A", None), ("kegiatan", "7.01.02.2.01", "Koordinasi", None))),
    # The parent's own code is cut: what is left of it agrees, and the cut is another check's.
    book(
        *budget(
            ("program", "7.01.03", "PROGRAM B", None),
            ("kegiatan", "7.01.03.2", "Pemberdayaan", None),
            ("sub_kegiatan", "7.01.03.2.03.02", "Lembaga", None),
        )
    ),
]
FAILS = [book(*budget(("program", "7.01.02", "PROGRAM A", None), ("kegiatan", "7.01.03.2.01", "Koordinasi", None)))]


def test_a_code_under_a_foreign_parent_is_named() -> None:
    (finding,) = found("COD-005", FAILS[0])
    assert finding.message == (
        "Kode 7.01.03.2.01 untuk kegiatan Koordinasi berada di bawah 7.01.02 PROGRAM A, padahal kodenya bukan lanjutan "
        "kode itu."
    )


def test_a_code_that_only_begins_alike_is_foreign() -> None:
    rows = budget(("program", "7.01.0", "PROGRAM A", None), ("kegiatan", "7.01.02.2.01", "Koordinasi", None))
    assert len(said("COD-005", book(*rows))) == 1


def test_a_row_without_parent_is_another_checks() -> None:
    rows = budget(("kegiatan", "7.01.02.2.01", "Koordinasi", None))
    assert isinstance(rows[0], WorkItem)
    assert said("COD-005", book(*rows)) == []
