"""Who gets which answer at the addresses of units, posts, officials, roles, owners of documents and rights."""

from collections.abc import Callable
from datetime import date
from typing import Any

from selaras.registers.archive.scope import system
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.assigning import give_role
from selaras.registers.organisations.inviting import invite
from selaras.registers.organisations.models import Appointment, Assignment, Invitation, Official, Person, Position
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from tests.site.visiting import ANYBODY, GONE, MEMBERS, OK, THERE, WRONG, Case, Visit, answers, at

DAY = date(2025, 1, 1)
KEEPERS = answers(GONE, planner=OK, camat=OK, administrator=OK)
KEPT = answers(GONE, planner=THERE, camat=THERE, administrator=THERE)
WRONGLY = answers(GONE, planner=WRONG, camat=WRONG, administrator=WRONG)
ADMINISTRATORS = answers(GONE, administrator=OK)
MANAGED = answers(GONE, administrator=THERE)


def staffed(case: Case) -> tuple[Position, Official, Appointment]:
    """The post of the lurah, an official, and the appointment; entered where the case has none yet."""
    with system("uji"):
        post = Position.objects.filter(org_unit=case.town.one).first()
        if post is None:
            post = enter_position(case.town.one, Post("Lurah Satu", is_head=True), DAY)
            official = enter_official(case.town.agency, Who("Pejabat Contoh"), DAY).official
            begin_appointment(post, official, Term(DAY))
        return post, Official.objects.get(), Appointment.objects.get()


def post(case: Case) -> list[Any]:
    return [case.town.agency.pk, staffed(case)[0].pk]


def official(case: Case) -> list[Any]:
    return [case.town.agency.pk, staffed(case)[1].pk]


def appointment(case: Case) -> list[Any]:
    return [case.town.agency.pk, staffed(case)[2].pk]


def one(case: Case) -> list[Any]:
    return [case.town.agency.pk, case.town.one.pk]


def two(case: Case) -> list[Any]:
    return [case.town.agency.pk, case.town.two.pk]


def assignment(case: Case) -> list[Any]:
    with system("uji"):
        person = Person.objects.filter(username="siapa").first() or Person.objects.create_user("siapa", "Siapa Contoh")
        held = Assignment.objects.filter(person=person).first() or give_role("siapa", "operator", case.town.one, DAY)
    return [case.town.agency.pk, held.pk]


def invitation(case: Case) -> list[Any]:
    with system("uji"):
        held = Invitation.objects.first() or invite("baru", "Baru Contoh", "operator", case.town.one, DAY).invitation
    return [case.town.agency.pk, held.pk]


def link(case: Case) -> list[Any]:
    with system("uji"):
        Invitation.objects.all().delete()
        return [invite("baru", "Baru Contoh", "operator", case.town.one, DAY).token]


def sent(**data: str) -> Callable[[Case], dict[str, str]]:
    return lambda case: data


VISITS = [
    Visit("people:units", answers(OK), at),
    Visit("people:unit", answers(OK), one),
    Visit("people:unit", answers(OK, own=GONE), two),
    Visit("people:unit_add", KEEPERS, at),
    Visit(
        "people:unit_add",
        KEPT,
        at,
        lambda case: {"parent": case.town.agency.pk, "kind": "seksi", "name": "Seksi Pelayanan"},
    ),
    Visit("people:unit_change", KEEPERS, one),
    Visit("people:unit_change", WRONGLY, one, sent(name="")),
    Visit("people:unit_retire", KEPT, two, sent(until="2025-03-03")),
    Visit("people:position_add", KEEPERS, one),
    Visit("people:position_add", KEPT, two, sent(name="Lurah Dua", is_head="on")),
    Visit("people:position_change", KEEPERS, post),
    Visit("people:position_retire", WRONGLY, post, sent(until="2025-03-03")),
    Visit("people:officials", KEEPERS, at),
    Visit("people:official_add", KEEPERS, at),
    Visit("people:official_add", WRONGLY, at, sent(name="Contoh", nip="123")),
    Visit("people:official_change", KEEPERS, official),
    Visit("people:appointment_begin", KEEPERS, post),
    Visit("people:appointment_end", KEPT, appointment, sent(until="2025-03-03")),
    Visit("people:roles", ADMINISTRATORS, at),
    Visit("people:role_give", ADMINISTRATORS, at),
    Visit("people:role_revoke", MANAGED, assignment, sent()),
    Visit("people:new_password", ADMINISTRATORS, assignment, sent()),
    Visit("people:invite", ADMINISTRATORS, at),
    Visit("people:invitation_revoke", MANAGED, invitation, sent()),
    Visit("people:invitation", ANYBODY, link),
    Visit("people:owners", ADMINISTRATORS, at),
    Visit("people:account", MEMBERS),
    Visit("people:why", MEMBERS),
]
