"""TGT-010."""

from typing import Any

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Target
from tests.judging import found, reason
from tests.year import Paper, year


def quarters(
    whole: int, *values: int | None, unit: str = "dokumen", said: str = "", named: str = "", **fields: Any
) -> Book:
    paper = Paper("action_plan", "SEKSI PELAYANAN")
    if said:
        paper.signed(quarters=said)
    measured = paper.measured("Jumlah layanan", whole, unit=named, **fields)
    for number, value in enumerate(values, start=1):
        scaled = None if value is None else value * 10_000
        paper.add(Target, indicator=measured.id, period=f"2025-Q{number}", value=scaled, text=f"{value} {unit}")
    return year(paper)


PASSES = [
    quarters(12, 3, 3, 3, 3, said="single"),
    quarters(12, 3, 6, 9, 12, said="cumulative"),
    quarters(12, 3, 3, 3, 3),
    quarters(12, 3, 6, 9, 12),
    quarters(12, 3, 3, 3, 3, accumulation="sum"),
    quarters(90, 85, 86, 88, 90, said="single", unit="persen", named="persen"),
]
FAILS = [
    quarters(12, 3, 3, 3, 2, said="single"),
    quarters(12, 3, 3, 3, 3, said="cumulative"),
    quarters(12, 3, 6, 9, 10),
    quarters(12, 3, 6, 9, 12, accumulation="sum"),
]


def test_what_the_quarters_come_to_is_named_beside_the_year() -> None:
    (finding,) = found("TGT-010", FAILS[0])
    assert finding.message == (
        "Target triwulan “Jumlah layanan” SEKSI PELAYANAN bila dijumlahkan menjadi 11, sedangkan target tahunnya 12."
    )
    (finding,) = found("TGT-010", FAILS[2])
    assert "pada triwulan terakhir menjadi 10" in finding.message


def test_three_quarters_tell_nothing_of_the_year() -> None:
    assert reason("TGT-010", quarters(12, 3, 3, 3)) == reason("TGT-010", quarters(12, 3, 3, 3, None)) != ""
