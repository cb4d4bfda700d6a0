"""One page of a PDF as PDFium sees it: words with their boxes, rules that are drawn, pictures. No thread may share a
document: PDFium keeps its state for the whole process."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_float
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from selaras.engine.readers.pdf.frame import UPRIGHT, Box, Matrix, turned
from selaras.engine.readers.pdf.strokes import Rule, rules_and_pictures
from selaras.engine.readers.pdf.words import Characters, Word

MOST_OBJECTS = 100_000
"""Objects and points on one page; the busiest page of the samples has 1,100."""
MOST_LETTERS = 100_000  # a page of a wide table in small print has 6,000


@dataclass(slots=True)
class Paper:
    """A page the right way up.

    ``shown`` leads from there to the page as it is shown; it differs only where all text is printed sideways.
    ``pictured`` is what images cover, in square points. ``letters`` counts all characters, ``unmapped`` those whose
    font says not what letter they are, ``hidden`` those that are not drawn (a layer of OCR). ``crowded`` pages draw so
    many lines that none is taken for a rule; ``guessed`` ones were read by OCR.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    letters: int = 0
    shown: Matrix = UPRIGHT
    unmapped: int = 0
    hidden: int = 0
    crowded: bool = False
    guessed: bool = False

    def printed(self, box: Box) -> str:
        """A box as places carry it."""
        return str(self.shown.box(box))

    def forget(self) -> None:
        """Lets go of what is no longer needed once its tables and lines are found."""
        self.words, self.rules = [], []


class TooMuch(Exception):
    """A page with more objects or letters than any document has."""

    def __init__(self, page: int) -> None:
        super().__init__(page)
        self.page = page


@contextmanager
def _loaded(document: Any, index: int) -> Iterator[Any]:
    page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def paper(document: Any, index: int) -> Paper | None:
    """The page of that index (from 0), or None where PDFium cannot read it. Raises ``TooMuch`` before anything is
    walked."""
    with _loaded(document, index) as page:
        if not page:
            return None
        if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
            raise TooMuch(index + 1)
        text = pdfium.FPDFText_LoadPage(page)
        try:
            if text and pdfium.FPDFText_CountChars(text) > MOST_LETTERS:
                raise TooMuch(index + 1)
            return _read(page, text, index + 1)
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)


def _read(page: Any, text: Any, number: int) -> Paper:
    crop = _crop(page)
    quarters = pdfium.FPDFPage_GetRotation(page) % 4
    upright = turned(crop, quarters)
    characters = Characters(text)
    # Text that runs sideways on the page as it is shown is read with the page turned.
    sideways = (characters.usual_angle(quarters) - quarters) % 4
    frame, shown = upright, UPRIGHT
    if sideways:
        standing = upright.box(crop)
        frame = upright.then(turned(standing, sideways))
        shown = turned(turned(standing, sideways).box(standing), (4 - sideways) % 4)
    area = frame.box(crop)
    sheet = Paper(number, area.width, area.height, shown=shown, unmapped=characters.unmapped)
    sheet.words = characters.words(frame, (quarters + sideways) % 4)
    sheet.letters = sum(len(word.text) for word in sheet.words)
    sheet.hidden = characters.hidden
    try:
        sheet.rules, pictures = rules_and_pictures(page, frame, MOST_OBJECTS)
        sheet.pictured = sum(box.width * box.height for box in pictures)
    except OverflowError:
        sheet.crowded = True  # a map or drawing: its text is read, its lines are no table
    return sheet


def _crop(page: Any) -> Box:
    edges = [c_float() for _ in range(4)]
    for ask in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
        if ask(page, *edges):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return Box(0, 0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
