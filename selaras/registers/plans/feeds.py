"""Calendar addresses: a token for one person and agency that can be taken back; only its digest is stored."""

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.actions import log
from selaras.registers.archive.scope import acting, current, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Person, Unit
from selaras.registers.plans.models import Feed


def feeds_of(person: Person, agency: Unit) -> list[Feed]:
    """The addresses of a person that still work, newest first."""
    with acting(replace(current(), everything=True)):
        return list(Feed.objects.filter(person=person, org_unit=agency, revoked_at__isnull=True))


@transaction.atomic
def open_feed(person: Person, agency: Unit, *, on: datetime | None = None) -> str:
    """A new token, which cannot be read again; one the person had for the agency before works no more."""
    at = on or timezone.now()
    token = secrets.token_urlsafe(24)
    with acting(replace(current(), everything=True)):
        Feed.objects.filter(person=person, org_unit=agency, revoked_at__isnull=True).update(revoked_at=at)
        Feed.objects.create(org_unit=agency, person=person, digest=_digest(token), made_at=at)
    log("feed.opened", f"Membuat alamat kalender {agency.name}.", unit=str(agency.pk), subject=person.pk)
    return token


@transaction.atomic
def revoke(person: Person, agency: Unit, *, on: datetime | None = None) -> int:
    """Let the person's addresses for the agency work no more; how many there were."""
    with acting(replace(current(), everything=True)):
        held = Feed.objects.filter(person=person, org_unit=agency, revoked_at__isnull=True)
        count = held.update(revoked_at=on or timezone.now())
    if count:
        log("feed.revoked", f"Mencabut alamat kalender {agency.name}.", unit=str(agency.pk), subject=person.pk)
    return count


def agency_of_token(token: str, today: date) -> Unit | None:
    """The agency whose calendar a token opens; None for one that was taken back, for a person who may no longer log in
    and for one who has no role left in or around the agency."""
    with system("membaca alamat kalender"):
        rows = Feed.objects.filter(digest=_digest(token), revoked_at__isnull=True)
        feed = rows.select_related("person", "org_unit").first()
        if feed is None or not feed.person.is_active:
            return None
        agency, person = feed.org_unit, feed.person
    seen = scope_of(person, today).see
    around = any(agency.path.startswith(path) or path.startswith(agency.path) for path in seen)
    return agency if around else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
