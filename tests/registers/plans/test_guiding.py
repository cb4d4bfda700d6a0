"""The RPJMD of a region: taken in once, read by all below, and found for a year."""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Goal, Objective
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings.actions import year_findings
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.guiding import aims_of, book_beside, guiding_rpjmd
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.registers.plans.years import plans_of_year, year_book
from tests.engine.readers.test_rpjmd import COVER, JOINED
from tests.making import YEAR, book, document, row
from tests.registers.conftest import Office


def read(text: str = COVER + JOINED) -> Reading:
    return read_bytes("rpjmd.md", text.encode())


def taken_in(unit: Unit, reading: Reading | None = None, year: int = 2025) -> Plan:
    told = reading or read()
    plan = accept(told.book, told.problems, unit, year).plan
    assert plan is not None
    return plan


def test_it_is_kept_from_its_first_year_whichever_year_is_named(office: Office) -> None:
    with system("uji"):
        plan = taken_in(office.government, year=2027)
        assert (plan.year, plan.last_year, plan.kind) == (2025, 2029, "rpjmd")
        told = read()
        assert not accept(told.book, told.problems, office.government, 2026).changed


def test_everybody_below_reads_that_of_the_government_and_nobody_writes_it(office: Office) -> None:
    with system("uji"):
        kept = taken_in(office.government)
    with acting(office.scope("operator", office.one)):
        plan = guiding_rpjmd(office.agency, 2028)
        assert plan == kept
        assert book_of(plan).all(Goal) == ()
        assert [row.number for row in aims_of(book_beside(plan))] == ["1", "1.a", "1.b", "2.1", "2.1.a"]
        assert guiding_rpjmd(office.agency, 2030) is None
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="tidak berwenang"):
        taken_in(office.government)


def test_a_copy_of_the_agency_guides_until_the_government_has_one(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        own = taken_in(office.agency)
        assert guiding_rpjmd(office.agency, 2026) == own
    with acting(office.scope("planner", office.neighbour)):
        assert guiding_rpjmd(office.neighbour, 2026) is None
    with system("uji"):
        above = taken_in(office.government)
    with acting(office.scope("planner", office.agency)):
        assert guiding_rpjmd(office.agency, 2026) == above
        assert [plan for plan in plans_of_year(office.agency, 2026) if plan.kind == "rpjmd"] == [above]


def test_that_of_another_region_is_refused(office: Office) -> None:
    other = read((COVER + JOINED).replace("KABUPATEN CONTOH", "KABUPATEN LAIN"))
    nameless = read((COVER + JOINED).replace("KABUPATEN CONTOH", "").replace("BUPATI CONTOH", "BUPATI"))
    with system("uji"):
        with pytest.raises(Refused, match="milik KABUPATEN LAIN, bukan KABUPATEN CONTOH"):
            taken_in(office.agency, other)
        with pytest.raises(Refused, match="tidak menyebut daerahnya"):
            taken_in(office.agency, nameless)


def renstra(office: Office, serves: str) -> None:
    head = document(kind="renstra", title="RENSTRA", last_year=YEAR + 3, period=f"{YEAR}-{YEAR + 3}")
    goal = row(Goal, id="goal", number="1", text="Layanan prima", serves=serves)
    taken_in(office.agency, Reading("renstra.md", book(head, goal)))


def test_the_renstra_of_the_year_is_judged_beside_it(office: Office) -> None:
    with system("uji"):
        taken_in(office.government)
        renstra(office, "")
    with acting(office.scope("planner", office.agency)):
        told = {finding.check: finding.message for finding in year_findings(office.agency, YEAR)}
    assert told["STR-021"] == (
        "Renstra ini untuk tahun 2025–2028, sedangkan RPJMD yang menjadi pedomannya untuk tahun 2025–2029."
    )
    assert "STR-022" in told


def test_a_link_follows_into_the_version_that_holds(office: Office) -> None:
    with system("uji"):
        plan = taken_in(office.government)
        aim = book_of(plan).all(Objective)[0]
        renstra(office, aim.id)
        newer = open_version(approve(plan), "perubahan 1")
        held = year_book(plans_of_year(office.agency, YEAR)).book
        (served,) = [held.find(row.serves) for row in held.all(Goal) if row.text == "Layanan prima"]
        assert isinstance(served, Objective)
        assert served == next(row for row in book_of(newer).all(Objective) if row.text == aim.text)
        assert served.id != aim.id
