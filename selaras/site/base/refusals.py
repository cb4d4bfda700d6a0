"""Answers what a person may not do, or not now, in a sentence; nothing of it is an error of ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found

from selaras.registers.archive.limits import TooOften
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import OutOfScope


class Refusals:
    """Django middleware: ``Refused`` becomes a page with its sentence, ``OutOfScope`` a page that is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django for what a view raised."""
        if isinstance(error, Refused):
            return _refused(request, error)
        if isinstance(error, OutOfScope):
            return page_not_found(request, error)
        return None


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    context = {"sentence": error.sentence, "back": came_from(request)}
    answer = render(request, "base/refused.html", context, status=429 if isinstance(error, TooOften) else 409)
    if isinstance(error, TooOften):
        answer["Retry-After"] = str(error.seconds)
    return answer


def came_from(request: HttpRequest) -> str:
    """The page of this site the person came from, else the first page."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if ours else "/"


def too_old_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose secret is missing or too old."""
    return render(request, "base/csrf.html", {"back": came_from(request)}, status=403)
