"""PDFs for tests of reading: set with typst, turned and wrapped with pikepdf."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import typst

from selaras.engine.readers.blocks import Tabbed
from selaras.engine.readers.cell import Cell
from selaras.engine.readers.choices import NOTHING_CHOSEN, Choices
from selaras.engine.readers.format import format_of
from selaras.engine.readers.material import Material, Tell, silent

PAGE = "#set page(width: 400pt, height: 300pt, margin: 30pt)\n#set text(size: 9pt)\n"


def typeset(source: str) -> bytes:
    """The PDF of a typst source."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "source.typ"
        path.write_text(source, encoding="utf-8")
        made = typst.compile(path)
    assert isinstance(made, bytes)
    return made


def opened(content: bytes, choices: Choices = NOTHING_CHOSEN, tell: Tell = silent) -> Material:
    """A PDF as the reader of its format opens it."""
    return format_of("rencana.pdf", content).open("rencana.pdf", content, choices, tell)


def tables(material: Material) -> list[Tabbed]:
    """The tables in their order."""
    return [block for block in material.blocks if isinstance(block, Tabbed)]


def texts(table: Tabbed) -> list[list[str]]:
    """What the cells of a table say."""
    return [[cell.text for cell in line] for line in table.lines]


def cell(table: Tabbed, text: str) -> Cell:
    """The only cell of this text."""
    [found] = [each for line in table.lines for each in line if each.text == text]
    return found


def turned(content: bytes, quarters: int, said: bool = True) -> bytes:
    """Every page drawn turned counter-clockwise by quarters; where that is ``said``, the page says to turn it back."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            matrix, size = {
                1: ((0, 1, -1, 0, height, 0), (height, width)),
                2: ((-1, 0, 0, -1, width, height), (width, height)),
                3: ((0, -1, 1, 0, 0, width), (height, width)),
            }[quarters]
            page.contents_add(b"q %g %g %g %g %g %g cm\n" % matrix, prepend=True)
            page.contents_add(b"\nQ")
            page.mediabox = pikepdf.Array([0, 0, *size])
            if said:
                page.rotate(90 * quarters, relative=False)
        return _saved(pdf)


def in_a_form(content: bytes, scale: float) -> bytes:
    """Every page as a form inside a page, smaller or larger, off the corner."""
    with pikepdf.open(BytesIO(content)) as source, pikepdf.new() as pdf:
        for page in source.pages:
            width, height = (float(side) * scale for side in page.mediabox[2:])
            outer = pdf.add_blank_page(page_size=(width + 22, height + 14))
            form = pdf.copy_foreign(page.as_form_xobject())
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
            outer.Contents = pdf.make_stream(b"q %g 0 0 %g 11 7 cm /F Do Q" % (scale, scale))
        return _saved(pdf)


def drawn(stream: bytes, **saving: object) -> bytes:
    """A PDF of one page with this content."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842)).Contents = pdf.make_stream(stream)
        return _saved(pdf, **saving)


def _saved(pdf: pikepdf.Pdf, **saving: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()
