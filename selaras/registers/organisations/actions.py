"""The verbs of organisations: enter an agency under its government, and give a person a role."""

import re
from datetime import date

from django.db import transaction

from selaras.engine.law.law import load_law
from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import PEOPLE, Role


@transaction.atomic
def enter_agency(government: str, code: str, name: str, *, kind: str, government_name: str = "") -> Unit:
    """The agency with this code under the government with this code, made with one log entry where it is missing.

    Only the system enters agencies. Raises ``Refused`` when the government is new and has no name, when a code is
    empty, or when the code belongs to an agency of another name.
    """
    if not current().everything:
        raise Refused("Perangkat daerah hanya didaftarkan oleh pengelola dari baris perintah.")
    if not (government.strip() and code.strip() and name.strip()):
        raise Refused("Kode pemerintah daerah, kode perangkat daerah, dan namanya harus diisi.")
    pattern = load_law().value("code.organisation_pattern", on=date.max)
    if not re.fullmatch(pattern.text, code):
        raise Refused(f"Kode “{code}” bukan kode perangkat daerah; susunannya seperti 7.01.1.03.0.00.17.0000.")
    above = Unit.objects.filter(parent=None, code=government).first()
    if above is None:
        if not government_name.strip():
            raise Refused(f"Pemerintah daerah {government} belum terdaftar; sebutkan juga namanya.")
        region = government_name.split(maxsplit=1)[0].casefold()
        above = Unit.objects.create(code=government, level=Unit.Level.GOVERNMENT, kind=region, name=government_name)
    held = Unit.objects.filter(parent=above, code=code).first()
    if held is not None:
        if held.name != name:
            raise Refused(f"Kode {code} sudah dipakai {held.name}.")
        return held
    made = Unit.objects.create(parent=above, code=code, level=Unit.Level.AGENCY, kind=kind, name=name)
    log("unit.entered", f"Mendaftarkan {name} ({code}) di {above.name}.", unit=str(made.pk), subject=str(made.pk))
    return made


@transaction.atomic
def appoint(username: str, name: str, role: str, unit: Unit, since: date) -> Assignment:
    """Gives a person a role in a unit from a day on; the person is made without a password where missing.

    Raises ``Refused`` for an unknown role, a user name that belongs to another name, and somebody who may not.
    """
    require(current(), PEOPLE, unit, "mengatur orang di")
    if role not in Role.values:
        raise Refused(f"Peran “{role}” tidak dikenal; yang ada: {', '.join(Role.values)}.")
    person = Person.objects.filter(username=username).first() or Person.objects.create_user(username, name)
    if person.name != name:
        raise Refused(f"Nama pengguna {username} sudah dipakai {person.name}.")
    held = Assignment.objects.filter(person=person, role=role, org_unit=unit, until=None).first()
    if held is not None:
        return held
    made = Assignment.objects.create(person=person, org_unit=unit, role=role, since=since)
    sentence = f"Menunjuk {name} sebagai {Role(role).label} di {unit.name} sejak {long_date(since)}."
    log("person.appointed", sentence, unit=str(unit.pk), subject=str(person.pk))
    return made
