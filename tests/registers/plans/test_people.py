"""The people of the register beside a plan: joined for documents and checks, kept in memory, never stored in it."""

from datetime import UTC, date, datetime

import pytest

from selaras.engine.documents.document import Issue, Options, find_type
from selaras.engine.documents.signing import head, head_of
from selaras.engine.documents.structure import structure
from selaras.engine.formulas.budget_tree import shares, tree
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Appointment, Official, Organisation, Position
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.findings.actions import judge
from selaras.registers.organisations.appointments import Term, begin_appointment, end_appointment
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.organisations.units import add_unit, retire_unit
from selaras.registers.plans import people
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book, posts_gone
from selaras.registers.plans.store import book_of
from tests.desa import IN_DESA, IN_KELURAHAN, OWN, countryside, rural_book
from tests.making import YEAR, book, kelurahan, organisation, work_item
from tests.registers.conftest import TODAY, Office

AT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
ON = date(2025, 3, 3)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("org_unit").get(pk=plan.pk)


def accepted(agency: Unit, given: Book) -> Plan:
    done = accept(given, (), agency, YEAR, source="contoh.md", on=AT)
    assert done.plan is not None
    return fresh(done.plan)


@pytest.fixture
def plan(office: Office, planner: Scope) -> Plan:
    rows = (kelurahan(1, "KELURAHAN SATU"), work_item("7.01.03", "Program", organisation="kelurahan-1"))
    return accepted(office.agency, book(organisation(name="KECAMATAN CONTOH"), *rows))


def camat(office: Office, name: str = "Contoh Satu", since: date = date(2024, 6, 1)) -> None:
    post = enter_position(office.agency, Post("Camat Contoh", "III.a", is_head=True), TODAY)
    begin_appointment(post, enter_official(office.agency, Who(name), TODAY).official, Term(since))


def test_without_people_the_book_of_the_plan_is_the_same_one_and_costs_nothing(
    plan: Plan, django_assert_num_queries: object
) -> None:
    stored = book_of(plan)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert peopled_book(plan) is stored


def test_the_people_of_the_agency_and_its_units_stand_in_the_book(office: Office, plan: Plan) -> None:
    camat(office)
    lurah = enter_position(office.one, Post("Lurah Satu", "IV.a", is_head=True), TODAY)
    begin_appointment(lurah, enter_official(office.agency, Who("Contoh Dua"), TODAY).official, Term(ON, kind="plt"))
    joined = peopled_book(fresh(plan))
    one = next(row for row in joined.all(Organisation) if row.name == "KELURAHAN SATU")
    assert joined.find(one.id) == book_of(plan).find(one.id)  # the plan's own row of the kelurahan, not a second one
    assert head(joined, ON).name == "Contoh Satu"
    assert head_of(joined, one.id, ON).position == "Plt. Lurah Satu"
    assert {row.document for row in joined.all(Position)} == {joined.plan.id if joined.plan else ""}
    assert len(book_of(plan)) < len(joined)


def test_a_book_is_joined_again_as_soon_as_the_people_change_and_not_before(
    office: Office, plan: Plan, django_assert_num_queries: object
) -> None:
    camat(office)
    first = peopled_book(fresh(plan))
    again = fresh(plan)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert peopled_book(again) is first
    enter_official(office.agency, Who("Contoh Lain"), TODAY)
    assert peopled_book(fresh(plan)) is not first


def test_the_first_reading_costs_two_queries(office: Office, plan: Plan, django_assert_num_queries: object) -> None:
    camat(office)
    held = fresh(plan)
    book_of(held)
    people._kept.cache_clear()
    with django_assert_num_queries(2):  # type: ignore[operator]
        peopled_book(held)


def test_only_what_matters_for_the_year_of_the_plan_is_joined(office: Office, plan: Plan) -> None:
    post = enter_position(office.agency, Post("Camat Contoh", is_head=True), TODAY)
    for number, (since, until) in enumerate(
        ((date(2020, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31)), (date(2025, 1, 1), None)), 1
    ):
        official = enter_official(office.agency, Who(f"Contoh {number}"), TODAY).official
        begin_appointment(post, official, Term(since, until))
    joined = peopled_book(fresh(plan))
    assert sorted(row.name for row in joined.all(Official)) == ["Contoh 2", "Contoh 3"]
    assert {row.since.year: row.until for row in joined.all(Appointment)} == {2024: date(2024, 12, 31), 2025: None}


def test_an_end_long_after_the_year_changes_no_document_of_it(office: Office, plan: Plan) -> None:
    post = enter_position(office.agency, Post("Camat Contoh", is_head=True), TODAY)
    official = enter_official(office.agency, Who("Contoh"), TODAY).official
    held = begin_appointment(post, official, Term(date(2025, 1, 1))).appointment
    before = peopled_book(fresh(plan))
    end_appointment(held, date(2027, 5, 1))
    after = peopled_book(fresh(plan))
    assert after is not before
    assert after == before


def test_a_unit_that_only_the_text_names_is_the_one_of_the_register(office: Office, planner: Scope) -> None:
    section = organisation(id="s", level="unit", kind="seksi", code="", name="Seksi  Pelayanan", parent="agency")
    stored = accepted(office.agency, book(organisation(name="KECAMATAN CONTOH"), section))
    unit = add_unit(office.agency, "seksi", "SEKSI PELAYANAN", TODAY)
    enter_position(unit, Post("Kepala Seksi Pelayanan", is_head=True), TODAY)
    joined = peopled_book(fresh(stored))
    assert [row.name for row in joined.all(Organisation) if row.kind == "seksi"] == ["Seksi  Pelayanan"]
    (post,) = joined.all(Position)
    assert joined.get(Organisation, post.organisation).name == "Seksi  Pelayanan"


def test_the_people_of_an_approved_plan_are_joined_and_never_stored(office: Office, plan: Plan) -> None:
    camat(office)
    with acting(office.scope("camat", office.agency)):
        approved = approve(fresh(plan))
        held = fresh(approved)
        assert head(peopled_book(held), ON).name == "Contoh Satu"
        assert book_of(held).all(Position) == ()


def test_a_retired_post_still_signs_what_was_signed_while_it_stood_and_has_no_place_in_a_later_chart(
    office: Office, plan: Plan
) -> None:
    camat(office)
    lurah = enter_position(office.one, Post("Lurah Satu", is_head=True), TODAY)
    official = enter_official(office.agency, Who("Contoh Dua"), TODAY).official
    begin_appointment(lurah, official, Term(date(2025, 1, 1), date(2025, 6, 30)))
    retire_unit(office.one, date(2025, 6, 30))
    held = fresh(plan)
    joined = peopled_book(held)
    one = next(row for row in joined.all(Organisation) if row.name == "KELURAHAN SATU")
    assert head_of(joined, one.id, date(2025, 1, 20)).name == "Contoh Dua"
    assert (posts_gone(held, date(2025, 6, 30)), posts_gone(held, date(2025, 7, 1))) == ((), (lurah.pk,))
    for gone, shown in (("", True), (lurah.pk, False)):
        options = Options(issue=Issue(on=date(2025, 7, 1), created=AT), extra={"posts_gone": gone})
        drawn = repr(find_type("organisation_chart").content(joined, load_law(), options))
        assert ("Lurah Satu" in drawn) is shown


def test_an_operator_sees_the_people_of_the_own_unit_and_above_alone(office: Office, plan: Plan) -> None:
    camat(office)
    for unit, name in ((office.one, "Lurah Satu"), (office.ten, "Lurah Sepuluh")):
        enter_position(unit, Post(name, is_head=True), TODAY)
    with acting(office.scope("operator", office.one)):
        assert {row.name for row in peopled_book(fresh(plan)).all(Position)} == {"Camat Contoh", "Lurah Satu"}


def test_people_change_no_finding_of_what_was_judged_before(office: Office, plan: Plan) -> None:
    before = judge(fresh(plan)).findings
    camat(office)
    add_unit(office.agency, "seksi", "Seksi Pelayanan", TODAY)
    add_unit(office.agency, "desa", "DESA MAWAR", TODAY)
    after = fresh(plan)
    assert len(peopled_book(after)) > len(book_of(after))
    assert judge(after).findings == before


@pytest.fixture
def rural(office: Office) -> Plan:
    """The plan of the kecamatan that has desa."""
    with system("uji"):
        countryside(Unit.objects.get(pk=office.neighbour.pk))
        return accepted(Unit.objects.get(pk=office.neighbour.pk), rural_book())


def test_a_desa_of_the_plan_is_the_supervised_unit_and_is_never_summed(office: Office, rural: Plan) -> None:
    with acting(office.scope("planner", office.neighbour)):
        joined = peopled_book(fresh(rural))
    desa = [row for row in joined.all(Organisation) if row.kind == "desa"]
    assert sorted((row.name, row.supervised) for row in desa) == [("DESA KENANGA", True), ("DESA MAWAR", True)]
    assert joined.plan is not None
    work = tree(joined, joined.plan.id)
    divided = shares(joined, work)
    assert (work.sum(divided.own), work.sum(divided.of_units)) == (OWN * 100, IN_KELURAHAN * 100)
    assert IN_DESA * 100 in {work.amount(item) for item in work.items}  # it is there, and summed nowhere


def test_the_documents_of_that_kecamatan_supervise_its_desa_and_sum_none(office: Office, rural: Plan) -> None:
    options = Options(issue=Issue(on=ON, created=AT))
    with acting(office.scope("planner", office.neighbour)):
        joined = peopled_book(fresh(rural))
    chart = find_type("organisation_chart").content(joined, load_law(), options)
    drawn = repr(chart)
    assert "Garis putus-putus: desa yang dibina" in drawn
    assert "Kepala Desa Mawar" in drawn
    found = structure(joined, joined.plan.organisation if joined.plan else "", ON)
    assert found is not None
    assert {child.unit.name: child.unit.supervised for child in found.below}["DESA KENANGA"]
    rkt = repr(find_type("rkt").content(joined, load_law(), options))
    together = OWN + IN_KELURAHAN
    assert f"value={together * 100}," in rkt
    assert f"value={(together + IN_DESA) * 100}," not in rkt
    assert f"value={(OWN + IN_DESA) * 100}," not in rkt
