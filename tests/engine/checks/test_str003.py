"""STR-003."""

from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Strategy
from tests.judging import found, reason
from tests.making import book, row


def listed(line: int, part: str, *texts: str) -> list[Strategy]:
    return [
        row(Strategy, number=f"{n}.", text=text, place=Place("contoh.md", line + n, 1, part))
        for n, text in enumerate(texts, 1)
    ]


TABLE = listed(200, "Tabel 2.2", "Meningkatkan pelayanan", "Meningkatkan pemberdayaan", "Meningkatkan tata kelola")

PASSES = [
    book(*TABLE, *listed(100, "", "MENINGKATKAN PELAYANAN", "Meningkatkan pemberdayaan;", "Meningkatkan tata kelola"))
]
FAILS = [
    book(*TABLE, *listed(100, "", "Meningkatkan pelayanan", "Meningkatkan pemberdayaan")),
    book(*TABLE, *listed(100, "", "Meningkatkan ketertiban", "Meningkatkan pelayanan")),
]


def test_a_strategy_that_a_list_lacks_is_named_where_it_stands() -> None:
    (finding,) = found("STR-003", FAILS[0])
    assert finding.message == "Strategi “Meningkatkan tata kelola” tidak tercantum dalam daftar pada baris 101."
    assert finding.place == TABLE[2].place


def test_two_lists_that_lack_it_are_both_named() -> None:
    short = ("Meningkatkan pelayanan", "Meningkatkan pemberdayaan")
    (finding,) = found("STR-003", book(*TABLE, *listed(100, "", *short), *listed(150, "", *short)))
    assert "daftar pada baris 101 dan daftar pada baris 151" in finding.message


def test_one_list_alone_is_not_judged() -> None:
    assert reason("STR-003", book(*TABLE)) == "Dokumen ini tidak memuat strategi di lebih dari satu tempat."
