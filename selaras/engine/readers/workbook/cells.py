"""The cells of one sheet of an XLSX: what is seen, the value behind it, and its formula, in one pass over the XML."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import IO, Any

from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.source import MOST_CELLS_OF_ALL, MOST_LINES
from selaras.engine.readers.workbook.number_format import dated, is_date, moment, shown
from selaras.engine.readers.workbook.parts import Style, Workbook, joined_text
from selaras.engine.readers.workbook.sheet import Sheet, merge
from selaras.engine.readers.workbook.sheet_text import tidy, unescaped
from selaras.engine.readers.workbook.sheets import too_many_cells, too_many_rows
from selaras.engine.readers.workbook.xml_parts import broken, elements, local
from selaras.engine.tables.place import Place, column_letters

_LETTERS = re.compile(r"\$?[A-Z]{1,3}\$?")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST_COLUMNS = 16_384
_TOLD_ROWS = 500


@dataclass(slots=True)
class SheetCells:
    """A sheet, and its cells of which Excel itself knows no value: errors, and formulas never computed."""

    sheet: Sheet
    errors: list[tuple[Cell, str]] = field(default_factory=list)
    uncomputed: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    file: str
    book: Workbook
    found: SheetCells
    shared: dict[str, Any] = field(default_factory=dict)
    filled: int = 0  # rows with something in them


def read_sheet(
    file: str, name: str, hidden: bool, part: IO[bytes], book: Workbook, tell: Callable[[int], None] = lambda _: None
) -> SheetCells:
    """Everything that stands in a sheet; ``tell`` hears from time to time how many bytes of it are read.

    Raises ``Unreadable`` for a broken sheet, or one out of all proportion.
    """
    sheet = Sheet(Place(file, 1, 1, sheet=name), hidden=hidden)
    reading = _Reading(file, book, SheetCells(sheet))
    merges: list[tuple[int, int, int, int]] = []
    unseen: set[int] = set()
    number = 0
    for element in elements(file, part, "row", "col", "mergeCell"):
        kind = local(element)
        if kind == "row":
            number = _row(element, number, reading, unseen)
            if number % _TOLD_ROWS == 0:
                tell(part.tell())
        elif kind == "mergeCell" and (area := _area(element.get("ref", ""))):
            merges.append(area)
        elif kind == "col" and element.get("hidden") in ("1", "true"):
            last = min(_whole(element.get("max"), file), _MOST_COLUMNS)
            sheet.hidden_columns |= frozenset(range(_whole(element.get("min"), file), last + 1))
    sheet.hidden_rows = frozenset(unseen)
    merge(sheet.cells, merges)
    return reading.found


def _row(element: Any, before: int, reading: _Reading, unseen: set[int]) -> int:
    number = _whole(element.get("r"), reading.file) if element.get("r") else before + 1
    if element.get("hidden") in ("1", "true"):
        unseen.add(number)
    column, filled = 0, False
    cells = reading.found.sheet.cells
    blank: list[Any] = []  # since the last cell with something in it; most cells of a form are
    for child in element:
        if not len(child):
            blank.append(child)
        elif child.tag.endswith("}c"):
            column = _column(child.get("r", ""), 0) or _behind(column, [*blank, child])
            blank.clear()
            cell = _cell(child, number, column, reading)
            if cell is not None:
                cells[number, column] = cell
                filled = True
    reading.filled += filled
    if reading.filled > MOST_LINES:
        raise too_many_rows(reading.file, reading.found.sheet.name)
    if len(cells) > MOST_CELLS_OF_ALL:
        raise too_many_cells(reading.file)
    return number


def _behind(column: int, elements: list[Any]) -> int:
    """The column of the last of some elements behind a column, each cell in its place."""
    for each in elements:
        if each.tag.endswith("}c"):
            column = _column(each.get("r", ""), column + 1)
    return column


def _column(reference: str, following: int) -> int:
    """The column of a cell by its reference, which most writers give; else the one that follows."""
    letters = reference.rstrip("0123456789")
    return following if reference == letters else _known_column(letters) or following


def _cell(element: Any, row: int, column: int, reading: _Reading) -> Cell | None:
    """A cell with something in it, or None. Its text and value are unknown where Excel has an error or nothing yet."""
    raw, formula, inline = None, None, None
    for child in element:
        kind = local(child)
        if kind == "v":
            raw = child.text
        elif kind == "f":
            formula = child
        elif kind == "is":
            inline = joined_text(child)
    styled = element.get("s")
    style = reading.book.style(_whole(styled, reading.file) if styled else 0)
    kind = element.get("t", "n")
    written = _formula(formula, row, column, reading) if formula is not None else ""
    text, value = ("", None) if kind == "e" else _shown(kind, inline if kind == "inlineStr" else raw, style, reading)
    if not text and not written and kind != "e":
        return None
    place = Place(reading.file, row, column, sheet=reading.found.sheet.name)
    cell = Cell(text, place, value, written, style.format, style.bold, style.indent)
    if kind == "e":
        reading.found.errors.append((cell, raw or "#N/A"))
    elif written and raw is None:
        reading.found.uncomputed.append(cell)
    return cell


def _shown(kind: str, raw: str | None, style: Style, reading: _Reading) -> tuple[str, Value]:
    if raw is None:
        return "", None
    if kind == "s":
        number = _whole(raw, reading.file)
        text, raw = reading.book.texts[number] if number < len(reading.book.texts) else ("", "")
        return text, raw if text else None
    if kind in ("str", "inlineStr"):
        raw = unescaped(raw)
        text = tidy(raw)
        return text, (text if text == raw else raw) if text else None
    if kind == "b":
        return ("BENAR" if raw == "1" else "SALAH"), raw == "1"
    if kind == "d":
        return _iso_date(raw, style)
    try:
        return _number(float(raw), raw, style, reading.book.since_1904)
    except (ValueError, OverflowError):
        return tidy(raw), raw


def _number(number: float, raw: str, style: Style, since_1904: bool) -> tuple[str, Value]:
    if not math.isfinite(number):
        return "", None
    if style.format and is_date(style.format) and (at := moment(number, since_1904)) is not None:
        return dated(at, style.format)
    whole = int(raw) if raw.lstrip("-").isdecimal() else int(number) if number == int(number) else None
    value = whole if whole is not None else number
    return shown(value, style.format), value


def _iso_date(raw: str, style: Style) -> tuple[str, Value]:
    try:
        at = datetime.fromisoformat(raw.rstrip("Z"))
    except ValueError:
        return tidy(raw), raw
    text, value = dated(at, style.format or "d/m/yyyy")
    return text, value if isinstance(value, date) else text


def _formula(element: Any, row: int, column: int, reading: _Reading) -> str:
    """The formula of a cell with ``=``; one shared with other cells is written as it stands in this one."""
    text = element.text or ""
    shared = element.get("si") if element.get("t") == "shared" else None
    if shared is None:
        return f"={text}" if text else ""
    here = f"{column_letters(column)}{row}"
    if text:
        from openpyxl.formula.translate import Translator

        reading.shared[shared] = Translator(f"={text}", here)
        return f"={text}"
    first = reading.shared.get(shared)
    return str(first.translate_formula(here)) if first is not None else ""


def _area(reference: str) -> tuple[int, int, int, int] | None:
    found = _RANGE.fullmatch(reference)
    if not found:
        return None
    return int(found[2]), column_number(found[1]), int(found[4]), column_number(found[3])


@lru_cache(maxsize=1024)
def _known_column(letters: str) -> int:
    """The column of a reference's letters; 0 where they are none."""
    return column_number(letters.strip("$")) if _LETTERS.fullmatch(letters) else 0


def column_number(letters: str) -> int:
    """The number of a column's letters: ``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _whole(text: str | None, file: str) -> int:
    """A count written in the file. Raises ``Unreadable`` for one that is none, or beyond any sheet."""
    if not text or not text.isdecimal() or len(text) > 9:
        raise broken(file)
    return int(text)
