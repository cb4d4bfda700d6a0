"""A document as PDF/A-2a and PDF/UA-1 in one file, drawn by typst from one fixed template."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import typst

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.describe import Description, describe
from selaras.engine.documents.measure import FONTS
from selaras.engine.documents.page import Entry
from selaras.engine.documents.refusal import NotDrawn

TEMPLATE = Path(__file__).parent / "typst" / "document.typ"


class CannotDraw(NotDrawn):
    """The document cannot become a proper PDF; the message carries the renderer's reason."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@contextmanager
def _compiler(document: Document) -> Iterator[typst.Compiler]:
    # A folder of its own, which is also all that the template can read.
    with tempfile.TemporaryDirectory(prefix="selaras-") as folder:
        root = Path(folder)
        _lay_out(describe(document), root)
        try:
            yield typst.Compiler(str(root / TEMPLATE.name), root=str(root), font_paths=_fonts())
        except typst.TypstError as error:
            reason = " ".join([error.message, *error.hints])
            raise CannotDraw(f"Dokumen “{document.title}” tidak dapat dijadikan PDF: {reason}") from error


def _lay_out(description: Description, root: Path) -> None:
    shutil.copy(TEMPLATE, root / TEMPLATE.name)
    (root / "document.json").write_text(json.dumps(description.content, ensure_ascii=False), encoding="utf-8")
    for name, content in description.files.items():
        (root / name).write_bytes(content)


def render_pdf(document: Document) -> bytes:
    """The document as PDF. The same document gives the same bytes.

    Raises ``TooWide`` when a table does not fit its paper and ``CannotDraw`` when the PDF standards refuse it.
    """
    with _compiler(document) as compiler:
        return _compile(compiler, document)


def render_pdf_with_outline(document: Document) -> tuple[bytes, list[Entry]]:
    """The PDF and its headings with page labels, laid out once for both."""
    with _compiler(document) as compiler:
        return _compile(compiler, document), _entries(compiler)


def outline(document: Document) -> list[Entry]:
    """The document's headings with the page labels they have in the PDF."""
    with _compiler(document) as compiler:
        return _entries(compiler)


def _compile(compiler: typst.Compiler, document: Document) -> bytes:
    drawn = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(document.created.timestamp()))
    if not isinstance(drawn, bytes):
        raise CannotDraw(f"Dokumen “{document.title}” tidak dapat dijadikan PDF: tidak ada berkas yang dihasilkan")
    return drawn


def _entries(compiler: typst.Compiler) -> list[Entry]:
    found: list[dict[str, Any]] = json.loads(compiler.query("<entry>", field="value"))
    return [Entry(item["level"], item["entry"], item["page"] or "", item["listed"]) for item in found]


def png_of_svg(svg: bytes, *, pixels_per_inch: float = 200.0) -> bytes:
    """An SVG picture as PNG, for formats that know no SVG. Its text is drawn in our fonts."""
    with tempfile.TemporaryDirectory(prefix="selaras-") as folder:
        source = Path(folder) / "picture.typ"
        (Path(folder) / "picture.svg").write_bytes(svg)
        source.write_text(
            '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("picture.svg")', "utf-8"
        )
        try:
            drawn = typst.Compiler(str(source), root=folder, font_paths=_fonts()).compile(
                format="png", ppi=pixels_per_inch
            )
        except typst.TypstError as error:
            raise CannotDraw(f"Gambar SVG tidak terbaca: {error.message}") from error
        if not isinstance(drawn, bytes):
            raise CannotDraw("Gambar SVG tidak menghasilkan satu halaman")
        return drawn
