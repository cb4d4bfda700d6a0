"""The structure of an agency read from a Book: its units in their order, their posts, and who holds each on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from selaras.engine.documents.chart import Box
from selaras.engine.documents.signing import ACTING, in_office, titled, usual_head
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import Appointment, Official, Organisation, Position

ORDER: Final = (
    "sekretariat",
    "bagian",
    "sub_bagian",
    "bidang",
    "seksi",
    "uptd",
    "jabatan_fungsional",
    "lain",
    "kelurahan",
    "desa",
)
ASIDE: Final = "sekretariat"
VACANT: Final = "(belum diisi)"


class Seat(Frozen):
    """A post and who holds it on the day: appointment and official, both None where nobody does."""

    post: Position
    appointment: Appointment | None = None
    official: Official | None = None

    @property
    def title(self) -> str:
        """The post as it stands above a signature, with ``Plt.`` and the like before it."""
        return (ACTING[self.appointment.kind] if self.appointment else "") + self.post.name


class Office(Frozen):
    """A unit with its posts, the head first, and the units below it. ``usual`` is the post that would lead it."""

    unit: Organisation
    seats: tuple[Seat, ...]
    below: tuple["Office", ...]
    usual: str

    @property
    def name(self) -> str:
        """The name of the unit as a title."""
        return titled(self.unit.name)

    @property
    def head(self) -> Seat | None:
        """The seat of its head, None where no such post is stored."""
        return next((seat for seat in self.seats if seat.post.is_head), None)


def structure(book: Book, top: str, on: date | None) -> Office | None:
    """The organisation with this id and everything below it; None where the Book has no such organisation."""
    unit = book.find(top)
    if not isinstance(unit, Organisation):
        return None
    return _office(book, unit, book.under(Organisation, "parent"), book.under(Position, "organisation"), on)


def _office(
    book: Book,
    unit: Organisation,
    children: Mapping[str, Sequence[Organisation]],
    posts: Mapping[str, Sequence[Position]],
    on: date | None,
) -> Office:
    seats = [_seat(book, post, on) for post in sorted(posts.get(unit.id, ()), key=lambda post: not post.is_head)]
    below = sorted(children.get(unit.id, ()), key=_place)
    return Office(
        unit, tuple(seats), tuple(_office(book, child, children, posts, on) for child in below), usual_head(book, unit)
    )


def _place(unit: Organisation) -> tuple[int, str]:
    kind = ORDER.index(unit.kind) if unit.kind in ORDER else ORDER.index("lain")
    return kind, unit.code_proposed or unit.code


def _seat(book: Book, post: Position, on: date | None) -> Seat:
    appointment = in_office(book, post, on)
    official = book.find(appointment.official) if appointment else None
    return Seat(post, appointment, official if isinstance(official, Official) else None)


def with_posts(office: Office) -> Office:
    """The office without units in which, and below which, no post is stored, save supervised ones; as it is where no
    post is stored at all. A plan's text names units of every kelurahan at once, which are nobody's units."""
    if not _has_posts(office):
        return office
    below = (child for child in office.below if child.unit.supervised or _has_posts(child))
    return replace(office, below=tuple(child if child.unit.supervised else with_posts(child) for child in below))


def _has_posts(office: Office) -> bool:
    return bool(office.seats) or any(map(_has_posts, office.below))


def boxes(office: Office, depth: int | None = None) -> Box:
    """The chart of an office; ``depth`` levels below it, all of them where it is None. What stands aside is whole."""
    deeper = None if depth is None else depth - 1
    shown = () if depth == 0 else office.below
    below = [boxes(child, None if child.unit.kind == ASIDE else deeper) for child in shown]
    others = [seat for seat in office.seats if not seat.post.is_head]
    head = office.head
    name = head.official.name if head and head.official else VACANT
    return Box(
        head.title if head else office.usual,
        office.name if office.unit.supervised else name,
        soft=office.unit.supervised or name == VACANT,
        aside=office.unit.kind == ASIDE,
        dashed=office.unit.supervised,
        group=office.unit.kind if office.unit.kind in ("kelurahan", "desa") else "",
        below=(*(_single(seat) for seat in others), *below),
    )


def _single(seat: Seat) -> Box:
    return Box(seat.title, seat.official.name if seat.official else VACANT, soft=seat.official is None)
