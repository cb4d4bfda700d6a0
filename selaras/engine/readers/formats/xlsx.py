"""XLSX and XLSM: values as they are seen, with the formulas and number formats behind them; macros are never read."""

from functools import partial
from zipfile import ZipFile

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.preflight.containers import entry_names
from selaras.engine.readers.preflight.naming import misnamed
from selaras.engine.readers.workbook.cells import SheetCells, read_sheet
from selaras.engine.readers.workbook.parts import workbook
from selaras.engine.readers.workbook.sheets import sheets_material, wanted
from selaras.engine.readers.workbook.xml_parts import part_of, unzipped
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_MOST_ERRORS = 20  # cells with an error that are named one by one


def _recognises(name: str, head: bytes) -> bool:
    if not head.startswith(b"PK"):
        return False
    names = entry_names(head)
    if any(entry.startswith("xl/") for entry in names):
        return True
    foreign = any(entry == "mimetype" or entry.startswith(("word/", "ppt/")) for entry in names)
    return name.lower().endswith(_SUFFIXES) and not foreign


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    with unzipped(name, content) as archive:
        return _read(name, archive, choices, tell)


def _read(name: str, archive: ZipFile, choices: Choices, tell: Tell) -> Material:
    book = workbook(name, archive)
    names = [(sheet, hidden) for sheet, _, hidden in book.sheets]
    chosen = set(wanted(names, choices))
    read: list[SheetCells] = []
    paths = [(sheet, path, hidden) for sheet, path, hidden in book.sheets if sheet in chosen]
    sizes = {each.filename: each.file_size for each in archive.infolist()}
    total, before = sum(sizes.get(path, 0) for _, path, _ in paths) or 1, 0
    for sheet, path, hidden in paths:
        tell(before / total)
        with part_of(name, archive, path) as part:
            read.append(read_sheet(name, sheet, hidden, part, book, partial(_told, tell, total, before)))
        before += sizes[path]
    doubts = [*misnamed(name, _SUFFIXES, "buku kerja Excel (.xlsx)"), *_macros(name, archive)]
    for each in read:
        doubts += [*_errors(each), *_uncomputed(each)]
    return sheets_material(name, "buku kerja Excel", [each.sheet for each in read], names, choices, doubts)


def _told(tell: Tell, total: int, before: int, here: int) -> None:
    tell(min(1.0, (before + here) / total))


def _macros(name: str, archive: ZipFile) -> list[Problem]:
    if not any(path.lower().endswith("vbaproject.bin") for path in archive.namelist()):
        return []
    return [
        Problem(
            "Berkas ini memuat makro; makronya tidak dibaca dan tidak dijalankan.",
            "Bila angka dihitung oleh makro, simpan hasilnya sebagai .xlsx lalu unggah berkas itu.", Place(name),
        )
    ]  # fmt: skip


def _errors(found: SheetCells) -> list[Problem]:
    """A doubt at each cell that shows an error; of very many, the first ones."""
    problems = [
        Problem(
            f"Sel ini berisi kesalahan {error}; nilainya tidak diketahui.",
            "Perbaiki rumusnya di Excel, lalu unggah kembali.", cell.place, value=error,
        )
        for cell, error in found.errors[:_MOST_ERRORS]
    ]  # fmt: skip
    more = found.errors[_MOST_ERRORS:]
    if more:
        problems.append(
            Problem(
                f"{len(more)} sel lain pada lembar {found.sheet.name} juga berisi kesalahan; nilainya tidak diketahui.",
                "Perbaiki rumusnya di Excel, lalu unggah kembali.", more[0][0].place, value=more[0][1],
            )
        )  # fmt: skip
    return problems


def _uncomputed(found: SheetCells) -> list[Problem]:
    """One doubt for the formulas of a sheet whose results the file does not hold."""
    if not found.uncomputed:
        return []
    cells = [cell.place.coordinate for cell in found.uncomputed]
    where = ", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")
    return [
        Problem(
            f"{len(cells)} rumus di lembar {found.sheet.name} ({where}) belum ada hasilnya, nilainya tidak diketahui.",
            "Buka dan simpan sekali di Excel, lalu unggah kembali.", found.uncomputed[0].place,
            value=found.uncomputed[0].formula[:200],
        )
    ]  # fmt: skip


FORMATS.append(Format("xlsx", 110, _recognises, _open))
