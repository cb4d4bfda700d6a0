"""Matrix of roles and results: which position gives what to each result of its superior (PermenPANRB 6/2022).

The matrix sets a few results side by side in each table; the list below it has one line for each role, as it is entered
in e-Kinerja. Rows are positions, never people.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Row,
    Section,
    Space,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.plan_tables import Line, agreement_lines
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head_of, titled, unit_lines, whose
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.planning import RoleResult
from selaras.engine.tables.rows import Agreement, Indicator, Organisation

_BESIDE = 4  # results that fit beside each other on a landscape page
_NO_ROLES = "Matriks ini belum memuat jabatan. Tambahkan jabatan di halaman matriks, lalu cetak lagi."


class Post(Frozen):
    """One row of the matrix: a position, its unit, and its cells by the id of the result's indicator."""

    order: int
    position: str
    unit: str
    cells: Mapping[str, RoleResult]
    rows: tuple[RoleResult, ...]


def posts(book: Book) -> list[Post]:
    """The positions in their order, each with its cells."""
    found: dict[tuple[int, str, str], list[RoleResult]] = {}
    for row in sorted(book.all(RoleResult), key=lambda row: row.order):
        found.setdefault((row.order, row.position, row.organisation), []).append(row)
    return [
        Post(
            order,
            position,
            _unit_name(book, organisation),
            {row.indicator: row for row in rows if row.indicator and row.text},
            tuple(rows),
        )
        for (order, position, organisation), rows in found.items()
    ]


def _unit_name(book: Book, organisation: str) -> str:
    row = book.find(organisation)
    return titled(row.name) if isinstance(row, Organisation) else ""


@document_type(
    "matriks_peran_hasil", "Matriks Peran Hasil", ("permenpanrb-6-2022",), plans=("action_plan",),
    file_name="Matriks-Peran-Hasil",
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The matrix below the head of an agency or unit. Raises ``NotDrawn`` where no position is listed."""
    agreement, listed = next(iter(book.all(Agreement)), None), posts(book)
    if agreement is None or not listed:
        raise NotDrawn(_NO_ROLES)
    results = [line for line in agreement_lines(book, agreement.document) if line.indicator]
    title = "\n".join((f"MATRIKS PERAN DAN HASIL TAHUN {agreement.year}", *unit_lines(book, agreement.organisation)))
    superior = head_of(book, agreement.organisation, options.issue.on).position
    blocks: list[Block] = [Heading(1, title, in_contents=False), Fields((("Atasan", superior),))]
    parts = _evenly(results)
    for number, part in enumerate(parts, start=1):
        name = "Matriks" if len(parts) == 1 else f"Matriks {number}"
        blocks += [_matrix(listed, part, name), Space(10)]
    blocks.append(role_list(listed, {line.indicator.id: line for line in results if line.indicator}))
    return Document(
        title=f"Matriks Peran Hasil Tahun {agreement.year} {whose(book, agreement.organisation)}",
        subject="Pembagian peran dan hasil kerja sampai pelaksana",
        author=agency_name(book),
        sections=(Section(tuple(blocks), landscape=True, numbering=""),),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
        verification=options.issue.verification,
    )


def _evenly(results: Sequence[Line]) -> list[Sequence[Line]]:
    """As few parts as fit, each about as wide as the others."""
    parts = -(-len(results) // _BESIDE)
    bounds = [len(results) * n // parts for n in range(parts + 1)] if parts else [0]
    return [results[first:last] for first, last in pairwise(bounds)]


def _matrix(listed: Sequence[Post], results: Sequence[Line], name: str) -> Table:
    body = []
    for number, post in enumerate(listed, start=1):
        cells = [Cell(_text(post.cells.get(line.indicator.id if line.indicator else ""))) for line in results]
        body.append(Row((Cell(number, "count"), Cell(post.position), Cell(post.unit), *cells)))
    columns = (Column("number", 0.4, "center"), Column("position", 2), Column("unit", 1.7),
               *(Column(f"result{n}", 2.6) for n in range(len(results))))  # fmt: skip
    named = [line.indicator.name if line.indicator else "" for line in results]
    heads = head_row("NO", "JABATAN", "UNIT", *named)
    return Table(columns, (heads,), tuple(body), name, numbers=numbered(len(columns)), caption=name, size=8.5)


def _text(cell: RoleResult | None) -> str:
    return cell.text if cell else ""


def role_list(listed: Sequence[Post], results: Mapping[str, Line]) -> Table:
    """One line for each role; a position without any has a line of its own, so that it is not forgotten."""
    body: list[Row] = []
    for post in listed:
        for row in post.cells.values() or post.rows[:1]:
            line = results.get(row.indicator)
            cells = (
                Cell(len(body) + 1, "count"), Cell(post.position), Cell(post.unit),
                Cell(line.subject.text if line else ""), Cell(_name(line.indicator) if line else ""), Cell(row.text),
            )  # fmt: skip
            body.append(Row(cells))
    columns = (Column("number", 0.4, "center"), Column("position", 2), Column("unit", 1.7), Column("subject", 2.6),
               Column("indicator", 2.8), Column("role", 3))  # fmt: skip
    heads = head_row("NO", "JABATAN", "UNIT", "HASIL KERJA ATASAN", "INDIKATOR HASIL ATASAN", "PERAN ATAU HASIL")
    return Table(columns, (heads,), tuple(body), "Daftar Peran", numbers=numbered(6), caption="Daftar Peran", size=8.5)


def _name(indicator: Indicator | None) -> str:
    return indicator.name if indicator else ""
