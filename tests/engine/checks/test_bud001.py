"""BUD-001."""

from tests.judging import budget, found, reason, said
from tests.making import book, changed, kelurahan

TREE = [
    ("program", "7.01.02", "PROGRAM PELAYANAN", 300),
    ("kegiatan", "7.01.02.2.01", "Koordinasi", 300),
    ("sub_kegiatan", "7.01.02.2.01.01", "Rapat", 100),
    ("sub_kegiatan", "7.01.02.2.01.02", "Kunjungan", 200),
]

UNEQUAL = [*TREE[:3], ("sub_kegiatan", "7.01.02.2.01.02", "Kunjungan", 150)]

PASSES = [book(*budget(*TREE))]
FAILS = [
    book(*budget(*UNEQUAL)),
    book(kelurahan(1, "KELURAHAN MAWAR"), *budget(*TREE), *budget(*UNEQUAL, unit="kelurahan-1")),
]


def test_a_parent_that_is_not_the_sum_of_its_children_is_named_with_both_figures() -> None:
    rows = budget(*UNEQUAL)
    (finding,) = found("BUD-001", book(*rows))
    assert finding.message == (
        "Pagu kegiatan 7.01.02.2.01 Koordinasi Rp300 tidak sama dengan jumlah pagu di bawahnya, Rp250."
    )
    assert finding.place == rows[3].place  # the ceiling of the kegiatan, not its name
    assert finding.row == rows[3].id
    assert finding.field == "amount"
    assert finding.severity == "error"


def test_one_sen_too_many_is_a_difference() -> None:
    rows = budget(*TREE)
    assert len(said("BUD-001", changed(book(*rows), rows[-1].id, amount=20_001))) == 1


def test_a_parent_with_an_unknown_child_is_not_judged() -> None:
    unknown = [*TREE[:3], ("sub_kegiatan", "7.01.02.2.01.02", "Kunjungan", None)]
    assert said("BUD-001", book(*budget(*unknown))) == []


def test_a_parent_without_children_is_not_judged() -> None:
    assert reason("BUD-001", book(*budget(TREE[0]))) != ""


def test_units_are_not_mixed() -> None:
    both = book(kelurahan(1, "KELURAHAN MAWAR"), *budget(*TREE), *budget(*TREE, unit="kelurahan-1"))
    assert said("BUD-001", both) == []
