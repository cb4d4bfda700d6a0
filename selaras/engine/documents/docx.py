"""A document as an editable Word file: styles, a real table of contents, repeated heads, its own page numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from io import BytesIO
from typing import Any

import docx
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as WordSection
from docx.shared import Mm

from selaras.engine.documents.archive import reproducible
from selaras.engine.documents.blocks import (
    Block,
    Clauses,
    Contents,
    Cover,
    Document,
    Fields,
    Heading,
    Image,
    Letterhead,
    ListItems,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Signature,
    Signer,
    Space,
    Table,
)
from selaras.engine.documents.docx_elements import (
    TWIPS,
    Attributes,
    element,
    field,
    indent,
    paragraph,
    run_properties,
    spacing,
    styled_runs,
    text_run,
    value,
)
from selaras.engine.documents.docx_styles import UNLISTED, prepare, sort_generated
from selaras.engine.documents.docx_table import caption, plain_table, ruled_table
from selaras.engine.documents.figures import clean
from selaras.engine.documents.page import BOTTOM, LEFT, POINTS, RIGHT, TOP, Entry, size, text_width
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.words import (
    field_rows,
    signer_above,
    signer_below,
    verification_lines,
)

Drawn = list[BaseOxmlElement]
_BARS = {"error": 24, "warning": 12, "note": 6}  # eighths of a point
_NUMBER_FORMATS = {"i": "lowerRoman", "1": "decimal", "": "decimal"}


def render_docx(document: Document, outline: Sequence[Entry] = ()) -> bytes:
    """The document as DOCX. ``outline`` fills the contents with page numbers (Word refreshes them when it opens the
    file); without it the contents are empty until then. The same document gives the same bytes.

    Raises ``TooWide`` when a table does not fit its paper.
    """
    return _Writer(document, outline).write()


class _Writer:
    """Walks one document and builds its body."""

    def __init__(self, document: Document, outline: Sequence[Entry]) -> None:
        self.document = document
        self.outline = outline
        self.word = docx.Document()
        self.width = 0.0
        self.bookmarks = 0
        self.pictures = 0

    def write(self) -> bytes:
        prepare(self.word, self.document)
        body = self.word.element.body
        last = len(self.document.sections) - 1
        for index, section in enumerate(self.document.sections):
            self.width = text_width(self.document.paper, landscape=section.landscape)
            for block in section.blocks:
                body.extend(self.block(block))
            if index == last:
                body.extend(self.verification())
                body.append(self.section_properties(section))
            else:
                body.append(paragraph([], "", spacing(0, 0, line=20), self.section_properties(section)))
        for index, (section, drawn) in enumerate(zip(self.document.sections, self.word.sections, strict=True)):
            self.header_and_footer(drawn, section, first=index == 0)
        sort_generated(self.word)
        written = BytesIO()
        self.word.save(written)
        return reproducible(written.getvalue())

    def section_properties(self, section: Section) -> BaseOxmlElement:
        width, height = size(self.document.paper, landscape=section.landscape)
        sheet: Attributes = {"w:w": round(width * TWIPS), "w:h": round(height * TWIPS)}
        if section.landscape:
            sheet["w:orient"] = "landscape"
        margins = {
            "left": LEFT,
            "right": RIGHT,
            "top": TOP,
            "bottom": BOTTOM,
            "header": 10.0,
            "footer": 11.0,
            "gutter": 0.0,
        }
        numbers: Attributes = {"w:fmt": _NUMBER_FORMATS[section.numbering]}
        if section.restart:
            numbers["w:start"] = 1
        return element(
            "w:sectPr",
            None,
            value("w:type", "nextPage"),
            element("w:pgSz", sheet),
            element("w:pgMar", {f"w:{name}": round(length * TWIPS) for name, length in margins.items()}),
            element("w:pgNumType", numbers),
        )

    def header_and_footer(self, drawn: WordSection, section: Section, *, first: bool) -> None:
        if first and self.document.watermark:
            from selaras.engine.documents.docx_watermark import watermark_run  # drafts only

            drawn.header.is_linked_to_previous = False
            _fill(drawn.header._element, [paragraph([watermark_run(clean(self.document.watermark))], "Header")])
        drawn.footer.is_linked_to_previous = False
        words = " · ".join(filter(None, (self.document.watermark, self.document.footer)))
        runs = [text_run(words), element("w:r", None, element("w:tab"))]
        if section.numbering:
            runs += field("PAGE", "i" if section.numbering == "i" else "1")
        right = text_width(self.document.paper, landscape=section.landscape) * 20
        tabs = element("w:tabs", None, element("w:tab", {"w:val": "right", "w:pos": round(right)}))
        _fill(drawn.footer._element, [paragraph(runs, "Footer", tabs)])

    def block(self, block: Block) -> Drawn:
        return _BLOCKS[type(block)](self, block)

    def image(self, image: Image) -> BaseOxmlElement:
        content = image.content
        if image.format == "svg":
            from selaras.engine.documents.pdf import png_of_svg  # Word needs pixels; only documents with an SVG pay

            content = png_of_svg(content)
        self.pictures += 1
        try:
            inline = self.word.part.new_pic_inline(BytesIO(content), width=Mm(image.width))
        except UnrecognizedImageError as error:
            raise NotDrawn(f"Gambar “{image.alt}” tidak terbaca. Pakai berkas PNG atau SVG.") from error
        inline.docPr.set("id", str(self.pictures))
        inline.docPr.set("descr", clean(image.alt))
        return element("w:r", None, element("w:drawing", None, inline))

    def heading(self, block: Heading) -> Drawn:
        self.bookmarks += 1
        level = min(block.level, 3)
        style = f"Heading{level}" if block.in_contents else UNLISTED
        joint = "\n" if level == 1 else " "
        text = joint.join(filter(None, (block.number, block.text)))
        mark = {"w:id": self.bookmarks}
        return [
            paragraph(
                [
                    element("w:bookmarkStart", {**mark, "w:name": f"_Toc{self.bookmarks:06d}"}),
                    text_run(text),
                    element("w:bookmarkEnd", dict(mark)),
                ],
                style,
            )
        ]

    def paragraph(self, block: Paragraph) -> Drawn:
        parts = []
        if block.indent or block.first_line:
            parts.append(indent(block.indent, first_line=block.first_line))
        if block.keep_with_next:
            parts.append(element("w:keepNext"))
        return [paragraph(styled_runs(block.runs), "", *parts, align=block.align)]

    def items(self, block: ListItems) -> Drawn:
        tab = element("w:r", None, element("w:tab"))
        return [
            paragraph(
                [text_run(item.marker), copy(tab), *styled_runs(item.runs)],
                "",
                indent(item.level + 1, hanging=True),
                spacing(0, 3, line=300),
                align="justify",
            )
            for item in block.items
        ]

    def fields(self, block: Fields) -> Drawn:
        label = max((len(name) for name, _ in block.rows), default=0) * 6.5 + 12
        rows = [[_lines([name]), _lines([":"]), _lines([shown])] for name, shown in block.rows]
        return [plain_table(rows, [label, 14, self.width - label - 14]), _gap(4)]

    def clauses(self, block: Clauses) -> Drawn:
        widths = [29 * POINTS, 14, *([22] if block.marked else [])]
        rows = []
        for label, marker, text in block.rows:
            parts = [label, ":" if label else "", *([marker] if block.marked else [])]
            shown = [*([part] for part in parts), text.split("\n")]
            rows.append([_lines(lines, keep=block.keep_with_next) for lines in shown])
        table = plain_table(rows, [*widths, self.width - sum(widths)], align="top")
        return [table, *(_lines([""], keep=True) if block.keep_with_next else [_gap(4)])]

    def table(self, block: Table) -> Drawn:
        head = [caption(block.caption)] if block.caption else []
        return [*head, ruled_table(block, self.width, self.document.font), _gap(8)]

    def picture(self, block: Picture) -> Drawn:
        shown = [paragraph([self.image(block.image)], "", element("w:keepNext"), align="center")]
        return [*shown, paragraph([text_run(block.caption)], "Caption")] if block.caption else shown

    def letterhead(self, block: Letterhead) -> Drawn:
        sizes = [13.0, 16.0] + [9.0] * len(block.lines)
        words = [
            paragraph(
                [text_run(line, run_properties(bold=index == 1, size=sizes[index]))], "", spacing(), align="center"
            )
            for index, line in enumerate(block.lines)
        ]
        logo = [paragraph([self.image(block.logo)] if block.logo else [])]
        side = 24 * POINTS
        table = plain_table([[logo, words, [paragraph([])]]], [side, self.width - 2 * side, side])
        rule = element(
            "w:pBdr", None,
            element("w:top", {"w:val": "thickThinSmallGap", "w:sz": 18, "w:space": 1, "w:color": "000000"}),
        )  # fmt: skip
        return [table, paragraph([], "", rule, spacing(0, 6, line=240))]

    def cover(self, block: Cover) -> Drawn:
        height = size(self.document.paper, landscape=False)[1] * POINTS
        logo = (
            [paragraph([self.image(block.logo)], "", spacing(height * 0.2, height * 0.2), align="center")]
            if block.logo
            else []
        )
        return [
            *_title(block.title, 22, before=20),
            *logo,
            *_title(block.organisation, 16, before=0 if block.logo else height * 0.45),
            *(paragraph([text_run(line, run_properties(size=10))], "", align="center") for line in block.address),
            *_title((block.year,) if block.year else (), 16, before=16),
        ]

    def signature(self, block: Signature) -> Drawn:
        drawn: Drawn = [_gap(14)]
        for start in range(0, len(block.signers), 2):
            pair = block.signers[start : start + 2]
            date = [block.place_date] if start == 0 and block.place_date else []
            cells = [self._signer(signer, date if index == len(pair) - 1 else [" "] * len(date))
                     for index, signer in enumerate(pair)]  # fmt: skip
            row = [[paragraph([])], *cells] if len(pair) == 1 else cells
            drawn += [plain_table([row], [self.width / 2] * 2, align="top"), _gap(8)]
        return drawn

    def _signer(self, signer: Signer, date: list[str]) -> Drawn:
        position = f"{signer.position}," if signer.position else ""
        above = _lines([*date, *signer_above(signer), position], align="center", keep=True)
        blank = paragraph([], "", spacing(0, 50, line=240), element("w:keepNext"))
        look = run_properties(bold=bool(signer.name), underline=bool(signer.name))
        name = paragraph([text_run(signer.name or "." * 44, look)], "", spacing(line=240), align="center")
        return [*above, blank, name, *_lines(signer_below(signer), align="center")]

    def contents(self, block: Contents) -> Drawn:
        title = [paragraph([text_run(block.title)], UNLISTED)] if block.title else []
        code = element("w:instrText", {"xml:space": "preserve"})
        code.text = f' TOC \\o "1-{block.depth}" \\h \\z \\u '
        begin = [
            element("w:r", None, element("w:fldChar", {"w:fldCharType": "begin", "w:dirty": "true"})),
            element("w:r", None, code),
            element("w:r", None, element("w:fldChar", {"w:fldCharType": "separate"})),
        ]
        end = element("w:r", None, element("w:fldChar", {"w:fldCharType": "end"}))
        numbered = [(index, entry) for index, entry in enumerate(self.outline, start=1)]
        listed = [(index, entry) for index, entry in numbered if entry.listed and entry.level <= block.depth]
        lines = [
            paragraph([*(begin if position == 0 else []), _entry_link(index, entry)], f"TOC{min(entry.level, 3)}")
            for position, (index, entry) in enumerate(listed)
        ] or [paragraph(begin)]
        return [*title, *lines, paragraph([end])]

    def note(self, block: Note) -> Drawn:
        bar = element("w:left", {"w:val": "single", "w:sz": _BARS[block.tone], "w:space": 8, "w:color": "000000"})

        def line(*runs: BaseOxmlElement, last: bool = False) -> BaseOxmlElement:
            keep = [] if last else [element("w:keepNext")]
            side = element("w:pBdr", None, copy(bar))
            return paragraph(runs, "", side, spacing(0, 9 if last else 1, line=252), element("w:keepLines"), *keep)

        strong, normal = run_properties(bold=True, size=9.5), run_properties(size=9.5)
        severity = text_run(f"{block.severity.upper()}  ", run_properties(bold=True, size=9))
        texts = [(text_run(block.message, normal),)]
        texts += [(text_run(f"{label}: {shown}", run_properties(size=9)),) for label, shown in field_rows(block)]
        body = [line(*runs, last=index == len(texts) - 1) for index, runs in enumerate(texts)]
        return [line(severity, text_run(block.title, strong)), *body]

    def space(self, block: Space) -> Drawn:
        return [_gap(block.height)]

    def page_break(self, _block: PageBreak) -> Drawn:
        return [paragraph([element("w:r", None, element("w:br", {"w:type": "page"}))], "", spacing(0, 0, line=20))]

    def verification(self) -> Drawn:
        shown = self.document.verification
        if shown is None:
            return []
        words = [
            paragraph([text_run(line, run_properties(size=8))], "", spacing(line=240))
            for line in verification_lines(shown)
        ]
        if not shown.url:
            return [_gap(12), *words]
        from selaras.engine.documents.qr import qr_image  # only documents with an address need it

        side = 18 * POINTS
        return [
            _gap(12),
            plain_table([[[paragraph([self.image(qr_image(shown.url))])], words]], [side, self.width - side]),
        ]


def _fill(part: BaseOxmlElement, content: Drawn) -> None:
    for child in list(part):
        part.remove(child)
    part.extend(content)


def _gap(points: float) -> BaseOxmlElement:
    # Word joins two tables that touch; a paragraph between them also carries the distance.
    return paragraph(
        [], "", element("w:spacing", {"w:before": 0, "w:after": 0, "w:line": round(points * 20), "w:lineRule": "exact"})
    )


def _lines(lines: Sequence[str], *, align: str = "left", keep: bool = False) -> Drawn:
    extra = [element("w:keepNext")] if keep else []
    return [
        paragraph([text_run(line)], "", spacing(0, 1, line=264), value("w:jc", align), *(copy(item) for item in extra))
        for line in lines
    ] or [paragraph([])]


def _title(lines: Sequence[str], points: float, *, before: float) -> Drawn:
    return [
        paragraph(
            [text_run(line, run_properties(bold=True, size=points))],
            "",
            spacing(before if index == 0 else 0, 8),
            align="center",
        )
        for index, line in enumerate(lines)
    ]


def _entry_link(index: int, entry: Entry) -> BaseOxmlElement:
    tab = element("w:r", None, element("w:tab"))
    anchor: Attributes = {"w:anchor": f"_Toc{index:06d}", "w:history": 1}
    return element("w:hyperlink", anchor, text_run(entry.text), tab, *field(f"PAGEREF _Toc{index:06d} \\h", entry.page))


_BLOCKS: Mapping[type, Callable[[_Writer, Any], Drawn]] = {
    Heading: _Writer.heading,
    Paragraph: _Writer.paragraph,
    ListItems: _Writer.items,
    Fields: _Writer.fields,
    Clauses: _Writer.clauses,
    Table: _Writer.table,
    Picture: _Writer.picture,
    Letterhead: _Writer.letterhead,
    Cover: _Writer.cover,
    Signature: _Writer.signature,
    Contents: _Writer.contents,
    Note: _Writer.note,
    Space: _Writer.space,
    PageBreak: _Writer.page_break,
}
