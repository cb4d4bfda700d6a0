"""The verbs of measuring: record what was typed, correct what is closed, close a period, say something of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.formulas.measuring import unit_of
from selaras.engine.formulas.same_measure import SameMeasure
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator, Target, WorkItem
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.measurements.measured import measurements_of, shown
from selaras.registers.measurements.models import Closing, Correction, Measurement, Remark
from selaras.registers.measurements.typed import Typed, fields_of
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import APPROVE, EDIT
from selaras.registers.plans.entering import State
from selaras.registers.plans.store import model_of
from selaras.registers.plans.values import Unreadable

MOST: Final = 500
"""Figures of one form: nobody waits longer than for these behind the lock of the agency."""
_SHORTEST: Final = 8
_EMPTY: Final[Mapping[type, Any]] = {str: "", int: None, type(None): None}
_GONE: Final = "Baris ini tidak ada lagi dalam rencana yang berlaku. Muat ulang halaman."


class Outcome(Frozen):
    """What became of a typed figure, with a sentence where it was not stored."""

    typed: Typed
    state: State
    sentence: str = ""


class Desk:
    """What is looked up once for all figures of a form, behind the lock of the agency."""

    def __init__(self, agency: Unit, book: Book, typed: Sequence[Typed], at: datetime | None) -> None:
        self.agency, self.book = _lock(agency), book
        self.at = at or timezone.now()
        years = {_year(each.period) for each in typed}
        self.there = measurements_of(self.agency, years, book)
        self.closed = frozenset(
            Closing.objects.filter(org_unit=self.agency, year__in=years).values_list("period", flat=True)
        )
        self.parents = {item.parent for item in book.all(WorkItem)}
        self.same, self.targets = SameMeasure(book), book.under(Target, "indicator")
        self.units = _units(each.subject for each in typed)

    def place_of(self, typed: Typed) -> tuple[Indicator | WorkItem, Unit] | None:
        """The row of a figure and its unit; None where the Book has no such row, and for the money of a line that has
        lines below, which is theirs together."""
        row, unit = self.book.find(typed.subject), self.units.get(typed.subject)
        if isinstance(row, WorkItem) and (row.id in self.parents or row.level == "organisation"):
            return None
        if isinstance(row, Indicator) and not row.unit:
            row = replace(row, unit=unit_of(row, self.targets.get(row.id, ())))
        return (row, unit) if isinstance(row, Indicator | WorkItem) and unit is not None else None

    def before(self, row: Indicator | WorkItem, period: str) -> Measurement | None:
        """The figure that is there, on whichever row of the same measure it was recorded."""
        rows: Sequence[Indicator | WorkItem] = self.same.same(row) if isinstance(row, Indicator) else [row]
        return next((found for each in rows if (found := self.there.get((each.id, period)))), None)

    def written(self, unit: Unit, row: Indicator | WorkItem, period: str, fields: Mapping[str, Any]) -> Measurement:
        """The figure with these fields, made or changed, with the one who acts and the moment."""
        kind = Measurement.Kind.INDICATOR if isinstance(row, Indicator) else Measurement.Kind.ITEM
        made = self.before(row, period) or Measurement(
            agency=self.agency, org_unit=unit, year=_year(period), period=period, kind=kind, revision=0
        )
        for name, value in fields.items():
            setattr(made, name, value)
        made.subject, made.key, made.revision = row.id, self.same.text_of(row), made.revision + 1
        made.source = fields.get("source", "")  # what a person types over it is theirs
        made.at, made.by_name = self.at, _name()
        made.save()
        self.there[row.id, period] = made
        return made


@transaction.atomic
def record(agency: Unit, book: Book, typed: Sequence[Typed], *, at: datetime | None = None) -> list[Outcome]:
    """Stores what can be stored of these figures and answers the rest; one decision, one log entry. ``book`` has the
    rows of the plans that speak for the year, as the one who acts may see them.

    What somebody else changed since it was seen is a conflict and stays as they wrote it. Raises ``Refused`` for too
    many figures at once.
    """
    if len(typed) > MOST:
        raise Refused(
            f"Sekali kirim paling banyak {MOST} angka. Bagi menjadi beberapa bagian; tidak ada yang disimpan."
        )
    desk = Desk(agency, book, typed, at)
    outcomes = [_recorded(desk, each) for each in typed]
    saved = [each.typed for each in outcomes if each.state is State.SAVED]
    if saved:
        periods = ", ".join(Period.parse(period).words() for period in sorted({each.period for each in saved}))
        log("measurement.recorded", f"Mengisi {len(saved)} realisasi {periods}.", unit=str(agency.pk))
    return outcomes


def _recorded(desk: Desk, typed: Typed) -> Outcome:
    placed = desk.place_of(typed)
    if placed is None:
        return Outcome(typed, State.REFUSED, _GONE)
    row, unit = placed
    if not may(current(), EDIT, unit):
        return Outcome(typed, State.REFUSED, "Anda tidak berwenang mengisi realisasi baris ini.")
    if typed.period in desk.closed:
        words = Period.parse(typed.period).words()
        return Outcome(typed, State.REFUSED, f"{words} sudah ditutup. Buatlah koreksi dengan alasan dan dasarnya.")
    try:
        fields = fields_of(typed, row)
    except Unreadable as error:
        return Outcome(typed, State.UNREADABLE, str(error))
    before = desk.before(row, typed.period)
    if says(before, fields):
        return Outcome(typed, State.SAME)
    if (before.revision if before else 0) != typed.revision:
        who = f"{before.by_name} sudah mengubahnya" if before else "Angka ini sudah tidak ada"
        return Outcome(typed, State.CONFLICT, f"{who} sejak halaman ini dibuka. Periksa angkanya, lalu isi lagi.")
    desk.written(unit, row, typed.period, fields)
    return Outcome(typed, State.SAVED)


def says(there: Measurement | None, fields: Mapping[str, Any]) -> bool:
    """Whether a figure says this already; no figure says nothing."""
    return all(value == (getattr(there, name) if there else _EMPTY[type(value)]) for name, value in fields.items())


@transaction.atomic
def correct(
    agency: Unit, book: Book, typed: Typed, reason: str, ground: str, *, at: datetime | None = None
) -> Measurement:
    """Changes a figure whose period is closed; what stood there stays in the correction.

    Raises ``Refused`` without a reason or a ground, for a period that is still open, for a figure that changed since it
    was seen, for one that cannot be read or says the same, and for somebody who may not.
    """
    desk = Desk(agency, book, [typed], at)
    placed = desk.place_of(typed)
    if placed is None:
        raise Refused(_GONE)
    row, unit = placed
    require(current(), EDIT, unit, "mengoreksi realisasi")
    if typed.period not in desk.closed:
        raise Refused("Periode ini belum ditutup, sehingga angkanya dapat diubah tanpa koreksi.")
    why, by = " ".join(reason.split()), " ".join(ground.split())
    if len(why) < _SHORTEST or len(by) < _SHORTEST:
        raise Refused(
            "Tulis alasan koreksi dan dasarnya, misalnya berita acara atau surat, masing-masing dengan jelas."
        )
    try:
        fields = fields_of(typed, row)
    except Unreadable as error:
        raise Refused(str(error)) from error
    before = desk.before(row, typed.period)
    if (before.revision if before else 0) != typed.revision:
        raise Refused("Angka ini sudah diubah sejak halaman dibuka. Periksa angkanya, lalu koreksi lagi.")
    if says(before, fields):
        raise Refused("Koreksi ini tidak mengubah apa pun.")
    entry = Correction(org_unit=unit, revision=typed.revision, before=dict(shown(before)), reason=why, ground=by,
                       at=desk.at, by_name=_name())  # fmt: skip
    entry.after = {name: value for name, value in fields.items() if value not in ("", None)}
    if before is not None:  # the guard of a closed figure asks for its correction first
        entry.measurement = before.pk
        entry.save()
    done = desk.written(unit, row, typed.period, fields)
    if before is None:
        entry.measurement = done.pk
        entry.save()
    words = Period.parse(typed.period).words()
    log("measurement.corrected", f"Mengoreksi realisasi {words}: {why} Dasar: {by}.", unit=str(unit.pk),
        subject=str(done.pk))  # fmt: skip
    return done


@transaction.atomic
def close(agency: Unit, period: str, *, at: datetime | None = None) -> Closing:
    """Closes a period of the agency and its units for good: from then on figures only change by corrections. Closing
    twice changes nothing.

    Raises ``Refused`` for somebody who may not, and for a period that has not ended.
    """
    require(current(), APPROVE, agency, "menutup periode pengukuran")
    held, moment = _lock(agency), at or timezone.now()
    there = Closing.objects.filter(org_unit=held, period=period).first()
    if there is not None:
        return there
    words = Period.parse(period).words()
    if not _ended(period, moment):
        raise Refused(f"{words} belum berakhir, sehingga belum dapat ditutup.")
    made = Closing.objects.create(org_unit=held, year=_year(period), period=period, at=moment, by_name=_name())
    log("measurement.closed", f"Menutup pengukuran {words}.", unit=str(held.pk), subject=str(made.pk))
    return made


@transaction.atomic
def remark(agency: Unit, period: str, kind: str, text: str, *, at: datetime | None = None) -> Remark | None:
    """Says something of a whole period; without text what was said is emptied. Raises ``Refused`` for somebody who may
    not, for a kind that is none, and for a closed period."""
    require(current(), EDIT, agency, "mengisi keterangan pengukuran")
    held = _lock(agency)
    if kind not in Remark.Kind.values:
        raise Refused("Jenis keterangan ini tidak dikenal. Muat ulang halaman.")
    if period in closings(held, _year(period)):
        raise Refused(f"{Period.parse(period).words()} sudah ditutup, sehingga keterangannya tidak dapat diubah.")
    said = "\n".join(" ".join(line.split()) for line in text.replace("\0", "").splitlines()).strip()
    there = Remark.objects.filter(org_unit=held, period=period, kind=kind).first()
    if said == (there.text if there else ""):
        return there
    made = there or Remark(org_unit=held, year=_year(period), period=period, kind=kind)
    made.text, made.at, made.by_name = said, at or timezone.now(), _name()
    made.save()
    log("measurement.remarked", f"Mengisi {made.get_kind_display()} {Period.parse(period).words()}.",
        unit=str(held.pk), subject=str(made.pk))  # fmt: skip
    return made


def closings(agency: Unit, year: int) -> dict[str, Closing]:
    """The closed periods of a year."""
    return {each.period: each for each in Closing.objects.filter(org_unit=agency, year=year)}


def _lock(agency: Unit) -> Unit:
    """The agency, locked until the transaction ends: what is recorded and what is closed wait for each other."""
    return Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)


def _units(rows: Iterable[str]) -> dict[str, Unit]:
    """The unit of each stored row, by the row's id."""
    ids = tuple(rows)
    records = (model_of(kind).objects.filter(pk__in=ids).select_related("org_unit") for kind in (Indicator, WorkItem))
    return {str(record.pk): record.org_unit for found in records for record in found}


def _name() -> str:
    return current().name or current().actor


def _year(period: str) -> int:
    return Period.parse(period).first


def _ended(period: str, at: datetime) -> bool:
    """Whether a quarter, a month or a year lies behind the day."""
    found, day = Period.parse(period), timezone.localdate(at)
    month = found.month or (found.quarter or 4) * 3
    return (day.year, day.month) > (found.last, month)
