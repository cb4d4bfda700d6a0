"""Targets as cells: each printed as the plan words it, and a number in the workbook wherever it is plainly one."""

from collections.abc import Sequence

from selaras.engine.documents.blocks import Cell
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.rows import Target


def target_of(targets: Sequence[Target], period: str) -> Target | None:
    """The target of that year; the only one there is where it names another period; None where nothing tells."""
    for target in targets:
        if target.period == period:
            return target
    return targets[0] if len(targets) == 1 else None


def target_cell(target: Target | Actual | None, *, with_unit: bool = False) -> Cell:
    """The target (or what was reached) as the plan prints it (``Baik (89,17)``), or number and unit where it was typed
    as those.

    ``with_unit`` where the table has no column of units. Unknown stays empty.
    """
    if target is None:
        return Cell(None, "target", align="center")
    if target.value is None:
        return Cell(target.text, align="center")
    unit = target.unit if with_unit else ""
    plain = decimal_text(target.value)
    if not target.text or target.text == f"{plain} {unit}".strip():
        return Cell(target.value, "target", unit=unit, align="center")
    if target.text == plain:
        return Cell(target.value, "target", align="center")
    return Cell(target.text, align="center")
