"""The rates of an agency and of a unit between two days, as its indicators take them."""

from datetime import date

import pytest

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.scope import acting
from selaras.registers.complaints.actions import Registration, answer, assign, finish, register, reject, verify
from selaras.registers.complaints.measures import MEASURES, counted
from tests.registers.conftest import Office

FIRST, LAST = date(2025, 1, 1), date(2025, 3, 31)
ASKED = Registration("letter", "information", date(2025, 3, 3), "Jam buka kantor.")


@pytest.fixture
def quarter(office: Office) -> Office:
    """One finished in time by a unit, one a day late, one verified, one rejected, one of the next quarter."""
    with acting(office.scope("operator", office.agency)):
        in_time, late, begun, wrong = (register(office.agency, ASKED) for _ in range(4))
        register(office.agency, replace(ASKED, received_on=date(2025, 4, 1)))
        reject(wrong, "Bukan kewenangan kecamatan.")
        for each in (in_time, late, begun):
            verify(each, on=date(2025, 3, 4))
        assign(in_time, office.one, on=date(2025, 3, 4))
        for each, day in ((in_time, 10), (late, 11)):
            answer(each, "Pukul delapan.", on=date(2025, 3, day))
            finish(each, on=date(2025, 3, day))
    return office


def test_the_service_names_its_measures() -> None:
    assert MEASURES == (
        ("followed_up", "Persentase pengaduan yang ditindaklanjuti"),
        ("finished", "Persentase pengaduan yang selesai"),
        ("on_time", "Persentase pengaduan selesai yang tepat waktu"),
    )


def test_an_agency_counts_what_it_received_and_a_unit_what_it_handles(quarter: Office) -> None:
    with acting(quarter.scope("planner", quarter.agency)):
        all_ = [counted(quarter.agency, measure, FIRST, LAST) for measure, _ in MEASURES]
        own = [counted(quarter.one, measure, FIRST, LAST) for measure, _ in MEASURES]
    assert [(each.numerator, each.denominator) for each in all_] == [
        (20_000, 30_000),
        (20_000, 30_000),
        (10_000, 20_000),
    ]
    assert [each.value for each in all_] == [66_6667, 66_6667, 50_0000]
    assert [each.value for each in own] == [100_0000] * 3


def test_a_day_off_that_the_region_adds_moves_the_limit(quarter: Office) -> None:
    with acting(quarter.scope("planner", quarter.agency)):
        found = counted(quarter.agency, "on_time", FIRST, LAST, holidays=[date(2025, 3, 7)])
    assert found.value == 100_0000


def test_a_quarter_without_complaints_is_no_case(quarter: Office) -> None:
    with acting(quarter.scope("planner", quarter.agency)):
        found = counted(quarter.agency, "finished", date(2024, 1, 1), date(2024, 3, 31))
    assert (found.value, found.state) == (None, "no_case")
