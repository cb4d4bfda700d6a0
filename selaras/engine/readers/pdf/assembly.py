"""Pages taken apart become the blocks of one document: tables over their pages, text in the order it is read."""

from selaras.engine.readers.blocks import Block, Tabbed, join_tables
from selaras.engine.readers.material import Material, Said
from selaras.engine.readers.pdf.joining import Table, add, begun, cells_of, goes_on, problems
from selaras.engine.readers.pdf.lines import Line
from selaras.engine.readers.pdf.margins import without_margins
from selaras.engine.readers.pdf.pieces import Piece
from selaras.engine.readers.pdf.prose import Prose, Setting, read_in_order
from selaras.engine.readers.pdf.rejoin import Words
from selaras.engine.readers.pdf.scans import ranges
from selaras.engine.readers.pdf.side import Side
from selaras.engine.readers.pdf.side_by_side import joined
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place


def assembled(name: str, sides: list[Side], unclear: list[Problem]) -> Material:
    """The material of a file from its pages; ``unclear`` is what has to be said about them."""
    unclear = [*unclear, *joined(name, sides)]
    margins = without_margins(sides)
    words = Words(_printed(sides))
    prose = Prose(name, Setting.of(sides), words)
    tables: list[Table] = []
    found: list[Block | Table] = []
    between: list[Line] = []
    for side in sides:
        for item in _in_order(side):
            if isinstance(item, Line):
                between.append(item)
                found += prose.put(side.paper, item)
                continue
            found += prose.close()
            if tables and goes_on(tables[-1], item, between):
                add(tables[-1], side.paper, item)
            else:
                tables.append(begun(len(tables) + 1, side.paper, item))
                found.append(tables[-1])
            between = []
    found += prose.close()
    blocks = join_tables(
        Tabbed("", "", cells_of(each, name, words)) if isinstance(each, Table) else each for each in found
    )
    said = (*prose.said, *(Said(line.text, Place(name, part="kepala atau kaki halaman")) for line in margins))
    doubts = [_read_from_pdf(name), *unclear]
    if listed := [side.paper.number for side in sides if side.listed]:
        doubts.append(
            Problem(
                f"Halaman {ranges(listed)} tampak memuat tabel tanpa garis; isinya dibaca sebagai teks biasa.",
                "Bila itu tabel rencana, beri garis pada tabelnya, atau unggah berkas Word atau Excel aslinya.",
                Place(name, page=listed[0]), value=ranges(listed)[:200],
            )
        )  # fmt: skip
    named = {
        line[0].place.table: f"Tabel {block.number}" if block.number else f"Tabel ke-{block.lines[0][0].place.table}"
        for block in blocks
        if isinstance(block, Tabbed)
        for line in block.lines
    }
    for table in tables:
        part = named.get(table.number, "")
        doubts += [replace(told, place=replace(told.place, part=part)) for told in problems(table, name)]
    return Material(name, "PDF", tuple(blocks), said, doubts=tuple(doubts))


def _in_order(side: Side) -> list[Line | Piece]:
    """Lines and tables of a page from top to bottom."""
    ordered: list[Line | Piece] = []
    left = side.lines
    for piece in side.pieces:
        middle = (piece.box.y0 + piece.box.y1) / 2
        above = [line for line in left if line.box.y0 > middle]
        ordered += [*read_in_order(above), piece]
        left = [line for line in left if line.box.y0 <= middle]
    return [*ordered, *read_in_order(left)]


def _printed(sides: list[Side]) -> list[list[str]]:
    """The lines of text of each page and of each cell."""
    return [
        [line.text for line in group]
        for side in sides
        for group in (side.lines, *(each.lines for piece in side.pieces for row in piece.rows for each in row))
    ]


def _read_from_pdf(name: str) -> Problem:
    return Problem(
        "Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya.",
        "Periksa terutama angka, kode, dan baris di pergantian halaman; bila ada, pakai berkas Word atau Excel-nya.",
        Place(name),
    )
