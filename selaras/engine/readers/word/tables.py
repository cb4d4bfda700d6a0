"""Tables of a Word document as lines of cells, and which of them only hold text side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selaras.engine.ooxml.word import (
    PARAGRAPH,
    TABLE,
    Element,
    Spot,
    W,
    boxes,
    child,
    flow,
    rows,
    slivers,
    spots,
    value,
)
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.grid import part_of
from selaras.engine.readers.word.numbering import BULLET, Numbering
from selaras.engine.readers.word.runs import Runs
from selaras.engine.readers.word.styles import Styles
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_HEADS = re.compile(
    r"(?:no|nomor|kode|uraian|urusan|program|kegiatan|sub kegiatan|tujuan|sasaran|strategi|arah kebijakan|kebijakan"
    r"|visi|misi|indikator|iku|kinerja|target|satuan|anggaran|pagu|rencana|realisasi|capaian|formula(?:si)?"
    r"|rumus|sumber|penanggung|keterangan|lokasi|volume|triwulan|tw|bobot|nilai|kriteria|komponen|jumlah|tahun|unsur|alasan"
    r"|definisi|kondisi|baseline|prakiraan|catatan|nama|jabatan)\b"
)
_LONGEST_HEAD = 60  # characters; a longer text is no heading of a column
_SIGNED = re.compile(
    r"\bnip\b|\bpihak (?:ke(?:satu|dua)|pertama)\b|^mengetahui\b|^menyetujui\b|^tembusan\b|^ditetapkan "
)
_TWIPS = 120  # about one blank of the usual letter: indents are told in blanks


@dataclass(slots=True)
class _Drawn:
    """A cell before it is known how far down it reaches."""

    text: str
    bold: bool = False
    indent: int = 0
    rows: int = 1
    columns: int = 1
    covered: bool = False


@dataclass(slots=True)
class _Content:
    lines: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)


class Tables(Frozen):
    """Reads tables in their order: automatic numbers and fields count on from one to the next."""

    file: str
    styles: Styles
    numbering: Numbering
    runs: Runs

    def lines(self, table: Element, ordinal: int) -> list[Line]:
        """The lines of a table, each with a cell for every grid column; what is wholly empty is left out."""
        drawn = self._drawn(table)
        width = max((len(line) for line in drawn), default=0)
        found = []
        for row, line in enumerate(drawn, start=1):
            if any(cell.text or cell.covered or cell.rows > 1 for cell in line):
                padded = [*line, *(_Drawn("") for _ in range(width - len(line)))]
                place = table_place(self.file, ordinal, row, 1)
                found.append(tuple(_cell(cell, place.at_column(n)) for n, cell in enumerate(padded, start=1)))
        return found

    def _drawn(self, table: Element) -> list[list[_Drawn]]:
        drawn: list[list[_Drawn]] = []
        open_: dict[int, _Drawn] = {}
        narrow = slivers(table)
        for row in rows(table):
            found, width = spots(row, narrow)
            line = [_Drawn("") for _ in range(width)]
            for spot in found:
                self._draw(spot, line, open_)
            drawn.append(line)
        return drawn

    def _draw(self, spot: Spot, line: list[_Drawn], open_: dict[int, _Drawn]) -> None:
        content = self.content(spot.element)
        cell = _Drawn(
            "\n".join(content.lines),
            bool(content.bold) and all(content.bold),
            max(0, content.indents[0]) if content.indents else 0,
            columns=spot.span,
        )
        above = open_.get(spot.column)
        if spot.below and above is not None:
            above.rows += 1
            if cell.text and self.runs.seen.hidden is None:  # Word does not show what stands in a covered cell
                self.runs.seen.hidden = spot.element
            cell = _Drawn("", covered=True)
            for n in range(spot.column - 1, spot.column - 1 + spot.span):
                line[n].covered = True
        elif spot.opens:
            open_[spot.column] = cell
        else:
            open_.pop(spot.column, None)
        line[spot.column - 1] = cell

    def content(self, cell: Element) -> _Content:
        """The printed lines of a cell; a table inside it gives a line a row."""
        content = _Content()
        self._fill(cell, content)
        return content

    def _fill(self, parent: Element, content: _Content) -> None:
        for element in flow(parent):
            if element.tag == PARAGRAPH:
                self._paragraph(element, content)
                for box in boxes(element):
                    self._fill(box, content)
            elif element.tag == TABLE:
                for row in rows(element):
                    parts = [self.content(spot.element) for spot in spots(row, frozenset())[0]]
                    if text := " ".join(line for part in parts for line in part.lines):
                        content.lines.append(text)
                        content.bold.append(all(bold for part in parts for bold in part.bold))
                        content.indents.append(0)

    def _paragraph(self, paragraph: Element, content: _Content) -> None:
        printed = self.runs.printed(paragraph)
        level = self.styles.list_level(paragraph)
        marker = self.numbering.next(level) if level else ""
        if marker in (BULLET, "-", "–", "*"):
            marker = ""
        text = f"{marker} {printed.text}" if marker else printed.text
        for line in text.split("\n"):
            if words := " ".join(line.split()):
                blanks = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
                content.lines.append(words)
                content.bold.append(printed.bold or not printed.text.strip())
                content.indents.append(self.styles.indent(paragraph) // _TWIPS + blanks)


def _cell(drawn: _Drawn, place: Place) -> Cell:
    return Cell(drawn.text, place, bold=drawn.bold, indent=drawn.indent, rows=drawn.rows, columns=drawn.columns)


def table_place(file: str, ordinal: int, row: int, column: int) -> Place:
    """The place of a cell in a table, called by its ordinal number until its own is known."""
    place = Place(file, row, column, table=ordinal)
    return replace(place, part=part_of("", place))


def head_words(texts: list[str]) -> int:
    """How many of these texts read as headings of columns of a plan."""
    return sum(1 for text in texts if len(text) <= _LONGEST_HEAD and _HEADS.match(fold(text)))


def holds_text(table: Element, lines: list[Line], styles: Styles) -> bool:
    """Whether a table only sets text side by side: a letterhead, signatures, ``Nama : …``, a box."""
    filled = [texts for line in lines if (texts := [cell.text for cell in line if cell.text])]
    labelled = sum(1 for texts in filled if len(texts) > 1 and any(text.startswith(":") for text in texts[1:]))
    if labelled * 2 > len(filled):
        return True
    if any(head_words(texts) >= 2 for texts in filled[:4]):
        return False
    widest = max((len(texts) for texts in filled), default=0)
    if widest <= 1 or (len(filled) == 1 and widest <= 3):
        return True
    signed = any(_SIGNED.search(fold(line)) for texts in filled for text in texts for line in text.split("\n"))
    return (signed and widest <= 3) or not _ruled(table, styles)


def text_lines(lines: list[Line]) -> Iterator[tuple[str, Place, bool]]:
    """The texts of a table that only holds text: a row of single lines is one, all else is told cell by cell."""
    for line in lines:
        filled = [cell for cell in line if cell.text]
        first = filled[0] if filled else None
        labelled = first is not None and len(filled) > 1 and "\n" not in first.text and filled[1].text.startswith(":")
        marked = first is not None and re.fullmatch(r"\(?(?:\d{1,2}|[a-z])[.)]", first.text) is not None
        if first is not None and (labelled or marked):
            text = " ".join(" ".join(cell.text.split("\n")) for cell in filled)
            yield text, first.place, all(cell.bold for cell in filled)
            continue
        for cell in filled:
            for text in cell.text.split("\n"):
                yield text, cell.place, cell.bold


def _ruled(table: Element, styles: Styles) -> bool:
    """Whether a table draws any line, by itself, in a cell, or by its style."""
    style = _style(table)
    owners = [table, *(styles.chain(style) if style else ())]
    borders = [found for owner in owners if (found := child(owner, "tblPr", "tblBorders")) is not None]
    sides = [side for found in (*borders[:1], *table.iter(f"{W}tcBorders")) for side in found]
    return any((value(side) or "nil") not in ("nil", "none") for side in sides)


def _style(table: Element) -> str | None:
    return value(child(table, "tblPr", "tblStyle"))
