"""The words of a plan as pages: its sections in order, each table rebuilt from its rows where the text names it."""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from itertools import groupby

from selaras.engine.documents.blocks import (
    Block,
    Contents,
    Cover,
    Heading,
    Item,
    ListItems,
    PageBreak,
    Paragraph,
    Run,
    Section,
    Signature,
)
from selaras.engine.documents.document import Options
from selaras.engine.documents.plan_tables import PlanTable, is_numbered, parts, plan_table, unprinted
from selaras.engine.documents.signing import agency_name, region_name
from selaras.engine.documents.work_table import work_table
from selaras.engine.formulas.budget_tree import tree
from selaras.engine.tables import rows
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.wording import fold

_NOT_READ = "Isi tabel ini tidak terbaca dari berkas asal, sehingga tidak dicetak."
_CONTENTS = "daftar isi"
_ANNEX = "lampiran"
_NUMBER = re.compile(r"nomor\s+\S+/\S+/(?:19|20|21)\d\d$", re.IGNORECASE)  # as ``AgencySettings.number_pattern`` ends


class Piece(Frozen):
    """What stands under one heading, and whether it wants a landscape page. An annex stands behind the signature."""

    blocks: tuple[Block, ...]
    landscape: bool
    chapter: bool
    front: bool
    annex: bool = False


_NOTHING = Piece((), landscape=False, chapter=False, front=False)


def cover(book: Book, plan: rows.PlanDocument, options: Options, *title: str) -> Cover:
    """The front page of a plan: title lines, agency and region, the address lines its own front page has, number and
    year; a changed version is called so."""
    number = (f"Nomor {options.issue.printed_number}",) if options.issue.printed_number else ()
    region = region_name(book, options.settings)
    changed = plan.version.startswith("perubahan") or "perubahan" in fold(plan.title).split()
    lines = (f"PERUBAHAN {title[0]}" if changed else title[0], *title[1:])
    organisation = tuple(filter(None, (agency_name(book).upper(), region.upper())))
    year = f"TAHUN {plan.period}"
    return Cover(
        title=lines,
        organisation=organisation,
        year=year,
        logo=options.settings.image(42.0),
        address=_address(book, plan, {fold(line) for line in (*lines, *organisation, year)}) + number,
    )


def _address(book: Book, plan: rows.PlanDocument, printed: Collection[str]) -> tuple[str, ...]:
    """The lines of the plan's cover but those that the cover prints anew: a plan that was read from a document of ours
    has its title, agency, year and number among them. What stands before the tables of a file without any chapter is
    no cover."""
    if all(row.level == 0 for row in text_of(book, plan)):
        return ()
    parts_ = (part for row in text_of(book, plan) if row.level == 0 for part in row.paragraphs if not part.table)
    return tuple(
        part.text for part in parts_ if part.text and fold(part.text) not in printed and not _NUMBER.match(part.text)
    )


def text_of(book: Book, plan: rows.PlanDocument) -> list[rows.Section]:
    """The sections of the plan in their order."""
    return sorted((row for row in book.all(rows.Section) if row.document == plan.id), key=lambda row: row.order)


def pieces_of(book: Book, plan: rows.PlanDocument) -> Iterator[Piece]:
    """The sections of the text as pages want them: what stands before the first chapter is the front."""
    front, annex = True, False
    visions = {fold(row.text) for row in book.all(rows.Vision)}
    for row in text_of(book, plan):
        if row.level == 0:
            continue
        front = front and not row.number
        blocks, landscape = blocks_of(row, book, visions)
        annex = annex or (row.level == 1 and fold(row.heading).startswith(_ANNEX))
        yield Piece((*heading_of(row), *blocks), landscape, row.level == 1, front and not annex, annex)


def signed(body: list[Piece], signature: Signature) -> list[Piece]:
    """The pieces with the signature at the end of the last one that is no annex."""
    found = list(body) or [_NOTHING]
    if found[0].annex:
        found.insert(0, _NOTHING)
    last = next((n for n, piece in enumerate(found) if piece.annex), len(found)) - 1
    found[last] = replace(found[last], blocks=(*found[last].blocks, signature))
    return found


def heading_of(row: rows.Section) -> tuple[Block, ...]:
    """The heading of a section; nothing where it has neither number nor words."""
    if not (row.number or row.heading):
        return ()
    return (Heading(row.level, row.heading, row.number),)


def blocks_of(
    row: rows.Section, book: Book, visions: set[str], *, without: Container[str] = ()
) -> tuple[list[Block], bool]:
    """What stands in a section, and whether it wants landscape pages; tables whose numbers are in ``without`` are left
    out, because the document prints them in a form of its own. ``visions`` are the folded words of visions."""
    if fold(row.heading) == _CONTENTS:
        return [Contents(title="")], False
    blocks: list[Block] = []
    items: list[Item] = []
    landscape = False
    before, titled = "", False
    for paragraph in row.paragraphs:
        if paragraph.kind == "item":
            items.append(Item(paragraph.text, paragraph.marker, paragraph.indent))
            continue
        if items:
            blocks.append(ListItems(tuple(items)))
            items = []
        if paragraph.kind == "table" and paragraph.table in without:
            continue
        if paragraph.kind == "table":
            caption = paragraph.text
            if titled and not caption and not is_numbered(paragraph.table):  # the title above it is its caption
                caption = before
                blocks.pop()
            found = plan_table(book, paragraph.table, caption)
            blocks += [found.table] if found else _missing(paragraph)
            landscape = landscape or bool(found and found.landscape)
        else:
            blocks.append(_paragraph(paragraph, before, visions))
        before, titled = paragraph.text, paragraph.kind == "title"
    if items:
        blocks.append(ListItems(tuple(items)))
    return blocks, landscape


def _paragraph(paragraph: rows.Paragraph, before: str, visions: set[str]) -> Paragraph:
    if paragraph.kind == "title":
        return Paragraph(_bold(paragraph.text), align="center", keep_with_next=True)
    if fold(paragraph.text) in visions or (fold(before) in visions and paragraph.text.startswith("(")):
        return Paragraph(paragraph.text, align="center")
    # A sentence that the source breaks over a page goes on without a new indent.
    continued = paragraph.text[:1].islower() and bool(before) and before[-1] not in ".:;?!"
    return Paragraph(paragraph.text, first_line=not continued)


def _bold(text: str) -> tuple[Run, ...]:
    return (Run(text, bold=True),)


def _missing(paragraph: rows.Paragraph) -> list[Block]:
    """A table that stands in the text and has no rows: its caption, and the plain statement that it is not here."""
    title = " ".join((f"Tabel {paragraph.table}", *paragraph.text.split()))
    return [
        Paragraph(_bold(title), align="center", keep_with_next=True),
        Paragraph((Run(_NOT_READ, italic=True),), align="center"),
    ]


def with_contents(front: tuple[Block, ...]) -> tuple[Block, ...]:
    """The front with a page for each of its headings, and a table of contents where the plan prints none."""
    if not any(isinstance(block, Contents) for block in front):
        front = (*front, Heading(1, "DAFTAR ISI"), Contents(title=""))
    paged: list[Block] = []
    for block in front:
        if isinstance(block, Heading) and block.level == 1 and paged:
            paged.append(PageBreak())
        paged.append(block)
    return tuple(paged)


def leftover(book: Book, plan: rows.PlanDocument) -> Iterator[Piece]:
    """Tables whose rows the Book holds and whose place the text does not name: nothing of a plan is left out."""
    named = {
        paragraph.table for row in text_of(book, plan) for paragraph in row.paragraphs if paragraph.kind == "table"
    }
    found = [table for number in parts(book) if number not in named and (table := plan_table(book, number, ""))]
    work = tree(book, plan.id)
    if work.items and not any(item.place.part for item in work.items):
        title = f"Program dan Kegiatan Tahun {plan.period}"
        found.append(PlanTable(work_table(book, work, title, "Program dan Kegiatan"), landscape=True))
    if (table := unprinted(book, plan)) is not None:
        found.insert(0, table)
    for index, table in enumerate(found):
        heading = (Heading(1, "LAMPIRAN"),) if index == 0 else ()
        yield Piece((*heading, table.table), table.landscape, chapter=index == 0, front=False)


def with_their_tables(pieces: Iterable[Piece]) -> list[Piece]:
    """Headings that stand alone before a landscape table go onto its page: no page holds nothing but a heading."""
    found = list(pieces)
    for at in range(len(found) - 2, -1, -1):
        here, behind = found[at], found[at + 1]
        alone = all(isinstance(block, Heading) for block in here.blocks)
        if alone and behind.landscape and not behind.chapter:
            found[at] = replace(here, landscape=True)
    return found


def pages_of(pieces: list[Piece]) -> list[Section]:
    """Pieces of one orientation as one section of pages; a chapter begins on a new page."""
    sections: list[Section] = []
    for landscape, group in groupby(pieces, key=lambda piece: piece.landscape):
        blocks: list[Block] = []
        for piece in group:
            if piece.chapter and blocks:
                blocks.append(PageBreak())
            blocks += piece.blocks
        sections.append(Section(tuple(blocks), landscape=landscape, restart=not sections))
    return sections
