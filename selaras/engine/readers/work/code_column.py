"""The codes of one table as spreadsheets damage them: numbers, commas, dates, lost zeros, a lost urusan, split columns.

What a cell shows stays as it is printed; here it is only made legible, so that its level can be told. What the whole
code was follows from the rest of the document (``mended_codes.py``).
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.work.codes import is_code, level_of, without_blanks
from selaras.engine.readers.work.legible import Damage, Legible
from selaras.engine.readers.work.lines import code_cells
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import WorkLevel

_DATED = re.compile(r"([1-9]|0[1-9])[./-](\d{1,2})[./-](?:20)(\d\d)")
_WITHOUT_URUSAN = re.compile(r"\d\d\.\d\d(?:\.\d\.\d\d(?:\.\d{1,4})?)?")
_WITHOUT_BIDANG = re.compile(r"\d\d(?:\.\d\.\d\d(?:\.\d{1,4})?)?")
_TAIL = re.compile(r"(?P<program>\d\d)|(?P<kegiatan>\d\.\d\d)|(?P<sub_kegiatan>\d{4})")
_LEVELS: dict[int, WorkLevel] = {0: "program", 2: "kegiatan", 3: "sub_kegiatan"}
_HEAD = re.compile(r"[1-9X](?:\.(?:\d{1,2}|XX))?")
_BEFORE_NAME = re.compile(r"((?:\d|X)\.(?:\d{1,2}|XX)(?:\.\d{1,4})+)\.?\s*[-–:]?\s+(\D.+)")
_OF_UNITS = 6  # dots that only codes of organisations have
_FEW = 4  # one code in so many tells the style of a column


class CodeColumn:
    """The column (or columns) of codes of one table, after a look at all its lines. Without any, or with empty
    ones, the codes may stand before the names: ``7.01.02 PROGRAM …``. ``head`` is the bidang whose lines are read."""

    def __init__(self, lines: Sequence[Line], columns: tuple[int, ...], name: int | None) -> None:
        self.columns, self.name, self.head = columns, name, ""
        self.before_names = False
        filled = [plain(text) for line in lines if (text := self.cell(line).text)]
        if not filled and name is not None:
            self.before_names = True
            filled = [plain(text) for line in lines if (text := self.cell(line).text)]
        whole = [text for text in filled if is_code(text) and text.count(".") < _OF_UNITS]
        filled = [text for text in filled if text.count(".") < _OF_UNITS]
        self.style = "" if len(whole) * _FEW >= len(filled) else _style(filled)
        self.tops = _tops(lines, self) if self.style == "parent" else frozenset()
        self.above = {tuple(map(_digits, text.split(".")[:n])) for text in whole for n in (1, 2)}

    def cell(self, line: Line) -> Cell:
        """The code of a line as it is printed, joined where it stands in several columns."""
        if not self.before_names or self.name is None:
            return code_cells(line, self.columns)
        found = _BEFORE_NAME.match(line[self.name].text)
        return replace(line[self.name], text=found[1] if found else "", value=None)

    def name_of(self, line: Line, cell: Cell) -> Cell:
        """The name in a cell without the code before it."""
        found = _BEFORE_NAME.match(cell.text) if self.before_names else None
        return replace(cell, text=found[2]) if found else cell

    def tells(self, lines: Sequence[Line]) -> bool:
        """Whether lines are told apart by codes, so that a line without one lacks it."""
        enough = -(-len(lines) // _FEW)
        read = islice((line for line in lines if self.read(line) is not None), enough)
        return sum(1 for _ in read) == enough

    def read(self, line: Line) -> Legible | None:
        """The code of a line made legible, None where none can be read."""
        cell = self.cell(line)
        name = line[self.name].text if self.name is not None else ""
        top = bool(self.tops) and line[0].place in self.tops
        found = self._read(cell, name) if cell.text and not top else None
        loose = self._loose(line)
        return replace(found, loose=loose, head=self.head) if found is not None and (loose or self.head) else found

    def is_head(self, line: Line) -> bool:
        """Whether a line has the code of an urusan or bidang that codes of the table begin with; where these leave
        their beginning out, any such code."""
        text = plain(self.cell(line).text)
        if not _HEAD.fullmatch(text):
            return False
        parts = tuple(map(_digits, text.split(".")))
        longer = (*parts[:1], *(part * 10 for part in parts[1:]))
        begun = parts in self.above or (self._is_number(line) and longer in self.above)
        return begun or self.style in ("bidang", "urusan") or line[0].place in self.tops

    def enter(self, line: Line) -> str:
        """Goes on below the head in a line; gives its bidang, empty where it names none for certain."""
        urusan, dot, bidang = plain(self.cell(line).text).partition(".")
        lost = len(bidang) == 1 and self._is_number(line)
        self.head = f"{urusan}.{bidang.zfill(2)}" if dot and not lost and _HEAD.fullmatch(f"{urusan}.{bidang}") else ""
        return self.head

    def _is_number(self, line: Line) -> bool:
        return any(isinstance(line[n].number, float) for n in self.columns)

    def _loose(self, line: Line) -> tuple[int, ...]:
        """The groups at the end of numbers with a fraction of one digit."""
        if not self._is_number(line):
            return ()
        found, at = [], -1
        for cell in (line[n] for n in self.columns if line[n].text):
            groups = plain(cell.text).split(".")
            at += len(groups)
            if isinstance(cell.number, float) and len(groups[-1]) == 1:
                found.append(at)
        return tuple(found)

    def _read(self, cell: Cell, name: str) -> Legible | None:
        text = plain(cell.text)
        if dated := _as_date(cell, text):
            return Legible(dated[0], "program", "date", others=dated[1:])
        if is_code(text):
            level = level_of(text, name)
            return None if level is None else Legible(text, level, _damage(cell.text))
        return _partial(text, self.style)


def _digits(part: str) -> int:
    return int(part) if part.isdigit() else -1  # X.XX


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """The code of a cell with dots for commas, and without blanks, doubled dots and one at its end."""
    dotted = without_blanks(text).replace(",", ".").replace(";", ".")
    return (re.sub(r"\.{2,}", ".", dotted) if ".." in dotted else dotted).strip(".")


def _damage(text: str) -> Damage:
    if "," in text or ";" in text:
        return "comma"
    return "dot" if without_blanks(text) != plain(text) else ""


def _as_date(cell: Cell, text: str) -> tuple[str, ...]:
    """The programs that a date was made of: 1 March 2001 was 1.03.01, or 3.01.01 where the month came first."""
    if isinstance(cell.value, date):
        day, month, year = cell.value.day, cell.value.month, cell.value.year
    elif found := _DATED.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), 2000 + int(found[3])
    else:
        return ()
    if not 2000 <= year <= 2099:
        return ()
    readings = [
        f"{first}.{second:02d}.{year - 2000:02d}" for first, second in ((day, month), (month, day)) if first < 10
    ]
    return tuple(dict.fromkeys(readings))


def _style(filled: Sequence[str]) -> str:
    """How the codes of a column begin where most are not whole."""
    deep = [text for text in filled if text.count(".") >= 2]
    items = [text for text in filled if not _HEAD.fullmatch(text)]
    if deep and all(_WITHOUT_BIDANG.fullmatch(text) for text in items):
        return "bidang"
    if deep and all(_WITHOUT_URUSAN.fullmatch(text) for text in items if len(text) > 2):
        return "urusan"
    kinds = {found.lastgroup for text in filled if (found := _TAIL.fullmatch(text))}
    tails = all(_TAIL.fullmatch(text) for text in filled if len(text) > 1)
    return "parent" if tails and {"kegiatan"} < kinds else ""


def _tops(lines: Sequence[Line], codes: CodeColumn) -> frozenset[Place]:
    """The first places of lines whose ``7.01`` is a bidang and no kegiatan: a program or another such line is next."""
    coded = [(line[0].place, plain(codes.cell(line).text)) for line in lines if codes.cell(line).text]
    tops: set[Place] = set()
    below = ""
    for place, text in reversed(coded):
        top = bool(_HEAD.fullmatch(text) and (re.fullmatch(r"\d\d", below) or below == "top"))
        tops |= {place} if top else set()
        below = "top" if top else text
    return frozenset(tops)


def _partial(text: str, style: str) -> Legible | None:
    """A code that lacks its beginning, in a column of such codes."""
    if style == "bidang" and _WITHOUT_BIDANG.fullmatch(text):
        return Legible(text, _LEVELS[text.count(".")], "part", "bidang")
    if style == "urusan" and _WITHOUT_URUSAN.fullmatch(text):
        return Legible(text, _LEVELS[text.count(".") - 1], "part", "urusan")
    if style == "parent" and (found := _TAIL.fullmatch(text)):
        levels: dict[str, WorkLevel] = {
            "program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub_kegiatan",
        }  # fmt: skip
        return Legible(text, levels[found.lastgroup or "program"], "part", "parent")
    return None


def code_columns(table: Grid, pattern: str) -> tuple[int, ...]:
    """The columns that a code is split over: those under one heading (found by its pattern), or under none behind it,
    that hold only parts of codes."""
    first = table.column(pattern)
    if first is None:
        return ()
    found = [first]
    for number in range(first + 1, len(table.headings)):
        parts = [line[number].text for line in table.body if line[number].text]
        alike = table.headings[number] in ("", table.headings[first])
        if not alike or not all(re.fullmatch(r"[\dX]{1,4}(?:[.,]\d{1,4})*\.?", part) for part in parts):
            break
        found.append(number)
    return tuple(found)
