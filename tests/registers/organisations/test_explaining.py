"""Why somebody may or may not: the roles that count, those that do not and why, and who holds what is missing."""

from datetime import date, timedelta

import pytest

from selaras.registers.archive.scope import system
from selaras.registers.organisations.access import may, scope_of
from selaras.registers.organisations.explaining import why
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import ACTIONS, WORDS, Role
from tests.registers.conftest import TODAY, Office


def person(name: str, *held: tuple[str, Unit, date, date | None]) -> Person:
    with system("uji"):
        made = Person.objects.create_user(name.lower(), name)
        for role, unit, since, until in held:
            Assignment.objects.create(person=made, org_unit=unit, role=role, since=since, until=until)
    return made


def test_every_action_has_its_words() -> None:
    assert set(WORDS) == ACTIONS


def test_it_says_which_role_gives_the_action_from_where_and_since_when(office: Office) -> None:
    budi = person("Budi", ("planner", office.agency, date(2025, 1, 1), None))
    answer = why(budi, "accept", office.one, TODAY)
    assert answer.may == "whole"
    (held,) = answer.held
    assert (held.label, held.unit, held.since, held.counts) == ("Perencana", "KECAMATAN CONTOH", date(2025, 1, 1), True)


def test_a_role_of_the_own_unit_gives_only_a_part(office: Office) -> None:
    lurah = person("Lurah", ("unit_head", office.one, date(2025, 1, 1), None))
    assert why(lurah, "edit", office.agency, TODAY).may == "part"
    assert why(lurah, "edit", office.one, TODAY).may == "whole"
    assert why(lurah, "edit", office.ten, TODAY).may == ""


def test_it_says_what_is_missing_and_who_has_it_the_nearest_first(office: Office) -> None:
    budi = person("Budi", ("operator", office.one, date(2025, 1, 1), None))
    person("Camat", ("camat", office.agency, date(2025, 1, 1), None))
    person("Lama", ("camat", office.agency, date(2024, 1, 1), date(2024, 12, 31)))
    person("Tetangga", ("camat", office.neighbour, date(2025, 1, 1), None))
    answer = why(budi, "approve", office.agency, TODAY)
    assert (answer.may, answer.would) == ("", ("Camat",))
    assert [(each.name, each.label, each.unit) for each in answer.holders] == [("Camat", "Camat", "KECAMATAN CONTOH")]


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (TODAY, TODAY, True),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, False),
    ],
)
def test_a_role_that_ended_or_has_not_begun_is_shown_and_does_not_count(
    office: Office, since: date, until: date | None, counts: bool
) -> None:
    budi = person("Budi", ("planner", office.agency, since, until))
    answer = why(budi, "accept", office.agency, TODAY)
    assert (answer.may == "whole", len(answer.held), answer.held[0].now) == (counts, 1, counts)


def test_it_never_says_otherwise_than_what_is_done(office: Office) -> None:
    units = (office.government, office.agency, office.one, office.ten, office.neighbour)
    said = 0
    for number, role in enumerate(Role.values):
        for place, at in enumerate(units):
            who = person(f"orang-{number}-{place}", (role, at, date(2025, 1, 1), None))
            scope = scope_of(who, TODAY)
            for action in ACTIONS:
                for unit in units:
                    assert (why(who, action, unit, TODAY).may == "whole") == may(scope, action, unit)
                    said += 1
    assert said == len(Role.values) * 5 * len(ACTIONS) * 5


def test_an_unknown_action_is_a_mistake_of_ours(office: Office) -> None:
    with pytest.raises(ValueError, match="hapus"):
        why(person("Budi"), "hapus", office.agency, TODAY)
