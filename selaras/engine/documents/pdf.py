"""A document as PDF/A-2a and PDF/UA-1 in one file, drawn by typst from one fixed template."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import typst

from selaras.engine.beside import content, path
from selaras.engine.documents.blocks import Document
from selaras.engine.documents.describe import describe
from selaras.engine.documents.measure import FONTS
from selaras.engine.documents.page import Entry
from selaras.engine.documents.refusal import NotDrawn

FOLDER = path("documents", "typst")
TEMPLATE = "document.typ"


class CannotDraw(NotDrawn):
    """The document cannot become a proper PDF; the message carries the renderer's reason."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _files(document: Document) -> dict[str, bytes]:
    description = describe(document)
    values = json.dumps(description.content, ensure_ascii=False).encode()
    return {"main": content("documents", "typst", TEMPLATE), "document.json": values, **description.files}


def _compiler(files: Any) -> typst.Compiler:
    """A compiler, for one call, of files by name, starting at ``main``. ``Any``: typst's own types know no such files.

    On disk it sees nothing but the folder of the template, whatever a picture names.
    """
    return typst.Compiler(files, root=FOLDER, font_paths=_fonts())


@contextmanager
def _explained(document: Document) -> Iterator[None]:
    try:
        yield
    except typst.TypstError as error:
        reason = " ".join([error.message, *error.hints])
        raise CannotDraw(f"Dokumen “{document.title}” tidak dapat dijadikan PDF: {reason}") from error


def render_pdf(document: Document) -> bytes:
    """The document as PDF. The same document gives the same bytes.

    Raises ``TooWide`` when a table does not fit its paper and ``CannotDraw`` when the PDF standards refuse it.
    """
    return _compile(document, _files(document))


def render_pdf_with_outline(document: Document) -> tuple[bytes, list[Entry]]:
    """The PDF and its headings with page labels; typst remembers the layout and makes it once for both."""
    files = _files(document)
    return _compile(document, files), _entries(document, files)


def outline(document: Document) -> list[Entry]:
    """The document's headings with the page labels they have in the PDF."""
    return _entries(document, _files(document))


def _compile(document: Document, files: dict[str, bytes]) -> bytes:
    with _explained(document):
        drawn = _compiler(files).compile(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(document.created.timestamp())
        )
    if not isinstance(drawn, bytes):
        raise CannotDraw(f"Dokumen “{document.title}” tidak dapat dijadikan PDF: tidak ada berkas yang dihasilkan")
    return drawn


def _entries(document: Document, files: dict[str, bytes]) -> list[Entry]:
    with _explained(document):
        found: list[dict[str, Any]] = json.loads(_compiler(files).query("<entry>", field="value"))
    return [Entry(item["level"], item["entry"], item["page"] or "", item["listed"]) for item in found]


def png_of_svg(svg: bytes, *, pixels_per_inch: float = 200.0) -> bytes:
    """An SVG picture as PNG, for formats that know no SVG. Its text is drawn in our fonts."""
    page = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("picture.svg")'
    try:
        drawn = _compiler({"main": page, "picture.svg": svg}).compile(format="png", ppi=pixels_per_inch)
    except typst.TypstError as error:
        raise CannotDraw(f"Gambar SVG tidak terbaca: {error.message}") from error
    if not isinstance(drawn, bytes):
        raise CannotDraw("Gambar SVG tidak menghasilkan satu halaman")
    return drawn
