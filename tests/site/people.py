"""The people who come to the site in tests, their offices, and a small plan with notes in it; all invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from django.test import Client

from selaras.engine.tables.book import Book
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import Role
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan
from tests.making import AGENCY_CODE, YEAR, book, ceiling, indicator, kelurahan, target, work_item

SINCE = date(2020, 1, 1)
ACCEPTED = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
PUBLIC = "public"
# Who they are: the unit (a field of Town) and the role. The stranger plans for the neighbouring kecamatan.
ROLES = {
    "planner": ("agency", Role.PLANNER),
    "camat": ("agency", Role.CAMAT),
    "unit_head": ("one", Role.UNIT_HEAD),
    "operator": ("one", Role.OPERATOR),
    "bappeda": ("government", Role.BAPPEDA),
    "inspectorate": ("government", Role.INSPECTORATE),
    "administrator": ("government", Role.ADMINISTRATOR),
    "stranger": ("neighbour", Role.PLANNER),
}
PEOPLE = (*ROLES, PUBLIC)


@dataclass(frozen=True)
class Town:
    """A government with two kecamatan; the first has two kelurahan and, where ``plan`` is given, a plan."""

    government: Unit
    agency: Unit
    one: Unit
    two: Unit
    neighbour: Unit
    people: dict[str, Person]

    def client(self, who: str) -> Client:
        """A browser in which this person has logged in; the public has not."""
        client = Client()
        if who != PUBLIC:
            client.force_login(self.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


def make_town() -> Town:
    """The offices and the people."""
    with system("uji"):
        government = Unit.objects.create(level="government", kind="kabupaten", code="99.01", name="KABUPATEN CONTOH")
        agency = _unit("agency", "kecamatan", AGENCY_CODE, "KECAMATAN CONTOH", government)
        one = _unit("unit", "kelurahan", f"{AGENCY_CODE[:-4]}0001", "KELURAHAN SATU", agency)
        two = _unit("unit", "kelurahan", f"{AGENCY_CODE[:-4]}0002", "KELURAHAN DUA", agency)
        neighbour = _unit("agency", "kecamatan", "7.01.1.03.0.00.18.0000", "KECAMATAN SEBELAH", government)
        places = {"government": government, "agency": agency, "one": one, "neighbour": neighbour}
        people = {who: _person(who, places[place], role) for who, (place, role) in ROLES.items()}
    return Town(government, agency, one, two, neighbour, people)


def _unit(level: str, kind: str, code: str, name: str, parent: Unit) -> Unit:
    return Unit.objects.create(level=level, kind=kind, code=code, name=name, parent=parent)


def _person(who: str, unit: Unit, role: Role) -> Person:
    person = Person.objects.create_user(who.replace("_", "."), f"{role.label} Contoh {who}")
    Assignment.objects.create(person=person, org_unit=unit, role=role, since=SINCE)
    return person


@cache
def noted_book() -> Book:
    """A plan with a program of the agency, and one kegiatan whose code is cut in the same way in two kelurahan."""
    program = work_item("7.01.03", "Program Pemberdayaan", id="program")
    rows = [kelurahan(1, "KELURAHAN SATU"), kelurahan(2, "KELURAHAN DUA"), program, ceiling(program, 900_00)]
    measured = indicator(program, "Persentase lembaga yang aktif")
    rows += [measured, target(measured, 1_000_000, text="100 Persen", unit="Persen")]
    for number in (1, 2):
        unit = {"organisation": f"kelurahan-{number}"}
        whole = work_item(f"{AGENCY_CODE[:-4]}{number:04d}", f"Kelurahan {number}", level="organisation", **unit)
        cut = work_item(
            "7.01.03.2", "Pemberdayaan Lembaga", level="kegiatan", parent=whole.id, code_proposed="7.01.03.2.03", **unit
        )
        below = work_item("7.01.03.2.03.02", "Penyelenggaraan Lembaga", parent=cut.id, **unit)
        rows += [whole, cut, below, ceiling(whole, 400_00), ceiling(cut, 400_00), ceiling(below, 400_00)]
    return book(*rows)


def accept_plan(town: Town, given: Book | None = None) -> Plan:
    """The plan of the year, accepted by the planner."""
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        done = accept(given or noted_book(), (), town.agency, YEAR, source="contoh.md", on=ACCEPTED)
    assert done.plan is not None
    return done.plan
