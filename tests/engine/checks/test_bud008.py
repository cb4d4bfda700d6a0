"""BUD-008."""

from tests.judging import found, said
from tests.making import book, indicator, work_item
from tests.sheets import formula, pagu, printed_sum, reached

PROGRAM = work_item("7.01.02", "PROGRAM PELAYANAN")
KEGIATAN = work_item("7.01.02.2.01", "Koordinasi", parent=PROGRAM.id)
SUBS = [work_item(f"7.01.02.2.01.000{n}", f"Rapat {n}", parent=KEGIATAN.id) for n in (1, 2)]
TOTAL, ONE = pagu(PROGRAM, "K13", 3), pagu(KEGIATAN, "K14", 3)
LOW = [pagu(SUBS[0], "K15", 1), pagu(SUBS[1], "K16", 2)]
TREE = (PROGRAM, KEGIATAN, *SUBS, TOTAL, ONE, *LOW)

OTHER = work_item("7.01.03", "PROGRAM LAIN")
FIRST, SECOND = pagu(PROGRAM, "R13", 10), pagu(OTHER, "R92", 20)
HEAD = printed_sum("R12", "PERENCANAAN", 3000, FIRST)
SIDE = printed_sum("R91", "Keuangan", 2000, SECOND)
ABOVE = printed_sum("R11", "UNSUR PENUNJANG", 5000, FIRST, SECOND)
LINES = (PROGRAM, OTHER, FIRST, SECOND, HEAD, SIDE, ABOVE, formula(SIDE, "=SUM(R92)", SECOND))

PASSES = [
    book(*TREE, formula(ONE, "=SUM(K15:K16)", *LOW)),
    book(*LINES, formula(HEAD, "=SUM(R13)", FIRST), formula(ABOVE, "=SUM(R12+R91)", HEAD, SIDE)),
]
FAILS = [
    book(*TREE, formula(ONE, "=SUM(K15:K16,K16)", *LOW, LOW[1])),
    book(*TREE, formula(TOTAL, "=SUM(K14:K16)", ONE, *LOW)),
    book(*LINES, formula(HEAD, "=SUM(R13+R91)", FIRST, SIDE), formula(ABOVE, "=SUM(R12+R91)", HEAD, SIDE)),
]


def test_a_cell_named_twice_is_told() -> None:
    (finding,) = found("BUD-008", FAILS[0])
    assert finding.message == "Rumus sel K14 (Koordinasi), =SUM(K15:K16,K16): K16 ikut dijumlah dua kali."
    assert finding.place.coordinate == "K14"


def test_a_line_added_with_the_lines_below_it_is_told() -> None:
    (finding,) = found("BUD-008", FAILS[1])
    assert finding.message == (
        "Rumus sel K13 (PROGRAM PELAYANAN), =SUM(K14:K16): "
        "K14 ikut dijumlah dua kali (sekali langsung, sekali lewat K15 dan K16)."
    )


def test_a_line_that_another_total_has_added_already_is_told_where_it_comes_together() -> None:
    (finding,) = found("BUD-008", FAILS[2])
    assert finding.message == (
        "Rumus sel R11 (UNSUR PENUNJANG), =SUM(R12+R91): "
        "R91 ikut dijumlah dua kali (sekali langsung, sekali lewat R12)."
    )


def test_the_quarters_of_one_line_are_different_cells() -> None:
    measure = indicator(SUBS[0], "Jumlah rapat", unit="Kali")
    year = reached(measure, "AB15", 4)
    quarters = [reached(measure, f"{column}15", 1, period=f"2025-Q{n}") for n, column in enumerate("PSVY", 1)]
    whole = formula(year, "=P15+S15+V15+Y15", *quarters)
    assert said("BUD-008", book(*SUBS, measure, year, *quarters, whole)) == []
    doubled = formula(year, "=P15+S15+V15+V15", *quarters[:3], quarters[2])
    assert len(said("BUD-008", book(*SUBS, measure, year, *quarters, doubled))) == 1


def test_two_lines_of_one_item_are_two_amounts() -> None:
    fund = [pagu(SUBS[0], "K15", 1), pagu(SUBS[0], "K16", 2)]
    made = book(PROGRAM, KEGIATAN, SUBS[0], ONE, *fund, formula(ONE, "=SUM(K15:K16)", *fund))
    assert said("BUD-008", made) == []


def test_two_indicators_of_one_item_are_two_values() -> None:
    measures = [indicator(SUBS[0], f"Jumlah {n}", unit="Kali") for n in (1, 2)]
    above = indicator(KEGIATAN, "Jumlah", unit="Kali")
    total, one, two = reached(above, "P14", 3), reached(measures[0], "P15", 1), reached(measures[1], "P16", 2)
    made = book(KEGIATAN, SUBS[0], above, *measures, total, one, two, formula(total, "=P15+P16", one, two))
    assert said("BUD-008", made) == []
