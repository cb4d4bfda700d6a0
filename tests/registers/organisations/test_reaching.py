"""The address for reminders: given by the person alone, kept out of log and trail."""

import pytest

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.models import Person
from selaras.registers.organisations.reaching import change_email, email_of
from tests.registers.conftest import Office


@pytest.fixture
def person(office: Office) -> Person:
    with system("uji"):
        return Person.objects.create_user("budi", "Budi Contoh")


def change(office: Office, person: Person, typed: str) -> str:
    with acting(replace(office.scope("operator", office.one), actor=person.pk, name=person.name)):
        change_email(person, typed)
    return email_of(Person.objects.get(pk=person.pk))


def test_a_person_gives_an_address_and_takes_it_away(office: Office, person: Person) -> None:
    assert email_of(person) == ""
    assert change(office, person, " budi@contoh.test ") == "budi@contoh.test"
    assert change(office, person, "") == ""
    with system("uji"):
        told = [entry.sentence for entry in LogEntry.objects.order_by("id")]
        kept = [f"{row.before}{row.after}" for row in TrailRow.objects.all()]
    assert told == ["Mengubah alamat surel untuk pengingat.", "Menghapus alamat surel untuk pengingat."]
    assert not [text for text in kept if "budi@contoh.test" in text]


def test_the_same_address_again_tells_nothing(office: Office, person: Person) -> None:
    change(office, person, "budi@contoh.test")
    change(office, person, "budi@contoh.test")
    with system("uji"):
        assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["budi", "budi@", "budi@contoh.test, dua@contoh.test", f"{'b' * 60}@{'c.' * 110}test"]
)
def test_what_is_no_address_is_said_and_changes_nothing(office: Office, person: Person, typed: str) -> None:
    with pytest.raises(Refused, match="Alamat surel ini"):
        change(office, person, typed)
    assert email_of(Person.objects.get(pk=person.pk)) == ""


def test_nobody_changes_the_address_of_somebody_else(office: Office, person: Person) -> None:
    with acting(office.scope("administrator", office.agency)), pytest.raises(Refused, match="orangnya sendiri"):
        change_email(person, "lain@contoh.test")
