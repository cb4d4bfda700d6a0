"""A plan put into a lawful outline: its own words where they fit, the forms of the law filled from its rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from selaras.engine.documents.blocks import Block, Document, Heading, Paragraph, Run, Section, Signature, Space, Table
from selaras.engine.documents.document import Options, dressed
from selaras.engine.documents.outlined import Group, Placed, has_words, placed
from selaras.engine.documents.plan_tables import parts, plan_table
from selaras.engine.documents.plan_text import Piece, blocks_of, cover, pages_of, with_contents, with_their_tables
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.law.outline import Chapter, Outline, Part
from selaras.engine.tables import rows
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY, Frozen, replace
from selaras.engine.tables.rows import PlanDocument
from selaras.engine.tables.wording import fold

_BETWEEN = 10.0  # points between the parts of a form
_UNFILLED = "(belum diisi)"


class Form(Frozen):
    """A form of the law that is filled: its tables, the rule printed below them, and whether they lie on their side."""

    tables: Sequence[Table]
    rule: str = ""
    landscape: bool = True


class Absent(Frozen):
    """What is told where a form cannot be filled: its name, and what to store so that it appears, as a sentence. A
    final may do without one that is not ``due``, where the section has words of its own."""

    name: str
    remedy: str
    due: bool = True

    @property
    def sentence(self) -> str:
        """The two in one."""
        return f"{self.name} belum tersedia. {self.remedy}"


class InOutline:
    """One plan while it is put together. ``form`` fills the form of an id, None where nothing is known to fill it with;
    tables whose numbers are in ``replaced`` stand in the form of the law instead. ``absent`` is what is told, by the
    id of a form, where that is not filled, also below words of the plan's own. ``missing`` is what a final lacks."""

    def __init__(
        self,
        own: Book,
        plan: PlanDocument,
        outline: Outline,
        form: Callable[[str], Form | None],
        replaced: set[str],
        absent: Mapping[str, Absent] = EMPTY,
    ) -> None:
        self.own, self.plan, self.outline, self.form = own, plan, outline, form
        self.placed: Placed = placed(own, plan, outline)
        self.visions = {fold(row.text) for row in own.all(rows.Vision)}
        self.replaced, self.absent = replaced, absent
        self.missing: list[str] = []

    def words(self, row: rows.Section) -> tuple[list[Block], bool]:
        """What a section says; tables that the law has a form for are left out."""
        return blocks_of(row, self.own, self.visions, without=self.replaced)

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
        found = self.form(part.table) if part.table else None
        filled = has_words(groups) or found is not None
        if not filled and not part.needed:
            return
        yield Piece((Heading(2, part.heading, number),), False, False, False)
        if not filled:
            yield self._empty(f"{number} {part.heading}", part.table)
        several = len(groups) > 1 or any(not fold(g[0].heading).startswith(fold(part.heading)) for g in groups)
        for n, group in enumerate(groups, start=1):
            yield from self._group(group, f"{number}.{n}" if several else number, 3 if several else 0)
        if found is not None:
            yield from self._filled(found)
        elif filled and part.table in self.absent:
            if self.absent[part.table].due:
                self.missing.append(f"{number} {part.heading} ({self.absent[part.table].name})")
            yield self._told_absent(part.table)

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

    def _empty(self, name: str, table: str = "") -> Piece:
        self.missing.append(name)
        return self._told_absent(table) if table in self.absent else _italic(_UNFILLED)

    def _told_absent(self, table: str) -> Piece:
        return _italic(self.absent[table].sentence)

    def _table(self, id: str, name: str) -> Iterator[Piece]:
        found = self.form(id)
        if found is None:
            yield self._empty(name, id)
            return
        yield from self._filled(found)

    def _filled(self, found: Form) -> Iterator[Piece]:
        below = (Paragraph((Run(found.rule, italic=True),), align="left"),) if found.rule else ()
        apart: list[Block] = []
        for table in found.tables:
            apart += [Space(_BETWEEN), table] if apart else [table]
        yield Piece((*apart, *below), found.landscape, False, False)

    def _annex(self) -> Iterator[Piece]:
        """Sections and tables of the plan that the outline has no place for."""
        named = {p.table for row in self.own.all(rows.Section) for p in row.paragraphs if p.kind == "table"}
        tables = [
            found
            for number in parts(self.own)
            if number not in named | self.replaced and (found := plan_table(self.own, number, ""))
        ]
        if not self.placed.rest and not tables:
            return
        yield Piece((Heading(1, "LAMPIRAN"),), False, True, False)
        for group in self.placed.rest:
            yield from self._group(group, "", 2)
        for found in tables:
            yield Piece((found.table,), found.landscape, False, False)


def _italic(text: str) -> Piece:
    return Piece((Paragraph((Run(text, italic=True),)),), False, False, False)


def lacks(made: InOutline) -> tuple[str, ...]:
    """The chapters and forms that a final still misses, by number and heading."""
    for _ in made.pieces():
        pass
    return tuple(made.missing)


def bound(made: InOutline, options: Options, name: str, short: str, subject: str) -> Document:
    """The whole document: cover, front with contents, chapters and annex, signed where the last chapter ends. ``name``
    is what the plan is called (``Rencana Kerja``), ``short`` its abbreviation."""
    own, plan = made.own, made.plan
    pieces = list(made.pieces())
    front = tuple(block for piece in pieces if piece.front for block in piece.blocks)
    body = [piece for piece in pieces if not piece.front]
    closing = max(at for at, piece in enumerate(body) if piece.chapter and _is_chapter(piece))
    end = next((at for at in range(closing + 1, len(body)) if body[at].chapter), len(body)) - 1
    body[end] = replace(body[end], blocks=(*body[end].blocks, _signature(own, plan, options)))
    return dressed(
        options,
        title=f"{name} {agency_name(own)} Tahun {plan.period}",
        subject=f"{subject} {agency_name(own)}",
        author=agency_name(own),
        sections=(
            Section((cover(own, plan, options, name.upper(), f"({short.upper()})"),), numbering=""),
            Section(with_contents(front), numbering="i", restart=True),
            *pages_of(with_their_tables(body)),
        ),
        footer=f"{short} {agency_name(own)} {plan.period}",
    )


def own_rows(book: Book, ids: str) -> Book:
    """The rows of the plan's own documents; the whole Book where no plans stand beside it."""
    own = set(ids.split())
    return Book(row for row in book if row.document in own) if own else book


def _is_chapter(piece: Piece) -> bool:
    heading = piece.blocks[0]
    return isinstance(heading, Heading) and bool(heading.number)


def _signature(book: Book, plan: PlanDocument, options: Options) -> Signature:
    on = plan.signed_on or options.issue.on
    return Signature(place_date(options, on), (head(book, on).signer(),))
