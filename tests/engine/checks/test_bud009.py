"""BUD-009."""

from tests.judging import found, said
from tests.making import book, work_item
from tests.sheets import formula, pagu, printed_sum

PROGRAM = work_item("7.01.02", "PROGRAM PELAYANAN")
OTHER = work_item("7.01.03", "PROGRAM LAIN")
KEGIATAN = work_item("7.01.02.2.01", "Koordinasi", parent=PROGRAM.id)
STRANGE = work_item("7.01.03.2.01", "Pemberdayaan", parent=OTHER.id)
TOTAL, OWN, STRANGER = pagu(PROGRAM, "K13", 3), pagu(KEGIATAN, "K14", 3), pagu(STRANGE, "K31", 2)
TREE = (PROGRAM, OTHER, KEGIATAN, STRANGE, TOTAL, OWN, STRANGER)
HEAD = printed_sum("R12", "PERENCANAAN", 300, TOTAL)

PASSES = [book(*TREE, formula(TOTAL, "=SUM(K14)", OWN)), book(*TREE, formula(TOTAL, "=SUM(K14:K15)", OWN, "K15"))]
FAILS = [book(*TREE, formula(TOTAL, "=SUM(K14,K31)", OWN, STRANGER))]


def test_a_line_of_another_parent_is_named() -> None:
    (finding,) = found("BUD-009", FAILS[0])
    assert finding.message == (
        "Rumus sel K13 (PROGRAM PELAYANAN), =SUM(K14,K31), ikut menjumlahkan K31, yang bukan bagian dari baris ini."
    )
    assert finding.place.coordinate == "K13"


def test_a_head_that_adds_the_program_of_another_head_is_named() -> None:
    one, two = pagu(PROGRAM, "R13", 1), pagu(OTHER, "R92", 2)
    head = printed_sum("R12", "PERENCANAAN", 300, one)
    made = book(PROGRAM, OTHER, one, two, head, formula(head, "=SUM(R13+R92)", one, two))
    assert said("BUD-009", made) == [
        "Rumus sel R12 (PERENCANAAN), =SUM(R13+R92), ikut menjumlahkan R92, yang bukan bagian dari baris ini."
    ]


def test_a_cell_that_is_no_figure_of_the_plan_is_not_judged() -> None:
    assert said("BUD-009", book(*TREE, formula(TOTAL, "=SUM(K14,K99)", OWN, "K99"))) == []
