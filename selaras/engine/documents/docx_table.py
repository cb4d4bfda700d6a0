"""Tables as WordprocessingML: ruled ones from blocks, and plain ones that only hold things side by side."""

import re

from docx.oxml.xmlchemy import BaseOxmlElement

from selaras.engine.documents.blocks import Font, Table
from selaras.engine.documents.docx_elements import (
    Attributes,
    element,
    field,
    paragraph,
    run_properties,
    spacing,
    text_run,
    value,
)
from selaras.engine.documents.figures import clean, printed
from selaras.engine.documents.grid import Grid, Placed, grid
from selaras.engine.documents.measure import INSET, Fit, fit
from selaras.engine.documents.words import alignment

_SHADE = "E8E8E8"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_NUMBERED = re.compile(r"(Tabel\.?\s+(?:\d+\.)*)(\d+)(.*)", re.DOTALL | re.IGNORECASE)


def caption(text: str) -> BaseOxmlElement:
    """The caption above a table; a printed number becomes a field that keeps it, so that Word can list the tables."""
    found = _NUMBERED.match(clean(text))
    if not found:
        return paragraph([text_run(text)], "Caption")
    before, number, after = found.groups()
    counted = field(f"SEQ Tabel \\* ARABIC \\r {int(number)}", number)
    return paragraph([text_run(before), *counted, text_run(after)], "Caption")


def ruled_table(table: Table, width: float, font: Font) -> BaseOxmlElement:
    """A table with its head repeated on each page and rows never broken over two. ``width`` in points.

    Raises ``TooWide`` like the PDF, so that no format of a document is issued without the others.
    """
    places = grid(table)
    fitted = fit(table, places, width, font)
    rows = [
        *_rows(places.head, table, places, fitted, head=True),
        *_rows(places.body, table, places, fitted, head=False),
    ]
    return element("w:tbl", None, _properties(fitted, ruled=True), _columns(fitted.widths), *rows)


def plain_table(
    rows: list[list[list[BaseOxmlElement]]], widths: list[float], *, align: str = "center"
) -> BaseOxmlElement:
    """A table without lines: rows of cells of paragraphs, column widths in points."""
    drawn = [
        element(
            "w:tr",
            None,
            element("w:trPr", None, element("w:cantSplit")),
            *(
                element("w:tc", None, element("w:tcPr", None, _width(width), value("w:vAlign", align)), *cell)
                for cell, width in zip(row, widths, strict=True)
            ),
        )
        for row in rows
    ]
    return element("w:tbl", None, _properties(Fit(tuple(widths), 0), ruled=False), _columns(tuple(widths)), *drawn)


def _width(points: float) -> BaseOxmlElement:
    return element("w:tcW", {"w:w": round(points * 20), "w:type": "dxa"})


def _columns(widths: tuple[float, ...]) -> BaseOxmlElement:
    return element("w:tblGrid", None, *(element("w:gridCol", {"w:w": round(width * 20)}) for width in widths))


def _properties(fitted: Fit, *, ruled: bool) -> BaseOxmlElement:
    lines: Attributes = {"w:val": "nil"}
    if ruled:
        lines = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000"}
    margin: Attributes = {"w:w": round(INSET * 20), "w:type": "dxa"}
    return element(
        "w:tblPr",
        None,
        element("w:tblW", {"w:w": round(sum(fitted.widths) * 20), "w:type": "dxa"}),
        element("w:tblBorders", None, *(element(f"w:{side}", lines) for side in _SIDES)),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblCellMar", None, element("w:left", margin), element("w:right", margin)),
    )


def _rows(lines: list[list[Placed]], table: Table, places: Grid, fitted: Fit, *, head: bool) -> list[BaseOxmlElement]:
    held: dict[int, tuple[int, int]] = {}  # column → rows still to continue, columns spanned
    drawn = []
    for line in lines:
        starts = {placed.column: placed for placed in line}
        cells = []
        column = 0
        while column < len(fitted.widths):
            if column in starts:
                placed = starts[column]
                cells.append(_cell(placed, table, places, fitted, head=head))
                held[column] = (placed.cell.rowspan - 1, placed.cell.colspan)
                column += placed.cell.colspan
            else:
                left, span = held[column]
                held[column] = (left - 1, span)
                cells.append(_continued(column, span, fitted))
                column += span
        properties = element("w:trPr", None, element("w:cantSplit"))
        if head and table.repeat_head:
            properties.append(element("w:tblHeader"))
        drawn.append(element("w:tr", None, properties, *cells))
    return drawn


def _cell(placed: Placed, table: Table, places: Grid, fitted: Fit, *, head: bool) -> BaseOxmlElement:
    cell = placed.cell
    row = None if head else places.body_rows[placed.row]
    numbers = head and bool(table.numbers) and placed.row == len(places.head) - 1
    bold = (head and not numbers) or cell.bold or (row is not None and row.bold)
    parts = [_width(sum(fitted.widths[placed.column : placed.column + cell.colspan]))]
    if cell.colspan > 1:
        parts.append(value("w:gridSpan", cell.colspan))
    if cell.rowspan > 1:
        parts.append(value("w:vMerge", "restart"))
    if row is not None and row.shade:
        parts.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _SHADE}))
    if head:
        parts.append(value("w:vAlign", "center"))
    look = run_properties(bold=bold, italic=cell.italic or numbers, size=fitted.size)
    shown = paragraph(
        [text_run(printed(cell), look)],
        "",
        *([element("w:keepNext")] if not head and _leads_to_total(placed, table) else []),
        spacing(1, 1, line=240),
        align=alignment(cell, table.columns[placed.column], head=head),
    )
    return element("w:tc", None, element("w:tcPr", None, *parts), shown)


def _leads_to_total(placed: Placed, table: Table) -> bool:
    # A total alone on a page says nothing: the last row before it goes with it.
    last = len(table.body) + len(table.total) - 1
    return bool(table.total) and len(table.body) - 1 <= placed.row < last


def _continued(column: int, span: int, fitted: Fit) -> BaseOxmlElement:
    parts = [_width(sum(fitted.widths[column : column + span])), element("w:vMerge")]
    if span > 1:
        parts.append(value("w:gridSpan", span))
    return element("w:tc", None, element("w:tcPr", None, *parts), paragraph([], "", spacing(1, 1, line=240)))
