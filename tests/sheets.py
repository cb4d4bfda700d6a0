"""Small sheets for tests: figures at their cells, formulas over them, and what a file prints as a sum."""

import re
from typing import Any

from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.evidence import Formula, PrintedSum, Term
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem
from tests.making import row

SHEET = "Renja"


def at(cell: str, sheet: str = SHEET) -> Place:
    """The place of a cell like ``K12``."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return Place("contoh.xlsx", int(found[2]), column, f"Tabel di lembar {sheet}", sheet=sheet)


def pagu(item: WorkItem, cell: str, rupiah: int | None, **fields: Any) -> Ceiling:
    """The ceiling of a work item in a cell."""
    amount = None if rupiah is None else rupiah * 100
    return row(Ceiling, **({"item": item.id, "amount": amount, "text": str(rupiah), "place": at(cell)} | fields))


def spent(item: WorkItem, cell: str, rupiah: int | None, period: str = "2025", **fields: Any) -> Spending:
    """What was spent on a work item, in a cell."""
    amount = None if rupiah is None else rupiah * 100
    given = {"item": item.id, "amount": amount, "text": str(rupiah), "place": at(cell), "period": period}
    return row(Spending, **(given | fields))


def aim(indicator: Indicator, cell: str, value: float | None, period: str = "2025", **fields: Any) -> Target:
    """A target of an indicator in a cell."""
    given = {"indicator": indicator.id, "text": _text(value), "value": _scaled(value), "place": at(cell)}
    return row(Target, **(given | {"period": period, "unit": indicator.unit} | fields))


def reached(
    indicator: Indicator, cell: str, value: float | None, percent: float | None = None, period: str = "2025",
    **fields: Any,
) -> Actual:  # fmt: skip
    """What an indicator reached, with the percent printed beside it, in a cell."""
    given = {"indicator": indicator.id, "text": _text(value), "value": _scaled(value), "percent": _scaled(percent)}
    return row(Actual, **(given | {"period": period, "unit": indicator.unit, "place": at(cell)} | fields))


def _text(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def _scaled(value: float | None) -> int | None:
    return None if value is None else round(value * 10_000)


def formula(figure: Row, text: str, *terms: Row | str, **fields: Any) -> Formula:
    """The formula in the cell of a figure; a term is a figure, or a cell that holds none."""
    quantity = "value" if isinstance(figure, Target | Actual) else "money"
    given = {
        "subject": getattr(figure, "item", "") or getattr(figure, "indicator", ""),
        "figure": figure.id,
        "quantity": fields.get("quantity", quantity),
        "function": "average" if text.startswith("=AVERAGE") else "sum",
        "text": text,
        "terms": tuple(_term(term, fields.get("quantity", quantity)) for term in terms),
        "place": figure.place,
        "period": figure.period,
    }
    return row(Formula, **(given | fields))


def _term(term: Row | str, quantity: str) -> Term:
    if isinstance(term, str):
        return Term(term, "", "money")
    if isinstance(term, Target | Actual):
        return Term(term.place.coordinate, term.id, "percent" if quantity == "percent" else "value")
    return Term(term.place.coordinate, term.id, "money")


def printed_sum(cell: str, name: str, value: int | None, *terms: Row, **fields: Any) -> PrintedSum:
    """A sum that the file declares, in sen or ten-thousandths."""
    given = {
        "name": name,
        "quantity": "money",
        "value": value,
        "text": "" if value is None else str(value // 100),
        "terms": tuple(term.id for term in terms),
        "rule": "Jumlah",
        "place": at(cell),
    }
    return row(PrintedSum, **(given | fields))
