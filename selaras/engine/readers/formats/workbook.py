"""Binary workbooks: XLS (BIFF) and XLSB by calamine; an old Word or PowerPoint file is told to be one."""

import io
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.preflight.containers import OLE, entry_names, ole_stream, ole_streams
from selaras.engine.readers.preflight.naming import misnamed
from selaras.engine.readers.source import MOST_CELLS_OF_ALL, Unreadable, refuse
from selaras.engine.readers.workbook.biff import Looks, looks
from selaras.engine.readers.workbook.number_format import dated, shown
from selaras.engine.readers.workbook.sheet import Sheet, merge
from selaras.engine.readers.workbook.sheet_text import tidy
from selaras.engine.readers.workbook.sheets import sheets_material, too_many_cells, wanted
from selaras.engine.readers.workbook.xlsb_extent import most_cells
from selaras.engine.readers.workbook.xml_parts import broken
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_MOST_SPREAD = 20_000_000  # cells from the first to the last that calamine may be asked to lay out
_XLS = (".xls", ".xlt", ".xla")
_OTHERS = {
    "WordDocument": ("Berkas ini dokumen Word lama (.doc), yang tidak dapat dibaca.", "Simpan sebagai .docx"),
    "PowerPoint Document": ("Berkas ini presentasi PowerPoint lama (.ppt).", "Salin tabelnya ke Excel atau Word"),
    "EncryptedPackage": ("Berkas ini dilindungi kata sandi.", "Buka dengan kata sandinya, simpan tanpa kata sandi"),
}


def _is_ole(name: str, head: bytes) -> bool:
    return head.startswith(OLE)


def _is_xlsb(name: str, head: bytes) -> bool:
    if not head.startswith(b"PK"):
        return False
    names = entry_names(head)
    return "xl/workbook.bin" in names or (name.lower().endswith(".xlsb") and "xl/workbook.xml" not in names)


def _open_ole(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    streams = ole_streams(content)
    stream = next((each for each in streams if each.casefold() in ("workbook", "book")), "")
    if not stream:
        message, hint = next(
            (_OTHERS[each] for each in streams if each in _OTHERS),
            ("Berkas ini bukan buku kerja Excel, dan isinya tidak dikenali.", "Simpan sebagai .xlsx, .docx, atau PDF"),
        )
        raise refuse(name, message, f"{hint}, lalu unggah kembali.")
    doubts = misnamed(name, _XLS, "buku kerja Excel lama (.xls)")
    if any(each.startswith("_VBA_PROJECT") for each in streams):
        doubts.append(
            Problem(
                "Berkas ini memuat makro; makronya tidak dibaca dan tidak dijalankan.",
                "Bila angka dihitung oleh makro, simpan hasilnya sebagai .xlsx lalu unggah berkas itu.", Place(name),
            )
        )  # fmt: skip
    return _read(name, "buku kerja Excel lama (.xls)", content, choices, doubts, looks(ole_stream(content, stream)))


def _open_xlsb(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    if most_cells(name, content) > _MOST_SPREAD:
        raise too_many_cells(name)
    doubts = misnamed(name, (".xlsb",), "buku kerja biner Excel (.xlsb)")
    return _read(name, "buku kerja biner Excel (.xlsb)", content, choices, doubts, {})


def _read(
    name: str, format_: str, content: bytes, choices: Choices, doubts: Iterable[Problem], seen: dict[str, Looks]
) -> Material:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        kept = [each for each in book.sheets_metadata if each.typ is calamine.SheetTypeEnum.WorkSheet]
        names = [(each.name, each.visible is not calamine.SheetVisibleEnum.Visible) for each in kept]
        sheets = [
            _sheet(name, book.get_sheet_by_name(each), seen.get(each, Looks())) for each in wanted(names, choices)
        ]
    except calamine.PasswordError as error:
        raise _locked(name) from error
    except calamine.CalamineError as error:
        raise (_locked(name) if "password" in str(error).casefold() else broken(name)) from error
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # calamine met what it did not expect, and says so in this way only
            raise broken(name) from error
        raise
    return sheets_material(name, format_, sheets, names, choices, doubts)


def _locked(name: str) -> Unreadable:
    message, hint = _OTHERS["EncryptedPackage"]
    return refuse(name, message, f"{hint}, lalu unggah kembali.")


def _sheet(name: str, found: Any, seen: Looks) -> Sheet:
    sheet = Sheet(Place(name, 1, 1, sheet=found.name))
    sheet.hidden_rows, sheet.hidden_columns = seen.hidden_rows, seen.hidden_columns
    if found.start is None:
        return sheet
    for row, line in enumerate(found.iter_rows(), start=1):
        for column, value in enumerate(line, start=1):
            if value != "":
                _put(sheet, row, column, value, seen.formats.get((row, column), ""))
        if len(sheet.cells) > MOST_CELLS_OF_ALL:
            raise too_many_cells(name)
    ranges = found.merged_cell_ranges or []
    merge(sheet.cells, [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges])
    return sheet


def _put(sheet: Sheet, row: int, column: int, value: Any, code: str) -> None:
    text, kept = _shown(value, code)
    if text:
        place = Place(sheet.start.file, row, column, sheet=sheet.name)
        sheet.cells[row, column] = Cell(text, place, kept, format=code)


def _shown(value: Any, code: str) -> tuple[str, Value]:
    if isinstance(value, str):
        return tidy(value), value
    if isinstance(value, bool):
        return ("BENAR" if value else "SALAH"), value
    if isinstance(value, int | float):
        whole = int(value) if value == int(value) else value
        return shown(whole, code), whole
    if isinstance(value, datetime):
        return dated(value, code or ("d/m/yyyy" if value.time() == time(0) else "d/m/yyyy h:mm"))
    if isinstance(value, date):
        return dated(datetime(value.year, value.month, value.day), code or "d/m/yyyy")  # noqa: DTZ001
    text = str(value) if isinstance(value, timedelta) else f"{value:%H:%M}"
    return text, text


FORMATS.append(Format("xls", 100, _is_ole, _open_ole))
FORMATS.append(Format("xlsb", 105, _is_xlsb, _open_xlsb))
