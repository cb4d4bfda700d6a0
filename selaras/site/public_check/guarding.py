"""What every request of a stranger passes: the switch, the size, the count, and a form of our own."""

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from selaras.registers.archive.limits import Limit, count
from selaras.registers.archive.refused import Refused
from selaras.site.base.access import Request
from selaras.site.base.limits import address_of
from selaras.site.base.page import show
from selaras.site.base.refusals import refused
from selaras.site.public_check.sending import InMemory

View = Callable[[Request], HttpResponse]
NO_ROOM: Final = 413
_LOG = logging.getLogger(__name__)


def for_anybody(largest: int, limit: Limit, too_large: View) -> Callable[[View], View]:
    """A view for people without an account that takes at most ``largest`` bytes, and ``too_large`` for more of them.

    The body is looked at only behind these: the check of a form's secret would read it whole and write it to the disk,
    so that check comes after, from in here.
    """

    def guard(view: View) -> View:
        checked = csrf_protect(require_http_methods(["GET", "HEAD", "POST"])(view))

        @csrf_exempt
        @wraps(view)
        def guarded(request: Request) -> HttpResponse:
            try:
                answer = _answer(request, checked, largest, limit, too_large)
            except Refused as error:
                answer = refused(request, error)
                answer["X-Robots-Tag"] = "noindex"
            answer["Cache-Control"] = "no-store"
            return answer

        return guarded

    return guard


def _answer(request: Request, view: View, largest: int, limit: Limit, too_large: View) -> HttpResponse:
    if not settings.SELARAS_PUBLIC_CHECK:
        return show(request, "public_check/off.html", {}, status=404)
    if request.method == "POST":
        if _length(request) > largest:
            return too_large(request)
        count(limit, address_of(request))
        request.upload_handlers = [InMemory(request)]
    try:
        return view(request)
    except (Refused, SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        raise
    except Exception as error:
        # The words of an error may be out of the file, so the log gets its kind and its line alone.
        _LOG.error("the check without an account failed: %s", _where(error))
        return render(request, "500.html", status=500)


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {'/'.join(Path(last.filename).parts[-2:])}:{last.lineno}"


def _length(request: HttpRequest) -> int:
    """How long the sender says the body is, which a middleware has found to be a number; no more is read."""
    return int(str(request.META.get("CONTENT_LENGTH") or "0"))
