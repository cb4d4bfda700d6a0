"""The styles and properties of a Word file: Indonesian, black on white, the fonts offices have."""

from datetime import timedelta

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from selaras.engine.documents.blocks import Document, Font
from selaras.engine.documents.docx_elements import Attributes, element, put_in_order, run_properties, spacing, value
from selaras.engine.documents.figures import clean
from selaras.engine.documents.page import text_width

# The names under which offices have the faces that our PDF fonts are metric equals of.
FACES: dict[Font, str] = {"sans": "Arial", "bookman": "Bookman Old Style"}
UNLISTED = "JudulTanpaDaftar"
"""The style of headings that stay out of the contents."""
_TOC_INDENT = 340
_NO_OFFSET = timedelta(0)
_LEFTOVERS = frozenset({"thumbnail", "numbering", "stylesWithEffects", "customXml"})


def prepare(word: WordDocument, document: Document) -> None:
    """Set language, faces and styles, fill the properties, and empty the body of python-docx's default file."""
    body = word.element.body
    for child in list(body):
        body.remove(child)
    _defaults(word, document)
    styles = word.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    for style in _styles(text_width(document.paper, landscape=False)):
        styles.append(style)
    _properties(word, document)
    _drop_leftovers(word)
    _settings(word)


def _drop_leftovers(word: WordDocument) -> None:
    """Parts of python-docx's own empty file that ours has no use for: a picture, lists, a second set of styles."""
    for owner in (word.part.package, word.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                owner.rels.pop(key)


def _settings(word: WordDocument) -> None:
    settings = word.settings.element
    changes: dict[str, Attributes] = {
        "w:zoom": {"w:percent": 100},
        "w:themeFontLang": {"w:val": "id-ID"},
        "w:decimalSymbol": {"w:val": ","},
        "w:listSeparator": {"w:val": ";"},
    }
    for tag, attributes in changes.items():
        for name, content in attributes.items():
            next(settings.iter(qn(tag))).set(qn(name), str(content))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens the file in the layout of 2010


_KEPT = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})


def _defaults(word: WordDocument, document: Document) -> None:
    face = FACES[document.font]
    names: Attributes = {f"w:{script}": face for script in ("ascii", "hAnsi", "cs", "eastAsia")}
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for child in list(defaults):
        defaults.remove(child)
    lang: Attributes = {"w:val": "id-ID", "w:eastAsia": "id-ID", "w:bidi": "ar-SA"}
    if document.lang != "id":
        lang |= {"w:val": document.lang, "w:eastAsia": document.lang}
    look = element("w:rPr", None, element("w:rFonts", names), value("w:sz", 22), value("w:szCs", 22),
                   element("w:lang", lang))  # fmt: skip
    defaults.append(element("w:rPrDefault", None, look))
    defaults.append(element("w:pPrDefault", None, element("w:pPr", None, spacing(0, 8, line=300))))
    normal = next(
        style for style in word.styles.element.findall(qn("w:style")) if style.get(qn("w:styleId")) == "Normal"
    )
    for child in list(normal):
        if child.tag in {qn("w:rPr"), qn("w:pPr")}:
            normal.remove(child)


def _style(
    id: str, name: str, paragraph: list[BaseOxmlElement], run: BaseOxmlElement, after: str = "Normal"
) -> BaseOxmlElement:
    return element(
        "w:style",
        {"w:type": "paragraph", "w:styleId": id},
        value("w:name", name),
        value("w:basedOn", "Normal"),
        value("w:next", after),
        value("w:uiPriority", 9),
        element("w:qFormat"),
        element("w:pPr", None, *paragraph),
        run,
    )


def _styles(width: float) -> list[BaseOxmlElement]:
    def keep() -> list[BaseOxmlElement]:
        return [element("w:keepNext"), element("w:keepLines")]

    def dots(level: int) -> BaseOxmlElement:
        tab = element("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": round(width * 20)})
        return _style(
            f"TOC{level}",
            f"toc {level}",
            [
                element("w:tabs", None, tab),
                # No right indent: LibreOffice leaves out a page number that stands beyond it.
                element("w:ind", {"w:left": _TOC_INDENT * (level - 1)}),
                spacing(0, 4),
            ],
            run_properties(size=11),
        )

    chapter = [*keep(), spacing(12, 14), value("w:jc", "center"), value("w:outlineLvl", 0)]
    section = [*keep(), spacing(14, 6), value("w:outlineLvl", 1)]
    part = [*keep(), spacing(12, 6), value("w:outlineLvl", 2)]
    return [
        _style("Heading1", "heading 1", chapter, run_properties(bold=True, size=14)),
        _style("Heading2", "heading 2", section, run_properties(bold=True, size=12)),
        _style("Heading3", "heading 3", part, run_properties(bold=True, size=11)),
        _style(
            UNLISTED,
            "Judul tanpa daftar",
            [*keep(), spacing(12, 14), value("w:jc", "center")],
            run_properties(bold=True, size=14),
        ),
        _style(
            "Caption",
            "caption",
            [*keep(), spacing(10, 4, line=240), value("w:jc", "center")],
            run_properties(bold=True, size=10),
        ),
        *(dots(level) for level in range(1, 4)),
        _style("Footer", "footer", [spacing(0, 0, line=240)], run_properties(size=8.5), "Footer"),
        _style("Header", "header", [spacing(0, 0, line=240)], run_properties(size=8.5), "Header"),
    ]


def _properties(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    # The fields hold 255 characters, and python-docx refuses more.
    core.title, core.author, core.subject = (
        clean(text)[:255] for text in (document.title, document.author, document.subject)
    )
    core.keywords, core.comments = clean(document.watermark)[:255], ""
    core.language = "id-ID" if document.lang == "id" else document.lang
    core.created = core.modified = document.created.replace(tzinfo=None) - (document.created.utcoffset() or _NO_OFFSET)
    core.last_modified_by = core.author
    core.revision = 1


def sort_generated(word: WordDocument) -> None:
    """Put the properties of sections in order after python-docx has added headers and footers to them."""
    for properties in word.element.body.iter(qn("w:sectPr")):
        put_in_order(properties)
