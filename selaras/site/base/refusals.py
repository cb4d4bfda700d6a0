"""Answers what a person may not do, or not now, in a sentence; nothing of it is an error of ours."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found

from selaras.registers.archive.limits import TooOften
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import OutOfScope

# What somebody without a login sends at the most: the form of a check without an account (8 MB).
LARGEST_OF_ANYBODY = 9 * 1024 * 1024
# Files above 50 MB are refused at their field in words of its own; this is for what no form of ours ever sends.
LARGEST_BODY = 64 * 1024 * 1024
LAST_YEAR = 9998
_CHARSETS = ("utf-8", "utf8")
_ODD_CHARSET = "Kiriman ini tidak ditulis sebagai UTF-8, sehingga tidak dapat dibaca."
_NUL = "Kiriman ini memuat tanda yang tidak dapat disimpan. Ketik ulang isian yang Anda tempelkan dari tempat lain."
_TOO_LARGE = "Kiriman ini terlalu besar. Berkas rencana paling besar 50 MB."


class Refusals:
    """Django middleware: ``Refused`` becomes a page with its sentence, ``OutOfScope`` a page that is not there.

    What is too large is refused before anything of it is read: the check of a form's secret reads it whole, and writes
    files to the disk, for anybody. No browser keeps a page of somebody who has logged in: office computers are shared.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > LARGEST_BODY or self._strange(request):
            return _told(request, _TOO_LARGE, 413)
        if request.content_params and request.content_params.get("charset", "utf-8").lower() not in _CHARSETS:
            return _told(request, _ODD_CHARSET, 400)
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    @staticmethod
    def _strange(request: HttpRequest) -> bool:
        """Whether it is more than anybody without a login has reason to send."""
        return _length(request) > LARGEST_OF_ANYBODY and not request.user.is_authenticated

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Called by Django before a view: a year of an address is one of the calendar, with a year behind it; and a NUL
        is in no text of an office, and PostgreSQL keeps none."""
        year = kwargs.get("year", LAST_YEAR)
        if isinstance(year, int) and not 0 < year <= LAST_YEAR:
            raise Http404
        # A view without the check of a form's secret reads its body itself, and does its own counting before.
        forms = (request.GET,) if getattr(view, "csrf_exempt", False) else (request.GET, request.POST)
        sent = (text for form in forms for values in form.lists() for text in _texts(*values))
        if "\0" in request.path or any("\0" in text for text in sent):
            return _told(request, _NUL, 400)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django for what a view raised."""
        if isinstance(error, Refused):
            return refused(request, error)
        if isinstance(error, OutOfScope):
            return page_not_found(request, error)
        return None


def _texts(name: str, values: list[str]) -> list[str]:
    return [name, *values]


def _length(request: HttpRequest) -> int:
    """How long the sender says the body is; Django reads no further than that."""
    stated = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(stated) if stated.isdecimal() and len(stated) < 16 else LARGEST_BODY + 1


def _told(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "base/refused.html", {"sentence": sentence, "back": came_from(request)}, status=status)


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """The page with the sentence of what is refused, 429 where it may be tried again later."""
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
