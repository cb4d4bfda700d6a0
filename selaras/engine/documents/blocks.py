"""The blocks a document is made of: plain frozen rows that know no renderer and no document type.

A document type returns one ``Document``; ``pdf``, ``docx`` and ``xlsx`` draw it. Text is always text: nothing in it is
ever read as markup or as a formula.
"""

from datetime import datetime
from typing import Literal

from selaras.engine.tables.frozen import Frozen

Align = Literal["left", "center", "right", "justify"]
Paper = Literal["A4", "F4", "A3"]
Font = Literal["sans", "bookman"]
Kind = Literal["text", "code", "money", "target", "percent", "count"]
Numbering = Literal["", "i", "1"]
Tone = Literal["error", "warning", "note"]
ImageFormat = Literal["png", "svg"]


# Text


class Run(Frozen):
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


class Heading(Frozen):
    """A heading. ``level`` 1 is a chapter or the title of the page, centred; ``number`` is printed before the text
    (``BAB I`` on a line of its own, ``1.1`` on the same line). Only what is ``in_contents`` enters the contents."""

    level: int
    text: str
    number: str = ""
    in_contents: bool = True


class Paragraph(Frozen):
    """Running text, a plain string or runs of styled text; a line feed in it breaks the line. ``indent`` in steps of
    7.5 mm for the whole paragraph, ``first_line`` for its first line only."""

    text: str | tuple[Run, ...]
    align: Align = "justify"
    indent: int = 0
    first_line: bool = False
    keep_with_next: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text as runs, whichever way it was given."""
        return (Run(self.text),) if isinstance(self.text, str) else self.text


class Item(Frozen):
    """One line of a list with the marker as it is printed (``1.``, ``a.``, ``-``); ``level`` 0 is the outermost."""

    text: str | tuple[Run, ...]
    marker: str = ""
    level: int = 0

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text as runs, whichever way it was given."""
        return (Run(self.text),) if isinstance(self.text, str) else self.text


class ListItems(Frozen):
    """A list whose markers are data: nothing is renumbered."""

    items: tuple[Item, ...]


class Fields(Frozen):
    """Pairs of label and value set under each other with a colon: Nama, Jabatan. No lines are drawn."""

    rows: tuple[tuple[str, str], ...]
    indent: int = 0


class Clauses(Frozen):
    """The body of a decree or the head of a letter: label, marker and text of each line beside each other. A line
    without a label goes on under the one above; where no line has a marker, its column is left out.
    ``keep_with_next`` holds them together with what follows."""

    rows: tuple[tuple[str, str, str], ...]
    keep_with_next: bool = False

    @property
    def marked(self) -> bool:
        """Whether any line has a marker."""
        return any(marker for _, marker, _ in self.rows)


# Tables


class Column(Frozen):
    """A column. ``key`` names it in formulas; ``width`` is its share of the table's width; ``align`` empty follows
    the kind of each cell (numbers right, codes and text left)."""

    key: str
    width: float = 1.0
    align: Align | None = None


class Sum(Frozen):
    """A cell that is the sum of cells of one column, named by the keys of their rows; ``column`` empty is its own."""

    rows: tuple[str, ...]
    column: str = ""


class Expression(Frozen):
    """A cell computed from others, written with ``{row:column}`` in the place of each cell; ``row`` empty is its own.

    Only references, numbers, ``+ - * / ( ) , .`` and SUM, AVERAGE, MIN, MAX, ROUND, IF are allowed.
    """

    text: str


class Cell(Frozen):
    """One cell. ``value`` is the VALUE: text, or an integer in the unit of its kind, or None where it is unknown.

    Units: ``money`` sen, ``target`` and ``percent`` ten-thousandths (78,1% is 781000), ``count`` whole numbers.
    ``unit`` is printed after a number. ``formula`` must give the same value; it lives only in the workbook.
    ``unknown`` is printed where the value is None. ``code`` and numbers are never broken over two lines.
    """

    value: str | int | None = ""
    kind: Kind = "text"
    unit: str = ""
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    formula: Sum | Expression | None = None
    unknown: str = ""


class Row(Frozen):
    """A row of cells. ``key`` names it in formulas; ``level`` indents its text for outlines in the workbook;
    ``shade`` gives a light grey ground and ``bold`` sets all its cells bold."""

    cells: tuple[Cell, ...]
    key: str = ""
    level: int = 0
    shade: bool = False
    bold: bool = False


class Table(Frozen):
    """A ruled table.

    ``head`` rows are repeated on each page, followed by the row of ``numbers`` (one text a column, see ``numbered``);
    ``total`` rows close it. ``name`` is the sheet's name in the workbook. ``size`` is the size of its text in points.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    name: str
    total: tuple[Row, ...] = ()
    numbers: tuple[str, ...] = ()
    caption: str = ""
    size: float = 9.0
    repeat_head: bool = True


def numbered(count: int) -> tuple[str, ...]:
    """The column numbers ``1``, ``2``, … as ``Table.numbers`` wants them."""
    return tuple(str(number) for number in range(1, count + 1))


def head_row(*labels: str) -> Row:
    """One header row of plain labels."""
    return Row(tuple(Cell(label) for label in labels))


# Official furniture


class Image(Frozen):
    """A picture. ``alt`` says what it shows; empty is refused. ``width`` in millimetres."""

    content: bytes
    alt: str
    format: ImageFormat = "png"
    width: float = 20.0


class Picture(Frozen):
    """An image in the text with its caption."""

    image: Image
    caption: str = ""


class Letterhead(Frozen):
    """The head of an official letter: the first line the government, the second the agency, then address lines."""

    lines: tuple[str, ...]
    logo: Image | None = None


class Cover(Frozen):
    """A page of its own: title lines, the logo, the organisation and below it address lines and the year."""

    title: tuple[str, ...]
    organisation: tuple[str, ...]
    year: str = ""
    logo: Image | None = None
    address: tuple[str, ...] = ()


class Signer(Frozen):
    """One signature. ``label`` stands above the position (PIHAK KEDUA), ``on_behalf`` before it (a.n. Bupati …).
    An empty name is a dotted line, an empty NIP the word NIP with dots; ``show_nip`` False leaves the NIP out."""

    position: str
    name: str = ""
    rank: str = ""
    nip: str = ""
    label: str = ""
    on_behalf: tuple[str, ...] = ()
    show_nip: bool = True


class Signature(Frozen):
    """Place and date above the right one of at most two signers a row; a single signer stands on the right."""

    place_date: str
    signers: tuple[Signer, ...]


class Contents(Frozen):
    """The table of contents down to ``depth``."""

    title: str = "DAFTAR ISI"
    depth: int = 3


class Note(Frozen):
    """One card of a Lembar Koreksi: what was found, where, and what to do. Empty fields are left out."""

    tone: Tone
    severity: str
    title: str
    message: str
    proposal: str = ""
    place: str = ""
    basis: str = ""


class PageBreak(Frozen):
    """What follows begins on a new page."""


class Space(Frozen):
    """Empty height in points."""

    height: float = 12.0


Block = (
    Heading | Paragraph | ListItems | Fields | Clauses | Table | Picture | Letterhead | Cover | Signature | Contents
    | Note | PageBreak | Space
)  # fmt: skip


# The whole


class Section(Frozen):
    """Pages of one orientation and one numbering: none, ``i`` or ``1``. ``restart`` counts from one again."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    numbering: Numbering = "1"
    restart: bool = False


class Verification(Frozen):
    """What the foot of the last page says about this issue: its id and, where the host is known, the address of its
    verify page, which is also the QR code. ``text`` replaces the sentence before the id."""

    id: str
    url: str = ""
    text: str = "Nomor verifikasi dokumen"


class Document(Frozen, kw_only=True):
    """A whole document. ``created`` is given, so that the same document gives the same bytes (zone-aware).

    ``watermark`` is printed across each page of a draft (``KONSEP``); ``footer`` stands left of the page number.
    """

    title: str
    sections: tuple[Section, ...]
    created: datetime
    author: str = ""
    subject: str = ""
    lang: str = "id"
    paper: Paper = "A4"
    font: Font = "sans"
    watermark: str = ""
    footer: str = ""
    verification: Verification | None = None

    def __post_init__(self) -> None:
        """Raises ``ValueError`` for a moment without a zone: its bytes would differ from machine to machine."""
        if self.created.tzinfo is None:
            raise ValueError("created needs a time zone")
