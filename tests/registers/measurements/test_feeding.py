"""Figures that services tell: connected once, taken when they are there, and never over a closed quarter."""

from datetime import date

import pytest

from selaras.engine.explanation.explain import explainer
from selaras.engine.explanation.reference import Reference
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Indicator
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.complaints import actions as complaints
from selaras.registers.complaints.actions import Registration
from selaras.registers.measurements.actions import close, record
from selaras.registers.measurements.feeding import Fed, days, fed, feed, take
from selaras.registers.measurements.measured import measurements_of, with_measurements
from selaras.registers.measurements.models import Feed, Measurement
from selaras.registers.measurements.typed import Typed
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept
from selaras.registers.plans.entering import State
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.registers.surveys.actions import Given, answer, close_wave, open_wave
from selaras.registers.surveys.actions import Plan as WavePlan
from selaras.registers.surveys.models import drawn
from tests.making import YEAR, book, indicator, kelurahan, target, work_item
from tests.registers.conftest import Office

LAW, Q2 = load_law(), f"{YEAR}-Q2"
MAY, JUNE = date(YEAR, 5, 1), date(YEAR, 6, 30)


@pytest.fixture
def plan(office: Office) -> Plan:
    item, of_one = work_item("7.01.02", "Program"), work_item("7.01.03", "Program", organisation="kelurahan-1")
    satisfied = indicator(item, "Indeks Kepuasan Masyarakat", unit="Indeks")
    own = indicator(of_one, "Indeks kepuasan kelurahan", unit="Indeks")
    rows = (item, of_one, satisfied, target(satisfied, 88_0000, text="88", unit="Indeks"), own)
    with acting(office.scope("planner", office.agency)):
        done = accept(book(kelurahan(1, "KELURAHAN SATU"), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def named(plan: Plan, name: str = "Indeks Kepuasan Masyarakat") -> str:
    with system("uji"):
        return next(row.id for row in book_of(plan).all(Indicator) if row.name == name)


def connect(office: Office, plan: Plan, service: str = "skm") -> None:
    with acting(office.scope("planner", office.agency)):
        feed(office.agency, book_of(plan), named(plan), service)


def surveyed(office: Office, *digits: str, unit: Unit | None = None) -> None:
    """A wave of the second quarter in which these answers were given throughout, and which is closed."""
    with acting(office.scope("planner", office.agency)):
        made = open_wave(unit or office.agency, WavePlan(title="SKM", since=MAY, until=JUNE))
    for digit in digits:
        answer(made.code, drawn(), Given(elements={f"u{n}": int(digit) for n in range(1, 10)}), MAY)
    with acting(office.scope("planner", office.agency)):
        close_wave(made.pk)


def taken(office: Office, plan: Plan, period: str = Q2) -> int:
    with acting(office.scope("planner", office.agency)):
        return take(office.agency, book_of(plan), period, LAW)


def told(office: Office, plan: Plan) -> Fed:
    with system("uji"):
        rows: Book = book_of(plan)
        (found,) = fed(office.agency, rows, Q2, measurements_of(office.agency, [YEAR], rows), LAW)
    return found


def test_what_was_answered_is_the_actual_with_its_source(office: Office, plan: Plan) -> None:
    """4 and 3 throughout: 3,5 × 25 = 87,50 of a target of 88: 99,43 %."""
    connect(office, plan)
    surveyed(office, "4", "3")
    assert taken(office, plan) == 1
    with system("uji"):
        rows = with_measurements(book_of(plan), office.agency, [YEAR])
    (actual,) = rows.all(Actual)
    assert (actual.value, actual.unit, actual.period) == (87_5000, "Indeks", Q2)
    assert actual.source.startswith("SKM: 2 responden; rata-rata sembilan unsur")
    explained = explainer(rows, LAW).explain(Reference(actual.indicator, "achievement", Q2))
    assert actual.source in [given.source for given in explained.inputs]


def test_it_is_taken_once_and_again_only_where_it_changed(office: Office, plan: Plan) -> None:
    connect(office, plan)
    surveyed(office, "4")
    assert [taken(office, plan), taken(office, plan)] == [1, 0]
    surveyed(office, "2")
    assert told(office, plan).waits
    assert taken(office, plan) == 1
    with system("uji"):
        (one,) = Measurement.objects.all()
        codes = [each.code for each in LogEntry.objects.filter(code="measurement.taken")]
    assert (one.value, one.revision) == (75_0000, 2)
    assert len(codes) == 2


def test_what_nobody_asked_is_left_as_it_stands(office: Office, plan: Plan) -> None:
    connect(office, plan)
    assert taken(office, plan) == 0
    assert (told(office, plan).waits, told(office, plan).counted.state) == (False, "unknown")
    with system("uji"):
        assert not Measurement.objects.exists()


def test_what_a_person_types_over_it_is_theirs(office: Office, plan: Plan) -> None:
    connect(office, plan)
    surveyed(office, "4")
    taken(office, plan)
    with acting(office.scope("planner", office.agency)):
        (done,) = record(office.agency, book_of(plan), [Typed(named(plan), Q2, 1, text="90")])
    assert done.state is State.SAVED
    with system("uji"):
        assert Measurement.objects.get().source == ""
    assert told(office, plan).waits


def test_a_closed_quarter_takes_nothing(office: Office, plan: Plan) -> None:
    connect(office, plan)
    surveyed(office, "4")
    with acting(office.scope("camat", office.agency)):
        close(office.agency, Q2)
    with pytest.raises(Refused, match="sudah ditutup"):
        taken(office, plan)


def test_a_service_is_taken_away_again_and_its_figures_stay(office: Office, plan: Plan) -> None:
    connect(office, plan)
    surveyed(office, "4")
    taken(office, plan)
    connect(office, plan, "")
    with system("uji"):
        assert (Feed.objects.count(), Measurement.objects.count()) == (0, 1)


def test_a_kelurahan_connects_its_own_indicator_alone(office: Office, plan: Plan) -> None:
    surveyed(office, "3", unit=office.one)
    with acting(office.scope("operator", office.one)):
        rows = book_of(plan)
        assert feed(office.agency, rows, named(plan, "Indeks kepuasan kelurahan"), "skm") is not None
        assert take(office.agency, rows, Q2, LAW) == 1
        with pytest.raises(Refused):
            feed(office.agency, rows, named(plan), "skm")
    with system("uji"):
        one = Measurement.objects.get()
    assert (one.value, one.org_unit_id) == (75_0000, office.one.pk)


def test_complaints_tell_a_share_with_its_counts_and_none_is_no_case(office: Office, plan: Plan) -> None:
    """Two complaints passed verification, one of them is answered: 1 of 2; the first quarter had none."""
    connect(office, plan, "complaint_followed_up")
    with acting(office.scope("planner", office.agency)):
        rows = [
            complaints.register(office.agency, Registration("counter", "other", MAY, says), today=MAY)
            for says in ("Jalan berlubang", "Antrean panjang")
        ]
        first, _ = (complaints.verify(row, on=MAY) for row in rows)
        complaints.answer(first, "Sudah diperbaiki.", on=MAY)
    assert [taken(office, plan), taken(office, plan, f"{YEAR}-Q1")] == [1, 1]
    with system("uji"):
        found = {each.period: each for each in Measurement.objects.all()}
    second, none = found[Q2], found[f"{YEAR}-Q1"]
    assert (second.value, second.numerator, second.denominator) == (50_0000, 1_0000, 2_0000)
    assert (none.value, none.state) == (None, "no_case")


def test_a_service_that_is_none_is_refused(office: Office, plan: Plan) -> None:
    with pytest.raises(Refused, match="tidak dikenal"):
        connect(office, plan, "cuaca")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)), ("2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
     ("2025", date(2025, 1, 1), date(2025, 12, 31))],
)  # fmt: skip
def test_a_period_has_its_days(period: str, first: date, last: date) -> None:
    assert days(period) == (first, last)
