"""Word documents made of the least markup, for tests of reading them and of writing comments into them."""

import re
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    """A run; ``\\t`` and ``\\n`` become a tab and a line break."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    for piece in re.split(r"([\t\n])", text):
        inner += signs.get(piece) or (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "")
    return f"<w:r>{inner}</w:r>"


def par(text: str = "", properties: str = "", bold: bool = False, style: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inner}{run(text, '<w:b/>' if bold else '') if text else ''}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "", bold: bool = False) -> str:
    """A cell of paragraphs (texts or markup); ``merge`` is ``restart`` or ``continue``."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    inner = "".join(each if each.startswith("<") else par(each, bold=bold) for each in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*lines: list[str] | str, widths: tuple[int, ...] = (), ruled: bool = True) -> str:
    """A table of rows; a list of texts or cells, or the markup of a row."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    drawn = "".join(line if isinstance(line, str) else row(*line) for line in lines)
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of texts or cells."""
    inner = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def style(id_: str, name: str, properties: str = "", based_on: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{base}{properties}</w:style>'


def level(depth: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of an automatic list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id_: int, *levels: str, more: str = "") -> str:
    """The form of an automatic list."""
    return f'<w:abstractNum w:abstractNumId="{id_}">{more}{"".join(levels)}</w:abstractNum>'


def num(id_: int, form: int, more: str = "") -> str:
    """An automatic list of a form."""
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{form}"/>{more}</w:num>'


def listed(list_: int, depth: int = 0) -> str:
    """The properties of a paragraph in an automatic list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>'


def docx(
    *body: str,
    styles: str = "",
    numbering: str = "",
    parts: dict[str, tuple[str, str, str]] | None = None,
    strict: tuple[str, str] = ("", ""),
    entity: str = "",
) -> bytes:
    """A document. ``parts`` are further ones: name → kind of relation, content type, content; ``strict`` changes the
    namespace of the markup, ``entity`` stands in front of it."""
    parts = dict(parts or {})
    if styles:
        parts["word/styles.xml"] = ("styles", f"{_TYPES}.styles+xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    if numbering:
        content = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
        parts["word/numbering.xml"] = ("numbering", f"{_TYPES}.numbering+xml", content)
    types = "".join(f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, (_, type_, _) in parts.items())
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{name.removeprefix("word/")}"/>'
        for n, (name, (kind, _, _)) in enumerate(parts.items(), start=1)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"{entity}<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": _relationships(relations),
        **{name: content for name, (_, _, content) in parts.items()},
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, _HEAD + (content.replace(*strict) if strict[0] else content))
    return written.getvalue()


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
