"""Bagan organisasi of an agency on a day: the chart, in parts where a page is too small for it, and a table of it."""

from datetime import date

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Image,
    Paragraph,
    Picture,
    Row,
    Section,
    Signature,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.chart import Chart, draw
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.page import BOTTOM, LEFT, POINTS, RIGHT, TOP, size
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency, agency_name, head, nip_text, place_date
from selaras.engine.documents.structure import ASIDE, VACANT, Office, Seat, boxes, structure, with_posts
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.period import long_date

SMALLEST = 0.68
"""How far a chart may shrink before it is divided: its text of 8.5 points is then smaller than six."""
OF_A_PART = 0.78
"""How large a part is drawn, so that two of them share a page."""
_ABOVE = 38.0  # millimetres of the page that heading, caption and legend take
_NO_AGENCY = "Rencana ini tidak menyebut perangkat daerahnya, sehingga bagan organisasinya tidak dapat digambar."
_NO_UNITS = (
    "Belum ada jabatan atau unit kerja yang tersimpan. Isi dahulu halaman Unit dan orang, lalu cetak lagi bagan ini."
)
_SUPERVISED = "Garis putus-putus: desa yang dibina, bukan bagian perangkat daerah dan tidak ikut dijumlahkan."
_HEADS = ("NO", "UNIT KERJA", "JABATAN", "ESELON", "PEJABAT", "NIP", "PANGKAT", "SEJAK")


@document_type("organisation_chart", "Bagan Organisasi", ("pp-18-2016",), file_name="BAGAN-ORGANISASI")
def content(book: Book, law: Law, options: Options) -> Document:
    """The structure on the day of issue, without the posts that ``options.extra["posts_gone"]`` names by their ids.

    Raises ``NotDrawn`` where the Book holds no agency, or no unit and no post.
    """
    gone = set(options.extra.get("posts_gone", "").split())
    book = Book(row for row in book if row.id not in gone) if gone else book
    owner, on = agency(book), options.issue.on
    office = structure(book, owner.id, on) if owner else None
    if office is None:
        raise NotDrawn(_NO_AGENCY)
    if not (office.below or office.seats):
        raise NotDrawn(_NO_UNITS)
    office = with_posts(office)
    leader = head(book, on)
    signature = Signature(place_date(options, on), (leader.signer(),))
    return dressed(
        options,
        title=f"Bagan Organisasi {agency_name(book)}",
        subject=f"Susunan organisasi dan pejabat{_on(on)}",
        author=agency_name(book),
        sections=(
            Section(tuple(_charts(office, options, on)), landscape=True, numbering=""),
            Section((_heading("SUSUNAN PEJABAT", office, on), _table(office), signature), landscape=True, numbering=""),
        ),
    )


def _on(on: date | None) -> str:
    return f" per {long_date(on)}" if on else ""


def _charts(office: Office, options: Options, on: date | None) -> list[Block]:
    """One picture where it fits; else the agency without what hangs below its units, then each such unit by itself."""
    whole = _drawn(office, options, None)
    parts = [(office, whole)]
    if _share(whole, options) < SMALLEST:
        divided = [child for child in office.below if child.below and child.unit.kind != ASIDE]
        parts = [(office, _drawn(office, options, 1)), *((child, _drawn(child, options, None)) for child in divided)]
    made: list[Block] = []
    for unit, chart in parts:
        made += [
            _heading("BAGAN ORGANISASI", unit, on),
            _picture(unit, chart, options, 1.0 if unit is office else OF_A_PART),
        ]
        if any(child.unit.supervised for child in unit.below):
            made.append(Paragraph(_SUPERVISED, align="left"))
    return made


def _drawn(office: Office, options: Options, depth: int | None) -> Chart:
    return draw(boxes(office, depth), _alt(office), options.settings.font)


def _alt(office: Office) -> str:
    head_ = office.head
    led = f"dipimpin {head_.title}" if head_ else f"dipimpin {office.usual}"
    below = ", ".join(child.name for child in office.below)
    return f"Bagan organisasi {office.name}, {led}" + (f"; di bawahnya {below}." if below else ".")


def _room(options: Options) -> tuple[float, float]:
    """Width and height in millimetres that a picture may take on a landscape page."""
    broad, high = size(options.settings.paper, landscape=True)
    return broad - LEFT - RIGHT, high - TOP - BOTTOM - _ABOVE


def _share(chart: Chart, options: Options, most: float = 1.0) -> float:
    """How far the chart must shrink to fit, ``most`` where it need not."""
    broad, high = _room(options)
    return min(most, broad * POINTS / chart.width, high * POINTS / chart.height)


def _picture(office: Office, chart: Chart, options: Options, most: float) -> Picture:
    wide = chart.width * _share(chart, options, most) / POINTS
    return Picture(Image(chart.svg.encode(), _alt(office), "svg", round(wide, 1)))


def _heading(what: str, office: Office, on: date | None) -> Heading:
    lines = (what, office.name.upper(), _on(on).strip().upper())
    return Heading(1, "\n".join(filter(None, lines)), in_contents=False)


def _table(office: Office) -> Table:
    rows = _rows(office, 0)
    body = tuple(
        Row((Cell(number, "count"), *cells), level=level) for number, (level, cells) in enumerate(rows, start=1)
    )
    widths = (0.5, 2.9, 3.3, 1.0, 2.4, 2.8, 2.0, 1.8)
    columns = tuple(Column(key, share) for key, share in zip(_KEYS, widths, strict=True))
    return Table(columns, (head_row(*_HEADS),), body, "Susunan Pejabat", numbers=numbered(len(columns)))


_KEYS = ("number", "unit", "position", "echelon", "official", "nip", "rank", "since")


def _rows(office: Office, level: int) -> list[tuple[int, tuple[Cell, ...]]]:
    """One line a post, one line for a unit without any; the units below follow."""
    name = office.name
    if office.unit.supervised:
        lines = [(name, office.usual, "", "dibina", "", "", "")]
    elif not office.seats:
        lines = [(name, office.usual, "", VACANT, "", "", "")]
    else:
        lines = [(name, seat.title, seat.post.echelon, *_holder(seat)) for seat in office.seats]
    found = [(level, tuple(Cell(text) for text in line)) for line in lines]
    return found + [row for child in office.below for row in _rows(child, level + 1)]


def _holder(seat: Seat) -> tuple[str, str, str, str]:
    if seat.official is None or seat.appointment is None:
        return VACANT, "", "", ""
    official = seat.official
    return official.name, nip_text(official.nip), official.rank, long_date(seat.appointment.since)
