"""COD-012."""

from tests.judging import budget, found
from tests.making import book

TREE = [("program", "7.01.02", "PROGRAM A", None), ("kegiatan", "7.01.02.2.01", "Koordinasi", None)]

PASSES = [book(*budget(*TREE, ("sub_kegiatan", "7.01.02.2.01.01", "Rapat", None)))]
FAILS = [book(*budget(TREE[1])), book(*budget(TREE[0], ("sub_kegiatan", "7.01.02.2.01.01", "Rapat", None)))]


def test_a_kegiatan_without_its_program_is_named() -> None:
    (finding,) = found("COD-012", FAILS[0])
    assert finding.message == "Induk kegiatan 7.01.02.2.01 Koordinasi tidak tercantum dalam KECAMATAN CONTOH."


def test_a_list_of_sub_kegiatan_alone_is_a_form_of_its_own() -> None:
    flat = book(*budget(*[("sub_kegiatan", f"7.01.02.2.01.000{n}", f"Rapat {n}", None) for n in (1, 2, 3)]))
    assert found("COD-012", flat) == []
