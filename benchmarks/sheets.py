"""Reading workbooks: time, and how many cells of an evaluation of Renja and of a DPA are what stands in the sheets."""

import csv
import os
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.timing import Figure, timed
from selaras.engine.readers.reader import read_bytes
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem

_ROOT = Path(__file__).parents[1]
_SAMPLES = Path(os.environ.get("SELARAS_SHARED") or _ROOT.parent / "shared") / "samples"
_COLUMNS = _ROOT / "tests" / "engine" / "readers" / "expected" / "deliserdang_columns.tsv"
_TEXTS = "ABCDEFGHIJLM"  # columns of the DPA that hold texts, targets and days

Cells = set[tuple[str, str, str]]
"""Cells by coordinate, what they were read as, and their value."""


def figures() -> list[Figure]:
    """All figures of the two samples, where they are."""
    found = []
    for name, words, expected, got in (
        (
            "evaluasi-renja-deliserdang-2025.xlsx",
            "an evaluation of Renja (125 rows, 1,119 formulas)",
            _evaluation,
            _figures,
        ),
        ("dpa-pasangkayu-2024.xlsx", "a DPA of 44 rows", _dpa, _texts),
    ):
        path = _SAMPLES / name
        if path.exists():
            content = path.read_bytes()
            book, sheet = read_bytes(name, content).book, _sheet(path)
            wanted, read = expected(sheet), got(book)
            found += [
                Figure(f"read {words}", timed(partial(read_bytes, name, content), 5), 5, budget="≤ 500 ms"),
                Figure("  its cells: precision", 100 * len(wanted & read) / len(read), 1, "%", "≥ 99 %"),
                Figure("  its cells: recall", 100 * len(wanted & read) / len(wanted), 1, "%", "≥ 99 %"),
            ]
    return found


def _sheet(path: Path) -> Any:
    from openpyxl import load_workbook

    return load_workbook(path, data_only=True).active


def _scaled(value: Any, scale: int) -> str:
    return str(int((Decimal(f"{value:.15g}") * scale).quantize(Decimal(1), "ROUND_HALF_UP")))


def _evaluation(sheet: Any) -> Cells:
    """The figures of all lines below the head that are a program, kegiatan, sub kegiatan or an indicator."""
    cells: Cells = set()
    with _COLUMNS.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            money = row["row"] in ("Ceiling", "Spending")
            for line in range(13, 113):
                value = sheet[f"{row['column']}{line}"].value
                named = sheet[f"{'G' if money else 'H'}{line}"].value
                if named and sheet[f"H{line}"].value and isinstance(value, int | float) and row["row"] != "percent":
                    told = f"{row['row']} {row['period']}"
                    cells.add((f"{row['column']}{line}", told, _scaled(value, SEN if money else SCALE)))
    return cells


def _figures(book: Book) -> Cells:
    values: list[Target | Actual] = [*book.all(Target), *book.all(Actual)]
    amounts: list[Ceiling | Spending] = [*book.all(Ceiling), *book.all(Spending)]
    told = [(row, row.value) for row in values if row.value is not None]
    paid = [(row, row.amount) for row in amounts if row.amount is not None]
    return {
        (row.place.coordinate, f"{type(row).__name__} {row.period}", str(value)) for row, value in [*told, *paid]
    }  # fmt: skip


def _dpa(sheet: Any) -> Cells:
    """Every filled cell of the list; the repeated keluaran (K) is the indicator beside it."""
    cells: Cells = set()
    for line in range(2, 46):
        for column in _TEXTS:
            value = sheet[f"{column}{line}"].value
            if value is not None:
                shown = (
                    f"{value:%Y-%m-%d}"
                    if hasattr(value, "year")
                    else f"{value:.0%}"
                    if column == "D" and isinstance(value, float)
                    else value
                )
                cells.add((f"{column}{line}", "text", " ".join(str(shown).split())))
        cells.add((f"N{line}", "Ceiling", _scaled(sheet[f"N{line}"].value, SEN)))
    return cells


def _texts(book: Book) -> Cells:
    cells: Cells = set()
    for item in book.all(WorkItem):
        fields = {
            "A": item.code, "B": item.name, "I": item.fund_source, "J": item.location,
            "L": str(item.begins or ""), "M": str(item.ends or ""),
        }  # fmt: skip
        cells |= {(f"{column}{item.place.line}", "text", text) for column, text in fields.items() if text}
    rows: list[tuple[str, str]] = [(row.place.coordinate, row.name) for row in book.all(Indicator)]
    rows += [(row.place.coordinate, row.text) for row in book.all(Target)]
    cells |= {(coordinate, "text", text) for coordinate, text in rows}
    return cells | {(row.place.coordinate, "Ceiling", str(row.amount)) for row in book.all(Ceiling)}
