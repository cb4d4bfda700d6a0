"""What a file shows about its own figures: live formulas, and totals it prints. Judged with the file, never stored."""

from typing import Literal

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Row

Quantity = Literal["money", "value", "percent"]


class Term(Frozen):
    """One cell that a formula adds up. ``row`` is the id of the row read from it, empty where it is no figure of the
    plan; ``quantity`` says what kind of figure stands in its column."""

    cell: str
    row: str = ""
    quantity: Quantity = "value"


class Formula(Row, kw_only=True):
    """A live formula that adds up other cells, at its own cell. ``figure`` is the id of the row whose value it is
    (a Ceiling, Spending, Target or Actual; a PrintedSum in a line that only sums others, as those of urusan and bidang
    and totals), ``subject`` the work item or indicator that row is about, empty for a PrintedSum. An Actual with
    ``quantity`` percent is meant by its percent.

    ``function`` is ``sum`` or ``average``; ``terms`` are all cells added, a range written out cell by cell, a cell
    named twice standing twice. Formulas that do anything else are no evidence and have no row.
    """

    subject: str
    figure: str
    quantity: Quantity
    function: Literal["sum", "average"]
    text: str
    terms: tuple[Term, ...]


class PrintedSum(Row, kw_only=True):
    """A figure that the file itself declares to be the sum of others: the total line under a list, a year beside its
    quarters, a column headed ``13 = 6 + 12``.

    ``value`` is sen or ten-thousandths as ``quantity`` says, None where it cannot be read; ``terms`` are the ids of
    the rows summed (Ceiling, Spending, AgreementBudget, Target, Actual); ``rule`` says in the file's words why.
    ``name`` is how the file calls the figure.
    """

    name: str
    quantity: Quantity
    value: int | None
    text: str
    terms: tuple[str, ...]
    rule: str
