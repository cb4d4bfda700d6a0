"""IND-006."""

from tests.judging import budget, found, measured, reason
from tests.making import book

ITEM = budget(("sub_kegiatan", "7.01.01.2.06.09", "Rapat Koordinasi", None))
NAME = "Jumlah Laporan Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD"

PASSES = [book(*ITEM, *measured(ITEM[0], NAME, "40 Laporan", 400_000))]
WRONG = measured(ITEM[0], NAME, "173 Jumlah", 1_730_000)
FAILS = [book(*ITEM, *WRONG)]


def test_a_word_that_is_no_unit_is_named_at_its_cell() -> None:
    (finding,) = found("IND-006", FAILS[0])
    assert finding.message == f"“Jumlah” bukan satuan; target indikator “{NAME}” tertulis 173 Jumlah."
    assert finding.place == WRONG[1].place
    assert (finding.row, finding.field, finding.proposal) == (WRONG[1].id, "text", "173 Laporan")


def test_a_target_without_any_unit_is_not_judged() -> None:
    assert reason("IND-006", book(*ITEM, *measured(ITEM[0], NAME, "173", 1_730_000))) == (
        "Dokumen ini tidak memuat satuan."
    )
