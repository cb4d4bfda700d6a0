"""Blocks as sections: what stands under which heading, and the printed table of contents."""

import re
from dataclasses import dataclass, field
from typing import TypeGuard

from selaras.engine.readers.blocks import Block, Entry, Heading, Tabbed, Text, paragraphs
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid, grid, part_of
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import ContentsEntry, Paragraph, Section
from selaras.engine.tables.wording import fold

_CHAPTER = re.compile(r"(BAB\s+[IVXLC]+)\b[\s.:]*(.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s*(.*)")
_TITLE = 120  # characters of a chapter's title at the most
_NAMED = {"kata pengantar", "daftar isi", "penutup", "lampiran", "daftar tabel", "daftar gambar", "ikhtisar eksekutif"}


@dataclass(slots=True)
class Part:
    """One heading with the blocks below it. ``level`` 0 is the cover, 1 a chapter, 2 and more below."""

    number: str
    heading: str
    level: int
    place: Place
    blocks: list[Block] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """The folded heading, by which lists and tables are understood."""
        return fold(self.heading)

    @property
    def is_contents(self) -> bool:
        """The printed table of contents."""
        return self.subject == "daftar isi"


def outline(found: list[Block], file: str) -> list[Part]:
    """The parts in their order. What stands before the first heading belongs to the cover."""
    parts = [Part("", "", 0, Place(file, 1, 1))]
    for block in found:
        if not isinstance(block, Heading):
            if _titles(block, parts[-1]):
                parts[-1].heading = block.text
            else:
                parts[-1].blocks.append(block)
        elif (part := _part(block, parts)) is not None:
            parts.append(part)
    return parts if parts[0].heading or parts[0].blocks else parts[1:]


def _titles(block: Block, part: Part) -> TypeGuard[Text]:
    """Whether a line in capitals right below a bare ``BAB II`` is its title; a text without markup has it so."""
    if not isinstance(block, Text) or part.heading or part.blocks or not part.number.startswith("BAB"):
        return False
    return block.text.isupper() and not block.marker and len(block.text) <= _TITLE


def _part(heading: Heading, parts: list[Part]) -> Part | None:
    """A new part for a numbered or well-known heading; None where the heading only titles what follows it."""
    words = _joined_letters(heading.text)
    current = parts[-1]
    if chapter := _CHAPTER.fullmatch(words):
        return Part(chapter[1].upper(), chapter[2], 1, heading.place)
    if numbered := _NUMBERED.fullmatch(words):
        return Part(numbered[1], numbered[2], numbered[1].count(".") + 1, heading.place)
    if current.number.startswith("BAB") and not current.heading and not current.blocks:
        current.heading = words
        return None
    if fold(words) in _NAMED:
        return Part("", words, 1, heading.place)
    if current.level == 0 and not current.heading and len(parts) == 1:
        current.heading, current.place = words, heading.place
        return None
    if heading.place.sheet != current.place.sheet:  # each sheet of a workbook is a part of its own
        return Part("", words, 1, heading.place)
    current.blocks.append(Text(heading.text, heading.place, bold=True))
    return None


def _joined_letters(text: str) -> str:
    """``D A F T A R  I S I`` as words: letters set apart are joined where every word is one letter."""
    if re.fullmatch(r"(?:\S )+\S", text) and fold(text).replace(" ", "") == "daftarisi":
        return "DAFTAR ISI"
    return text


def add_sections(parts: list[Part], draft: Draft) -> list[tuple[Part, Section]]:
    """Section rows of all parts but the contents, whose lines become ContentsEntry rows."""
    added = []
    for order, part in enumerate(parts):
        if part.is_contents:
            _add_contents(part, draft)
        section = draft.add(
            Section, part.place, number=part.number, heading=part.heading, level=part.level, order=order,
            paragraphs=() if part.is_contents else tuple(_paragraphs(part)),
        )  # fmt: skip
        added.append((part, section))
    return added


def _add_contents(part: Part, draft: Draft) -> None:
    order = 0
    for block in part.blocks:
        for title, page, place in _entries(block):
            order += 1
            split = _CHAPTER.fullmatch(title) or _NUMBERED.fullmatch(title)
            number, rest = (split[1], split[2]) if split else ("", title)
            draft.add(ContentsEntry, place, number=number, title=rest, page=page, order=order)


def _entries(block: Block) -> list[tuple[str, str, Place]]:
    if isinstance(block, Entry):
        return [(block.title, block.page, block.place)]
    if isinstance(block, Tabbed):
        return [(line[0].text, line[-1].text, line[0].place) for line in block.lines if line[0].text]
    return [(block.text, "", block.place)] if isinstance(block, Text) else []


def _paragraphs(part: Part) -> list[Paragraph]:
    printed: list[Paragraph] = []
    texts: list[Text] = []
    for block in [*part.blocks, None]:
        if isinstance(block, Text):
            texts.append(block)
            continue
        printed.extend(_paragraph(text) for text in paragraphs(texts))
        texts = []
        if isinstance(block, Tabbed):
            first = block.lines[0][0].place
            table = part_of(block.number, first).removeprefix("Tabel ")
            printed.append(Paragraph(block.caption, first, kind="table", table=table))
        elif isinstance(block, Entry):
            printed.append(Paragraph(f"{block.title} {block.page}".strip(), block.place))
    return printed


def _paragraph(text: Text) -> Paragraph:
    if text.marker:
        return Paragraph(text.text, text.place, kind="item", marker=text.marker, indent=text.indent)
    return Paragraph(text.text, text.place, kind="title" if text.bold else "text")


def grids(part: Part, choices: Choices = NOTHING_CHOSEN) -> list[Grid]:
    """The tables of a part, with the cells that a person corrected. A table without caption has the title line it
    stands under."""
    found: list[Grid] = []
    title = ""
    for block in part.blocks if not part.is_contents else ():
        if isinstance(block, Text) and block.bold:
            title = block.text
        elif isinstance(block, Tabbed):
            lines = [_corrected(line, choices) for line in block.lines]
            found.append(grid(block.number, block.caption or title, part.subject, lines))
    return found


def _corrected(line: Line, choices: Choices) -> Line:
    if not choices.cells:
        return line
    said = ((cell, choices.cells.get(str(cell.place))) for cell in line)
    return tuple(cell if text is None else Cell(text, cell.place) for cell, text in said)
