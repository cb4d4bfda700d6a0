"""All plans of a year are judged together, from the versions that hold, for whoever asks."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Ceiling, Official, PlanDocument, Position, WorkItem
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings.actions import judge, judge_year, waive, year_findings
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.plans.actions import approve, open_version
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import Proposal as ProposalRecord
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.people import peopled_book
from selaras.registers.plans.store import load, store
from selaras.registers.plans.years import plans_of_year, year_book
from tests.making import YEAR
from tests.registers.conftest import TODAY, Office
from tests.year import Paper, year

CODE = "7.01.02.2.01.0001"


def kept(unit: Unit, paper: Paper, kind: str, version: str = "murni") -> Plan:
    plan = Plan.objects.create(org_unit=unit, kind=kind, year=YEAR, version=version)
    store(year(paper), plan)
    return plan


@pytest.fixture
def plans(office: Office) -> list[Plan]:
    """A Renja, its DPA with another pagu, and the agreement of a kelurahan with a line that comes from nowhere."""
    renja, dpa, pk = Paper("renja"), Paper("dpa"), Paper("pk", "KELURAHAN SATU")
    renja.work(CODE, 100)
    dpa.work(CODE, 90)
    pk.signed()
    pk.promise("Jumlah layanan", 12)
    with system("uji"):
        return [kept(office.agency, renja, "renja"), kept(office.agency, dpa, "dpa"), kept(office.one, pk, "pk")]


def checks_of(office: Office) -> list[str]:
    return sorted(finding.check for finding in year_findings(office.agency, YEAR))


def test_what_two_documents_say_differently_is_found_over_the_year_alone(office: Office, plans: list[Plan]) -> None:
    assert checks_of(office) == ["AGR-004", "BUD-021", "BUD-023"]
    with system("uji"):
        assert {"BUD-021", "AGR-004"}.isdisjoint(finding.check for plan in plans for finding in judge(plan).findings)


def test_whoever_asks_gets_the_year_judged_whole(office: Office, plans: list[Plan]) -> None:
    with acting(office.scope("operator", office.one)):
        assert checks_of(office) == ["AGR-004", "BUD-021", "BUD-023"]


def test_a_waiver_holds_for_the_year(office: Office, plans: list[Plan]) -> None:
    finding = next(each for each in year_findings(office.agency, YEAR) if each.check == "BUD-021")
    with acting(office.scope("planner", office.agency)):
        waive(office.agency, YEAR, "BUD-021", finding.cause, "menunggu perubahan APBD")
    assert checks_of(office) == ["AGR-004", "BUD-023"]


def test_the_year_is_judged_once_until_a_plan_changes(
    office: Office, plans: list[Plan], django_assert_num_queries: Any
) -> None:
    with system("uji"):
        found = plans_of_year(office.agency, YEAR)
        first = judge_year(found)
        with django_assert_num_queries(1):  # the number of the stored law
            assert judge_year(found) is first
        WorkItemRecord.objects.filter(plan=plans[0]).update(name="Nama lain")
        Plan.objects.filter(pk=plans[0].pk).update(revision=1)
        assert judge_year(plans_of_year(office.agency, YEAR)) is not first


def test_all_plans_of_the_year_are_read_together(
    office: Office, plans: list[Plan], django_assert_num_queries: Any
) -> None:
    with system("uji"):
        with django_assert_num_queries(1):
            found = plans_of_year(office.agency, YEAR)
        with django_assert_num_queries(2):  # the rows of all, and which document stands in which plan
            book = year_book(found).book
    assert [document.kind for document in book.all(PlanDocument)] == ["renja", "dpa", "pk"]


def test_the_people_of_the_agency_are_read_once_for_all_plans(
    office: Office, plans: list[Plan], django_assert_num_queries: Any
) -> None:
    with system("uji"):
        post = enter_position(office.one, Post("Lurah Satu", is_head=True), TODAY)
        begin_appointment(post, enter_official(office.agency, Who("Contoh Lurah"), TODAY).official, Term(TODAY))
        found = plans_of_year(Unit.objects.get(pk=office.agency.pk), YEAR)
        # As without people, and: the agency of the units, the units that plans speak of, the people.
        with django_assert_num_queries(5):
            book = year_book(found).book
        assert len(book.all(Position)) == 3  # each plan has its own row of the post
        signed = next(plan for plan in found if plan.kind == "pk")
        assert {row.name for row in peopled_book(signed).all(Official)} == {"Contoh Lurah"}


def test_a_link_to_an_older_version_leads_to_the_row_that_holds(office: Office) -> None:
    renja, asked = Paper("renja"), Paper("musrenbang")
    renja.work(CODE, 100)
    asked.add(Proposal, number="1", order=1, name="Semenisasi gang", decision="accepted", amount=1)
    with system("uji"):
        plan, wishes = kept(office.agency, renja, "rkt"), kept(office.agency, asked, "musrenbang")
        first = WorkItemRecord.objects.get(plan=plan)
        ProposalRecord.objects.filter(plan=wishes).update(served_by=first.pk)
        approve(plan, on=datetime(2025, 1, 6, tzinfo=UTC))
        newer = open_version(plan, "perubahan 1")
        book = year_book(plans_of_year(office.agency, YEAR)).book
        second = WorkItemRecord.objects.get(plan=newer)
    assert first.pk != second.pk
    assert [row.served_by for row in book.all(Proposal)] == [second.pk]
    assert [row.id for row in book.all(WorkItem)] == [second.pk]


def test_a_document_approved_here_has_the_day_of_its_approval(office: Office) -> None:
    dpa, pk = Paper("dpa"), Paper("pk")
    dpa.work(CODE, 90)
    pk.signed(date(2025, 2, 7))
    with system("uji"):
        plan = kept(office.agency, dpa, "dpa")
        kept(office.agency, pk, "pk")
        approve(plan, on=datetime(2025, 1, 6, 3, 0, tzinfo=UTC))
    (finding,) = [each for each in year_findings(office.agency, YEAR) if each.check == "AGR-006"]
    assert "batasnya 6 Februari 2025" in finding.message


def test_a_shift_is_compared_with_the_version_before(office: Office) -> None:
    dpa = Paper("dpa")
    dpa.work(CODE, 90)
    with system("uji"):
        plan = kept(office.agency, dpa, "dpa")
        approve(plan)
        newer = open_version(plan, "pergeseran 1")
        WorkItemRecord.objects.filter(plan=newer).update(name="Nama lain")
        found = plans_of_year(office.agency, YEAR)
    assert found == [newer, plan]
    (finding,) = [each for each in year_findings(office.agency, YEAR) if each.check == "BUD-024"]
    assert "nama 7.01.02.2.01.0001" in finding.message


@pytest.mark.parametrize(("moved", "told"), [((-10, 10), []), ((-10, 11), ["BUD-025"])])
def test_a_shift_keeps_the_total_or_is_told(office: Office, moved: tuple[int, int], told: list[str]) -> None:
    dpa = Paper("dpa")
    dpa.work(CODE, 90)
    dpa.work("7.01.02.2.01.0002", 60)
    with system("uji"):
        plan = kept(office.agency, dpa, "dpa")
        approve(plan)
        newer = open_version(plan, "pergeseran 1")
        rows = load(newer).all(Ceiling)
        changes = [
            Change("Ceiling", row.id, "amount", row.amount, (row.amount or 0) + by)
            for row, by in zip(rows, moved, strict=True)
        ]
        apply(newer, changes, "menggeser pagu")
    assert [each.check for each in year_findings(office.agency, YEAR) if each.check in ("BUD-024", "BUD-025")] == told


def test_a_year_without_plans_has_nothing_to_say(office: Office) -> None:
    assert year_findings(office.agency, YEAR) == ()
    with system("uji"):
        assert year_book([]).book == Book()


@pytest.mark.parametrize(
    ("kind", "first", "last", "speaks"),
    [
        ("renstra", YEAR - 3, YEAR + 1, True),
        ("renstra", YEAR - 3, YEAR - 1, False),
        ("renstra", YEAR - 3, YEAR - 3, True),
        ("renstra", YEAR - 5, YEAR - 5, False),
        ("iku", YEAR - 4, None, True),
        ("performance_tree", YEAR - 1, YEAR, True),
        ("performance_tree", YEAR - 1, YEAR - 1, False),
    ],
)
def test_a_plan_of_earlier_years_speaks_while_it_holds_and_one_that_names_no_end_for_five_years(
    office: Office, kind: str, first: int, last: int | None, speaks: bool
) -> None:
    with system("uji"):
        Plan.objects.create(org_unit=office.agency, kind=kind, year=first, last_year=last)
        assert bool(plans_of_year(office.agency, YEAR)) is speaks
