"""The real plan: stored whole, under its kelurahan, with every sum as printed."""

from pathlib import Path

import pytest

from selaras.engine.readers.reader import read
from selaras.engine.tables.rows import Ceiling, WorkItem
from selaras.registers.archive.scope import Scope
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import Acceptance, accept
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import load

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"
# Printed in Tabel 2.6 beside each organisation.
PRINTED = {
    "KECAMATAN SANGASANGA": 45_893_689_013,
    "KELURAHAN JAWA": 1_530_000_000,
    "KELURAHAN PENDINGIN": 1_680_000_000,
    "KELURAHAN SANGASANGA DALAM": 2_280_000_000,
    "KELURAHAN SANGASANGA MUARA": 1_630_000_000,
    "KELURAHAN SARIJAYA": 1_580_000_000,
}


@pytest.fixture
def agency(machine: Scope) -> Unit:
    government = Unit.objects.create(level="government", kind="kabupaten", code="64.02", name="KABUPATEN CONTOH")
    return Unit.objects.create(
        level="agency", kind="kecamatan", code="7.01.1.03.0.00.17.0000", name="KECAMATAN SANGASANGA", parent=government
    )


def take(agency: Unit) -> Acceptance:
    reading = read(SAMPLE)
    return accept(reading.book, reading.problems, agency, 2025, source=reading.name)


def test_every_row_of_the_real_plan_is_stored_once(agency: Unit) -> None:
    book = read(SAMPLE).book
    done = take(agency)
    assert done.plan is not None
    stored = load(done.plan)
    assert [type(row) for row in stored] == [type(row) for row in book]
    assert [row.place for row in stored] == [row.place for row in book]
    assert not take(agency).changed


def test_the_kelurahan_of_the_real_plan_become_units_with_their_money(agency: Unit) -> None:
    done = take(agency)
    assert done.plan is not None
    stored = load(done.plan)
    money = {ceiling.item: ceiling.amount for ceiling in stored.all(Ceiling)}
    units = dict(WorkItemRecord.objects.values_list("pk", "org_unit__name"))
    heads = [item for item in stored.all(WorkItem) if item.level == "organisation"]
    assert {units[item.id]: (money[item.id] or 0) // 100 for item in heads} == PRINTED
    programs = [item for item in stored.all(WorkItem) if item.level == "program"]
    for name, amount in PRINTED.items():
        assert sum(money[item.id] or 0 for item in programs if units[item.id] == name) == amount * 100
