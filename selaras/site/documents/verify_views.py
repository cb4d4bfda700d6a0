"""The public page behind the code on a printed document: is it genuine, and does it still hold."""

import re

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from selaras.registers.archive.limits import count
from selaras.registers.issuing.verification import verification
from selaras.site.base.access import Request
from selaras.site.base.limits import VERIFY, address_of
from selaras.site.base.page import show

_ID = re.compile(r"[0-9a-f]{16}")


@require_safe
def verify(request: Request, document: str) -> HttpResponse:
    """For everybody, without a login. An unknown id is a page that says so."""
    count(VERIFY, address_of(request))
    known = verification(document) if _ID.fullmatch(document) else None
    if known is None:
        return show(request, "documents/verify_unknown.html", {"id": document[:40]}, status=404)
    return show(request, "documents/verify.html", {"document": known})
