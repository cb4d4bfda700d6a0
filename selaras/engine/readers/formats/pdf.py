"""PDF: ruled tables over many pages, and the text around them in the order it is read."""

import pypdfium2

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.pdf.assembly import assembled
from selaras.engine.readers.pdf.limits import demand_bounds, demand_pages
from selaras.engine.readers.pdf.pages import pages
from selaras.engine.readers.source import refuse

_PASSWORD = 4  # PDFium's number for a file that asks for one


def _recognises(name: str, head: bytes) -> bool:
    """By its mark, which may stand behind some other bytes in a file that calls itself PDF."""
    return head.startswith(b"%PDF-") or (name.casefold().endswith(".pdf") and b"%PDF-" in head[:1024])


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    demand_bounds(name, content)
    document = _document(name, content)
    try:
        demand_pages(name, len(document))
        sides, unclear = pages(name, document, choices.ocr, tell)
    finally:
        document.close()
    return assembled(name, sides, unclear)


def _document(name: str, content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise refuse(
                name,
                "PDF ini dikunci dengan kata sandi, sehingga tidak dapat dibaca.",
                "Simpan salinannya tanpa kata sandi, lalu unggah salinan itu.",
            ) from error
        raise refuse(
            name,
            "PDF ini rusak, sehingga tidak dapat dibaca.",
            "Buka berkasnya, simpan atau cetak kembali sebagai PDF, lalu coba lagi.",
        ) from error
    return document


FORMATS.append(Format("PDF", 10, _recognises, _open))
