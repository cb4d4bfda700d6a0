"""The verbs of appointments: begin and end one. Who may hold a post beside whom is docs/decisions/0030."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Appointment, Official, Position
from selaras.registers.organisations.roles import POSTS
from selaras.registers.organisations.units import DOING, agency_above, lock, touch

Kind = Appointment.Kind
ACTING = (Kind.PLT, Kind.PLH)


class Term(Frozen):
    """From when until when a post is held, how, by which letter, and why its definitive holder is away meanwhile."""

    since: date
    until: date | None = None
    kind: str = Kind.DEFINITIVE
    basis: str = ""
    absence: str = ""


class Begun(Frozen):
    """The appointment that was stored, and what should be looked at again."""

    appointment: Appointment
    doubts: tuple[str, ...] = ()


@transaction.atomic
def begin_appointment(position: Position, official: Official, term: Term) -> Begun:
    """An official holds a post from a day on, with one log entry.

    Raises ``Refused`` for a retired post, an official of another agency, days in the wrong order, and a post that is
    held already in a way that leaves no room.
    """
    require(current(), POSTS, position.org_unit, DOING)
    lock(position.org_unit)
    post = Position.objects.select_related("org_unit").get(pk=position.pk)
    if term.kind not in Kind.values:
        raise Refused(f"Jenis pengangkatan “{term.kind}” tidak dikenal. Pilih dari daftar.")
    if official.org_unit_id != agency_above(post.org_unit).pk:
        raise Refused(f"{official.name} tidak tercatat sebagai pejabat di {agency_above(post.org_unit).name}.")
    if post.retired_on is not None and (term.until is None or term.until > post.retired_on):
        raise Refused(f"{post.name} hanya aktif sampai {long_date(post.retired_on)}.")
    _demand_order(term.since, term.until)
    made = Appointment(
        org_unit=post.org_unit, position=post, official=official, kind=term.kind, since=term.since, until=term.until,
        basis=term.basis.strip(), absence=term.absence.strip() if term.kind in ACTING else "",
    )  # fmt: skip
    _demand_room(made, Appointment.objects.filter(position=post).select_related("official"))
    doubts = _doubts(made)
    made.save()
    touch(post.org_unit)
    held = f"{_title(made)} sejak {long_date(made.since)}"
    sentence = f"Mengangkat {official.name} sebagai {held}."
    log("appointment.begun", sentence, unit=str(post.org_unit_id), subject=str(made.pk))
    return Begun(made, doubts)


@transaction.atomic
def end_appointment(appointment: Appointment, until: date) -> Appointment:
    """The last day of an appointment becomes this one; nothing is written where it was already.

    Raises ``Refused`` for a day before its first, and for a later end that leaves no room for who came after.
    """
    require(current(), POSTS, appointment.org_unit, DOING)
    lock(appointment.org_unit)
    held = Appointment.objects.select_related("position", "official", "org_unit").get(pk=appointment.pk)
    if held.until == until:
        return held
    _demand_order(held.since, until)
    held.until = until
    others = Appointment.objects.filter(position=held.position).exclude(pk=held.pk)
    _demand_room(held, others.select_related("official"))
    held.save()
    touch(held.org_unit)
    sentence = f"Mengakhiri {held.official.name} sebagai {_title(held)} per {long_date(until)}."
    log("appointment.ended", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def _demand_order(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refused(f"Tanggal akhir ({long_date(until)}) mendahului tanggal mulai ({long_date(since)}).")


def _demand_room(term: Appointment, others: Iterable[Appointment]) -> None:
    """Raises ``Refused`` where another appointment of the same post leaves no room for this one."""
    for other in others:
        if not _meet(term, other):
            continue
        pair = (term, other)
        acting = [each for each in pair if each.kind in ACTING]
        if len(acting) == 1:
            _demand_absence(acting[0], other if acting[0] is term else term)
            continue
        when = f"sejak {long_date(other.since)}" + (f" sampai {long_date(other.until)}" if other.until else "")
        raise Refused(
            f"{term.position.name} sudah dipegang {other.official.name} ({_kind(other)}) {when}. Akhiri dahulu "
            "pengangkatan itu, atau pilih tanggal lain."
        )


def _demand_absence(acting: Appointment, holder: Appointment) -> None:
    """One who acts beside a holder in office does so because that one is away, and not for ever."""
    if not acting.absence:
        raise Refused(
            f"{acting.position.name} masih dipegang {holder.official.name} ({_kind(holder)}). {_kind(acting)} hanya "
            "mendampinginya selama ia berhalangan: tuliskan alasannya, atau akhiri dahulu pengangkatan yang satu."
        )
    if acting.until is None:
        raise Refused(
            f"Tuliskan sampai kapan {holder.official.name} berhalangan. Bila seterusnya, akhiri dahulu pengangkatannya."
        )


def _meet(one: Appointment, other: Appointment) -> bool:
    """Whether both hold the post on some day."""
    return (one.until is None or other.since <= one.until) and (other.until is None or one.since <= other.until)


def _doubts(made: Appointment) -> tuple[str, ...]:
    """Nobody holds two posts for good at once, except by a law of its own (regulations.md tells none)."""
    if made.kind != Kind.DEFINITIVE:
        return ()
    others = Appointment.objects.filter(official=made.official, kind=Kind.DEFINITIVE).select_related("position")
    found = [each.position.name for each in others if each.position_id != made.position_id and _meet(made, each)]
    return (f"{made.official.name} pada saat itu juga definitif sebagai {found[0]}. Periksa lagi.",) if found else ()


def _kind(appointment: Appointment) -> str:
    label = str(Kind(appointment.kind).label)
    return label.lower() if appointment.kind == Kind.DEFINITIVE else label


def _title(appointment: Appointment) -> str:
    name = appointment.position.name
    return name if appointment.kind == Kind.DEFINITIVE else f"{_kind(appointment)} {name}"
