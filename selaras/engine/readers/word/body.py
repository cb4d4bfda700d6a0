"""The body of a Word document as blocks in their order: headings, paragraphs, list items, contents, tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selaras.engine.ooxml.word import PARAGRAPH, TABLE, Element, Story, boxes, flow, rows, spots
from selaras.engine.readers.blocks import (
    Block,
    Entry,
    Heading,
    Tabbed,
    Text,
    led_entry,
    reads_as_caption,
    reads_as_heading,
    text_or_item,
)
from selaras.engine.readers.cell import Cell
from selaras.engine.readers.material import Said
from selaras.engine.readers.word.notes import Notes
from selaras.engine.readers.word.numbering import Numbering
from selaras.engine.readers.word.runs import Printed, Reference, Runs
from selaras.engine.readers.word.styles import Styles
from selaras.engine.readers.word.tables import Tables, head_words, holds_text, table_place, text_lines
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_PAGE = re.compile(r"(?:[ivxlcdm]+|\d{1,4})", re.IGNORECASE)
_PAGE_NOT_YEAR = re.compile(r"(?!(?:19|20|21)\d\d$)(?:[ivxlcdm]+|\d{1,4})", re.IGNORECASE)
_LISTS = {"daftar isi", "daftar tabel", "daftar gambar", "daftar grafik", "daftar lampiran"}
_LONGEST_HEADING = 300
_LONGEST_PLAIN_HEADING = 120
_MARKED = 3  # headings by style from which on words alone no longer make one
_FEWEST_TABBED = 3  # lines


@dataclass(slots=True)
class _TabLine:
    """A paragraph set with tabs: a line of a table, or words set apart. Its neighbours decide."""

    cells: list[str]
    line: str
    place: Place
    bold: bool


Found = Block | _TabLine | None


@dataclass(slots=True)
class Body:
    """Goes through the body once. ``blocks`` are what was found with gaps as None, ``said`` the texts. A note is a line
    of text behind the paragraph that refers to it; those of tables are kept apart in ``in_tables``."""

    file: str
    story: Story
    styles: Styles
    numbering: Numbering
    runs: Runs
    notes: Notes
    found: list[Found] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    in_tables: list[Reference] = field(default_factory=list)
    _marked: bool = False
    _subject: str = ""

    def read(self, body: Element) -> list[Block | None]:
        """All blocks of the body."""
        headed = (paragraph for paragraph in self.story.paragraphs if self.styles.depth(paragraph) is not None)
        self._marked = sum(1 for _, _ in zip(range(_MARKED), headed, strict=False)) >= _MARKED
        self._through(body, None)
        return list(_settled(self.found))

    def _through(self, parent: Element, home: Place | None) -> None:
        for element in flow(parent):
            if element.tag == PARAGRAPH:
                place = home or Place(self.file, self.story.numbers[element], 1)
                self._paragraph(element, place)
                self._add_notes(place)
                for box in boxes(element):
                    self._through(box, home)
            elif element.tag == TABLE:
                self._table(element)

    def _table(self, table: Element) -> None:
        ordinal = self.story.numbers[table]
        if box := _box(table):
            for row, cell in box:
                self._through(cell, table_place(self.file, ordinal, row, 1))
            return
        tables = Tables(self.file, self.styles, self.numbering, self.runs)
        lines = tables.lines(table, ordinal)
        if not lines:
            self.found.append(None)
        elif holds_text(table, lines, self.styles):
            for text, place, bold in text_lines(lines):
                self._say(text, place)
                self.found.append(_text(text, place, bold))
            self._add_notes(lines[-1][0].place)
        else:
            self.found.append(Tabbed("", "", lines))
        self.in_tables += self.runs.notes
        self.runs.notes.clear()

    def _add_notes(self, place: Place) -> None:
        """The notes that the last paragraph refers to, each as a paragraph of its own."""
        said = filter(None, map(self.notes.said, self.runs.notes))
        self.found += [Text(text, place, whole=True) for text in said]
        self.runs.notes.clear()

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        printed = self.runs.printed(paragraph)
        level = self.styles.list_level(paragraph)
        marker = self.numbering.next(level) if level else ""
        if not printed.text.strip():
            self.found.append(None)
            return
        block = self._entry(paragraph, printed, place) or self._heading(paragraph, printed, marker, place)
        if block is not None:
            self._say(block.title if isinstance(block, Entry) else block.text, place)
            self._subject = fold(block.text) if isinstance(block, Heading) else self._subject
            self.found.append(block)
            return
        self._lines(printed, marker, level.level if level else 0, place)

    def _entry(self, paragraph: Element, printed: Printed, place: Place) -> Entry | None:
        cells = [" ".join(cell.split()) for cell in printed.text.split("\t")]
        paged = len(cells) > 1 and _PAGE.fullmatch(cells[-1]) is not None
        listed = printed.contents or self.styles.in_contents(paragraph)
        if listed or (paged and (self._subject in _LISTS or self.styles.leads(paragraph))):
            title, page = (cells[:-1], cells[-1]) if paged else (cells, "")
            led = led_entry(" ".join(title), place)
            return Entry(led.title if led else " ".join(filter(None, title)), page, place)
        entry = led_entry(printed.text, place)
        sure = entry is not None and (self._subject in _LISTS or _PAGE_NOT_YEAR.fullmatch(entry.page) is not None)
        return entry if sure else None  # “Bandung, ............ 2017” leads to no page

    def _heading(self, paragraph: Element, printed: Printed, marker: str, place: Place) -> Heading | None:
        words = " ".join(printed.text.split())
        bare = f"{marker} {words}" if marker and any(letter.isalnum() for letter in marker) else words
        if reads_as_caption(words):
            return None
        depth = self.styles.depth(paragraph)
        if depth is not None and len(bare) <= _LONGEST_HEADING:
            return Heading(depth, bare, place)
        stands_out = printed.bold or self.styles.centred(paragraph) or bare.isupper()
        plain = not self._marked and bare[:1].isdigit()  # “1.1 Latar Belakang” in a text that has no styles at all
        if len(bare) <= _LONGEST_PLAIN_HEADING and (stands_out or plain):
            as_read = bare.upper() if stands_out else bare  # “Daftar Isi” in the middle of a line is a heading too
            return Heading(1, bare, place) if reads_as_heading(as_read) else None
        return None

    def _lines(self, printed: Printed, marker: str, level: int, place: Place) -> None:
        """The lines of a paragraph, which Word breaks by ``w:br``; the automatic number belongs to the first."""
        column = 1
        for line in printed.text.split("\n"):
            if words := " ".join(line.split()):
                begins = column + len(line) - len(line.lstrip())
                here = place if place.table is not None else place.at_column(begins)
                self._say(words, here)
                if marker:
                    indent = max(level, 0 if marker.strip("(")[:1].isdigit() else 1)
                    self.found.append(Text(words, here, marker, indent, whole=True))
                else:
                    self.found.append(_line(line, here, printed.bold))
                marker = ""
            column += len(line) + 1

    def _say(self, text: str, place: Place) -> None:
        self.said.append(Said(text, place))


def _box(table: Element) -> list[tuple[int, Element]]:
    """The cells of a table of one column, each with its row: a frame around text, read like the text of the page."""
    found = []
    for row, element in enumerate(rows(table), start=1):
        cells, _ = spots(element, frozenset())
        if len(cells) != 1 or cells[0].below:
            return []
        found.append((row, cells[0].element))
    return found


def _line(line: str, place: Place, bold: bool) -> Text | _TabLine:
    text = _text(line.strip(), place, bold)
    rest = line.strip().removeprefix(text.marker).strip() if text.marker else line.strip()
    return _TabLine(line.split("\t"), line, place, bold) if "\t" in rest else text


def _text(line: str, place: Place, bold: bool) -> Text:
    """A line as an item where it begins like one; unlike in a text file, no sign in it is markup."""
    found = text_or_item(line, place)
    begins = (found.place.column or 1) - 1 if found.marker else 0
    where = place if place.table is not None else place.at_column((place.column or 1) + begins)
    words = " ".join(line[begins:].split())
    return Text(words, where, found.marker, found.indent, bold=bold and not found.marker, whole=True)


def _settled(found: list[Found]) -> Iterator[Block | None]:
    """The blocks, with each run of lines set with tabs as a table or as texts."""
    run: list[_TabLine | None] = []
    for block in [*found, _END]:
        if isinstance(block, _TabLine) or (block is None and run):
            run.append(block)
            continue
        yield from _decided(run)
        run = []
        if block is not _END:
            yield block


_END = Text("", Place())


def _decided(run: list[_TabLine | None]) -> Iterator[Block | None]:
    lines = [line for line in run if line is not None]
    if not _is_table(lines):
        yield from (None if line is None else _text(line.line.strip(), line.place, line.bold) for line in run)
        return
    rows = []
    for line in lines:
        place = Place(line.place.file, line.place.line, 1)
        texts = (" ".join(text.split()) for text in line.cells)
        rows.append(tuple(Cell(text, place.at_column(n), bold=line.bold) for n, text in enumerate(texts, start=1)))
    yield Tabbed("", "", rows)
    yield None


def _is_table(lines: list[_TabLine]) -> bool:
    """At least three lines under headings of columns, nearly all as wide as these; no ``Nama : …`` among them."""
    if len(lines) < _FEWEST_TABBED or head_words([cell.strip() for cell in lines[0].cells]) < 2:
        return False
    width = len(lines[0].cells)
    fitting = sum(1 for line in lines if abs(len(line.cells) - width) <= 1)
    labelled = any(cell.strip().startswith(":") for line in lines for cell in line.cells[1:])
    return fitting * 10 >= len(lines) * 8 and not labelled
