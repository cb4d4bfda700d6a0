"""What anybody sees: where to complain, and how far a complaint got, by the number on its receipt."""

from typing import Final

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from selaras.registers.archive.limits import count
from selaras.registers.complaints.actions import followed
from selaras.site.base.access import Request
from selaras.site.base.limits import COMPLAINT_FOLLOWED, address_of
from selaras.site.base.page import show

LAPOR: Final = "https://www.lapor.go.id"
"""The national channel of complaints (Perpres 76/2013)."""


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: Request) -> HttpResponse:
    """Asks for the number and tells what became of its complaint. It is sent in a form: it stands in no address."""
    typed = request.POST.get("nomor", "")
    if request.method == "POST":
        count(COMPLAINT_FOLLOWED, address_of(request))
    told = followed(typed) if typed else None
    missing = request.method == "POST" and told is None
    context = {
        "title": "Ikuti pengaduan",
        "lapor": LAPOR,
        "typed": typed if missing else "",
        "found": told,
        "missing": missing,
    }
    answer = show(request, "complaints/follow.html", context, status=422 if missing else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer
