"""Who signs a document, where and when; what nobody has stored becomes a dotted line, never a guess."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from selaras.engine.documents.blocks import Signer
from selaras.engine.documents.document import AgencySettings, Options
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import Appointment, Official, Organisation, Position, Section
from selaras.engine.tables.wording import fold

DOTS = "." * 18
_SMALL_WORDS = frozenset({"dan", "di", "ke", "pada", "untuk", "yang", "serta", "atas"})
# Abbreviations that stand in the names of agencies; without this list they would become words.
_ABBREVIATIONS = frozenset({
    "ASN", "BKAD", "BKD", "BKPP", "BKPSDM", "BPBD", "BPKAD", "BPKD", "DPRD", "KB", "LH", "PKP", "PMD", "PP", "PPPA",
    "PUPR", "RSUD", "SDM", "TK", "UPTD",
})  # fmt: skip
_HEADS = {
    "kecamatan": "Camat", "kapanewon": "Panewu", "kemantren": "Mantri Pamong Praja", "kelurahan": "Lurah",
    "inspektorat": "Inspektur", "sekretariat": "Sekretaris",
}  # fmt: skip
_REGION_HEADS = {"kabupaten": "Bupati", "kota": "Wali Kota", "provinsi": "Gubernur"}
_REGION = r"(?:kabupaten|kota|provinsi)\s+\w[\w'. -]*"
ACTING = {"definitive": "", "plt": "Plt. ", "plh": "Plh. ", "pj": "Pj. "}


class Party(Frozen):
    """A position and, where one is stored, the official who holds it on the day of signing.

    ``acting`` is what stands before the position of one who is not definitive (``Plt. ``); it is part of it already.
    """

    position: str
    official: Official | None = None
    elected: bool = False
    acting: str = ""

    @property
    def name(self) -> str:
        """The official's name; empty where nobody is stored."""
        return self.official.name if self.official else ""

    def signer(self, label: str = "") -> Signer:
        """The party as a signature; a region's elected head signs without rank and NIP."""
        if self.official is None:
            return Signer(self.position, label=label, show_nip=not self.elected)
        nip = nip_text(self.official.nip)
        return Signer(self.position, self.name, self.official.rank, nip, label, show_nip=not self.elected)


def nip_text(nip: str) -> str:
    """A NIP in its groups of 8, 6, 1 and 3 digits (regulations.md §10.4); anything else as it is stored."""
    if not re.fullmatch(r"\d{18}", nip):
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def titled(name: str) -> str:
    """A name printed in capitals as a title: ``KECAMATAN SANGASANGA`` → ``Kecamatan Sangasanga``; others unchanged."""
    if name != name.upper():
        return name
    words = [word if word in _ABBREVIATIONS else word.capitalize() for word in name.split()]
    return " ".join(w.lower() if i and w.lower() in _SMALL_WORDS else w for i, w in enumerate(words))


def agency(book: Book) -> Organisation | None:
    """The agency the Book is about; None where there is none."""
    return book.agency


def agency_name(book: Book) -> str:
    """The agency's name as a title, or ``Perangkat Daerah`` with dots where it is unknown."""
    found = agency(book)
    return titled(found.name) if found and found.name else f"Perangkat Daerah {DOTS}"


def region_name(book: Book, settings: AgencySettings) -> str:
    """The region as a title (``Kabupaten Kutai Kartanegara``): from the government's row, the letterhead (that of the
    settings, or one that the plan itself prints), or the words that follow the agency's name in titles and captions of
    the plan; empty where none of them tells."""
    for row in book.all(Organisation):
        if row.level == "government" and row.name:
            return titled(re.sub(r"^pemerintah\s+", "", row.name, flags=re.IGNORECASE))
    for line in (*settings.letterhead, *_titles(book)):
        if found := re.fullmatch(rf"pemerintah\s+({_REGION})", line.strip(), re.IGNORECASE):
            return titled(found[1])
    return _region_in_text(book)


def _titles(book: Book) -> Iterator[str]:
    """The lines before the first numbered heading, a letterhead among them."""
    for section in book.all(Section):
        if section.level == 0:
            yield section.heading
            yield from (paragraph.text for paragraph in section.paragraphs)


def _region_in_text(book: Book) -> str:
    owner = agency(book)
    if owner is None or not owner.name:
        return ""
    behind = re.compile(rf"{re.escape(owner.name)}\s+({_REGION})$", re.IGNORECASE)
    found: Counter[str] = Counter()
    for section in book.all(Section):
        for paragraph in section.paragraphs:
            if paragraph.kind in ("title", "table"):
                lines = (line.strip() for line in paragraph.text.splitlines())
                found.update(titled(match[1]) for line in lines if (match := behind.search(line)))
    return max(found, key=found.__getitem__, default="")  # the first of the most common


def whose(book: Book, organisation_id: str) -> str:
    """Whose document it is, in one line as a title: the unit where it is one, then the agency."""
    unit = unit_of(book, organisation_id)
    return f"{titled(unit.name)} {agency_name(book)}" if unit else agency_name(book)


def head(book: Book, on: date | None) -> Party:
    """The head of the agency (Camat …) and who holds the post on that day."""
    owner = agency(book)
    return head_of(book, owner.id, on) if owner else Party(f"Kepala Perangkat Daerah {DOTS}")


def head_of(book: Book, organisation: str, on: date | None) -> Party:
    """The head of any organisation of the Book, by its id, and who holds the post on that day: secretary, head of a
    section or sub-section, lurah. Dots where the Book has no such organisation."""
    owner = book.find(organisation)
    if not isinstance(owner, Organisation):
        return Party(f"Kepala Unit Kerja {DOTS}")
    posts = [post for post in book.all(Position) if post.organisation == owner.id]
    leading = [post for post in posts if post.is_head]
    return _party(book, leading or posts, "" if leading else _head_title(owner), usual_head(book, owner), on)


def superior_of(book: Book, organisation: str, settings: AgencySettings, on: date | None) -> Party:
    """Who stands above the head of an organisation: the post that is stored as superior, else the head of the
    organisation above it; above the agency the head of the region."""
    owner = book.find(organisation)
    leading = next((post for post in book.all(Position) if post.organisation == organisation and post.is_head), None)
    above = book.find(leading.superior) if leading else None
    if isinstance(above, Position):
        at = book.find(above.organisation)
        elected = isinstance(at, Organisation) and at.level == "government" and above.is_head
        return replace(_party(book, [above], "", above.name, on), elected=elected)
    if isinstance(owner, Organisation) and owner.level == "unit":
        over = book.find(owner.parent)
        over = over if isinstance(over, Organisation) else agency(book)
        if over is not None:
            return head_of(book, over.id, on)
    return superior(book, settings, on)


def usual_head(book: Book, owner: Organisation) -> str:
    """How the head of an organisation is usually called: Camat Melati, Kepala Seksi Pelayanan, Lurah Mawar; the
    secretary after the organisation above (Sekretaris Kecamatan Melati)."""
    if owner.level == "government":
        return _region_head(titled(owner.name))
    name = re.sub(r"^kantor camat\b", "Kecamatan", titled(owner.name), flags=re.IGNORECASE)
    _, _, rest = name.partition(" ")
    above = book.find(owner.parent)
    if not rest and owner.kind == "sekretariat" and isinstance(above, Organisation):
        rest = titled(above.name)
    return f"{_head_title(owner)} {rest}".strip()


def _head_title(owner: Organisation) -> str:
    name = re.sub(r"^kantor camat\b", "Kecamatan", titled(owner.name), flags=re.IGNORECASE)
    kind = name.partition(" ")[0]
    if owner.kind == "desa":
        return "Kepala Desa"
    return _HEADS.get(kind.casefold(), f"Kepala {kind}".strip())  # Kepala Bidang is not Kepala Dinas


def unit_of(book: Book, organisation_id: str) -> Organisation | None:
    """The organisation where it is a unit below the agency; None for the agency and where nothing is known of it."""
    found = book.find(organisation_id)
    return found if isinstance(found, Organisation) and found.level == "unit" else None


def unit_lines(book: Book, organisation_id: str) -> list[str]:
    """The lines that name whose document it is, in capitals: the unit where it is one, then the agency."""
    unit = unit_of(book, organisation_id)
    return [*([unit.name.upper()] if unit else []), agency_name(book).upper()]


def held(book: Book, post: str, on: date | None) -> Party:
    """A post by its usual name and who holds it on that day; nobody where no such post is stored."""
    return _party(book, list(book.all(Position)), post, post, on)


def superior(book: Book, settings: AgencySettings, on: date | None) -> Party:
    """The head of the region (Bupati …), the other party of the agreement, and who holds the post on that day."""
    usual = _region_head(region_name(book, settings))
    posts = [
        post for post in book.all(Position) if fold(post.name).startswith(tuple(map(fold, _REGION_HEADS.values())))
    ]
    kind = region_name(book, settings).partition(" ")[0]
    found = _party(book, posts, _REGION_HEADS.get(kind.casefold(), ""), usual, on)
    return replace(found, elected=True)


def _region_head(region: str) -> str:
    """``Bupati Melati`` of ``Kabupaten Melati``; both words and dots where the region is unknown."""
    kind, _, rest = region.partition(" ")
    title = _REGION_HEADS.get(kind.casefold(), "")
    return f"{title} {rest}" if title else f"Bupati/Wali Kota {DOTS}"


def _party(book: Book, posts: list[Position], title: str, usual: str, on: date | None) -> Party:
    """The post that begins with the title: one that somebody holds on the day before one that only stands in a text."""
    fitting = [post for post in posts if fold(post.name).startswith(fold(title))]
    held = ((post, in_office(book, post, on)) for post in fitting)
    post, appointment = next(((post, found) for post, found in held if found), (None, None))
    if post is None or appointment is None:
        return Party(fitting[0].name if fitting else usual)
    acting = ACTING[appointment.kind]
    return Party(acting + post.name, book.get(Official, appointment.official), acting=acting)


def in_office(book: Book, post: Position, on: date | None) -> Appointment | None:
    """Who holds the post on the day (None: without an end). One who acts for an absent holder stands before him."""
    held = [row for row in book.all(Appointment) if row.position == post.id]
    if on is not None:
        held = [row for row in held if row.since <= on and (row.until is None or on <= row.until)]
    else:
        held = [row for row in held if row.until is None]
    return max(held, key=lambda row: (row.kind in ("plt", "plh"), row.since), default=None)


def place_date(options: Options, on: date | None, year: int | None = None) -> str:
    """``Sangasanga, 20 Januari 2025``; dots for the place and for the day where they are not known."""
    place = options.settings.place_of_signing or DOTS
    day = long_date(on) if on else f"{DOTS} {year or ''}".strip()
    return f"{place}, {day}"
