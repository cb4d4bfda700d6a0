"""Surveys on paper: forms with serial numbers to print, and nine digits a line typed back by an officer."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from selaras.engine.tables.period import read_day
from selaras.registers.archive.refused import Refused
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.surveys.models import Wave
from selaras.registers.surveys.papers import Outcome, State, key, waiting
from selaras.site.base.access import MemberRequest, demand, members
from selaras.site.base.page import show
from selaras.site.surveys.asked import questions
from selaras.site.surveys.finding import wave_of

_MOST_PRINTED: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
@members
def typing(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """The page on which paper forms are typed; what cannot be read comes back as it was typed."""
    unit, held = wave_of(agency, wave)
    demand(request, EDIT, held.org_unit)
    if request.method != "POST":
        return _page(request, unit, held, "", [])
    text = request.POST.get("baris", "")
    on = read_day(request.POST.get("tanggal", "")) or timezone.localdate()
    try:
        outcomes = key(held.pk, text, on)
    except Refused as refused:
        messages.error(request, str(refused))
        return _page(request, unit, held, text, [], 409)
    counted = sum(outcome.state is State.COUNTED for outcome in outcomes)
    messages.success(request, f"{len(outcomes)} lembar diterima, {counted} di antaranya kini dihitung.")
    return _page(request, unit, held, "", outcomes)


def _page(
    request: MemberRequest, unit: Unit, wave: Wave, text: str, outcomes: list[Outcome], status: int = 200
) -> HttpResponse:
    context = {
        "title": f"Mengetik lembar {wave.title}",
        "wave": wave,
        "text": text,
        "outcomes": outcomes,
        "waiting": waiting(wave),
        "day": request.POST.get("tanggal", "") or str(min(max(timezone.localdate(), wave.since), wave.until)),
    }
    return show(request, "surveys/typing.html", context, agency=unit, year=wave.year, section="surveys", status=status)


@require_safe
@members
def sheets(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """Paper forms to print, each with its number; the answers stand in the order in which they are typed."""
    unit, held = wave_of(agency, wave)
    first, count = _whole(request.GET.get("dari", ""), 1), _whole(request.GET.get("banyak", ""), 10)
    asked = sorted(questions(current_law(), held.until, {}), key=lambda question: question.name)
    context = {
        "title": f"Lembar {held.title}",
        "wave": held,
        "numbers": range(first, first + min(count, _MOST_PRINTED)),
        "first": first,
        "count": count,
        "most": _MOST_PRINTED,
        "questions": asked,
    }
    return show(request, "surveys/sheets.html", context, agency=unit, year=held.year, section="surveys")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 and int(text) > 0 else otherwise
