"""A file as it was read, for pages: each table beside what was understood of it, cell by cell; needs no database."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from textwrap import shorten

from selaras.engine.documents.correction import Cause
from selaras.engine.law.law import Law, load_law
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.kinds import BY_ID
from selaras.engine.readers.layout import layouts
from selaras.engine.readers.reader import Reading, ReadTable
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Row
from selaras.engine.tables.wording import fold
from selaras.site.base.meanings import is_figure, meaning, understood
from selaras.site.base.notes import Note
from selaras.site.base.shown import AUTO, Option, PlacedNote, ShownCell, ShownColumn, ShownRow, ShownTable, Tab

WINDOW = 100
LEFT_OUT = "-"
_TELLING = 5  # so short are the parts of a code that stands in several columns
_LONGEST_HEADING = 32
_LOOKED_AT = 200  # lines by which the meaning of a column without a name of its own is told
Spot = tuple[str, int | None, int | None, int | None]


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

    def column(self, place: Place) -> int:
        """The number of the column of a place in its table, from 1; 0 for what is about a whole line or no table."""
        if place.column is None or (spot := self.find(place)) is None:
            return 0
        line = self.reading.tables[spot[0]].lines[spot[1]]
        return next((n for n, cell in enumerate(line, start=1) if cell.place.column == place.column), 0)

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
        number = whole.column(place)
        column = f"&kolom={number}" if number else ""
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
        self.filled = {n for line in table.lines for n, cell in enumerate(line, start=1) if cell.text}
        self.frozen = self._frozen()
        self.doubted: dict[tuple[Spot, int | None], list[Problem]] = {}
        for problem in whole.reading.problems:
            self.doubted.setdefault((_spot(problem.place), problem.place.column), []).append(problem)

    def _meanings(self) -> dict[int, str]:
        """What each column was read as: its field, else the kind and period of the rows that came from it."""
        known = {number: self.labels.get(name, name) for number, name in self.table.fields.items()}
        for line in self.table.lines[:_LOOKED_AT]:
            for number, cell in enumerate(line, start=1):
                if number not in known and (row := next(iter(self.whole.at(cell)), None)):
                    known[number] = meaning(row, self.law)
        return {number: self._taken_as(number) for number in self.table.taken} | known

    def _taken_as(self, number: int) -> str:
        """What a column serves for that gives no row of its own: mostly a part of a code that stands in several."""
        heading = self.table.headings[number - 1] if number <= len(self.table.headings) else ""
        coded = any(word in heading.casefold() for word in ("kode", "rekening"))
        return "bagian kode" if coded else "dipakai bersama kolom lain"

    def _frozen(self) -> int:
        """The first column that tells lines apart, a whole code or a name; 0 where there is none."""
        for number in sorted(self.meanings):
            texts = [line[number - 1].text for line in self.table.lines[:_LOOKED_AT] if number <= len(line)]
            told = {text for text in texts if len(text) >= _TELLING and not is_figure(text)}
            if self.table.fields.get(number) != "number" and 2 * len(told) > len(set(texts)):
                return number
        return 0

    def _is_used(self, number: int) -> bool:
        """Whether something was read from the column: itself, or the one before it under one heading (Rp | 100)."""
        same = self.table.headings[number - 2 : number] if 2 <= number <= len(self.table.headings) else ()
        beside = number - 1 in self.meanings and bool(same) and same[0] == same[1] != ""
        return number in self.meanings or beside

    def columns(self, choices: Choices) -> list[ShownColumn]:
        chosen = choices.columns.get(self.table.signature, {})
        return [
            ShownColumn(number, heading, self.meanings.get(number, ""), self._is_used(number),
                        list(self._options(number, chosen.get(number))), number not in self.filled,
                        number == self.frozen)
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
        figure = is_figure(cell.text) and self.table.fields.get(number) not in ("number", "code")
        words = ["figure" if figure else "", "doubted" if doubts else "", "frozen" if number == self.frozen else ""]
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
        """Each note opens below the first of its lines in this window; the others mention it."""
        by_number = {row.number: row for row in rows}
        for note in notes:
            places = [(self.whole.find(finding.place), finding.place) for finding in note.findings]
            spots: dict[int, Place] = {}
            for spot, place in places:
                if spot and spot[0] == self.number and spot[1] + 1 in by_number:
                    spots.setdefault(spot[1] + 1, place)
            for n, (number, place) in enumerate(spots.items()):
                row = by_number[number]
                if n:
                    row.mentions.append(note)
                else:
                    row.notes.append(self._placed(note, row, place))
                if not row.tone or note.severity == "error":
                    row.tone = note.severity.value

    def _placed(self, note: Note, row: ShownRow, place: Place) -> PlacedNote:
        """``baris 15, kolom Pagu``: where several columns have one heading, or none, their number is said."""
        number, headings = self.whole.column(place), self.table.headings
        if not 1 <= number <= len(headings):
            return PlacedNote(note, f"baris {row.label}", 0)
        heading = headings[number - 1]
        short = shorten(heading, _LONGEST_HEADING, placeholder="…")
        named = short[:1].upper() + short[1:] if headings.count(heading) == 1 and heading else str(number)
        return PlacedNote(note, f"baris {row.label}, kolom {named}", number)


def kind_words(reading: Reading) -> str:
    """The kind of a file as people call it; empty where none was recognised."""
    return BY_ID[reading.kind].name if reading.kind in BY_ID else ""
