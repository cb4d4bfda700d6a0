"""Rencana Kerja perangkat daerah: the plan's own words in the outline of the law, with the tables the law asks for."""

from collections.abc import Callable, Iterator, Sequence

from selaras.engine.documents.annual_sources import OWN, Sources
from selaras.engine.documents.blocks import Block, Document, Heading, Paragraph, Run, Section, Signature, Table
from selaras.engine.documents.document import Choice, Options, document_type
from selaras.engine.documents.outlined import Group, Placed, has_words, placed
from selaras.engine.documents.plan_tables import parts, plan_table, unprinted
from selaras.engine.documents.plan_text import Piece, blocks_of, cover, pages_of, with_contents, with_their_tables
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.renja_review import (
    EVALUATION_RULE,
    REVIEW_RULE,
    SERVICE_RULE,
    evaluation_table,
    proposal_table,
    review_table,
    service_table,
)
from selaras.engine.documents.renja_work import program_table, program_table_2026
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.law.law import Law, load_law
from selaras.engine.law.outline import Chapter, Outline, Part
from selaras.engine.tables import rows
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import PlanDocument, WorkItem
from selaras.engine.tables.wording import fold

EMPTY = "(belum diisi)"
OUTLINE = Choice(
    "renja_outline", "Sistematika Renja",
    (("renja-86-2017", "Lima bab, Permendagri 86/2017"), ("renja-14-2026", "Enam bab, Permendagri 14/2026")),
    "Permendagri 14/2026 disusun untuk Renja 2027, tetapi sebagian penilai masih meminta lima bab. Tanyakan kepada "
    "Bappeda.",
)  # fmt: skip
_NO_PLAN = "Belum ada rencana yang dapat dicetak. Terima dahulu satu berkas rencana."


class _Renja:
    """One Renja while it is put together: its sources, its outline and where its sections stand."""

    def __init__(self, book: Book, law: Law, options: Options) -> None:
        plan = book.plan
        if plan is None:
            raise NotDrawn(_NO_PLAN)
        self.plan: PlanDocument = plan
        self.options = options
        own = _own(book, options.extra.get(OWN, ""))
        self.sources = Sources(own, book, plan)
        self.outline: Outline = law.outlines[OUTLINE.chosen(options)]
        self.placed: Placed = placed(own, plan, self.outline)
        self.visions = {fold(row.text) for row in own.all(rows.Vision)}
        self.work_numbers = {
            row.place.part.removeprefix("Tabel ") for row in own.all(WorkItem) if row.place.part.startswith("Tabel ")
        }
        self.missing: list[str] = []

    @property
    def own(self) -> Book:
        """The plan's own rows."""
        return self.sources.own

    def words(self, row: rows.Section) -> tuple[list[Block], bool]:
        """What a section says; the table of work items stands in the form of the law instead."""
        return blocks_of(row, self.own, self.visions, without=self.work_numbers)

    def pieces(self) -> Iterator[Piece]:
        """Front, chapters and what fits nowhere, in order."""
        for row in self.placed.front:
            yield Piece((Heading(row.level, row.heading), *self.words(row)[0]), False, True, True)
        for at, chapter in enumerate(self.outline.chapters):
            yield from self._chapter(at, chapter)
        yield from self._annex()

    def _chapter(self, at: int, chapter: Chapter) -> Iterator[Piece]:
        opening = self.placed.openings.get(at, ())
        blocks = [block for row in opening for block in self.words(row)[0]]
        yield Piece((Heading(1, chapter.heading, chapter.number), *blocks), False, True, False)
        if chapter.table:
            yield from self._table(chapter.table, f"{chapter.number} {chapter.heading}")
        for p, part in enumerate(chapter.parts):
            yield from self._part(f"{at + 1}.{p + 1}", part, self.placed.parts.get((at, p), ()))
        further = self.placed.further.get(at, ())
        for n, group in enumerate(further, start=len(chapter.parts) + 1):
            yield from self._group(group, f"{at + 1}.{n}", 2)
        told = has_words(opening) or has_words(further) or chapter.parts or chapter.table
        if not told:
            yield self._empty(f"{chapter.number} {chapter.heading}")

    def _part(self, number: str, part: Part, groups: Sequence[Group]) -> Iterator[Piece]:
        found = self.form(part.table)
        filled = has_words(groups) or found is not None
        if not filled and not part.needed:
            return
        yield Piece((Heading(2, part.heading, number),), False, False, False)
        if not filled:
            yield self._empty(f"{number} {part.heading}")
        several = len(groups) > 1 or any(not fold(g[0].heading).startswith(fold(part.heading)) for g in groups)
        for n, group in enumerate(groups, start=1):
            yield from self._group(group, f"{number}.{n}" if several else number, 3 if several else 0)
        if found is not None:
            yield from self._table(part.table, part.heading)

    def _group(self, group: Group, number: str, level: int) -> Iterator[Piece]:
        """A section with its deeper ones. ``level`` 0 leaves its own heading out, because the part's stands above."""
        first = group[0]
        for row in group:
            blocks, landscape = self.words(row)
            heading: tuple[Block, ...] = ()
            if row is first:
                heading = (Heading(level, row.heading, number),) if level else ()
            else:
                deeper = row.number.replace(first.number, number, 1) if first.number else row.number
                heading = (Heading(row.level, row.heading, deeper),)
            if heading or blocks:
                yield Piece((*heading, *blocks), landscape, False, False)

    def _empty(self, name: str) -> Piece:
        self.missing.append(name)
        return Piece((Paragraph((Run(EMPTY, italic=True),)),), False, False, False)

    def form(self, id: str) -> tuple[Table, str, bool] | None:
        """The form of the law with the rule printed below it and whether it lies on its side; None where the Book has
        nothing to fill it with."""
        if id == "objectives":
            found = unprinted(self.own, self.plan)
            return (found.table, "", found.landscape) if found else None
        build = _FORMS.get(id)
        if build is None or (id not in _ASIDE and not self.sources.work.items):
            return None
        table = build(self.sources)
        return (table, _RULES.get(id, ""), True) if table is not None else None

    def _table(self, id: str, name: str) -> Iterator[Piece]:
        found = self.form(id)
        if found is None:
            yield self._empty(name)
            return
        table, rule, landscape = found
        below = (Paragraph((Run(rule, italic=True),), align="left"),) if rule else ()
        yield Piece((table, *below), landscape, False, False)

    def _annex(self) -> Iterator[Piece]:
        """Sections and tables of the plan that the outline has no place for."""
        named = {p.table for row in self.own.all(rows.Section) for p in row.paragraphs if p.kind == "table"}
        tables = [
            found
            for number in parts(self.own)
            if number not in named | self.work_numbers and (found := plan_table(self.own, number, ""))
        ]
        if not self.placed.rest and not tables:
            return
        yield Piece((Heading(1, "LAMPIRAN"),), False, True, False)
        for group in self.placed.rest:
            yield from self._group(group, "", 2)
        for found in tables:
            yield Piece((found.table,), found.landscape, False, False)


_FORMS: dict[str, Callable[[Sources], Table | None]] = {
    "t-c-29": evaluation_table,
    "t-c-30": service_table,
    "t-c-31": review_table,
    "t-c-32": proposal_table,
    "t-c-33": program_table,
    "table-4-1": program_table_2026,
}
_ASIDE = frozenset({"t-c-30", "t-c-32"})  # they do not stand on work items
_RULES = {"t-c-29": EVALUATION_RULE, "t-c-30": SERVICE_RULE, "t-c-31": REVIEW_RULE}


def lacking(book: Book, options: Options) -> tuple[str, ...]:
    """The chapters and tables that a final still misses, by number and heading."""
    renja = _Renja(book, load_law(), options)
    for _ in renja.pieces():
        pass
    return tuple(renja.missing)


@document_type(
    "renja", "Rencana Kerja", ("permendagri-86-2017", "uu-23-2014"), plans=("renja", "rkt"), official=True, order=10,
    beside=("renstra", "renja", "rkt", "musrenbang"), choices=(OUTLINE,), lacking=lacking,
    due_from=("renja",),
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The Renja of the Book's plan. Raises ``NotDrawn`` when the Book holds no plan."""
    renja = _Renja(book, law, options)
    plan, own = renja.plan, renja.own
    pieces = list(renja.pieces())
    front = tuple(block for piece in pieces if piece.front for block in piece.blocks)
    body = [piece for piece in pieces if not piece.front]
    closing = max(at for at, piece in enumerate(body) if piece.chapter and _is_chapter(piece))
    end = next((at for at in range(closing + 1, len(body)) if body[at].chapter), len(body)) - 1
    body[end] = replace(body[end], blocks=(*body[end].blocks, _signature(own, plan, options)))
    name = f"Rencana Kerja {agency_name(own)} Tahun {plan.period}"
    return Document(
        title=name,
        subject=f"Rencana kerja satu tahun {agency_name(own)}",
        author=agency_name(own),
        sections=(
            Section((cover(own, plan, options, "RENCANA KERJA", "(RENJA)"),), numbering=""),
            Section(with_contents(front), numbering="i", restart=True),
            *pages_of(with_their_tables(body)),
        ),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
        watermark=options.issue.watermark,
        footer=f"Renja {agency_name(own)} {plan.period}",
        verification=options.issue.verification,
    )


def _is_chapter(piece: Piece) -> bool:
    heading = piece.blocks[0]
    return isinstance(heading, Heading) and bool(heading.number)


def _own(book: Book, ids: str) -> Book:
    """The rows of the plan's own documents; the whole Book where no plans stand beside it."""
    own = set(ids.split())
    return Book(row for row in book if row.document in own) if own else book


def _signature(book: Book, plan: PlanDocument, options: Options) -> Signature:
    on = plan.signed_on or options.issue.on
    return Signature(place_date(options, on), (head(book, on).signer(),))
