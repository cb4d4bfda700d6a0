"""Lets the person of each request act, and nobody else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from selaras.registers.archive.scope import acting
from selaras.registers.organisations.access import PUBLIC, scope_of
from selaras.registers.organisations.models import Person


def scope_of_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Django middleware. ``request.scope`` is the scope of the person; without a login it sees nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        known = isinstance(person, Person) or getattr(person, "is_authenticated", False)
        scope = scope_of(person, timezone.localdate()) if known else PUBLIC  # type: ignore[arg-type]  # known is true of people only
        request.scope = scope  # type: ignore[attr-defined]  # Django's way to hand things to views
        with acting(scope):
            return get_response(request)

    return middleware
