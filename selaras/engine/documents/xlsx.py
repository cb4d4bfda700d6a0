"""A document as a workbook: a sheet for its words and one for each table; numbers are numbers, totals are live."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from selaras.engine.documents.archive import reproducible
from selaras.engine.documents.blocks import Cell, Document, Table
from selaras.engine.documents.figures import SCALES, clean, is_number, printed
from selaras.engine.documents.formula import References, resolve
from selaras.engine.documents.grid import Grid, Placed, grid
from selaras.engine.documents.measure import fit, width
from selaras.engine.documents.page import text_width
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.statement import Line, statement
from selaras.engine.documents.words import alignment

WORDS_SHEET = "Naskah"
_PAPER = {"A4": 9, "F4": 14, "A3": 8}  # Excel's numbers; 14 is Folio, the nearest it has to 215 × 330 mm
_FACES = {"sans": "Arial", "bookman": "Bookman Old Style"}
_LOCALE = "[$-421]"  # Indonesian separators wherever the program lets the file decide
_POINTS_PER_CHARACTER = 5.25  # width of a digit of Arial 10, the unit of a column's width
_LONGEST_CELL = 32_767
_SIZE = 10.0
_NOTHING = timedelta(0)


def render_xlsx(document: Document) -> bytes:
    """The document as XLSX. Text is never a formula. The same document gives the same bytes.

    Raises ``TooWide`` like the other formats, ``KeyError`` for a formula that names a missing row or column.
    """
    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(written, options)
    writer = _Writer(book, document)
    writer.write()
    book.close()
    return reproducible(written.getvalue())


class _Writer:
    """Fills one workbook; keeps its formats and the names of its sheets."""

    def __init__(self, book: Any, document: Document) -> None:
        self.book = book
        self.document = document
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.names: set[str] = set()

    def write(self) -> None:
        document = self.document
        self.book.set_properties(
            {
                "title": clean(document.title),
                "author": clean(document.author),
                "subject": clean(document.subject),
                "keywords": clean(document.watermark),
                "created": document.created.replace(tzinfo=None) - (document.created.utcoffset() or _NOTHING),
            }
        )
        lines = statement(document)
        if lines:
            self.words(lines)
        for section in document.sections:
            available = text_width(document.paper, landscape=section.landscape)
            for block in section.blocks:
                if isinstance(block, Table):
                    self.table(block, available, landscape=section.landscape)

    def format(self, **look: Any) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            base = {"font_name": _FACES[self.document.font], "font_size": _SIZE, "valign": "top", "text_wrap": True}
            self.formats[key] = self.book.add_format(base | look)
        return self.formats[key]

    def sheet(self, wanted: str, *, landscape: bool) -> Worksheet:
        sheet: Worksheet = self.book.add_worksheet(self.name(wanted))
        sheet.set_paper(_PAPER[self.document.paper])
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.8, right=0.6, top=0.7, bottom=0.8)
        # An ampersand starts a code in a header or footer.
        words = " · ".join(filter(None, (self.document.watermark, self.document.footer))).replace("&", "&&")
        sheet.set_footer(f"&L&8{clean(words)[:200]}&C&8&P")
        return sheet

    def name(self, wanted: str) -> str:
        base = re.sub(r"[\[\]:*?/\\]", " ", clean(wanted).replace("\n", " ")).strip(" '")[:31] or "Tabel"
        name, number = base, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{base[: 31 - len(f' ({number})')]} ({number})"
        self.names.add(name.casefold())
        return name

    def words(self, lines: Iterable[Line]) -> None:
        sheet = self.sheet(WORDS_SHEET, landscape=False)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 78)
        for row, line in enumerate(lines):
            look = self.format(bold=line.bold, align=line.align, **({"indent": line.indent} if line.indent else {}))
            if line.label:
                sheet.write_string(row, 0, line.label, self.format(bold=line.bold))
                sheet.write_string(row, 1, fitting(line.text), look)
                available = 78 * _POINTS_PER_CHARACTER
            else:
                sheet.merge_range(row, 0, row, 1, "", look)
                sheet.write_string(row, 0, fitting(line.text), look)
                available = 100 * _POINTS_PER_CHARACTER
            sheet.set_row(row, self.height([(line.text, available, line.bold)]))

    def height(self, cells: Iterable[tuple[str, float, bool]]) -> float:
        """Points that wrapped texts need in widths given in points; Excel grows no merged cell by itself."""
        most = 1
        for text, available, bold in cells:
            lines = 0
            for part in text.split("\n"):
                lines += max(
                    1, -int(-width(part, self.document.font, _SIZE, bold=bold) * 1.08 // max(available - 6, 1))
                )
            most = max(most, lines)
        return min(409.0, most * 13.2 + 3)

    def table(self, table: Table, available: float, *, landscape: bool) -> None:
        places = grid(table)
        fitted = fit(table, places, available, self.document.font)
        sheet = self.sheet(table.name, landscape=landscape)
        scale = _SIZE / fitted.size
        widths = [points * scale for points in fitted.widths]
        for column, points in enumerate(widths):
            sheet.set_column(column, column, points / _POINTS_PER_CHARACTER)
        top = self.caption(sheet, table, sum(widths))
        sheet.freeze_panes(top + len(places.head), 0)
        if table.repeat_head:
            sheet.repeat_rows(top, top + len(places.head) - 1)
        below = top + len(places.head)
        references = References(
            {row.key: below + index for index, row in enumerate(places.body_rows) if row.key},
            {column.key: index for index, column in enumerate(table.columns)},
        )
        self.rows(sheet, table, places.head, top, widths)
        self.body(sheet, table, places, below, widths, references)
        sheet.print_area(0, 0, below + len(places.body) - 1 if places.body else below, len(widths) - 1)

    def caption(self, sheet: Worksheet, table: Table, total: float) -> int:
        if not table.caption:
            return 0
        look = self.format(bold=True, align="center", valign="vcenter")
        text = clean(table.caption)
        if len(table.columns) > 1:
            sheet.merge_range(0, 0, 0, len(table.columns) - 1, "", look)
        sheet.write_string(0, 0, text, look)
        sheet.set_row(0, self.height([(text, total, True)]) + 4)
        return 1

    def rows(self, sheet: Worksheet, table: Table, lines: list[list[Placed]], top: int, widths: list[float]) -> None:
        for index, line in enumerate(lines, start=top):
            heights = []
            for placed in line:
                numbers = bool(table.numbers) and placed.row == len(lines) - 1
                align = alignment(placed.cell, table.columns[placed.column], head=True)
                look = self.format(bold=not numbers, italic=numbers, align=align, valign="vcenter", border=1)
                text = printed(placed.cell)
                self.merge(sheet, placed, top, look)
                sheet.write_string(top + placed.row, placed.column, text, look)
                if placed.cell.rowspan == 1:
                    heights.append((text, self.room(placed, widths), not numbers))
            sheet.set_row(index, self.height(heights))

    def body(
        self, sheet: Worksheet, table: Table, places: Grid, top: int, widths: list[float], references: References
    ) -> None:
        for index, (line, row) in enumerate(zip(places.body, places.body_rows, strict=True), start=top):
            heights = []
            for placed in line:
                cell = placed.cell
                bold = cell.bold or row.bold
                look: dict[str, Any] = {
                    "bold": bold,
                    "italic": cell.italic,
                    "align": alignment(cell, table.columns[placed.column], head=False),
                    "border": 1,
                }
                if row.shade:
                    look["bg_color"] = "#E8E8E8"
                self.cell(sheet, placed, index, look, (row.key, table.columns[placed.column].key, references))
                if cell.rowspan == 1:
                    heights.append((printed(cell), self.room(placed, widths), bold))
            sheet.set_row(index, self.height(heights), None, {"level": min(row.level, 7)} if row.level else {})

    def cell(
        self, sheet: Worksheet, placed: Placed, row: int, look: dict[str, Any], at: tuple[str, str, References]
    ) -> None:
        cell = placed.cell
        if not is_number(cell):
            shown = self.format(**look)
            self.merge(sheet, placed, row - placed.row, shown)
            text = fitting(printed(cell))
            if text:
                sheet.write_string(row, placed.column, text, shown)
            else:
                sheet.write_blank(row, placed.column, None, shown)
            return
        shown = self.format(**look, num_format=number_format(cell))
        self.merge(sheet, placed, row - placed.row, shown)
        number = plain_number(cell)
        if cell.formula is None:
            sheet.write_number(row, placed.column, number, shown)
        else:
            key, column, references = at
            formula = resolve(cell.formula, key, column, references)
            sheet.write_formula(row, placed.column, f"={formula}", shown, number)

    @staticmethod
    def merge(sheet: Worksheet, placed: Placed, top: int, look: Format) -> None:
        cell = placed.cell
        if cell.rowspan > 1 or cell.colspan > 1:
            first = top + placed.row
            sheet.merge_range(
                first, placed.column, first + cell.rowspan - 1, placed.column + cell.colspan - 1, "", look
            )

    @staticmethod
    def room(placed: Placed, widths: list[float]) -> float:
        return sum(widths[placed.column : placed.column + placed.cell.colspan])


def fitting(text: str) -> str:
    """The text as it is; raises ``NotDrawn`` when it is longer than a cell can be, rather than cutting it."""
    if len(text) > _LONGEST_CELL:
        raise NotDrawn(
            f"Teks “{text[:60]}…” lebih dari {_LONGEST_CELL} huruf, sehingga tidak muat dalam satu sel Excel."
        )
    return text


def plain_number(cell: Cell) -> float:
    """The cell's number as a spreadsheet holds it: rupiah, the target itself, 0,781 for 78,1%."""
    if not isinstance(cell.value, int):
        raise TypeError(f"{cell.value!r} is not a number")
    scale = SCALES[cell.kind] * (100 if cell.kind == "percent" else 1)
    whole, rest = divmod(cell.value, scale)
    return whole if rest == 0 else cell.value / scale


def number_format(cell: Cell) -> str:
    """The number format that shows the cell as ``printed`` does, with as many decimals as its value has."""
    digits = printed(cell).removesuffix(f" {clean(cell.unit)}" if cell.unit else "").rstrip("%")
    decimals = len(digits.partition(",")[2])
    shown = "#,##0" + ("." + "0" * decimals if decimals else "") + ("%" if cell.kind == "percent" else "")
    unit = clean(cell.unit).replace('"', "").replace("\n", " ")
    return _LOCALE + shown + (f'" {unit}"' if unit else "")
