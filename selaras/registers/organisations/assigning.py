"""The verbs of roles: give one to somebody who has an account, and revoke it. Who holds which role where."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import PEOPLE, Role

DOING = "mengatur peran di"


def demand_role(role: str, unit: Unit, since: date, until: date | None) -> None:
    """Raises ``Refused`` for a role nobody can be given, a retired unit, and days in the wrong order."""
    if role not in Role.values or role == Role.PUBLIC:
        raise Refused(f"Peran “{role}” tidak dikenal. Pilih dari daftar.")
    if unit.retired_on is not None:
        raise Refused(f"{unit.name} sudah tidak aktif. Pilih unit lain.")
    if until is not None and until < since:
        raise Refused(f"Tanggal akhir ({long_date(until)}) mendahului tanggal mulai ({long_date(since)}).")


@transaction.atomic
def give_role(username: str, role: str, unit: Unit, since: date, until: date | None = None) -> Assignment:
    """A role for somebody who has an account, with one log entry.

    Raises ``Refused`` for an unknown account, and one that holds the role there already in those days.
    """
    require(current(), PEOPLE, unit, DOING)
    demand_role(role, unit, since, until)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    person = Person.objects.filter(username=username.strip().lower()).first()
    if person is None:
        raise Refused(f"Tidak ada akun dengan nama pengguna “{username}”. Undanglah orangnya dengan tautan.")
    held = Assignment.objects.filter(Q(until__isnull=True) | Q(until__gte=since), person=person, role=role)
    for other in held.filter(org_unit=unit):
        if until is None or other.since <= until:
            raise Refused(
                f"{person.name} sudah menjadi {Role(role).label} di {unit.name} sejak {long_date(other.since)}."
            )
    made = _same_day(person, role, unit, since)
    made.until = until
    made.save()
    ending = f" sampai {long_date(until)}" if until else ""
    sentence = f"Memberi {person.name} peran {Role(role).label} di {unit.name} sejak {long_date(since)}{ending}."
    log("role.given", sentence, unit=str(unit.pk), subject=str(made.pk))
    return made


def _same_day(person: Person, role: str, unit: Unit, since: date) -> Assignment:
    """A new row, or the one that was revoked on the day it began."""
    same = {"person": person, "org_unit": unit, "role": role, "since": since}
    return Assignment.objects.filter(**same).first() or Assignment(**same)


@transaction.atomic
def revoke_role(assignment: Assignment, on: date) -> Assignment:
    """The role is held no longer from this day on. Revoking what has ended already changes nothing.

    Raises ``Refused`` where nobody could give roles in the unit afterwards.
    """
    require(current(), PEOPLE, assignment.org_unit, DOING)
    Unit.objects.select_for_update(no_key=True).get(pk=assignment.org_unit_id)
    held = Assignment.objects.select_related("person", "org_unit").get(pk=assignment.pk)
    if held.until is not None and held.until < on:
        return held
    if held.role == Role.ADMINISTRATOR and not _other_administrator(held, on):
        raise Refused(
            f"{held.person.name} satu-satunya administrator di {held.org_unit.name}. Beri dahulu peran itu kepada "
            "orang lain."
        )
    held.until = on - timedelta(days=1)
    held.save()
    sentence = f"Mencabut peran {Role(held.role).label} dari {held.person.name} di {held.org_unit.name}."
    log("role.revoked", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def _other_administrator(held: Assignment, on: date) -> bool:
    """Whether somebody else, in the unit or above it, is administrator on the day."""
    above = [part for part in held.org_unit.path.split("/") if part]
    others = Assignment.objects.filter(org_unit__in=above, role=Role.ADMINISTRATOR, since__lte=on)
    return others.filter(Q(until__isnull=True) | Q(until__gte=on)).exclude(person=held.person).exists()


def roles_below(unit: Unit) -> QuerySet[Assignment]:
    """Every role held in the unit and below it, now or before, the newest first."""
    held = Assignment.objects.filter(org_unit__path__startswith=unit.path).select_related("person", "org_unit")
    return held.order_by("org_unit__path", "role", "-since")
