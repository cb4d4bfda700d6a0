"""A document as the plain values that the PDF template reads, with every table already fitted to its page."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from selaras.engine.beside import content, path
from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Clauses,
    Contents,
    Cover,
    Document,
    Fields,
    Heading,
    Image,
    Item,
    Letterhead,
    ListItems,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Section,
    Signature,
    Signer,
    Space,
    Table,
    Verification,
)
from selaras.engine.documents.figures import is_number, printed
from selaras.engine.documents.grid import Grid, Placed, grid
from selaras.engine.documents.measure import INSET, Fit, drawable, fit, softened
from selaras.engine.documents.page import BOTTOM, LEFT, RIGHT, TOP, outline_levels, size, text_width
from selaras.engine.documents.words import alignment, entry, field_rows, signer_above, signer_below, verification_lines
from selaras.engine.tables.frozen import Frozen

Values = dict[str, Any]
WATERMARKS = path("documents", "watermarks")
"""The words across the pages of drafts, drawn as outlines so that they are seen and never extracted as text."""
_PNG = b"\x89PNG\r\n\x1a\n"
_BODY = 11.0  # points, as the template sets running text
_ENDLESS = re.compile(r"\S{50}")


class Description(Frozen):
    """What the template gets: its content and the picture files it names."""

    content: Values
    files: dict[str, bytes]


def describe(document: Document) -> Description:
    """The document as values. Raises ``TooWide`` for a table that cannot fit its page."""
    return _Describer(document).describe()


def _as_text(image: Image) -> tuple[bytes, str]:
    """A PNG set into an SVG of its size: the renderer takes files from memory as text only. Others as they are."""
    if image.format != "png" or not image.content.startswith(_PNG):
        return image.content, image.format
    from binascii import b2a_base64  # what base64 calls, for the documents that have a logo

    width, height = (int.from_bytes(image.content[at : at + 4], "big") for at in (16, 20))
    inside = b2a_base64(image.content, newline=False).decode()
    frame = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    picture = f'<image width="{width}" height="{height}" href="data:image/png;base64,{inside}"/>'
    return f"<svg {frame}>{picture}</svg>".encode(), "svg"


class _Describer:
    """Walks one document and collects its values and files."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.levels = outline_levels(document)
        self.files: dict[str, bytes] = {}
        self.width = 0.0

    def describe(self) -> Description:
        document = self.document
        values = {
            "title": self.text(document.title),
            "author": self.text(document.author),
            "subject": self.text(document.subject) or None,
            "keywords": [document.watermark] if document.watermark else [],
            "lang": document.lang,
            "font": document.font,
            "margins": {"left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM},
            "footer": self.text(" · ".join(filter(None, (document.watermark, document.footer)))),
            "watermark": self.watermark(),
            "sections": [self.section(section) for section in document.sections],
            "verification": self.verification(document.verification),
        }
        return Description(values, self.files)

    def text(self, text: str) -> str:
        """Text that can be drawn."""
        return drawable(text, self.document.font)

    def file(self, picture: bytes, suffix: str) -> str:
        name = f"picture{len(self.files) + 1}.{suffix}"
        self.files[name] = picture
        return name

    def image(self, image: Image | None) -> Values | None:
        if image is None:
            return None
        shown, form = _as_text(image)
        name = self.file(shown, form)
        return {"file": name, "format": form, "alt": self.text(image.alt), "width": image.width}

    def watermark(self) -> str | None:
        if not self.document.watermark:
            return None
        return self.file(content("documents", "watermarks", f"{self.document.watermark}.svg"), "svg")

    def verification(self, verification: Verification | None) -> Values | None:
        if verification is None:
            return None
        qr = None
        if verification.url:
            from selaras.engine.documents.qr import qr_image  # only documents with an address need it

            qr = self.image(qr_image(verification.url))
        # The last page shows these lines in the place of the footer, which marks a draft on the others.
        lines = [*filter(None, [self.document.watermark]), *verification_lines(verification)]
        return {"lines": [self.text(line) for line in lines], "qr": qr}

    def section(self, section: Section) -> Values:
        width, height = size(self.document.paper, landscape=section.landscape)
        self.width = text_width(self.document.paper, landscape=section.landscape)
        return {
            "width": width,
            "height": height,
            "numbering": section.numbering,
            "restart": section.restart,
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block) -> Values:
        kind, describe_block = _BLOCKS[type(block)]
        return {"kind": kind, **describe_block(self, block)}

    def runs(self, runs: tuple[Run, ...]) -> list[Values]:
        return [{"text": self.prose(run), "bold": run.bold, "italic": run.italic} for run in runs]

    def prose(self, run: Run) -> str:
        text = self.text(run.text)
        if not _ENDLESS.search(text):
            return text
        return softened(text, self.document.font, _BODY, self.width * 0.9, bold=run.bold)

    def heading(self, block: Heading) -> Values:
        return {
            "level": min(block.level, 3),
            "outline": self.levels[id(block)],
            "text": self.text(block.text),
            "number": self.text(block.number),
            "entry": self.text(entry(block)),
            "contents": block.in_contents,
        }

    def paragraph(self, block: Paragraph) -> Values:
        return {
            "runs": self.runs(block.runs),
            "align": block.align,
            "indent": block.indent,
            "first": block.first_line,
            "sticky": block.keep_with_next,
        }

    def items(self, block: ListItems) -> Values:
        return {"items": self._nested(list(block.items), 0)}

    def _nested(self, items: list[Item], level: int) -> list[Values]:
        nested: list[Values] = []
        while items and items[0].level >= level:
            if items[0].level > level and nested:
                nested[-1]["items"] += self._nested(items, items[0].level)
                continue
            item = items.pop(0)
            nested.append({"marker": self.text(item.marker), "runs": self.runs(item.runs), "items": []})
        return nested

    def fields(self, block: Fields) -> Values:
        return {"rows": [[self.text(label), self.text(value)] for label, value in block.rows], "indent": block.indent}

    def clauses(self, block: Clauses) -> Values:
        rows = [[self.text(part) for part in row] for row in block.rows]
        return {"rows": rows, "marked": block.marked, "sticky": block.keep_with_next}

    def table(self, block: Table) -> Values:
        places = grid(block)
        fitted = fit(block, places, self.width, self.document.font)
        return {
            "widths": fitted.widths,
            "size": fitted.size,
            "head": [self.cell(placed, block, places, fitted, head=True) for line in places.head for placed in line],
            "body": [self.cell(placed, block, places, fitted, head=False) for line in places.body for placed in line],
            "caption": self.text(block.caption),
            "repeat": block.repeat_head,
        }

    def cell(self, placed: Placed, table: Table, places: Grid, fitted: Fit, *, head: bool) -> Values:
        cell = placed.cell
        numbers = head and bool(table.numbers) and placed.row == len(places.head) - 1
        row = None if head else places.body_rows[placed.row]
        bold = (head and not numbers) or cell.bold or (row is not None and row.bold)
        room = sum(fitted.widths[placed.column : placed.column + cell.colspan]) - 2 * INSET
        values: Values = {
            "s": self._cell_text(cell, fitted.size, room, bold=bold),
            "a": alignment(cell, table.columns[placed.column], head=head),
        }
        flags = {"b": bold, "i": cell.italic or numbers, "f": row is not None and row.shade}
        spans = {"cs": cell.colspan, "rs": cell.rowspan}
        values |= {name: True for name, flag in flags.items() if flag}
        return values | {name: span for name, span in spans.items() if span > 1}

    def _cell_text(self, cell: Cell, size: float, room: float, *, bold: bool) -> str:
        text = self.text(printed(cell))
        if cell.kind == "code" or is_number(cell):
            return text
        return softened(text, self.document.font, size, room, bold=bold)

    def picture(self, block: Picture) -> Values:
        return {"image": self.image(block.image), "caption": self.text(block.caption)}

    def letterhead(self, block: Letterhead) -> Values:
        return {"lines": [self.text(line) for line in block.lines], "logo": self.image(block.logo)}

    def cover(self, block: Cover) -> Values:
        return {
            "title": [self.text(line) for line in block.title],
            "organisation": [self.text(line) for line in block.organisation],
            "address": [self.text(line) for line in block.address],
            "year": self.text(block.year),
            "logo": self.image(block.logo),
        }

    def signature(self, block: Signature) -> Values:
        signers = [self._signer(signer) for signer in block.signers]
        return {
            "date": self.text(block.place_date),
            "rows": [signers[start : start + 2] for start in range(0, len(signers), 2)],
        }

    def _signer(self, signer: Signer) -> Values:
        return {
            "above": [self.text(line) for line in signer_above(signer)],
            "position": self.text(signer.position),
            "name": self.text(signer.name),
            "below": [self.text(line) for line in signer_below(signer)],
        }

    def contents(self, block: Contents) -> Values:
        return {"title": self.text(block.title), "depth": block.depth}

    def note(self, block: Note) -> Values:
        return {
            "tone": block.tone,
            "severity": self.text(block.severity),
            "title": self.text(block.title),
            "message": self.text(block.message),
            "rows": [[label, self.text(value)] for label, value in field_rows(block)],
        }

    def space(self, block: Space) -> Values:
        return {"height": block.height}

    def page_break(self, _block: PageBreak) -> Values:
        return {}


_BLOCKS: Mapping[type, tuple[str, Callable[[_Describer, Any], Values]]] = {
    Heading: ("heading", _Describer.heading),
    Paragraph: ("paragraph", _Describer.paragraph),
    ListItems: ("list", _Describer.items),
    Fields: ("fields", _Describer.fields),
    Clauses: ("clauses", _Describer.clauses),
    Table: ("table", _Describer.table),
    Picture: ("picture", _Describer.picture),
    Letterhead: ("letterhead", _Describer.letterhead),
    Cover: ("cover", _Describer.cover),
    Signature: ("signature", _Describer.signature),
    Contents: ("contents", _Describer.contents),
    Note: ("note", _Describer.note),
    Space: ("space", _Describer.space),
    PageBreak: ("break", _Describer.page_break),
}
