"""The verbs of invitations: make a link, revoke it, and use it with a password that only the invited knows."""

import hashlib
import re
import secrets
from datetime import date, datetime, timedelta
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current, system
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.assigning import DOING, demand_role
from selaras.registers.organisations.models import Assignment, Invitation, Person, Unit
from selaras.registers.organisations.reaching import valid_email
from selaras.registers.organisations.roles import PEOPLE, Role

DAYS: Final = 7
"""How long a link can be used."""
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
_NO_LONGER: Final = (
    "Undangan ini sudah dipakai, dicabut, atau lewat waktunya. Mintalah undangan baru kepada administrator."
)


class Invited(Frozen):
    """The invitation and the secret of its link, which is told this once and kept nowhere."""

    invitation: Invitation
    token: str


class WeakPassword(Refused):
    """The password was not taken; ``sentence`` says why. The link can still be used."""


@transaction.atomic
def invite(username: str, name: str, role: str, unit: Unit, since: date, until: date | None = None) -> Invited:
    """A link by which somebody new chooses a password and then holds the role; one log entry.

    ``since`` and ``until`` are the first and the last day of the role (None: without an end). Raises ``Refused`` for a
    user name that is taken, waits in another link, or is none.
    """
    require(current(), PEOPLE, unit, DOING)
    demand_role(role, unit, since, until)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    username, name = username.strip().lower(), " ".join(name.split())
    _demand_name(username, name)
    made = _made(Invitation(org_unit=unit, role=role, username=username, name=name, since=since, until=until))
    sentence = f"Mengundang {name} sebagai {Role(role).label} di {unit.name}."
    log("invitation.made", sentence, unit=str(unit.pk), subject=str(made.invitation.pk))
    return made


@transaction.atomic
def invite_to_new_password(assignment: Assignment, on: date) -> Invited:
    """A link by which somebody who holds a role chooses a new password; the old one is good until then. One log entry.

    Raises ``Refused`` unless the one who acts gives roles wherever this person holds one: a link to an account opens
    everything that the account may do.
    """
    require(current(), PEOPLE, assignment.org_unit, DOING)
    Unit.objects.select_for_update(no_key=True).get(pk=assignment.org_unit_id)
    person = assignment.person
    with system("peran orang yang meminta kata sandi"):
        held = Assignment.objects.filter(Q(until__isnull=True) | Q(until__gte=on), person=person)
        elsewhere = [row.org_unit for row in held.select_related("org_unit")]
    for unit in elsewhere:
        if not may(current(), PEOPLE, unit):
            raise Refused(f"{person.name} juga memegang peran di {unit.name}. Mintalah kepada administrator di sana.")
    row = Invitation(org_unit=assignment.org_unit, username=person.username, name=person.name, since=on)
    row.person = person.pk
    made = _made(row)
    sentence = f"Membuat tautan kata sandi baru untuk {person.name}."
    log("password.invited", sentence, unit=str(row.org_unit_id), subject=str(row.pk))
    return made


def _made(row: Invitation) -> Invited:
    """The row with its secret and its end, stored. Raises ``Refused`` while another link of this user name is open."""
    now, token, scope = timezone.now(), secrets.token_urlsafe(32), current()
    same = Invitation.objects.filter(username=row.username, used_at=None, revoked_at=None, expires_at__gt=now)
    if same.exists():
        raise Refused(f"Tautan untuk {row.username} masih terbuka. Cabut dahulu tautan itu, lalu buat yang baru.")
    row.token_digest, row.made_by_name = _digest(token), scope.name or scope.actor
    row.made_at, row.expires_at = now, now + timedelta(days=DAYS)
    row.save()
    return Invited(row, token)


def _demand_name(username: str, name: str) -> None:
    if not name:
        raise Refused("Nama orang yang diundang harus diisi.")
    if not _USERNAME.fullmatch(username):
        raise Refused("Nama pengguna memakai huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi.")
    if Person.objects.filter(username=username).exists():
        raise Refused(
            f"Nama pengguna {username} sudah dipakai. Beri peran kepada akun itu, atau pilih nama pengguna lain."
        )


@transaction.atomic
def revoke_invitation(invitation: Invitation) -> Invitation:
    """The link can be used no longer. Revoking what is used or revoked changes nothing."""
    require(current(), PEOPLE, invitation.org_unit, DOING)
    held = Invitation.objects.select_for_update(of=("self",), no_key=True).get(pk=invitation.pk)
    if held.used_at is not None or held.revoked_at is not None:
        return held
    held.revoked_at = timezone.now()
    held.save()
    log("invitation.revoked", f"Mencabut undangan {held}.", unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation behind a link while it can be used; None for anything else. Asked by people without an account."""
    with system("membaca undangan"):
        found = Invitation.objects.filter(token_digest=_digest(token)).select_related("org_unit").first()
    return found if found is not None and found.is_open(at) else None


def accept_invitation(token: str, password: str, email: str = "") -> Person:
    """Use the link up: the account with this password and the role; one log entry in the name of the invited.

    ``email`` is the address for reminders that a new account begins with; a link to a new password changes none.
    Raises ``WeakPassword`` where the password is not taken, and ``Refused`` for what is no address and where the link
    is not open any more.
    """
    now = timezone.now()
    with transaction.atomic(), system("menerima undangan"):
        held = (
            Invitation.objects.select_for_update(of=("self",), no_key=True).filter(token_digest=_digest(token)).first()
        )
        if held is None or not held.is_open(now):
            raise Refused(_NO_LONGER)
        _demand_strong(password, held)
        if held.is_for_password:
            person, sentence = _renewed(held, password), "Mengganti kata sandi lewat tautan."
        else:
            person = _joined(held, password, valid_email(email), timezone.localdate(now))
            sentence = f"Menerima undangan sebagai {Role(held.role).label}."
        held.used_at, held.person = now, person.pk
        held.save()
        with system("menerima undangan", actor=person.pk, name=person.name):
            log("invitation.accepted", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return person


def _renewed(held: Invitation, password: str) -> Person:
    """The account with its new password; every session of the old one ends with it."""
    person = Person.objects.get(pk=held.person)
    person.set_password(password)
    person.save()
    return person


def _joined(held: Invitation, password: str, email: str, today: date) -> Person:
    """The new account with its role, which begins no earlier than the account."""
    if Person.objects.filter(username=held.username).exists():
        raise Refused(f"Nama pengguna {held.username} kini sudah dipakai. Mintalah undangan baru.")
    person = Person.objects.create_user(held.username, held.name, password, email=email)
    since = max(held.since, today)
    Assignment.objects.create(
        person=person, org_unit_id=held.org_unit_id, role=held.role, since=since, until=held.until
    )
    return person


def _demand_strong(password: str, held: Invitation) -> None:
    try:
        validate_password(password, Person(username=held.username, name=held.name))
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
