"""The form of a survey for anybody: no login, no script, nothing that tells who answered; sent twice it counts once."""

from typing import Final, NamedTuple

from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.registers.archive.limits import count
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.law.actions import current_law
from selaras.registers.surveys.actions import answer
from selaras.registers.surveys.models import Response, Wave, drawn
from selaras.site.base.access import Request
from selaras.site.base.limits import SURVEY, address_of
from selaras.site.base.page import show
from selaras.site.surveys.asked import given, profile, questions

_SALT: Final = "selaras.survey"
_COOKIE: Final = "survei"
_QUICK: Final = 8
"""Seconds in which nobody reads nine questions."""
_DAY: Final = 60 * 60 * 24
_KEPT: Final = 60 * _DAY


class _Ticket(NamedTuple):
    """The form that was handed out: the id of the answer it becomes, and when."""

    id: str
    seconds: int


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def form(request: Request, code: str) -> HttpResponse:
    """The form behind a link or a QR code, on the phone of whoever opens it."""
    return _form(request, code, Response.Channel.LINK)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk(request: Request, code: str) -> HttpResponse:
    """The same on a device that stands at the desk: it does not remember who answered before, and clears itself."""
    return _form(request, code, Response.Channel.DESK)


def _form(request: Request, code: str, channel: str) -> HttpResponse:
    wave = _wave(code)
    if request.method != "POST":
        return _shown(request, wave, channel, QueryDict())
    ticket = _read(request.POST.get("lembar", ""), wave)
    if ticket is None:
        sentence = "Formulir ini sudah terlalu lama terbuka. Jawaban Anda masih ada di bawah; kirimlah sekali lagi."
        return _shown(request, wave, channel, request.POST, sentence)
    law, today = current_law(), timezone.localdate()
    asked = questions(law, today, request.POST)
    said = given(request.POST, asked, profile(law, today, wave, request.POST), _doubt(request, wave, ticket, channel))
    try:
        with transaction.atomic():  # one commit: each of them waits for the disk
            count(SURVEY, address_of(request))
            answer(wave.code, ticket.id, said, today, channel=channel)
    except Refused as refused:
        return _shown(request, wave, channel, request.POST, str(refused))
    done = redirect(f"{_thanks(wave)}?loket" if channel == Response.Channel.DESK else _thanks(wave))
    if channel == Response.Channel.LINK:
        done.set_signed_cookie(_COOKIE, wave.code, salt=_SALT, max_age=_KEPT, httponly=True, samesite="Lax",
                               secure=request.is_secure(), path=f"/s/{wave.code}/")  # fmt: skip
    return done


def _thanks(wave: Wave) -> str:
    return reverse("surveys:thanks", args=[wave.code])


def _shown(request: Request, wave: Wave, channel: str, sent: QueryDict, sentence: str = "") -> HttpResponse:
    law, today = current_law(), timezone.localdate()
    context = {
        "wave": wave,
        "open": wave.takes(today),
        "early": wave.closed_at is None and today < wave.since,
        "questions": questions(law, today, sent),
        "profile": profile(law, today, wave, sent),
        "suggestion": sent.get("saran", ""),
        "ticket": signing.dumps([drawn(), wave.code, _now()], salt=_SALT),
        "sentence": sentence,
        "again": channel == Response.Channel.LINK and _answered(request, wave),
        "desk": channel == Response.Channel.DESK,
    }
    return show(request, "surveys/answer.html", context, status=409 if sentence else 200)


@require_safe
@never_cache
def thanks(request: Request, code: str) -> HttpResponse:
    """What stands there after an answer; at the desk the form comes back by itself."""
    return show(request, "surveys/thanks.html", {"wave": _wave(code), "desk": "loket" in request.GET})


def _wave(code: str) -> Wave:
    with system("formulir survei"):
        wave = Wave.objects.select_related("org_unit").filter(code=code).first()
    if wave is None:
        raise Http404
    return wave


def _read(ticket: str, wave: Wave) -> _Ticket | None:
    """The form that was handed out for this wave within a day; None for any other."""
    try:
        id, code, handed = signing.loads(ticket, salt=_SALT, max_age=_DAY)
    except (signing.BadSignature, ValueError):
        return None
    return _Ticket(id, _now() - handed) if code == wave.code else None


def _now() -> int:
    return int(timezone.now().timestamp())


def _doubt(request: Request, wave: Wave, ticket: _Ticket, channel: str) -> str:
    if channel == Response.Channel.LINK and _answered(request, wave):
        return str(Response.Doubt.AGAIN)
    return str(Response.Doubt.QUICK if ticket.seconds < _QUICK else Response.Doubt.NONE)


def _answered(request: Request, wave: Wave) -> bool:
    """Whether an answer came from this browser before. The cookie holds the wave alone."""
    return request.get_signed_cookie(_COOKIE, default="", salt=_SALT) == wave.code
