"""The words of a document, without its tables, as the lines of a workbook's first sheet."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from selaras.engine.documents.blocks import (
    Clauses,
    Cover,
    Document,
    Fields,
    Heading,
    Item,
    Letterhead,
    ListItems,
    Note,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
)
from selaras.engine.documents.figures import clean
from selaras.engine.documents.words import entry, field_rows, signer_above, signer_below, verification_lines
from selaras.engine.tables.frozen import Frozen, replace


class Line(Frozen):
    """One line: its text, and a label before it where there is one; ``indent`` is the depth of an item in its list."""

    text: str
    label: str = ""
    bold: bool = False
    align: Literal["left", "center"] = "left"
    indent: int = 0


def statement(document: Document) -> list[Line]:
    """The lines of all blocks but tables and contents, in order; a table leaves the name of its sheet."""
    lines = [Line(document.watermark, bold=True, align="center")] if document.watermark else []
    lines += [line for section in document.sections for block in section.blocks for line in _lines(block)]
    if document.verification:
        lines += [Line(text) for text in verification_lines(document.verification)]
    return [replace(line, text=clean(line.text), label=clean(line.label)) for line in lines]


def _lines(block: object) -> list[Line]:
    write = _BLOCKS.get(type(block))
    return write(block) if write else []


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _heading(block: Heading) -> list[Line]:
    return [Line(entry(block), bold=True, align="center" if block.level == 1 else "left")]


def _paragraph(block: Paragraph) -> list[Line]:
    bold = all(run.bold for run in block.runs if run.text.strip())
    return [Line(_plain(block.runs), bold=bold, align="center" if block.align == "center" else "left")]


def _items(block: ListItems) -> list[Line]:
    return [_item(item) for item in block.items]


def _item(item: Item) -> Line:
    return Line(f"{item.marker} {_plain(item.runs)}".strip(), indent=item.level)


def _letterhead(block: Letterhead) -> list[Line]:
    return [Line(text, bold=index < 2, align="center") for index, text in enumerate(block.lines)]


def _cover(block: Cover) -> list[Line]:
    large = (*block.title, *block.organisation)
    year = (block.year,) if block.year else ()
    return [
        *(Line(text, bold=True, align="center") for text in large),
        *(Line(text, align="center") for text in block.address),
        *(Line(text, bold=True, align="center") for text in year),
    ]


def _signature(block: Signature) -> list[Line]:
    lines = [Line(block.place_date)] if block.place_date else []
    for signer in block.signers:
        above = [Line(text) for text in (*signer_above(signer), signer.position)]
        name = Line(signer.name or "." * 44, bold=bool(signer.name))
        lines += [*above, name, *(Line(text) for text in signer_below(signer))]
    return lines


def _note(block: Note) -> list[Line]:
    rows = [Line(value, label) for label, value in field_rows(block)]
    return [Line(block.title, block.severity, bold=True), Line(block.message, "Uraian"), *rows]


def _caption(block: Picture) -> list[Line]:
    return [Line(block.caption.replace("\n", " "), bold=True, align="center")] if block.caption else []


def _table(block: Table) -> list[Line]:
    """On which sheet the table stands. Its own caption is there, and printed here again would number it twice."""
    if not block.caption:
        return []
    rest = " ".join(block.caption.removeprefix(block.name).split())
    return [Line(f"Lembar “{block.name}”{f': {rest}' if rest else ''}", bold=True, align="center")]


def _fields(block: Fields) -> list[Line]:
    return [Line(value, label) for label, value in block.rows]


def _clauses(block: Clauses) -> list[Line]:
    """Label and text on one line: in two columns they would look like a table of the plan."""
    told = ((f"{label}:" if label else "", marker, text) for label, marker, text in block.rows)
    return [Line(" ".join(filter(None, parts))) for parts in told]


_BLOCKS: Mapping[type, Callable[[Any], list[Line]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListItems: _items,
    Fields: _fields,
    Clauses: _clauses,
    Table: _table,
    Picture: _caption,
    Letterhead: _letterhead,
    Cover: _cover,
    Signature: _signature,
    Note: _note,
}
