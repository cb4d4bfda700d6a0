"""A difference of two plans as a workbook, with amounts that are numbers."""

from collections.abc import Sequence
from datetime import datetime

from selaras.engine.documents.blocks import Cell, Column, Document, Fields, Heading, Row, Section, Table, head_row
from selaras.engine.documents.xlsx import render_xlsx
from selaras.site.planning.difference_lines import Line

_COLUMNS = (
    Column("change", 1.1), Column("part", 1.6), Column("unit", 1.8), Column("row", 3), Column("field", 1.2),
    Column("before", 2.4), Column("after", 2.4), Column("amount", 1.4, "right"),
)  # fmt: skip
_HEAD = head_row("Perubahan", "Bagian", "Unit", "Baris", "Isian", "Sebelum", "Sesudah", "Selisih (Rp)")


def workbook(title: str, facts: Sequence[tuple[str, str]], lines: Sequence[Line], created: datetime) -> bytes:
    """The lines as XLSX, under what is compared; ``created`` has a zone."""
    body = tuple(
        Row(
            (
                Cell(line.word), Cell(line.part), Cell(line.unit), Cell(line.title), Cell(line.field),
                Cell(line.before), Cell(line.after),
                Cell(line.amount, "money") if line.amount is not None else Cell(""),
            )
        )
        for line in lines
    )  # fmt: skip
    blocks = (Heading(1, title, in_contents=False), Fields(tuple(facts)), Table(_COLUMNS, (_HEAD,), body, "Selisih"))
    return render_xlsx(Document(title=title, sections=(Section(blocks, landscape=True),), created=created))
