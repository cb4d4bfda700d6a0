"""What the page of units shows: the structure on a day as a chart and as a list, and what stands no longer."""

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from selaras.engine.documents.chart import draw
from selaras.engine.documents.signing import nip_text, titled
from selaras.engine.documents.structure import Office, boxes, structure
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.staff import Window, staff_rows


class Structure(Frozen):
    """The agency on a day, its chart, and how many units are summed into it and supervised by it."""

    office: Office
    chart: SafeString
    summed: int
    supervised: int


def structure_of(agency: Unit, on: date) -> Structure:
    """What may be seen of the agency's units and posts on the day. One query."""
    book = Book(staff_rows(agency, Window(on, on)))
    office = structure(book, agency.pk, on)
    if office is None:
        raise LookupError(f"{agency.pk} is no unit that may be seen")
    label = f"Bagan organisasi {titled(agency.name)}. Isinya sama dengan daftar di bawahnya."
    drawn = draw(boxes(office), label)
    below = _all_below(office)
    return Structure(
        office,
        mark_safe(drawn.svg),  # noqa: S308  # drawn by us, and every text in it is escaped
        sum(unit.unit.kind == "kelurahan" for unit in below),
        sum(unit.unit.supervised for unit in below),
    )


def _all_below(office: Office) -> Sequence[Office]:
    return [unit for child in office.below for unit in (child, *_all_below(child))]


def grouped_nip(nip: str) -> str:
    """A NIP in its printed groups, a dash where there is none."""
    return nip_text(nip) or "–"
