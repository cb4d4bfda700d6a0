"""ODS of LibreOffice: what is seen with Indonesian separators, the value behind it, formulas and spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zipfile import ZipFile

from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.preflight.naming import misnamed
from selaras.engine.readers.source import MOST_CELLS_OF_ALL, refuse
from selaras.engine.readers.workbook.number_format import dated, localised, plain_number
from selaras.engine.readers.workbook.sheet_stream import MOST_COLUMNS, MOST_ROWS, SheetStream
from selaras.engine.readers.workbook.sheet_text import tidy
from selaras.engine.readers.workbook.sheets import too_many_cells
from selaras.engine.readers.workbook.xml_parts import attribute, local, part_of, unzipped, walk
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_SHEET = re.compile(r"^\$?('(?:[^']|'')*'|[^.]*)\.")
_ERROR = re.compile(r"#[A-Z0-9/!?]{2,}[!?]?|Err:\d+")
_FORMAT = "lembar kerja OpenDocument (.ods)"


@dataclass(slots=True)
class _Reading(SheetStream):
    """Sheets with the styles that hide a sheet or print bold."""

    hidden_styles: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)


def _recognises(name: str, head: bytes) -> bool:
    return head.startswith(b"PK") and _MIME in head[:200]


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    reading = _Reading(name)
    with unzipped(name, content) as archive:
        _demand_open(name, archive)
        with part_of(name, archive, "content.xml") as part:
            for end, element in walk(name, part):
                _take(end, element, reading)
    return reading.material(_FORMAT, choices, misnamed(name, (".ods", ".ots"), _FORMAT))


def _demand_open(name: str, archive: ZipFile) -> None:
    if "META-INF/manifest.xml" in archive.namelist():
        with part_of(name, archive, "META-INF/manifest.xml") as part:
            if any(local(element) == "encryption-data" for _, element in walk(name, part)):
                raise refuse(name, "Berkas ini dilindungi kata sandi.", "Simpan tanpa kata sandi, lalu unggah kembali.")


def _take(end: bool, element: Any, reading: _Reading) -> None:
    kind = local(element)
    if not end:
        if kind == "table" and reading.column == 0:
            hidden = attribute(element, "style-name") in reading.hidden_styles
            reading.begin(attribute(element, "name"), hidden=hidden)
    elif kind == "style":
        _style(element, reading)
    elif reading.sheets and kind == "table-column":
        count = _count(element, "number-columns-repeated", MOST_COLUMNS)
        if attribute(element, "visibility") in ("collapse", "filter"):
            reading.sheet.hidden_columns |= frozenset(range(reading.column + 1, reading.column + count + 1))
        reading.column += count
    elif reading.sheets and kind == "table-row":
        _row(element, reading)
    elif reading.sheets and kind == "table":
        reading.end()
        reading.column = 0


def _style(element: Any, reading: _Reading) -> None:
    name = attribute(element, "name")
    for child in element:
        if attribute(child, "display") == "false":
            reading.hidden_styles.add(name)
        if attribute(child, "font-weight") == "bold":
            reading.bold.add(name)


def _row(element: Any, reading: _Reading) -> None:
    """A row, once for each time it is repeated; a blank one only moves on."""
    times = _count(element, "number-rows-repeated", MOST_ROWS)
    hidden = attribute(element, "visibility") in ("collapse", "filter")
    found = list(_cells(element, reading))
    if found:
        if len(found) * times > MOST_CELLS_OF_ALL:
            raise too_many_cells(reading.file)
        for number in range(reading.row + 1, reading.row + times + 1):
            for column, cell in found:
                place = Place(reading.file, number, column, sheet=reading.sheet.name)
                _put(cell, place, reading)
            if hidden:
                reading.hidden_rows.add(number)
            if len(reading.sheet.cells) > MOST_CELLS_OF_ALL:
                raise too_many_cells(reading.file)
    reading.row += times


def _cells(row: Any, reading: _Reading) -> Iterator[tuple[int, Any]]:
    """The filled cells of a row with their column, repeated ones as often as they are."""
    column = 1
    for element in row:
        if local(element) not in ("table-cell", "covered-table-cell"):
            continue
        times = _count(element, "number-columns-repeated", MOST_COLUMNS)
        if len(element) or attribute(element, "formula") or attribute(element, "value"):
            for n in range(times):
                if column + n > MOST_COLUMNS:
                    break
                yield column + n, element
        column += times


def _put(element: Any, place: Place, reading: _Reading) -> None:
    row, column = place.line or 1, place.column or 1
    text, value = _shown(element)
    written = _formula(attribute(element, "formula"))
    spans = [_count(element, f"number-{what}-spanned", MOST_ROWS) for what in ("rows", "columns")]
    if max(spans) > 1:
        reading.merges.append((row, column, row + spans[0] - 1, column + spans[1] - 1))
    if written and _ERROR.fullmatch(text):
        reading.doubts.append(
            Problem(
                f"Sel ini berisi kesalahan {text}; nilainya tidak diketahui.",
                "Perbaiki rumusnya, lalu unggah kembali.", place, value=text,
            )
        )  # fmt: skip
        text, value = "", None
    if text or written:
        bold = attribute(element, "style-name") in reading.bold
        reading.sheet.cells[row, column] = Cell(text, place, value, written, bold=bold)


def _shown(element: Any) -> tuple[str, Value]:
    kind = attribute(element, "value-type")
    paragraphs = ["".join(_pieces(child)) for child in element if local(child) == "p"]
    text = tidy("\n".join(paragraphs))
    try:
        if kind in ("float", "percentage", "currency"):
            number = float(attribute(element, "value"))
            value = int(number) if number == int(number) else number
            return (localised(text, number) if text else plain_number(number)), value
        if kind == "date":
            at = datetime.fromisoformat(attribute(element, "date-value"))
            return dated(at, "d/m/yyyy" if at == datetime(at.year, at.month, at.day) else "d/m/yyyy h:mm")  # noqa: DTZ001
    except (ValueError, OverflowError):
        return text, text or None
    if kind == "boolean":
        truth = attribute(element, "boolean-value") == "true"
        return ("BENAR" if truth else "SALAH"), truth
    return text, text or None


def _pieces(element: Any) -> Iterator[str]:
    """The text of a paragraph with its blanks and line ends; remarks beside it left out."""
    yield element.text or ""
    for child in element:
        kind = local(child)
        if kind == "s":
            yield " "
        elif kind in ("tab", "line-break"):
            yield "\n" if kind == "line-break" else " "
        elif kind != "annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _formula(text: str) -> str:
    """A formula as Excel writes it: ``of:=SUM([.E6:.E9];[$Pagu.E1])`` → ``=SUM(E6:E9,Pagu!E1)``."""
    if not text:
        return ""
    bare = text.partition(":=")[2] if ":=" in text[:12] else text.lstrip("=")
    pieces = re.split(r'("(?:[^"]|"")*")', bare)
    written = (
        piece if n % 2 else _REFERENCE.sub(_reference, piece).replace(";", ",") for n, piece in enumerate(pieces)
    )
    return "=" + "".join(written)


def _reference(found: re.Match[str]) -> str:
    first, *rest = found[1].split(":")
    sheet = _SHEET.match(first)
    name = sheet[1].lstrip("$") if sheet else ""
    cells = [first[sheet.end() :] if sheet else first, *(each.rpartition(".")[2] for each in rest)]
    return (f"{name}!" if name else "") + ":".join(cells)


def _count(element: Any, name: str, most: int) -> int:
    text = attribute(element, name)
    return min(int(text), most) if text.isdecimal() and len(text) < 10 else 1


FORMATS.append(Format("ods", 120, _recognises, _open))
