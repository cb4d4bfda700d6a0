"""Roles given and revoked from the pages: by administrators alone, each with one log entry."""

from datetime import date, timedelta

import pytest

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import person_may
from selaras.registers.organisations.assigning import give_role, revoke_role, roles_below
from selaras.registers.organisations.models import Assignment, Person
from tests.registers.conftest import TODAY, Office


@pytest.fixture
def budi(db: None) -> Person:
    with system("uji"):
        return Person.objects.create_user("budi", "Budi Contoh")


def told() -> list[str]:
    with system("uji"):
        return [entry.sentence for entry in LogEntry.objects.order_by("id")]


def test_a_role_is_given_from_a_day_to_a_day_and_ends_by_itself(office: Office, budi: Person) -> None:
    with acting(office.scope("administrator", office.agency)):
        give_role(" Budi ", "operator", office.one, TODAY, TODAY + timedelta(days=1))
    days = [TODAY + timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert [person_may(budi, "edit", office.one, day) for day in days] == [False, True, True, False]
    assert told() == ["Memberi Budi Contoh peran Operator di KELURAHAN SATU sejak 3 Maret 2025 sampai 4 Maret 2025."]


def test_a_revoked_role_is_gone_the_same_day_and_stays_in_history(office: Office, budi: Person) -> None:
    with acting(office.scope("administrator", office.agency)):
        held = give_role("budi", "operator", office.one, date(2025, 1, 1))
        revoke_role(held, TODAY)
        revoke_role(held, TODAY + timedelta(days=5))
        assert [each.until for each in roles_below(office.one)] == [TODAY - timedelta(days=1)]
    assert person_may(budi, "edit", office.one, TODAY - timedelta(days=1))
    assert not person_may(budi, "edit", office.one, TODAY)
    assert told()[1:] == ["Mencabut peran Operator dari Budi Contoh di KELURAHAN SATU."]


@pytest.mark.parametrize(
    ("username", "role", "sentence"),
    [
        ("siti", "operator", "Tidak ada akun dengan nama pengguna “siti”. Undanglah orangnya dengan tautan."),
        ("budi", "raja", "Peran “raja” tidak dikenal. Pilih dari daftar."),
        ("budi", "public", "Peran “public” tidak dikenal. Pilih dari daftar."),
        ("budi", "planner", "Budi Contoh sudah menjadi Perencana di KECAMATAN CONTOH sejak 1 Januari 2025."),
    ],
)
def test_what_cannot_be_given_is_said(office: Office, budi: Person, username: str, role: str, sentence: str) -> None:
    with acting(office.scope("administrator", office.government)):
        give_role("budi", "planner", office.agency, date(2025, 1, 1))
        with pytest.raises(Refused) as refused:
            give_role(username, role, office.agency, TODAY)
    assert refused.value.sentence == sentence


def test_the_same_role_is_given_again_after_it_ended(office: Office, budi: Person) -> None:
    with acting(office.scope("administrator", office.government)):
        give_role("budi", "planner", office.agency, date(2025, 1, 1), date(2025, 2, 1))
        give_role("budi", "planner", office.agency, date(2025, 2, 2))
        assert Assignment.objects.filter(person=budi).count() == 2


def test_a_role_given_and_revoked_in_error_is_given_again_the_same_day(office: Office, budi: Person) -> None:
    with acting(office.scope("administrator", office.government)):
        revoke_role(give_role("budi", "planner", office.agency, TODAY), TODAY)
        give_role("budi", "planner", office.agency, TODAY)
    assert person_may(budi, "accept", office.agency, TODAY)


@pytest.mark.parametrize("role", ["planner", "camat", "unit_head", "bappeda"])
def test_nobody_else_gives_roles(office: Office, budi: Person, role: str) -> None:
    with acting(office.scope(role, office.agency)), pytest.raises(Refused, match="Anda tidak berwenang mengatur peran"):
        give_role("budi", "operator", office.one, TODAY)


def test_an_administrator_of_an_agency_gives_none_above_or_beside_it(office: Office, budi: Person) -> None:
    with acting(office.scope("administrator", office.agency)):
        for unit in (office.government, office.neighbour):
            with pytest.raises(Refused, match="Anda tidak berwenang"):
                give_role("budi", "administrator", unit, TODAY)


def test_the_last_administrator_stays_until_there_is_another(office: Office, budi: Person) -> None:
    scope = office.scope("administrator", office.government)
    with acting(scope):
        mine = Assignment.objects.get(person_id=scope.actor)
        with pytest.raises(Refused, match="satu-satunya administrator di KABUPATEN CONTOH"):
            revoke_role(mine, TODAY)
        give_role("budi", "administrator", office.agency, date(2025, 1, 1))
        with pytest.raises(Refused, match="satu-satunya administrator"):  # one below does not count
            revoke_role(mine, TODAY)
        give_role("budi", "administrator", office.government, date(2025, 1, 1))
        assert revoke_role(mine, TODAY).until == TODAY - timedelta(days=1)
