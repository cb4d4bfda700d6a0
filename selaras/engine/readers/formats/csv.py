"""CSV with comma, semicolon, tab or bar between its fields, as web applications and Excel write it."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.source import MOST_CELLS, MOST_CELLS_OF_ALL, Unreadable, decode
from selaras.engine.readers.workbook.sheet import Sheet
from selaras.engine.readers.workbook.sheet_text import tidy
from selaras.engine.readers.workbook.sheets import sheets_material
from selaras.engine.readers.workbook.spots import Spots
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_SIGNS = ",;\t|"
_LOOKED_AT = 60  # records by which the sign between fields is found
_FEWEST = 4  # records of a file that is CSV by its content alone
_LONGEST_RECORD = 200  # lines of one record; a quote that is never closed runs on to the end of the file
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
_TEXTS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def _recognises(name: str, head: bytes) -> bool:
    """By its name where the content has fields; by content alone only where every line has the same three or more."""
    encoding = next((each for mark, each in _TEXTS if head.startswith(mark)), "cp1252")
    if encoding != "utf-16" and b"\0" in head:
        return False
    lines = head.decode(encoding, "replace").splitlines()
    lines = [line for line in lines[: -1 if len(lines) > 1 and len(head) > 4000 else None] if line.strip()]
    sign, share, width = separator(lines)
    if name.lower().endswith((".csv", ".tsv")):
        return bool(sign)
    return sign in (",", ";") and share == 1.0 and width >= 3 and len(lines) >= _FEWEST and "\t" not in "".join(lines)


def separator(lines: Sequence[str]) -> tuple[str, float, int]:
    """The sign between fields, the share of records that have the usual number of fields, and that number."""
    if lines and (said := _SEPARATOR_LINE.fullmatch(lines[0].strip())):
        return said[1], 1.0, 2
    best = ("", 0.0, 0)
    for sign in _SIGNS:
        try:
            widths = Counter(len(record) for record in list(csv.reader(lines, delimiter=sign))[:_LOOKED_AT] if record)
        except csv.Error:
            continue
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if wide:
            count, width = max(wide)
            found = (sign, count / widths.total(), width)
            best = max(best, found, key=lambda each: (round(each[1], 1), each[2]))
    return best


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    lines = decode(name, content).lines
    start = 1 if _SEPARATOR_LINE.fullmatch(lines[0].strip()) else 0
    sign = separator([line for line in lines[: _LOOKED_AT * 5] if line.strip()])[0]
    cells = Spots()
    for number, record in _records(name, lines, start, sign or ","):
        if len(record) > MOST_CELLS:
            raise _refused(name, number, f"Baris ini mempunyai {len(record)} kolom, paling banyak {MOST_CELLS}.")
        for column, text in enumerate(map(tidy, record), start=1):
            if text:
                cells[number, column] = Cell(text, Place(name, number, column))
        if len(cells) > MOST_CELLS_OF_ALL:
            break  # refused below with the sentence that all workbooks share
    return sheets_material(name, "CSV", [Sheet(Place(name, 1, 1), cells)], [("", False)], choices)


def _records(name: str, lines: Sequence[str], start: int, sign: str) -> Iterator[tuple[int, list[str]]]:
    """The records with the line each begins at."""
    reader = csv.reader(_with_ends(lines[start:]), delimiter=sign)
    number = start + 1
    try:
        for record in reader:
            after = reader.line_num + start + 1
            if after - number > 1 and _runs_on(lines[number - 1 : after - 1], sign):
                raise _refused(name, number, "Tanda kutip pada baris ini tidak ditutup.")
            yield number, record
            number = after
    except csv.Error as error:
        raise _refused(name, number, "Baris ini tidak dapat dibagi menjadi kolom.") from error


def _runs_on(lines: Sequence[str], sign: str) -> bool:
    """Whether the lines of one record are such because a quote was never closed: it goes on far, or to the end of the
    file, or to the quote of another field, which then stands before text."""
    if len(lines) > _LONGEST_RECORD:
        return True
    try:
        list(csv.reader(_with_ends(lines), delimiter=sign, strict=True))
    except csv.Error:
        return True
    return False


def _with_ends(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _refused(name: str, line: int, message: str) -> Unreadable:
    hint = "Periksa tanda kutip dan pemisah kolom pada baris ini, lalu unggah kembali."
    return Unreadable(Problem(message, hint, Place(name, line, 1), unreadable=True))


FORMATS.append(Format("csv", 900, _recognises, _open))
