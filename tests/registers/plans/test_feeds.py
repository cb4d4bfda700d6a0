"""A calendar address opens one agency's duties until it is taken back or its person has left."""

from datetime import date

import pytest

from selaras.registers.archive.models import TrailRow
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Assignment, Person
from selaras.registers.plans.feeds import agency_of_token, feeds_of, open_feed, revoke
from selaras.registers.plans.models import Feed
from tests.registers.conftest import TODAY, Office


@pytest.fixture
def operator(office: Office) -> Person:
    with system("uji"):
        person = Person.objects.create_user("operator.contoh", "Operator Contoh")
        Assignment.objects.create(person=person, org_unit=office.one, role="operator", since=date(2025, 1, 1))
    return person


def test_a_token_opens_the_agency_until_it_is_taken_back(office: Office, operator: Person) -> None:
    with acting(scope_of(operator, TODAY)):
        token = open_feed(operator, office.agency)
        assert agency_of_token(token, TODAY) == office.agency
        assert len(feeds_of(operator, office.agency)) == 1
        assert revoke(operator, office.agency) == 1
        assert revoke(operator, office.agency) == 0
    assert agency_of_token(token, TODAY) is None


def test_a_new_token_takes_the_place_of_the_old_one(office: Office, operator: Person) -> None:
    with acting(scope_of(operator, TODAY)):
        old, new = (open_feed(operator, office.agency) for _ in range(2))
    assert agency_of_token(old, TODAY) is None
    assert agency_of_token(new, TODAY) == office.agency


def test_who_has_left_reads_no_more(office: Office, operator: Person) -> None:
    with acting(scope_of(operator, TODAY)):
        token = open_feed(operator, office.agency)
    with system("uji"):
        Assignment.objects.filter(person=operator).update(until=date(2025, 2, 1))
    assert agency_of_token(token, TODAY) is None


def test_who_may_not_log_in_reads_no_more(office: Office, operator: Person) -> None:
    with acting(scope_of(operator, TODAY)):
        token = open_feed(operator, office.agency)
    with system("uji"):
        Person.objects.filter(pk=operator.pk).update(is_active=False)
    assert agency_of_token(token, TODAY) is None


def test_the_token_itself_is_kept_nowhere(office: Office, operator: Person) -> None:
    with acting(scope_of(operator, TODAY)):
        token = open_feed(operator, office.agency)
    with system("uji"):
        assert token not in Feed.objects.get().digest
        assert not any(token in f"{row.after}" for row in TrailRow.objects.all())


def test_a_made_up_token_opens_nothing(office: Office) -> None:
    assert agency_of_token("karangan", TODAY) is None
