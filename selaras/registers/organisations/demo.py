"""The office and the invented people of the demo, made once and found again."""

from datetime import date
from typing import Final

from django.conf import settings

from selaras.registers.organisations.models import AgencySettings, Assignment, Person, Unit
from selaras.registers.organisations.roles import Role

AGENCY_CODE: Final = "7.01.1.03.0.00.17.0000"
FIRST_KELURAHAN: Final = "7.01.1.03.0.00.17.0001"
PLANNER: Final = "perencana"
# Names that cannot be taken for anybody's.
PEOPLE: Final = (
    (PLANNER, "Perencana Contoh", Role.PLANNER, AGENCY_CODE),
    ("camat", "Camat Contoh", Role.CAMAT, AGENCY_CODE),
    ("lurah.jawa", "Lurah Contoh", Role.UNIT_HEAD, FIRST_KELURAHAN),
    ("operator.jawa", "Operator Contoh", Role.OPERATOR, FIRST_KELURAHAN),
    ("bappeda", "Petugas Bappeda Contoh", Role.BAPPEDA, ""),
    ("organisasi", "Petugas Bagian Organisasi Contoh", Role.ORGANISATION_BUREAU, ""),
    ("inspektorat", "Petugas Inspektorat Contoh", Role.INSPECTORATE, ""),
    ("administrator", "Administrator Contoh", Role.ADMINISTRATOR, ""),
)
LETTERHEAD: Final = (
    "PEMERINTAH KABUPATEN KUTAI KARTANEGARA",
    "KECAMATAN SANGASANGA",
    "Jalan Mada RT.15 Kelurahan Sangasanga Dalam 75254",
)


def office() -> Unit:
    """The demo's kecamatan under its government, with its document settings; made where missing. Acts as the system."""
    government, _ = Unit.objects.get_or_create(
        parent=None,
        code=settings.SELARAS_GOVERNMENT,
        defaults={"level": Unit.Level.GOVERNMENT, "kind": "kabupaten", "name": "Kabupaten Kutai Kartanegara"},
    )
    agency, _ = Unit.objects.get_or_create(
        parent=government,
        code=AGENCY_CODE,
        defaults={"level": Unit.Level.AGENCY, "kind": "kecamatan", "name": "Kecamatan Sangasanga"},
    )
    AgencySettings.objects.get_or_create(
        org_unit=agency, defaults={"letterhead": list(LETTERHEAD), "place_of_signing": "Sangasanga"}
    )
    return agency


def people(agency: Unit, since: date) -> dict[str, Person]:
    """The invented people by user name, each with the role in the unit; nobody has a password."""
    found = {}
    for username, name, role, code in PEOPLE:
        person = Person.objects.filter(username=username).first() or Person.objects.create_user(username, name)
        unit = _unit(agency, code)
        if not Assignment.objects.filter(person=person, role=role, org_unit=unit).exists():
            Assignment.objects.create(person=person, org_unit=unit, role=role, since=since)
        found[username] = person
    return found


def _unit(agency: Unit, code: str) -> Unit:
    """The agency, one of its units by code, or (no code) the government above it."""
    if not code:
        return Unit.objects.get(pk=agency.parent_id)
    return agency if code == agency.code else Unit.objects.get(parent=agency, code=code)
