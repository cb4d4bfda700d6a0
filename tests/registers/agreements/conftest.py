"""The kecamatan of the sample plan with its secretariat, a sub-section, a section and its five kelurahan.

The plan is the real one (``samples/rkt-sangasanga-2025.md``); offices and people are invented.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import AgreementLine
from selaras.registers.agreements.actions import add_lines, add_money, start
from selaras.registers.agreements.offices import chain, plans_around
from selaras.registers.agreements.sources import Source, Strategy, strategy
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.plans.actions import accept
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"
YEAR = 2025
LETTER = "Nomor 065/12/ORG tanggal 6 Januari 2025"
TODAY = date(2025, 3, 3)
ROLES = {
    "planner": ("agency", "planner"),
    "camat": ("agency", "camat"),
    "lurah": ("lurah", "unit_head"),
    "operator": ("lurah", "operator"),
    "section head": ("section", "unit_head"),
    "bappeda": ("government", "bappeda"),
}


@dataclass(frozen=True)
class Kecamatan:
    """Its units and the annual plan."""

    government: Unit
    agency: Unit
    secretariat: Unit
    sub_section: Unit
    section: Unit
    lurah: Unit
    annual: Plan

    def scope(self, who: str) -> Scope:
        """The scope of one of the people."""
        with system("uji"):
            person = Person.objects.get(username=who.replace(" ", "."))
        return scope_of(person, TODAY)

    @contextmanager
    def acting(self, who: str) -> Iterator[Scope]:
        """Let one of the people act."""
        with acting(self.scope(who)) as scope:
            yield scope


@cache
def sample() -> Reading:
    return read(SAMPLE)


def make_kecamatan() -> Kecamatan:
    """The offices, the people and the accepted sample plan."""
    with system("uji"):
        government = Unit.objects.create(level="government", kind="kabupaten", code="64.02", name="KABUPATEN CONTOH")
        agency = Unit.objects.create(
            level="agency", kind="kecamatan", code="7.01.1.03.0.00.17.0000", name="Kecamatan Sangasanga",
            parent=government,
        )  # fmt: skip
        done = accept(sample().book, sample().problems, agency, YEAR, source="rkt.md")
        assert done.plan is not None
        secretariat = _unit("sekretariat", "Sekretariat Kecamatan Sangasanga", agency)
        sub_section = _unit("sub_bagian", "Sub Bagian Umum dan Kepegawaian", secretariat)
        section = _unit("seksi", "Seksi Ketenteraman dan Ketertiban Umum", agency)
        lurah = Unit.objects.filter(parent=agency, kind="kelurahan").order_by("code").first()
        assert lurah is not None
        places = {"agency": agency, "lurah": lurah, "section": section, "government": government}
        for who, (place, role) in ROLES.items():
            person = Person.objects.create_user(who.replace(" ", "."), f"Contoh {who.title()}")
            Assignment.objects.create(person=person, org_unit=places[place], role=role, since=date(2025, 1, 1))
    return Kecamatan(government, agency, secretariat, sub_section, section, lurah, done.plan)


def _unit(kind: str, name: str, parent: Unit) -> Unit:
    return Unit.objects.create(level="unit", kind=kind, name=name, parent=parent)


@pytest.fixture
def kecamatan(db: None) -> Kecamatan:
    return make_kecamatan()


def offered(kecamatan: Kecamatan, unit: Unit) -> Strategy:
    """What the plans offer to a unit, for whoever acts."""
    line = [one for one in chain(unit) if one.level != "government"]
    return strategy(line, plans_around(line, YEAR), YEAR)


def group(found: Strategy, key: str) -> list[Source]:
    """The lines of one source."""
    return list(next(group for group in found.groups if group.key == key).lines)


def camats(kecamatan: Kecamatan) -> Plan:
    """The camat's agreement with the thirteen lines that the sample plan quotes, and its programs."""
    plan = start(kecamatan.agency, YEAR)
    found = offered(kecamatan, kecamatan.agency)
    add_lines(plan, group(found, "pk"))
    return add_money(plan, found.money)


def say_origins(plan: Plan, origin: str = "assignment", basis: str = LETTER) -> None:
    """An origin for every line that has none."""
    changes = []
    for line in load(plan).all(AgreementLine):
        if not line.origin:
            changes.append(Change("AgreementLine", line.id, "origin", "", origin))
            changes.append(Change("AgreementLine", line.id, "origin_basis", "", basis))
    apply(plan, changes, "asal baris")


def book(plan: Plan) -> Book:
    return load(Plan.objects.get(pk=plan.pk))
