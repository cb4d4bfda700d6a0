"""Formulas over row and column keys as A1 formulas of a sheet."""

import re
from collections.abc import Mapping

from selaras.engine.documents.blocks import Expression, Sum
from selaras.engine.tables.frozen import Frozen

_REFERENCE = re.compile(r"\{([^{}]*):([^{}:]*)\}")
_ALLOWED = re.compile(r"(?:SUM|AVERAGE|MIN|MAX|ROUND|IF|[A-Z]{1,3}[0-9]{1,7}|[0-9.,+\-*/()<>= ])*")
_ARGUMENTS = 250  # a spreadsheet function takes 255


class References(Frozen):
    """Where keys stand on the sheet, both counted from 0."""

    rows: Mapping[str, int]
    columns: Mapping[str, int]

    def cell(self, row: str, column: str) -> str:
        """The A1 name of a cell. Raises ``KeyError`` for a key that the table does not have."""
        return _letters(self.columns[column]) + str(self.rows[row] + 1)


def resolve(formula: Sum | Expression, row: str, column: str, references: References) -> str:
    """The formula without its equals sign, for the cell of this row and column.

    Raises ``KeyError`` for an unknown key and ``ValueError`` for anything an expression must not hold.
    """
    if isinstance(formula, Sum):
        return _sum(formula, column, references)
    resolved = _REFERENCE.sub(
        lambda found: references.cell(found.group(1) or row, found.group(2) or column), formula.text
    )
    if not _ALLOWED.fullmatch(resolved):
        raise ValueError(f"not allowed in a formula: {formula.text!r}")
    return resolved


def _sum(formula: Sum, column: str, references: References) -> str:
    letters = _letters(references.columns[formula.column or column])
    ranges: list[list[int]] = []
    for number in sorted({references.rows[key] for key in formula.rows}):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    names = [
        f"{letters}{first + 1}" if first == last else f"{letters}{first + 1}:{letters}{last + 1}"
        for first, last in ranges
    ]
    parts = [f"SUM({','.join(names[start : start + _ARGUMENTS])})" for start in range(0, len(names), _ARGUMENTS)]
    return "+".join(parts) or "0"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
