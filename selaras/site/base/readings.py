"""A file as it was read, for pages: each table beside what was understood of it, cell by cell; needs no database."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selaras.engine.documents.correction import Cause
from selaras.engine.law.law import Law, load_law
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.kinds import BY_ID
from selaras.engine.readers.layout import layouts
from selaras.engine.readers.reader import Reading, ReadTable
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.period import Period
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Row
from selaras.engine.tables.wording import fold
from selaras.site.base.notes import Note

WINDOW = 100
AUTO, LEFT_OUT = "", "-"
_FIGURES = {"Target": "Target", "Actual": "Realisasi", "Ceiling": "Pagu", "Spending": "Realisasi anggaran"}
_LOOKED_AT = 200  # lines by which the meaning of a column without a name of its own is told
_FIGURE = re.compile(r"\(?-?(?:Rp\.?\s*)?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+|,-)?\)?%?")
Spot = tuple[str, int | None, int | None, int | None]


class Option(Frozen):
    """One choice of a list; an empty value leaves it to the reader."""

    value: str
    label: str
    here: bool = False


class ShownColumn(Frozen):
    """One column: what it means, and what it could mean; ``used`` says whether anything was read from it."""

    number: int
    heading: str
    meaning: str
    used: bool
    options: Sequence[Option]


@dataclass(slots=True)
class ShownCell:
    """One cell as printed, with the value understood where that says something else (``told``), the text before a
    correction, and the doubts about it."""

    column: int
    heading: str
    text: str
    place: str
    where: str
    css: str
    told: str = ""
    before: str | None = None
    doubts: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class ShownRow:
    """One line of a table, numbered from 1, with the notes that open beside it. ``label`` is how the file counts it."""

    number: int
    label: str
    cells: list[ShownCell]
    tone: str = ""
    notes: list[Note] = field(default_factory=list)
    mentions: list[Note] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The line's own anchor on the page."""
        return f"baris-{self.number}"

    @property
    def doubts(self) -> list[Problem]:
        """The doubts about all its cells."""
        return [doubt for cell in self.cells for doubt in cell.doubts]


class Tab(Frozen):
    """One table among those of the file."""

    number: int
    label: str
    state: str
    lines: int
    here: bool


class ShownTable(Frozen):
    """A window on one table of a file."""

    number: int
    title: str
    caption: str
    signature: str
    layout: str
    layouts: Sequence[Option]
    columns: Sequence[ShownColumn]
    rows: Sequence[ShownRow]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of its first line shown."""
        return self.rows[0].number if self.rows else 0

    @property
    def last(self) -> int:
        """The number of its last line shown."""
        return self.rows[-1].number if self.rows else 0


class Laid:
    """A Reading laid out for looking things up by their places; made once for each reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lines: dict[Spot, tuple[int, int]] = {}
        self.heads = {_spot(table.place): number for number, table in reversed([*enumerate(reading.tables)])}
        for number, table in enumerate(reading.tables):
            for order, line in enumerate(table.lines):
                for cell in line:
                    self.lines.setdefault(_spot(cell.place), (number, order))
        self.rows: dict[tuple[Spot, int | None], list[Row]] = {}
        for row in reading.book:
            self.rows.setdefault((_spot(row.place), row.place.column), []).append(row)

    def find(self, place: Place) -> tuple[int, int] | None:
        """The table and line of a place, both from 0; None for what stands in no table."""
        return self.lines.get(_spot(place))

    def beside(self, table: ReadTable, order: int) -> list[int]:
        """The lines that were read from the same line of the file, the given one among them; there may be several."""
        spot = _spot(table.lines[order][0].place)
        first = last = order
        while first and _spot(table.lines[first - 1][0].place) == spot:
            first -= 1
        while last + 1 < len(table.lines) and _spot(table.lines[last + 1][0].place) == spot:
            last += 1
        return list(range(first, last + 1))

    def at(self, cell: Cell) -> Sequence[Row]:
        """The rows that were read from this very cell."""
        return self.rows.get((_spot(cell.place), cell.place.column), ())


def _spot(place: Place) -> Spot:
    return (place.sheet, place.page, place.table, place.line)


@lru_cache(maxsize=2)
def _laid(held: "_Held") -> Laid:
    return Laid(held.reading)


class _Held:
    """Carries a reading past the key of the cache, and keeps it alive, so that its ``id`` is nobody else's."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.reading is self.reading

    def __hash__(self) -> int:
        return id(self.reading)


def laid(reading: Reading) -> Laid:
    """``Laid`` of a reading, kept in memory as long as the same one is shown."""
    return _laid(_Held(reading))


def tabs(reading: Reading, here: int) -> list[Tab]:
    """All tables of the file, the one with the number ``here`` (from 1) marked."""
    return [
        Tab(n, _title(table), table.layout or "tidak dikenali", len(table.lines), n == here)
        for n, table in enumerate(reading.tables, start=1)
    ]


def _title(table: ReadTable) -> str:
    return table.part or table.caption.partition("\n")[0] or "Tabel"


def way_to(reading: Reading, place: Place) -> str:
    """The address, on the page of the reading, of the line of a table or of the table whose head a place is in; empty
    for what stands in no table."""
    whole = laid(reading)
    if (found := whole.find(place)) is not None:
        table, line = found
        column = f"&kolom={place.column}" if place.column else ""
        return f"?tabel={table + 1}&hal={line // WINDOW + 1}&baris={line + 1}{column}#baris-{line + 1}"
    head = whole.heads.get(_spot(place))
    return f"?tabel={head + 1}#tabel" if head is not None else ""


def parted(reading: Reading, number: int, page: int, found: Sequence[Cause]) -> tuple[list[Cause], list[Cause]]:
    """The causes with a place in the window ``page`` on the table ``number`` (both from 1), and all others: only what
    is shown is drawn, for a long file has thousands."""
    whole = laid(reading)
    here: list[Cause] = []
    others: list[Cause] = []
    for cause in found:
        spots = (whole.find(finding.place) for finding in cause.findings)
        inside = any(spot and spot[0] == number - 1 and spot[1] // WINDOW == page - 1 for spot in spots)
        (here if inside else others).append(cause)
    return here, others


def window(reading: Reading, number: int, page: int) -> tuple[int, int]:
    """The table and page nearest to those asked for, from 1. The file must have a table."""
    number = min(max(number, 1), len(reading.tables))
    pages = max(1, -(-len(reading.tables[number - 1].lines) // WINDOW))
    return number, min(max(page, 1), pages)


def show_table(
    reading: Reading,
    number: int,
    page: int = 1,
    notes: Sequence[Note] = (),
    choices: Choices = NOTHING_CHOSEN,
    corrected: Mapping[str, Mapping[str, str]] | None = None,
    law: Law | None = None,
) -> ShownTable:
    """The window ``page`` on the table ``number``, both from 1 and brought into range. The file must have a table."""
    number, page = window(reading, number, page)
    table = reading.tables[number - 1]
    pages = max(1, -(-len(table.lines) // WINDOW))
    first = (page - 1) * WINDOW
    seen = _Seen(laid(reading), table, number - 1, law or load_law(), corrected or {})
    rows = [seen.row(n, line) for n, line in enumerate(table.lines[first : first + WINDOW], start=first)]
    seen.put_notes(rows, notes)
    return ShownTable(
        number, _title(table), table.caption, table.signature, table.layout, _layouts(table, choices),
        seen.columns(choices), rows, len(table.lines), page, pages,
    )  # fmt: skip


def _layouts(table: ReadTable, choices: Choices) -> list[Option]:
    chosen = choices.layouts.get(table.signature)
    auto = "menurut judul kolomnya" if chosen is not None else table.layout or "tidak dikenali"
    known = sorted({each.name for each in layouts() if each.columns} | ({chosen} if chosen else set()))
    return [
        Option(AUTO, auto, chosen is None),
        *(Option(name, name, name == chosen) for name in known if name != auto),
        Option(LEFT_OUT, "abaikan tabel ini", chosen == ""),
    ]


class _Seen:
    """One table while it is laid out."""

    def __init__(
        self, whole: Laid, table: ReadTable, number: int, law: Law, corrected: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.whole, self.table, self.number, self.law = whole, table, number, law
        self.corrected = corrected
        self.labels = next(
            ({name: column.label for name, column in each.columns.items()}
             for each in layouts() if each.name == table.layout), {},
        )  # fmt: skip
        self.meanings = self._meanings()
        self.doubted: dict[tuple[Spot, int | None], list[Problem]] = {}
        for problem in whole.reading.problems:
            self.doubted.setdefault((_spot(problem.place), problem.place.column), []).append(problem)

    def _meanings(self) -> dict[int, str]:
        """What each column was read as: its field, else the kind and period of the rows that came from it."""
        known = {number: self.labels.get(name, name) for number, name in self.table.fields.items()}
        for line in self.table.lines[:_LOOKED_AT]:
            for number, cell in enumerate(line, start=1):
                if number not in known and (told := next(map(_figure, self.whole.at(cell)), "")):
                    known[number] = told
        return dict.fromkeys(self.table.taken, "dipakai") | known

    def _is_used(self, number: int) -> bool:
        """Whether something was read from the column: itself, or the one before it under one heading (Rp | 100)."""
        same = self.table.headings[number - 2 : number] if 2 <= number <= len(self.table.headings) else ()
        beside = number - 1 in self.meanings and bool(same) and same[0] == same[1] != ""
        return number in self.meanings or beside

    def columns(self, choices: Choices) -> list[ShownColumn]:
        chosen = choices.columns.get(self.table.signature, {})
        return [
            ShownColumn(number, heading, self.meanings.get(number, ""), self._is_used(number),
                        list(self._options(number, chosen.get(number))))
            for number, heading in enumerate(self.table.headings, start=1)
        ]  # fmt: skip

    def _options(self, number: int, chosen: str | None) -> Iterator[Option]:
        meaning = self.meanings.get(number, "")
        yield Option(AUTO, "menurut judulnya" if chosen is not None else meaning or "tidak dipakai", chosen is None)
        for name, label in self.labels.items():
            if chosen is not None or label != meaning:
                yield Option(name, label, name == chosen)
        if chosen is not None or meaning:
            yield Option(LEFT_OUT, "tidak dipakai", chosen == "")

    def row(self, order: int, line: Line) -> ShownRow:
        first = line[0].place
        label = str(first.line if first.line is not None else order + 1)
        headings = self.table.headings
        cells = [self._cell(n, headings[n - 1] if n <= len(headings) else "", cell) for n, cell in enumerate(line, 1)]
        return ShownRow(order + 1, label, cells)

    def _cell(self, number: int, heading: str, cell: Cell) -> ShownCell:
        place = str(cell.place)
        doubts = self.doubted.get((_spot(cell.place), cell.place.column), []) if cell.text else []
        told = self._told(cell)
        mended = self.corrected.get(place)
        figure = _is_figure(cell.text) and self.table.fields.get(number) not in ("number", "code")
        words = ["figure" if figure else "", "doubted" if doubts else ""]
        if not told and not self._is_used(number):
            words.append("unread")
        return ShownCell(
            number, heading, cell.text, place, cell.place.sentence(), " ".join(filter(None, words)), told,
            mended["before"] if mended else None, doubts,
        )  # fmt: skip

    def _told(self, cell: Cell) -> str:
        """What was understood from a cell, where it says more than the cell prints."""
        for row in self.whole.at(cell):
            if (told := understood(row, self.law)) and fold(told) != fold(cell.text):
                return told
        return ""

    def put_notes(self, rows: Sequence[ShownRow], notes: Sequence[Note]) -> None:
        """Each note opens at the first of its lines in this window; the others mention it."""
        by_number = {row.number: row for row in rows}
        for note in notes:
            places = [self.whole.find(finding.place) for finding in note.findings]
            spots = dict.fromkeys(order + 1 for number, order in filter(None, places) if number == self.number)
            lines = [by_number[order] for order in spots if order in by_number]
            for n, row in enumerate(lines):
                (row.mentions if n else row.notes).append(note)
                if not row.tone or note.severity == "error":
                    row.tone = note.severity.value


def understood(row: Row, law: Law) -> str:
    """The value of a row in words: an amount, a target with its unit, a proposed code, a level."""
    kind = type(row).__name__
    if kind in ("Ceiling", "Spending", "AgreementBudget"):
        amount = getattr(row, "amount", None)
        return "" if amount is None else rupiah(amount)
    if kind in ("Target", "Actual"):
        value = getattr(row, "value", None)
        said = decimal_text(value) if value is not None else getattr(row, "grade", "")
        return f"{said} {getattr(row, 'unit', '')}".strip() if said else ""
    proposed = getattr(row, "code_proposed", "")
    level = getattr(row, "level", "") if kind in ("WorkItem", "Organisation") else ""
    named = law.term(f"level.{level}") if level else ""
    return f"{named}, diusulkan {proposed}" if proposed and named else proposed or named


def _figure(row: Row) -> str:
    word = _FIGURES.get(type(row).__name__, "")
    return f"{word} {Period.parse(row.period).words()}" if word else ""


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def kind_words(reading: Reading) -> str:
    """The kind of a file as people call it; empty where none was recognised."""
    return BY_ID[reading.kind].name if reading.kind in BY_ID else ""
