"""SpreadsheetML 2003, the one XML file that old Excel and web applications write, often under the name .xls."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.preflight.naming import misnamed
from selaras.engine.readers.source import LARGEST, MOST_CELLS_OF_ALL, refuse
from selaras.engine.readers.workbook.number_format import dated, is_date, shown
from selaras.engine.readers.workbook.parts import PLAIN, Style
from selaras.engine.readers.workbook.r1c1 import as_a1
from selaras.engine.readers.workbook.sheet_stream import MOST_COLUMNS, MOST_ROWS, SheetStream
from selaras.engine.readers.workbook.sheet_text import tidy
from selaras.engine.readers.workbook.sheets import too_many_cells
from selaras.engine.readers.workbook.xml_parts import attribute, local, walk
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_FORMAT = "lembar kerja XML Excel 2003"
_NAMED_FORMATS = {
    "general": "", "general number": "", "fixed": "0.00", "standard": "#,##0.00", "percent": "0.00%",
    "currency": "#,##0.00", "euro currency": "#,##0.00", "scientific": "0.00E+00", "general date": "d/m/yyyy h:mm",
    "long date": "d/m/yyyy", "medium date": "d/m/yyyy", "short date": "d/m/yyyy", "long time": "h:mm:ss",
    "medium time": "h:mm", "short time": "h:mm",
}  # fmt: skip


@dataclass(slots=True)
class _Reading(SheetStream):
    """Sheets with the styles of their cells by id."""

    styles: dict[str, Style] = field(default_factory=dict)


def _recognises(name: str, head: bytes) -> bool:
    text = head.replace(b"\0", b"")
    return (
        b"<Workbook" in text and _NAMESPACE.encode() in text and text.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] == b"<"
    )


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    if len(content) > LARGEST:
        raise refuse(name, "Berkas XML ini lebih dari 20 MB.", "Simpan ulang di Excel sebagai .xlsx, lalu coba lagi.")
    reading = _Reading(name)
    for end, element in walk(name, io.BytesIO(content.lstrip())):
        _take(end, element, reading)
    return reading.material(_FORMAT, choices, misnamed(name, (".xml",), _FORMAT, better=".xlsx"))


def _take(end: bool, element: Any, reading: _Reading) -> None:
    kind = local(element)
    if not end:
        if kind == "Worksheet":
            reading.begin(attribute(element, "Name"))
    elif kind == "Style":
        reading.styles[attribute(element, "ID")] = _style(element)
    elif not reading.sheets:
        return
    elif kind == "Column":
        _column(element, reading)
    elif kind == "Row":
        _row(element, reading)
    elif kind == "Visible":
        reading.sheet.hidden = (element.text or "").strip() in ("SheetHidden", "SheetVeryHidden")
    elif kind == "Worksheet":
        reading.end()


def _style(element: Any) -> Style:
    code, bold, indent = "", False, 0
    for child in element:
        if local(child) == "NumberFormat":
            code = attribute(child, "Format")
        elif local(child) == "Font":
            bold = attribute(child, "Bold") == "1"
        elif local(child) == "Alignment":
            indent = _count(child, "Indent", 0, 255)
    return Style(_NAMED_FORMATS.get(code.casefold(), code), bold, indent)


def _column(element: Any, reading: _Reading) -> None:
    first = _count(element, "Index", reading.column + 1, MOST_COLUMNS)
    last = min(first + _count(element, "Span", 0, MOST_COLUMNS), MOST_COLUMNS)
    if attribute(element, "Hidden") == "1":
        reading.sheet.hidden_columns |= frozenset(range(first, last + 1))
    reading.column = last


def _row(element: Any, reading: _Reading) -> None:
    number = _count(element, "Index", reading.row + 1, MOST_ROWS)
    if attribute(element, "Hidden") == "1":
        reading.hidden_rows.update(range(number, min(number + _count(element, "Span", 0, MOST_ROWS), MOST_ROWS) + 1))
    for column, each in _cells(element):
        place = Place(reading.file, number, column, sheet=reading.sheet.name)
        down = _count(each, "MergeDown", 0, MOST_ROWS)
        across = _count(each, "MergeAcross", 0, MOST_COLUMNS)
        if down or across:
            reading.merges.append((number, column, number + down, column + across))
        if cell := _cell(each, place, reading):
            reading.sheet.cells[number, column] = cell
    if len(reading.sheet.cells) > MOST_CELLS_OF_ALL:
        raise too_many_cells(reading.file)
    reading.row = number + _count(element, "Span", 0, MOST_ROWS)


def _cells(row: Any) -> Iterator[tuple[int, Any]]:
    column = 0
    for each in row:
        if local(each) == "Cell":
            column = _count(each, "Index", column + 1, MOST_COLUMNS)
            yield column, each
            column += _count(each, "MergeAcross", 0, MOST_COLUMNS)


def _cell(element: Any, place: Place, reading: _Reading) -> Cell | None:
    style = reading.styles.get(attribute(element, "StyleID"), PLAIN)
    found = next((child for child in element if local(child) == "Data"), None)
    formula = attribute(element, "Formula")
    written = as_a1(formula, place.line or 1, place.column or 1) if formula else ""
    kind = attribute(found, "Type") if found is not None else ""
    raw = "".join(found.itertext()) if found is not None else ""
    text, value = _shown(kind, raw, style)
    cell = Cell(text, place, value, written, style.format, style.bold, style.indent)
    if kind == "Error":
        reading.doubts.append(
            Problem(
                f"Sel ini berisi kesalahan {raw}; nilainya tidak diketahui.",
                "Perbaiki rumusnya di Excel, lalu unggah kembali.", place, value=raw,
            )
        )  # fmt: skip
    elif written and not raw and kind != "String":
        reading.doubts.append(
            Problem(
                "Rumus ini belum ada hasilnya, nilainya tidak diketahui.",
                "Buka dan simpan sekali di Excel, lalu unggah kembali.", place, value=written[:200],
            )
        )  # fmt: skip
    return cell if text or written or kind == "Error" else None


def _shown(kind: str, raw: str, style: Style) -> tuple[str, Value]:
    try:
        if kind == "Number":
            number = float(raw)
            value = int(number) if number.is_integer() else number
            return shown(value, style.format), value
        if kind == "DateTime":
            return dated(datetime.fromisoformat(raw), style.format if is_date(style.format) else "d/m/yyyy")
    except (ValueError, OverflowError):
        return tidy(raw), raw
    if kind == "Boolean":
        return ("BENAR" if raw == "1" else "SALAH"), raw == "1"
    return ("", None) if kind == "Error" else (tidy(raw), raw if raw.strip() else None)


def _count(element: Any, name: str, default: int, most: int) -> int:
    text = attribute(element, name)
    return min(int(text), most) if re.fullmatch(r"\d{1,8}", text) else default


FORMATS.append(Format("spreadsheetml", 130, _recognises, _open))
