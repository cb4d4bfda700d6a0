"""The evaluation of Renja of Bappedalitbang Deli Serdang, cell by cell, against what openpyxl shows of the file."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.place import column_letters
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, PlanDocument, Target, WorkItem
from tests.completeness import SHARED

pytestmark = pytest.mark.shared
SAMPLE = SHARED / "samples" / "evaluasi-renja-deliserdang-2025.xlsx"
EXPECTED = Path(__file__).parent / "expected" / "deliserdang_lines.tsv"
COLUMNS = EXPECTED.with_name("deliserdang_columns.tsv")
KINDS = {"Target": Target, "Actual": Actual, "Ceiling": Ceiling, "Spending": Spending}


def columns() -> list[tuple[str, str, str]]:
    """Column, what it holds, and its period, as the printed heads say."""
    with COLUMNS.open(encoding="utf-8") as rows:
        return [(row["column"], row["row"], row["period"]) for row in csv.DictReader(rows, delimiter="\t")]


VALUES = {column: (KINDS[kind], period) for column, kind, period in columns() if kind in ("Target", "Actual")}
MONEY = {column: (KINDS[kind], period) for column, kind, period in columns() if kind in ("Ceiling", "Spending")}
PERCENTS = {column: period for column, kind, period in columns() if kind == "percent"}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(SAMPLE)


@pytest.fixture(scope="module")
def sheet() -> Any:
    return load_workbook(SAMPLE, data_only=True).active


def lines() -> list[dict[str, str]]:
    with EXPECTED.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


def at(row: Any) -> tuple[int, str]:
    return row.place.line, column_letters(row.place.column)


def scaled(value: Any, scale: int) -> int:
    return int((Decimal(f"{value:.15g}") * scale).quantize(Decimal(1), ROUND_HALF_UP))


def number(value: Any) -> bool:
    return isinstance(value, int | float)


def test_it_is_an_evaluation_of_renja_of_2025(reading: Reading) -> None:
    [plan] = reading.book.all(PlanDocument)
    assert (reading.kind, reading.sure, plan.period) == ("renja_evaluation", "pasti", "2025")


def test_every_line_is_an_item_of_its_level_but_urusan_and_bidang(reading: Reading, sheet: Any) -> None:
    expected = [
        (int(line["row"]), line["level"], " ".join(sheet[f"G{line['row']}"].value.split()))
        for line in lines()
        if line["level"] != "head"
    ]
    assert [(item.place.line, item.level, item.name) for item in reading.book.all(WorkItem)] == expected


def test_parents_are_those_the_sums_name(reading: Reading) -> None:
    book = reading.book
    rows = {item.id: item.place.line for item in book.all(WorkItem)}
    parents = {item.place.line: rows.get(item.parent) for item in book.all(WorkItem)}
    assert [parents[row] for row in (13, 14, 15, 22, 54, 55, 56, 63, 90, 93, 95, 105, 106, 108, 109, 112)] == [
        None, 13, 14, 13, 49, None, 55, 56, 84, 92, 93, 103, None, 106, 108, 110,
    ]  # fmt: skip


def test_the_money_of_both_plans_is_that_of_every_line(reading: Reading) -> None:
    expected = {
        (int(line["row"]), period): int(line[column])
        for line in lines()
        for period, column in (("..2030", "renstra_rupiah"), ("2025", "renja_rupiah"))
        if line["level"] != "head" and line[column]
    }
    rows = reading.book.all(Ceiling)
    assert {(row.place.line, row.period): row.amount // SEN for row in rows if row.amount is not None} == expected


def test_every_cell_of_money_is_a_row_of_its_period(reading: Reading, sheet: Any) -> None:
    items = {item.place.line for item in reading.book.all(WorkItem)}
    expected = {
        (row, column, kind, period, scaled(sheet[f"{column}{row}"].value, SEN))
        for row in items
        for column, (kind, period) in MONEY.items()
        if number(sheet[f"{column}{row}"].value)
    }
    rows: list[Ceiling | Spending] = [*reading.book.all(Ceiling), *reading.book.all(Spending)]
    assert {(*at(row), type(row), row.period, row.amount) for row in rows if row.amount is not None} == expected


def test_every_value_is_a_row_of_its_period(reading: Reading, sheet: Any) -> None:
    measured = {row.place.line for row in reading.book.all(Indicator)}
    expected = {
        (row, column, kind, period, scaled(sheet[f"{column}{row}"].value, SCALE))
        for row in measured
        for column, (kind, period) in VALUES.items()
        if number(sheet[f"{column}{row}"].value)
    }
    rows: list[Target | Actual] = [*reading.book.all(Target), *reading.book.all(Actual)]
    assert {(*at(row), type(row), row.period, row.value) for row in rows} == expected


def test_percents_stand_beside_their_actual(reading: Reading, sheet: Any) -> None:
    lines_of = {row.id: row.place.line for row in reading.book.all(Indicator)}
    expected = {}
    for row in lines_of.values():
        for column, period in PERCENTS.items():
            value = sheet[f"{column}{row}"].value
            if number(value):
                expected[row, period] = scaled(value, SCALE * (1 if column == "AF" else 100))
    found = {
        (lines_of[row.indicator], row.period): row.percent
        for row in reading.book.all(Actual)
        if row.percent is not None
    }
    assert found == expected


def test_a_line_in_full(reading: Reading) -> None:
    """Row 23, Penyediaan Gaji dan Tunjangan ASN, typed from the sheet."""
    book = reading.book
    [item] = [item for item in book.all(WorkItem) if item.place.line == 23]
    [indicator] = [row for row in book.all(Indicator) if row.subject == item.id]
    assert (item.name, item.code, indicator.name, indicator.unit) == (
        "Penyediaan Gaji dan Tunjangan ASN", "", "Jumlah Orang yang Menerima Gaji dan Tunjangan ASN", "Orang / Bulan",
    )  # fmt: skip
    assert {row.period: row.value for row in book.all(Target) if row.indicator == indicator.id} == {
        "..2030": 450000, "2025": 450000,
    }  # fmt: skip
    actuals = {
        row.period: (row.text, row.value, row.percent) for row in book.all(Actual) if row.indicator == indicator.id
    }
    assert actuals == {
        "..2024": ("580", 5800000, None), "2025-Q1": ("11", 112500, 250000), "2025-Q2": ("11", 112500, 500000),
        "2025-Q3": ("11", 112500, 750000), "2025-Q4": ("11", 112500, 1000000), "2025": ("45", 450000, None),
        "..2025": ("625", 6250000, 13888889),
    }  # fmt: skip
    assert {row.period: row.amount for row in book.all(Spending) if row.item == item.id} == {
        "..2024": 521046390600, "2025-Q1": 157143933700, "2025-Q2": 167968765900, "2025-Q3": 159844640100,
        "2025-Q4": 129847229500, "2025": 614804569200, "..2025": 1135850959800,
    }  # fmt: skip


def test_goals_and_objectives_are_carried_to_the_lines_below(reading: Reading) -> None:
    book = reading.book
    objectives = {row.id: row.text for row in book.all(Objective)}
    served = {item.place.line: objectives.get(item.objective, "") for item in book.all(WorkItem)}
    assert served[13] == served[26] == "Meningkatnya Kinerja Perangkat Daerah"
    assert served[27] == served[54] == "Meningkatnya Kualitas Pelayanan Perangkat Daerah"
    assert served[55] == served[95] == "Meningkatnya Kualitas Perencanaan Pembangunan Daerah"
    assert len(objectives) == 4
    assert len(book.all(Goal)) == 2


def test_only_what_no_formula_names_is_doubted(reading: Reading) -> None:
    doubted = [problem.place.coordinate for problem in reading.problems if problem.message.startswith("Tingkat ")]
    assert doubted == ["G89", "G90"]
