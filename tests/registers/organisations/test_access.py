"""From roles to what somebody may see and do."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from selaras.engine.documents.document import AgencySettings as EngineSettings
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, ScopeMissing, acting, current, current_or_none, system
from selaras.registers.organisations.access import PUBLIC, may, person_may, require, scope_of
from selaras.registers.organisations.middleware import scope_of_request
from selaras.registers.organisations.models import AgencySettings, Assignment, Person, Unit, UnitName
from selaras.registers.organisations.roles import ACTIONS, MAY, Role
from tests.registers.conftest import TODAY, Office


def test_every_role_is_in_the_table_of_what_it_may() -> None:
    assert set(MAY) == set(Role.values)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("operator", {"see", "edit"}),
        ("unit_head", {"see", "edit", "submit"}),
        ("planner", {"see", "edit", "accept", "submit", "issue", "waive", "settings", "posts"}),
        ("camat", {"see", "edit", "submit", "approve", "issue", "waive", "settings", "posts"}),
        ("bappeda", {"see", "verify"}),
        ("organisation_bureau", {"see", "verify"}),
        ("inspectorate", {"see"}),
        ("administrator", {"see", "settings", "posts", "people", "law"}),
        ("public", set()),
    ],
)
def test_a_role_may_do_exactly_its_actions_in_its_unit_and_below(office: Office, role: str, allowed: set[str]) -> None:
    scope = office.scope(role, office.agency)
    assert {action for action in ACTIONS if may(scope, action, office.agency)} == allowed
    assert {action for action in ACTIONS if may(scope, action, office.one)} == allowed
    assert {action for action in ACTIONS if may(scope, action, office.government)} == set()
    assert {action for action in ACTIONS if may(scope, action, office.neighbour)} == set()


def test_an_unknown_action_is_a_mistake_of_ours(office: Office) -> None:
    with pytest.raises(ValueError, match="hapus"):
        may(PUBLIC, "hapus", office.agency)


def test_roles_count_from_their_first_to_their_last_day(office: Office) -> None:
    with system("uji"):
        person = Person.objects.create_user("siti", "Siti Contoh")
        Assignment.objects.create(
            person=person, org_unit=office.agency, role="planner", since=TODAY, until=TODAY + timedelta(days=1)
        )
    days = [TODAY + timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert [person_may(person, "accept", office.agency, day) for day in days] == [False, True, True, False]
    assert scope_of(person, days[0]).see == ()


def test_two_roles_add_up_and_the_wider_path_stands_for_both(office: Office) -> None:
    with system("uji"):
        person = Person.objects.create_user("siti", "Siti Contoh")
        for role, unit in (("operator", office.one), ("inspectorate", office.government)):
            Assignment.objects.create(person=person, org_unit=unit, role=role, since=date(2025, 1, 1))
    scope = scope_of(person, TODAY)
    assert scope.see == (office.government.path,)
    assert scope.edit == (office.one.path,)


def test_require_names_the_office_in_its_refusal(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        require(PUBLIC, "accept", office.agency, "menerima rencana untuk")
    assert refused.value.sentence == (
        "Anda tidak berwenang menerima rencana untuk KECAMATAN CONTOH. Mintalah kepada pejabat yang berwenang."
    )


def test_a_request_acts_for_its_person_and_then_nobody_acts(office: Office) -> None:
    seen: list[Scope] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(current())
        return HttpResponse()

    with system("uji"):
        person = Person.objects.create_user("siti", "Siti Contoh")
    for user in (person, AnonymousUser()):
        request = HttpRequest()
        request.user = user
        scope_of_request(view)(request)
    assert [scope.actor for scope in seen] == [person.pk, "publik"]
    assert current_or_none() is None


def test_names_of_all_units_can_be_listed_without_a_scope(office: Office) -> None:
    names = set(UnitName.objects.values_list("name", flat=True))
    assert names == {
        "KABUPATEN CONTOH", "KECAMATAN CONTOH", "KECAMATAN SEBELAH", "KELURAHAN SATU", "KELURAHAN SEPULUH",
    }  # fmt: skip
    with pytest.raises(ScopeMissing):
        Unit.objects.count()


def test_agency_settings_become_the_settings_documents_are_drawn_with(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        stored = AgencySettings.objects.create(
            org_unit=office.agency, letterhead=["PEMERINTAH", "KECAMATAN"], paper="F4", font="bookman", logo=b"<svg/>",
            logo_format="svg", place_of_signing="Contoh", first_party="PIHAK KESATU",
        )  # fmt: skip
        stored.refresh_from_db()
    assert stored.for_documents() == EngineSettings(
        letterhead=("PEMERINTAH", "KECAMATAN"), paper="F4", font="bookman", logo=b"<svg/>", logo_format="svg",
        place_of_signing="Contoh", first_party="PIHAK KESATU",
    )  # fmt: skip


def test_untouched_settings_are_those_of_the_engine(office: Office) -> None:
    assert AgencySettings(org_unit=office.agency).for_documents() == EngineSettings()


def test_a_person_needs_no_mail_and_no_password(office: Office) -> None:
    with system("uji"):
        person = Person.objects.create_user("siti")
    assert not person.has_usable_password()
    assert str(person) == "siti"
