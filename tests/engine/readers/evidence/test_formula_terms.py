"""What formulas add up, cell by cell."""

import pytest

from selaras.engine.readers.evidence.formula_terms import added
from selaras.engine.tables.place import column_letters


def cells(formula: str) -> str:
    """``sum K1 K2``; the sheet stands before a cell where the formula names one."""
    found = added(formula)
    if found is None:
        return ""
    named = [f"{sheet}{'!' if sheet else ''}{column_letters(column)}{row}" for sheet, row, column in found.cells]
    return " ".join([found.function, *named])


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(K12+K91+K96)", "sum K12 K91 K96"),
        ("=SUM(K14:K16)", "sum K14 K15 K16"),
        ("=SUM(B1:C2)", "sum B1 C1 B2 C2"),
        ("=K1+K5", "sum K1 K5"),
        ("=+K1+K5", "sum K1 K5"),
        ("=K9", "sum K9"),
        ("=SUM(K1,K1:K2)", "sum K1 K1 K2"),
        ("=SUM(K1;K2)", "sum K1 K2"),
        ("=SUM($K$1:$K2)", "sum K1 K2"),
        ("=SUM(A1,SUM(B1:B2))", "sum A1 B1 B2"),
        ("=SUM(Pagu!$K$1,'Lembar 2'!B2:B3)", "sum Pagu!K1 Lembar 2!B2 Lembar 2!B3"),
        ("='Dinas ''A'''!B2+C3", "sum Dinas 'A'!B2 C3"),
        ("=AVERAGE(Q98,Q101,Q103)", "average Q98 Q101 Q103"),
        ("=AVERAGE(Q50:Q52:Q53)", "average Q50 Q51 Q52 Q53"),
        ("=SUBTOTAL(9,A1:A2)", "sum A1 A2"),
        ("=SUBTOTAL(101,A1:A2)", "average A1 A2"),
        ("=ROUND(SUM(A1:A2),0)", "sum A1 A2"),
        ("=IFERROR(AVERAGE(A1:A2),0)", "average A1 A2"),
        ("=(A1+B1)", "sum A1 B1"),
        ("=A1+0", "sum A1"),
    ],
)
def test_sums_averages_and_chains_of_plus_are_taken_apart(formula: str, expected: str) -> None:
    assert cells(formula) == expected


@pytest.mark.parametrize(
    "formula",
    [
        "=A1*B1", "=A1-B1", "=SUM(A1:A2)/3", "=25221014-R99", "=A1+5", "=A1+AVERAGE(B1:B2)", "=SUM(AVERAGE(A1:A2),B1)",
        "=SUM(A:A)", "=SUM(A1:A999999)", "=LOG10(3)", "=SUBTOTAL(4,A1:A2)", "=SUM()", "=", "=SUM(A1", "=A1)", "=A1 B1",
        '=IF(A1>0,A1,"")', "=AVERAGE(A1)+AVERAGE(A2)", "=" + "(" * 500 + "A1" + ")" * 500, "=[1]Pagu!A1", "=A1%",
    ],
)  # fmt: skip
def test_formulas_that_do_anything_else_add_up_nothing(formula: str) -> None:
    assert added(formula) is None
