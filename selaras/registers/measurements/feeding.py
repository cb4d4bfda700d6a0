"""Figures that services tell: which measure is fed by which service, and taking what it counted in a period."""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.formulas.complaints import Measure
from selaras.engine.formulas.measuring import unit_of
from selaras.engine.formulas.same_measure import SameMeasure
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.counted import Counted
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator, Target
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.complaints import measures as complaints
from selaras.registers.measurements.actions import Desk, says
from selaras.registers.measurements.models import Feed, Measurement
from selaras.registers.measurements.typed import Typed
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.organisations.units import agency_above
from selaras.registers.plans.procedure import ruling_of
from selaras.registers.surveys import measures as surveys

Count = Callable[[Unit, date, date, Law], Counted]


class Service(Frozen, eq=False):
    """One figure that a service can tell: what it is called, and how it is counted for a unit between two days."""

    id: str
    title: str
    count: Count


def _survey(measure: str, unit: Unit, first: date, last: date, law: Law) -> Counted:
    return surveys.counted(unit, measure, first, last, law)


def _complaints(measure: Measure, unit: Unit, first: date, last: date, law: Law) -> Counted:
    """By the days off of the region, as the desk counts."""
    holidays = ruling_of(agency_above(unit)).holidays
    return complaints.counted(unit, measure, first, last, holidays=holidays)


SERVICES: Final[Mapping[str, Service]] = MappingProxyType(
    {id: Service(id, title, partial(_survey, id)) for id, title in surveys.MEASURES.items()}
    | {f"complaint_{id}": Service(f"complaint_{id}", title, partial(_complaints, id))
       for id, title in complaints.MEASURES}
)  # fmt: skip
"""Every figure that a service can tell, by its id."""


class Fed(Frozen, eq=False):
    """One measure that a service tells: its row in the Book, what the service counted, and what is recorded."""

    feed: Feed
    indicator: Indicator
    service: Service
    counted: Counted
    recorded: Measurement | None

    @property
    def taken(self) -> bool:
        """Whether what is recorded is what the service says now."""
        return says(self.recorded, _fields(self.indicator, self.counted))

    @property
    def waits(self) -> bool:
        """Whether there is something to take: a figure, or that there was no case."""
        return _tells(self.counted) and not self.taken


@transaction.atomic
def feed(agency: Unit, book: Book, indicator: str, service: str, *, at: datetime | None = None) -> Feed | None:
    """Lets a service tell a measure from now on; an empty service takes that away. Raises ``Refused`` for somebody who
    may not, and for a measure or a service that is none."""
    asked = Typed(indicator, str(timezone.localdate().year), 0)
    desk = Desk(agency, book, [asked], at)
    placed = desk.place_of(asked)
    if placed is None or not isinstance(placed[0], Indicator):
        raise Refused("Indikator ini tidak ada lagi dalam rencana yang berlaku. Muat ulang halaman.")
    row, unit = placed
    require(current(), EDIT, unit, "menghubungkan layanan dengan indikator")
    if service and service not in SERVICES:
        raise Refused("Layanan ini tidak dikenal. Muat ulang halaman.")
    key = desk.same.text_of(row)
    there = Feed.objects.filter(agency=desk.agency, key=key).first()
    if there is not None and there.service == service:
        return there
    if not service:
        if there is not None:
            there.delete()
            log("measurement.unfed", f"Melepas {row.name} dari layanannya.", unit=str(unit.pk))
        return None
    made = there or Feed(agency=desk.agency, org_unit=unit, key=key)
    made.service, made.at, made.by_name = service, desk.at, current().name or current().actor
    made.save()
    log("measurement.fed", f"Menghubungkan {row.name} dengan {SERVICES[service].title}.", unit=str(unit.pk),
        subject=str(made.pk))  # fmt: skip
    return made


def fed(agency: Unit, book: Book, period: str, recorded: Mapping[tuple[str, str], Measurement], law: Law) -> list[Fed]:
    """What the services of an agency say of a period, in the order of the Book, as far as the one who acts may see."""
    same = SameMeasure(book)
    order = {row.id: at for at, row in enumerate(book)}
    targets = book.under(Target, "indicator")
    first, last = days(period)
    found = []
    for each in Feed.objects.filter(agency=agency).select_related("org_unit"):
        row = book.find(same.by_text.get(each.key, ""))
        service = SERVICES.get(each.service)
        if isinstance(row, Indicator) and service is not None:
            row = replace(row, unit=unit_of(row, targets.get(row.id, ())))
            there = next((kept for of in same.same(row) if (kept := recorded.get((of.id, period)))), None)
            found.append(Fed(each, row, service, service.count(each.org_unit, first, last, law), there))
    return sorted(found, key=lambda of: order[of.indicator.id])


@transaction.atomic
def take(agency: Unit, book: Book, period: str, law: Law, *, at: datetime | None = None) -> int:
    """Records what the services say of a period where it differs, and how many figures that were. What a service does
    not know yet is left as it stands. Raises ``Refused`` for a closed period, and where nothing may be written."""
    feeds = list(Feed.objects.filter(agency=agency))
    same = SameMeasure(book)
    rows = [row for each in feeds if (row := same.by_text.get(each.key))]
    desk = Desk(agency, book, [Typed(row, period, 0) for row in rows], at)
    if period in desk.closed:
        words = Period.parse(period).words()
        raise Refused(f"{words} sudah ditutup. Angkanya hanya berubah lewat koreksi dengan alasan dan dasarnya.")
    mine = [
        each for each in fed(desk.agency, book, period, desk.there, law) if may(current(), EDIT, each.feed.org_unit)
    ]
    if feeds and not mine:
        raise Refused("Anda tidak berwenang mengisi realisasi dari layanan ini. Mintalah kepada perencananya.")
    changed = [each for each in mine if each.waits]
    for each in changed:
        desk.written(each.feed.org_unit, each.indicator, period, _fields(each.indicator, each.counted))
    if changed:
        log("measurement.taken", f"Mengambil {len(changed)} realisasi {Period.parse(period).words()} dari layanan.",
            unit=str(agency.pk))  # fmt: skip
    return len(changed)


def _tells(counted: Counted) -> bool:
    return counted.value is not None or counted.state == "no_case"


def _fields(indicator: Indicator, counted: Counted) -> dict[str, Any]:
    return {"text": "", "value": counted.value, "unit": indicator.unit if counted.value is not None else "",
            "grade": "", "state": counted.state, "numerator": counted.numerator, "denominator": counted.denominator,
            "source": counted.words}  # fmt: skip


def days(period: str) -> tuple[date, date]:
    """The first and the last day of a month, a quarter, a semester or a year."""
    found = Period.parse(period)
    until = found.month or (found.quarter or 0) * 3 or (found.semester or 2) * 6
    since = found.month or (until - 2 if found.quarter else until - 5 if found.semester else 1)
    return date(found.first, since, 1), date(found.last, until, calendar.monthrange(found.last, until)[1])
