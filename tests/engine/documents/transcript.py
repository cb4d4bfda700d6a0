"""A document as plain text, block by block, so that its content can be compared and read in a review."""

from collections.abc import Callable, Mapping
from typing import Any

from selaras.engine.documents.blocks import (
    Block,
    Clauses,
    Contents,
    Cover,
    Document,
    Fields,
    Heading,
    Letterhead,
    ListItems,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Signature,
    Space,
    Table,
)
from selaras.engine.documents.figures import printed


def transcript(document: Document) -> str:
    """One line a paragraph or row; cells between bars; what stands for layout only in brackets."""
    lines = [f"[{document.title}]"]
    for section in document.sections:
        lines += ["", f"[{'mendatar' if section.landscape else 'tegak'} {section.numbering or '-'}]"]
        for block in section.blocks:
            lines += block_lines(block)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def texts(document: Document) -> list[str]:
    """The lines of paragraphs, items and headings alone, in order: what the plan says outside its tables."""
    kept = (Heading, Paragraph, ListItems)
    return [
        line
        for section in document.sections
        for block in section.blocks
        if isinstance(block, kept)
        for line in block_lines(block)
    ]


def tables(document: Document) -> dict[str, Table]:
    """The tables by name."""
    return {block.name: block for section in document.sections for block in section.blocks if isinstance(block, Table)}


def row_texts(row: Row) -> list[str]:
    """The cells of a row as they are printed."""
    return [printed(cell) for cell in row.cells]


def block_lines(block: Block) -> list[str]:
    """A block as lines. Raises ``KeyError`` for a block that no document of this folder uses."""
    return _LINES[type(block)](block)


def _heading(block: Heading) -> list[str]:
    return [" ".join(f"{'#' * block.level} {block.number} {block.text}".replace("\n", " / ").split())]


def _items(block: ListItems) -> list[str]:
    return [f"{'   ' * item.level}{item.marker} {''.join(run.text for run in item.runs)}" for item in block.items]


def _table(table: Table) -> list[str]:
    rows = (*table.head, *table.body, *table.total)
    numbers = [f"| {' | '.join(table.numbers)} |"] if table.numbers else []
    lines = [f"| {' | '.join(row_texts(row))} |" for row in rows]
    head = len(table.head)
    return [*table.caption.split("\n"), *lines[:head], *numbers, *lines[head:]]


def _note(block: Note) -> list[str]:
    told = (f"{block.severity}: {block.title}", block.message, block.proposal, block.place, block.basis)
    return [f"> {line}" for line in told if line]


def _signature(block: Signature) -> list[str]:
    return [block.place_date, *(f"{s.label} {s.position}: {s.name} {s.rank} {s.nip}".strip() for s in block.signers)]


_LINES: Mapping[type, Callable[[Any], list[str]]] = {
    Heading: _heading,
    Paragraph: lambda block: ["".join(run.text for run in block.runs)],
    ListItems: _items,
    Fields: lambda block: [f"{label}: {value}" for label, value in block.rows],
    Clauses: lambda block: [" ".join(filter(None, (f"{a}:" if a else "", b, c))) for a, b, c in block.rows],
    Table: _table,
    Note: _note,
    Signature: _signature,
    Picture: lambda block: [f"[gambar: {block.image.alt}]", *filter(None, [block.caption])],
    Letterhead: lambda block: list(block.lines),
    Cover: lambda block: [*block.title, *block.organisation, *block.address, block.year],
    Contents: lambda _: ["[daftar isi]"],
    PageBreak: lambda _: ["[halaman baru]"],
    Space: lambda _: [],
}
