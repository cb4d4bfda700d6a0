"""Links that log a person of the demo in once, from this machine only; so no demo person needs a password."""

from ipaddress import ip_address

from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from selaras.registers.organisations.models import Person

_SALT = "selaras.login-link"
_HOURS = 12
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def login_link(person: Person) -> str:
    """The path of a link for one login within twelve hours. Raises ``ValueError`` for a person who has a password."""
    if person.has_usable_password():
        raise ValueError("a person with a password logs in by it")
    token = signing.dumps({"person": person.pk, "seen": _last_seen(person)}, salt=_SALT)
    return reverse("base:login_link", args=[token])


def person_of(token: str) -> Person | None:
    """The person a link is for, or None where it is wrong, too old or used."""
    try:
        told = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=told["person"], is_active=True).first()
    fresh = person is not None and not person.has_usable_password() and _last_seen(person) == told["seen"]
    return person if fresh else None


def enter(request: HttpRequest, person: Person) -> bool:
    """Logs the person in and uses the link up; False when another request was first."""
    unused = Person.objects.filter(pk=person.pk, last_login=person.last_login)
    if not unused.update(last_login=timezone.now()):
        return False
    person.refresh_from_db()
    login(request, person, backend=_BACKEND)
    return True


def from_this_machine(request: HttpRequest) -> bool:
    """True for a browser on this machine that no proxy stands in front of."""
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-Ip"))
    try:
        return not forwarded and ip_address(address).is_loopback
    except ValueError:
        return False


def _last_seen(person: Person) -> str:
    return person.last_login.isoformat() if person.last_login else ""
