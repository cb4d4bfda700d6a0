"""The one way from an address to what it names: the object, or 404 where it is missing or not this person's to see."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from selaras.registers.archive.scope import Scope
from selaras.registers.organisations.access import may
from selaras.registers.organisations.models import Person, Unit

M = TypeVar("M", bound=Model)
P = ParamSpec("P")


class Request(HttpRequest):
    """A request as the middleware hands it on: with the scope of the person who asks."""

    scope: Scope
    htmx: Any


class MemberRequest(Request):
    """A request of somebody who has logged in."""

    user: Person


View = Callable[Concatenate[MemberRequest, P], HttpResponseBase]


def members(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page for people with a login; everybody else is led to the login page and back."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # the middleware and login_required made it one

    return guarded


def found(rows: QuerySet[M]) -> M:
    """The one row of a scoped queryset. Raises ``Http404`` where there is none that this person may see."""
    row = rows.first()
    if row is None:
        raise Http404
    return row


def agency_of(agency: str) -> Unit:
    """The agency of an address. Raises ``Http404`` outside the scope."""
    return found(Unit.objects.filter(pk=agency, level=Unit.Level.AGENCY))


def allowed(request: Request, action: str, unit: Unit) -> bool:
    """Whether to offer an action at all; the action itself asks again."""
    return may(request.scope, action, unit)


def demand(request: Request, action: str, unit: Unit) -> None:
    """Raises ``Http404`` where this person may see the unit but has no business on the page."""
    if not allowed(request, action, unit):
        raise Http404


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that a form stood on, with its filters and its place; never an address elsewhere."""
    back = request.POST.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, None) else otherwise
