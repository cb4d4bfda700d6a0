"""BUD-005."""

from tests.judging import budget, found
from tests.making import book

SUB = ("sub_kegiatan", "7.01.02.2.04.03", "Kewenangan Lain yang Dilimpahkan")

PASSES = [
    book(*budget((*SUB, 28_290_000_000))),
    book(*budget((*SUB, 100_000))),
    book(*budget((*SUB, 1_000_000_000_000))),
    book(*budget((*SUB, 5_000_000), ("sub_kegiatan", "7.01.02.2.04.02", "Nonperizinan", 0))),
]
FAILS = [book(*budget((*SUB, 1_000_000_000_001))), book(*budget((*SUB, 99_999)))]


def test_an_amount_in_thousands_of_rupiah_is_asked_about() -> None:
    (finding,) = found("BUD-005", FAILS[1])
    assert finding.message == (
        "Pagu sub kegiatan 7.01.02.2.04.03 Kewenangan Lain yang Dilimpahkan sebesar Rp99.999 tidak wajar; biasanya "
        "antara Rp100.000 dan Rp1.000.000.000.000."
    )
    assert finding.severity == "warning"


def test_a_large_but_real_ceiling_is_right() -> None:
    assert found("BUD-005", PASSES[0]) == []
