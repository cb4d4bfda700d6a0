"""The verbs of invitations: make a link, revoke it, and accept it with a password that only the invited knows."""

import hashlib
import re
import secrets
from datetime import date, datetime, timedelta
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current, system
from selaras.registers.organisations.access import require
from selaras.registers.organisations.assigning import DOING, demand_role
from selaras.registers.organisations.models import Assignment, Invitation, Person, Unit
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
    now = timezone.now()
    waiting = Invitation.objects.filter(username=username, used_at=None, revoked_at=None, expires_at__gt=now).first()
    if waiting is not None:
        raise Refused(f"Undangan untuk {username} masih terbuka. Cabut dahulu undangan itu, lalu buat yang baru.")
    token, scope = secrets.token_urlsafe(32), current()
    made = Invitation.objects.create(
        org_unit=unit, role=role, username=username, name=name, since=since, until=until, token_digest=_digest(token),
        made_at=now, made_by_name=scope.name or scope.actor, expires_at=now + timedelta(days=DAYS),
    )  # fmt: skip
    sentence = f"Mengundang {name} sebagai {Role(role).label} di {unit.name}."
    log("invitation.made", sentence, unit=str(unit.pk), subject=str(made.pk))
    return Invited(made, token)


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


def accept_invitation(token: str, password: str) -> Person:
    """Use the link up: the account with this password and the role; one log entry in the name of the invited.

    Raises ``WeakPassword`` where the password is not taken, and ``Refused`` where the link is not open any more.
    """
    now = timezone.now()
    with transaction.atomic(), system("menerima undangan"):
        held = (
            Invitation.objects.select_for_update(of=("self",), no_key=True).filter(token_digest=_digest(token)).first()
        )
        if held is None or not held.is_open(now):
            raise Refused(_NO_LONGER)
        _demand_strong(password, held)
        if Person.objects.filter(username=held.username).exists():
            raise Refused(f"Nama pengguna {held.username} kini sudah dipakai. Mintalah undangan baru.")
        person = Person.objects.create_user(held.username, held.name, password)
        since = max(held.since, timezone.localdate(now))
        Assignment.objects.create(
            person=person, org_unit_id=held.org_unit_id, role=held.role, since=since, until=held.until
        )
        held.used_at, held.person = now, person.pk
        held.save()
        with system("menerima undangan", actor=person.pk, name=person.name):
            sentence = f"Menerima undangan sebagai {Role(held.role).label}."
            log("invitation.accepted", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return person


def _demand_strong(password: str, held: Invitation) -> None:
    try:
        validate_password(password, Person(username=held.username, name=held.name))
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
