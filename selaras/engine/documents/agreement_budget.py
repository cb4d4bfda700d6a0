"""The second list of a Perjanjian Kinerja as its own rows have it: programs of the agency, kegiatan and sub kegiatan of
a unit, with their money and its total."""

from collections.abc import Sequence

from selaras.engine.documents.blocks import Block, Cell, Column, PageBreak, Row, Space, Sum, Table, head_row, numbered
from selaras.engine.documents.work_table import UNKNOWN
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.nested import outermost, total

_LINES_BESIDE_SIGNATURES = 18  # as of the list that is made from the work tree


def agreement_budget(rows: Sequence[AgreementBudget], *, of_unit: bool, above: int) -> list[Block]:
    """The list in its order with the total of its outermost lines; begins on a new page where ``above``, the table
    lines that stand before it, leave little room. Empty without rows."""
    if not rows:
        return []
    table = budget_table(sorted(rows, key=lambda row: row.order), of_unit=of_unit)
    crowded = above + 2 * len(table.body) > _LINES_BESIDE_SIGNATURES
    return [PageBreak() if crowded else Space(10), table]


def budget_table(rows: Sequence[AgreementBudget], *, of_unit: bool) -> Table:
    """The list as a table. A line that lies in another one is indented and not summed again."""
    tops = outermost(rows)
    what = "KEGIATAN/SUB KEGIATAN" if of_unit else "PROGRAM"
    name = "Kegiatan dan Anggaran" if of_unit else "Program dan Anggaran"
    body = tuple(_row(number, row, row in tops, of_unit) for number, row in enumerate(rows, start=1))
    amount = total(row.amount for row in tops)
    summed = Sum(tuple(row.id for row in tops)) if amount is not None else None
    last = Row(
        (Cell("JUMLAH", colspan=2, align="center"), Cell(amount, "money", formula=summed, unknown=UNKNOWN), Cell()),
        key="total", bold=True, shade=True,
    )  # fmt: skip
    columns = (Column("number", 0.4, "center"), Column("name", 3.8), Column("amount", 1.5, "right"), Column("note", 1))
    heads = head_row("NO", what, "ANGGARAN (Rp)", "KETERANGAN")
    return Table(columns, (heads,), body, name, total=(last,), numbers=numbered(4), caption=name)


def _row(number: int, row: AgreementBudget, outer: bool, of_unit: bool) -> Row:
    cells = (
        Cell(number, "count"), Cell(f"{row.code} {row.name}".strip()), Cell(row.amount, "money", unknown=UNKNOWN),
        Cell(row.note),
    )  # fmt: skip
    return Row(cells, key=row.id, level=0 if outer else 1, bold=of_unit and outer)
