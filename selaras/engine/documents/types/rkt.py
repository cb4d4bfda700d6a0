"""Rencana Kerja Tahunan: the plan's own words in their order, with every table rebuilt from its rows."""

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from selaras.engine.documents.blocks import (
    Block,
    Contents,
    Cover,
    Document,
    Heading,
    Item,
    ListItems,
    PageBreak,
    Paragraph,
    Run,
    Section,
    Signature,
)
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.plan_tables import PlanTable, is_numbered, parts, plan_table
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date, region_name
from selaras.engine.documents.work_table import tree, work_table
from selaras.engine.law.law import Law
from selaras.engine.tables import rows
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.wording import fold

_NOT_READ = "Isi tabel ini tidak terbaca dari berkas asal, sehingga tidak dicetak."
_CONTENTS = "daftar isi"
_ANNEX = "lampiran"
_NUMBER = re.compile(r"nomor\s+\S+/\S+/(?:19|20|21)\d\d$", re.IGNORECASE)  # as ``AgencySettings.number_pattern`` ends


class _Piece(Frozen):
    """What stands under one heading, and whether it wants a landscape page. An annex stands behind the signature."""

    blocks: tuple[Block, ...]
    landscape: bool
    chapter: bool
    front: bool
    annex: bool = False


_NOTHING = _Piece((), landscape=False, chapter=False, front=False)


@document_type("rkt", "Rencana Kerja Tahunan", ("uu-23-2014",), plans=("rkt", "renja"))
def content(book: Book, law: Law, options: Options) -> Document:
    """The RKT of the Book's plan. Raises ``NotDrawn`` when the Book holds no plan."""
    plan = book.plan
    if plan is None:
        raise NotDrawn("Belum ada rencana yang dapat dicetak. Terima dahulu satu berkas rencana.")
    name = f"Rencana Kerja Tahunan {agency_name(book)} Tahun {plan.period}"
    pieces = list(_pieces(book, plan))
    front = tuple(block for piece in pieces if piece.front for block in piece.blocks)
    body = [piece for piece in pieces if not piece.front] or [_NOTHING]
    if body[0].annex:
        body.insert(0, _NOTHING)
    last = next((n for n, piece in enumerate(body) if piece.annex), len(body)) - 1
    body[last] = replace(body[last], blocks=(*body[last].blocks, _signature(book, plan, options)))
    return Document(
        title=name,
        subject=f"Rencana kinerja satu tahun {agency_name(book)}",
        author=agency_name(book),
        sections=(
            Section((_cover(book, plan, options),), numbering=""),
            Section(_with_contents(front), numbering="i", restart=True),
            *_sections([*body, *_leftover(book, plan)]),
        ),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
        watermark=options.issue.watermark,
        footer=f"RKT {agency_name(book)} {plan.period}",
        verification=options.issue.verification,
    )


def _text(book: Book, plan: rows.PlanDocument) -> list[rows.Section]:
    return sorted((row for row in book.all(rows.Section) if row.document == plan.id), key=lambda row: row.order)


def _cover(book: Book, plan: rows.PlanDocument, options: Options) -> Cover:
    number = (f"Nomor {options.issue.printed_number}",) if options.issue.printed_number else ()
    region = region_name(book, options.settings)
    changed = plan.version.startswith("perubahan") or "perubahan" in fold(plan.title).split()
    title = ("PERUBAHAN RENCANA KERJA TAHUNAN" if changed else "RENCANA KERJA TAHUNAN", "(RKT)")
    organisation = tuple(filter(None, (agency_name(book).upper(), region.upper())))
    year = f"TAHUN {plan.period}"
    return Cover(
        title=title,
        organisation=organisation,
        year=year,
        logo=options.settings.image(42.0),
        address=_address(book, plan, {fold(line) for line in (*title, *organisation, year)}) + number,
    )


def _address(book: Book, plan: rows.PlanDocument, printed: Collection[str]) -> tuple[str, ...]:
    """The lines of the plan's cover but those that the cover prints anew: a plan that was read from a document of ours
    has its title, agency, year and number among them."""
    texts = (paragraph.text for row in _text(book, plan) if row.level == 0 for paragraph in row.paragraphs)
    return tuple(text for text in texts if text and fold(text) not in printed and not _NUMBER.match(text))


def _pieces(book: Book, plan: rows.PlanDocument) -> Iterator[_Piece]:
    """The sections of the text as pages want them: what stands before the first chapter is the front."""
    front, annex = True, False
    visions = {fold(row.text) for row in book.all(rows.Vision)}
    for row in _text(book, plan):
        if row.level == 0:
            continue
        front = front and not row.number
        annex = annex or (row.level == 1 and fold(row.heading).startswith(_ANNEX))
        blocks, landscape = _blocks(row, book, visions)
        yield _Piece((*_heading(row), *blocks), landscape, row.level == 1, front and not annex, annex)


def _heading(row: rows.Section) -> tuple[Block, ...]:
    if not (row.number or row.heading):
        return ()
    return (Heading(row.level, row.heading, row.number),)


def _blocks(row: rows.Section, book: Book, visions: set[str]) -> tuple[list[Block], bool]:
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


def _with_contents(front: tuple[Block, ...]) -> tuple[Block, ...]:
    """The front with a page for each of its headings, and a table of contents where the plan prints none."""
    if not any(isinstance(block, Contents) for block in front):
        front = (*front, Heading(1, "DAFTAR ISI"), Contents(title=""))
    paged: list[Block] = []
    for block in front:
        if isinstance(block, Heading) and block.level == 1 and paged:
            paged.append(PageBreak())
        paged.append(block)
    return tuple(paged)


def _leftover(book: Book, plan: rows.PlanDocument) -> Iterator[_Piece]:
    """Tables whose rows the Book holds and whose place the text does not name: nothing of a plan is left out."""
    named = {paragraph.table for row in _text(book, plan) for paragraph in row.paragraphs if paragraph.kind == "table"}
    found = [table for number in parts(book) if number not in named and (table := plan_table(book, number, ""))]
    work = tree(book, plan.id)
    if work.items and not any(item.place.part for item in work.items):
        title = f"Program dan Kegiatan Tahun {plan.period}"
        found.append(PlanTable(work_table(book, work, title, "Program dan Kegiatan"), landscape=True))
    for index, table in enumerate(found):
        heading = (Heading(1, "LAMPIRAN"),) if index == 0 else ()
        yield _Piece((*heading, table.table), table.landscape, chapter=index == 0, front=False)


def _sections(pieces: list[_Piece]) -> list[Section]:
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


def _signature(book: Book, plan: rows.PlanDocument, options: Options) -> Signature:
    on = plan.signed_on or options.issue.on
    return Signature(place_date(options, on), (head(book, on).signer(),))
