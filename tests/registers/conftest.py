"""The office that the tests of the registers work in. All names are invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Assignment, Person, Unit
from tests.making import AGENCY_CODE

TODAY = date(2025, 3, 3)


@dataclass(frozen=True)
class Office:
    """A government with two kecamatan; the first has two kelurahan."""

    government: Unit
    agency: Unit
    one: Unit
    ten: Unit
    neighbour: Unit

    def scope(self, role: str, unit: Unit) -> Scope:
        """The scope of somebody who holds this role in the unit."""
        with system("uji"):
            number = Person.objects.count()
            person = Person.objects.create_user(f"orang-{number}", f"Orang Contoh {number}")
            Assignment.objects.create(person=person, org_unit=unit, role=role, since=date(2025, 1, 1))
        return scope_of(person, TODAY)


@pytest.fixture
def office(db: None) -> Office:
    """The units; nobody acts."""
    return make_office()


def make_office() -> Office:
    with system("uji"):
        government = Unit.objects.create(level="government", kind="kabupaten", code="99.01", name="KABUPATEN CONTOH")
        agency, neighbour = (
            Unit.objects.create(level="agency", kind="kecamatan", code=code, name=name, parent=government)
            for code, name in ((AGENCY_CODE, "KECAMATAN CONTOH"), ("7.01.1.03.0.00.18.0000", "KECAMATAN SEBELAH"))
        )
        one, ten = (
            Unit.objects.create(level="unit", kind="kelurahan", code=code, name=name, parent=agency)
            for code, name in (
                ("7.01.1.03.0.00.17.0001", "KELURAHAN SATU"),
                ("7.01.1.03.0.00.17.0010", "KELURAHAN SEPULUH"),
            )
        )
    return Office(government, agency, one, ten, neighbour)


@pytest.fixture
def machine(db: None) -> Iterator[Scope]:
    """The machine acts on everything."""
    with system("uji") as scope:
        yield scope


@pytest.fixture
def planner(office: Office) -> Iterator[Scope]:
    """The planner of the agency acts."""
    with acting(office.scope("planner", office.agency)) as scope:
        yield scope
