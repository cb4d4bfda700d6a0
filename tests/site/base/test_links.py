"""Login by a link: once, from this machine, for people without a password."""

import pytest
from django.core import signing
from django.test import Client

from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Person
from selaras.site.base.links import login_link, person_of
from tests.site.people import Town


def token_of(link: str) -> str:
    return link.strip("/").rpartition("/")[2]


def test_looking_at_a_link_does_not_use_it_up(town: Town) -> None:
    link = login_link(town.people["planner"])
    browser = Client()
    assert "Masuk sebagai" in browser.get(link).content.decode()
    assert person_of(token_of(link)) == town.people["planner"]
    assert browser.get("/").status_code == 200  # still the door


def test_a_link_logs_in_once(town: Town) -> None:
    link = login_link(town.people["planner"])
    first, second = Client(), Client()
    assert first.post(link).headers["Location"] == "/"
    assert first.get("/").headers["Location"] == f"/pd/{town.agency.pk}/"
    assert second.post(link).status_code == 410
    assert "sudah tidak berlaku" in second.get(link).content.decode()
    assert second.get("/").status_code == 200


@pytest.mark.parametrize(
    "meta", [{"REMOTE_ADDR": "10.1.1.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"REMOTE_ADDR": ""}]
)
def test_a_link_works_only_on_this_machine(town: Town, meta: dict[str, str]) -> None:
    link = login_link(town.people["planner"])
    assert Client(**meta).post(link).status_code == 404  # type: ignore[arg-type]  # the stubs name each keyword
    assert person_of(token_of(link)) is not None


def test_a_link_is_not_for_people_with_a_password(town: Town) -> None:
    person = town.people["camat"]
    link = login_link(person)
    with system("uji"):
        person.set_password("kata sandi yang panjang")
        person.save()
    assert person_of(token_of(link)) is None
    with pytest.raises(ValueError, match="logs in by it"):
        login_link(person)


def test_a_link_is_not_for_somebody_who_was_locked_out(town: Town) -> None:
    link = login_link(town.people["camat"])
    with system("uji"):
        Person.objects.filter(pk=town.people["camat"].pk).update(is_active=False)
    assert person_of(token_of(link)) is None


def test_a_forged_link_is_nobody(town: Town) -> None:
    forged = signing.dumps({"person": town.people["camat"].pk, "seen": ""}, key="another key of another site", salt="x")
    assert person_of(forged) is None
    assert person_of("sembarang") is None
