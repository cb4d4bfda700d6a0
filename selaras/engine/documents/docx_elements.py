"""WordprocessingML by hand: elements, paragraphs and runs, with children in the order the schema demands."""

from collections.abc import Iterable
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from selaras.engine.documents.blocks import Align, Run
from selaras.engine.documents.figures import clean
from selaras.engine.documents.page import INDENT

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

# Word refuses or silently drops what stands in another order; LibreOffice shows both alike (ECMA-376, wml.xsd).
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tblBorders": "top left start bottom right end insideH insideV",
    "w:tblCellMar": "top left start bottom right end",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "w:tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "w:pBdr": "top left bottom right between bar",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}
_RANKS = {tag: {qn(f"w:{name}"): rank for rank, name in enumerate(names.split())} for tag, names in ORDER.items()}

Attributes = dict[str, str | int]


def element(tag: str, attributes: Attributes | None = None, *children: BaseOxmlElement) -> BaseOxmlElement:
    """An element like ``w:tc`` with attributes and children; known parents get their children in schema order."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in (attributes or {}).items():
        made.set(qn(name), str(value))
    ranks = _RANKS.get(tag)
    made.extend(sorted(children, key=lambda child: ranks.get(child.tag, 99)) if ranks else children)
    return made


def put_in_order(parent: BaseOxmlElement) -> None:
    """Sort the children of an element that somebody else has added to."""
    ranks = _RANKS["w:" + parent.tag.rpartition("}")[2]]
    parent[:] = sorted(parent, key=lambda child: ranks.get(child.tag, 99))


def value(tag: str, content: str | int) -> BaseOxmlElement:
    """An element that only carries ``w:val``."""
    return element(tag, {"w:val": content})


def run_properties(
    *, bold: bool = False, italic: bool = False, underline: bool = False, size: float = 0
) -> BaseOxmlElement:
    """The look of a run; ``size`` in points, 0 for that of its style."""
    parts = []
    if bold:
        parts.append(element("w:b"))
    if italic:
        parts.append(element("w:i"))
    if underline:
        parts.append(value("w:u", "single"))
    if size:
        parts += [value("w:sz", round(size * 2)), value("w:szCs", round(size * 2))]
    return element("w:rPr", None, *parts)


def text_run(text: str, properties: BaseOxmlElement | None = None) -> BaseOxmlElement:
    """A run of text; line feeds become line breaks, control characters are left out."""
    children: list[BaseOxmlElement] = [] if properties is None or not len(properties) else [properties]
    for index, line in enumerate(clean(text).split("\n")):
        if index:
            children.append(element("w:br"))
        if line:
            shown = element("w:t", {"xml:space": "preserve"})
            shown.text = line
            children.append(shown)
    return element("w:r", None, *children)


def styled_runs(runs: Iterable[Run], size: float = 0) -> list[BaseOxmlElement]:
    """Runs of a block with their bold and italic."""
    return [text_run(run.text, run_properties(bold=run.bold, italic=run.italic, size=size)) for run in runs]


def paragraph(
    content: Iterable[BaseOxmlElement],
    style: str = "",
    *properties: BaseOxmlElement,
    align: Align | None = None,
) -> BaseOxmlElement:
    """A paragraph of ready runs in a style, with further properties."""
    parts = list(properties)
    if style:
        parts.append(value("w:pStyle", style))
    if align:
        parts.append(value("w:jc", "both" if align == "justify" else align))
    head = [element("w:pPr", None, *parts)] if parts else []
    return element("w:p", None, *head, *content)


def spacing(before: float = 0, after: float = 0, line: int | None = None) -> BaseOxmlElement:
    """Space around a paragraph in points; ``line`` in 240ths of a line."""
    attributes: Attributes = {"w:before": round(before * 20), "w:after": round(after * 20)}
    if line:
        attributes |= {"w:line": line, "w:lineRule": "auto"}
    return element("w:spacing", attributes)


def indent(steps: int, *, first_line: bool = False, hanging: bool = False) -> BaseOxmlElement:
    """Indent from the left in steps; ``hanging`` leaves one step for a marker."""
    attributes: Attributes = {"w:left": round(steps * INDENT * TWIPS)}
    if hanging:
        attributes["w:hanging"] = round(INDENT * TWIPS)
    elif first_line:
        attributes["w:firstLine"] = round(INDENT * TWIPS)
    return element("w:ind", attributes)


def field(instruction: str, shown: str, *, properties: BaseOxmlElement | None = None) -> list[BaseOxmlElement]:
    """The runs of a field with the text it shows until it is refreshed."""
    code = element("w:instrText", {"xml:space": "preserve"})
    code.text = f" {instruction} "
    return [
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "begin"})),
        element("w:r", None, code),
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "separate"})),
        text_run(shown, properties),
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "end"})),
    ]
