"""Workbooks for tests, as Excel would have saved them: with the values of formulas, number formats and bold text."""

from io import BytesIO
from typing import NamedTuple

import xlsxwriter

from selaras.engine.readers.reader import Reading, read_bytes


class Live(NamedTuple):
    """A formula and the value that Excel computed for it."""

    formula: str
    value: float


class Shown(NamedTuple):
    """A number under a number format."""

    value: float
    format: str


class Bold(NamedTuple):
    """A text in bold."""

    text: str


class Indented(NamedTuple):
    """A text set in by some steps."""

    text: str
    indent: int


Content = str | float | Live | Shown | Bold | Indented | None


def workbook(**sheets: list[list[Content]]) -> bytes:
    """The bytes of an XLSX with these sheets, row by row from A1."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, content in enumerate(row):
                match content:
                    case None:
                        continue
                    case Live(formula, value):
                        sheet.write_formula(line, column, formula, None, value)
                    case Shown(value, code):
                        sheet.write_number(line, column, value, book.add_format({"num_format": code}))
                    case Bold(text):
                        sheet.write_string(line, column, text, book.add_format({"bold": True}))
                    case Indented(text, indent):
                        sheet.write_string(line, column, text, book.add_format({"indent": indent}))
                    case str():
                        sheet.write_string(line, column, content)
                    case _:
                        sheet.write_number(line, column, content)
    book.close()
    return out.getvalue()


def read_sheets(**sheets: list[list[Content]]) -> Reading:
    """What is understood of a workbook with these sheets."""
    return read_bytes("rencana.xlsx", workbook(**sheets))
