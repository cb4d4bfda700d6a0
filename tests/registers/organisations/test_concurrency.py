"""Two people at once on one post, one link and one unit: the database lets one go first, and nothing is doubled."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.inviting import accept_invitation, invite
from selaras.registers.organisations.models import Appointment, Assignment, Person, Position, Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.organisations.units import add_unit
from tests.registers.conftest import TODAY, make_office

pytestmark = pytest.mark.django_db(transaction=True)
STRONG = "kuda baterai staples benar"


def together(*works: Callable[[], object]) -> list[str]:
    """What each work came to: the sentence of a refusal, or nothing; all start at the same moment."""
    start = threading.Barrier(len(works))
    told = ["tidak selesai"] * len(works)

    def run(number: int, work: Callable[[], object]) -> None:
        start.wait()
        try:
            with system("uji", actor=f"orang-{number}"):
                work()
            told[number] = ""
        except Refused as refusal:
            told[number] = refusal.sentence
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number, work)) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


def test_of_two_appointments_to_one_post_one_is_refused() -> None:
    office = make_office()
    with system("uji"):
        post = enter_position(office.agency, Post("Camat Contoh", is_head=True), TODAY)
        officials = [enter_official(office.agency, Who(f"Contoh {n}"), TODAY).official for n in range(2)]
    told = together(*(lambda who=who: begin_appointment(post, who, Term(TODAY)) for who in officials))
    assert sorted(map(bool, told)) == [False, True]
    assert "sudah dipegang" in max(told)
    with system("uji"):
        assert Appointment.objects.count() == 1


def test_a_link_that_is_used_twice_at_once_makes_one_account() -> None:
    office = make_office()
    with system("uji"):
        token = invite("budi", "Budi Contoh", "operator", office.one, TODAY).token
    told = together(lambda: accept_invitation(token, STRONG), lambda: accept_invitation(token, f"{STRONG} juga"))
    assert sorted(map(bool, told)) == [False, True]
    assert "sudah dipakai" in max(told)
    assert Person.objects.filter(username="budi").count() == 1
    with system("uji"):
        assert Assignment.objects.count() == 1


def test_two_heads_and_two_units_of_one_name_do_not_come_to_be_at_once() -> None:
    office = make_office()
    heads = [Post(name, is_head=True) for name in ("Camat Satu", "Camat Dua")]
    told = together(*(lambda post=post: enter_position(office.agency, post, TODAY) for post in heads))
    assert sorted(map(bool, told)) == [False, True]
    told = together(*[lambda: add_unit(office.agency, "seksi", "Seksi Pelayanan", TODAY)] * 2)
    assert sorted(map(bool, told)) == [False, True]
    with system("uji"):
        assert (Position.objects.count(), Unit.objects.filter(kind="seksi").count()) == (1, 1)
