"""What one cell of a file was understood as, in words; needs no database."""

import re

from selaras.engine.law.law import Law
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Row

_FIGURES = {"Target": "Target", "Actual": "Realisasi", "Ceiling": "Pagu", "Spending": "Realisasi anggaran"}
_FIGURE = re.compile(r"\(?-?(?:Rp\.?\s*)?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+|,-)?\)?%?")


def understood(row: Row, law: Law) -> str:
    """The value of a row in words: an amount, a target with its unit, a proposed code, a level."""
    kind = type(row).__name__
    if kind in ("Ceiling", "Spending", "AgreementBudget"):
        amount = getattr(row, "amount", None)
        return "" if amount is None else rupiah(amount)
    if kind in ("Target", "Actual"):
        value = getattr(row, "value", None)
        said = decimal_text(value) if value is not None else getattr(row, "grade", "")
        return f"{said} {getattr(row, 'unit', '')}".strip() if said else ""
    proposed = getattr(row, "code_proposed", "")
    level = getattr(row, "level", "") if kind in ("WorkItem", "Organisation") else ""
    named = law.term(f"level.{level}") if level else ""
    return f"{named}, diusulkan {proposed}" if proposed and named else proposed or named


def meaning(row: Row, law: Law) -> str:
    """What a cell was read as that gave this row: the kind and period of a figure, else the kind of the row."""
    if word := _FIGURES.get(type(row).__name__, ""):
        return f"{word} {Period.parse(row.period).words()}"
    return law.term(type(row).__name__)


def is_figure(text: str) -> bool:
    """Whether a cell prints an amount or a number, which is set to the right."""
    return _FIGURE.fullmatch(text) is not None
