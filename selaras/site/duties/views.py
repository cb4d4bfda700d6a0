"""The duties of a month: what is due, what is late, what comes next; as a page, as a calendar and as a text to send."""

from datetime import date, timedelta
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.tables.period import MONTHS
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.roles import SUBMIT
from selaras.registers.plans.agenda import Agenda, agenda_of
from selaras.registers.plans.feeds import agency_of_token, feeds_of, open_feed, revoke
from selaras.registers.plans.procedure import mark_done, may_settle
from selaras.registers.plans.reminding import short_text
from selaras.site.base.access import MemberRequest, Request, agency_of, allowed, members
from selaras.site.base.errands import errands
from selaras.site.base.page import plans_of, show
from selaras.site.duties.forms import DoneForm
from selaras.site.duties.icalendar import calendar

_REMEMBERED = timedelta(days=92)
"""What fell due longer ago is told by its number only."""
_REACH = 100
"""Years before and after today that have a page of a month."""


@require_safe
@members
def month(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """This month's duties of an agency, or those of ``bulan`` (``2025-03``)."""
    unit = agency_of(agency)
    plans = plans_of(unit)
    today = timezone.localdate()
    agenda = agenda_of(unit, today, plans)
    first = _month(request.GET.get("bulan", ""), today)
    due = agenda.of_month(first.year, first.month)
    late = [task for task in agenda.late(min(first, today)) if task.duty.due >= today - _REMEMBERED]
    text = short_text(unit.name, [task for task in (*late, *due) if not task.is_done], today)
    context = {
        "due": errands(request, unit, due, plans),
        "late": errands(request, unit, late, plans),
        "next": errands(request, unit, agenda.next(_last(first)), plans),
        "older": len(agenda.late(min(first, today))) - len(late),
        "month": f"{MONTHS[first.month - 1]} {first.year}",
        "now": (first.year, first.month) == (today.year, today.month),
        "before": f"{first - timedelta(days=1):%Y-%m}",
        "after": f"{_last(first) + timedelta(days=1):%Y-%m}",
        "today": today,
        "text": text,
        "whatsapp": f"https://wa.me/?text={quote(text)}",
        "feed_open": bool(feeds_of(request.user, unit)),
        "may_settle": may_settle(unit),
        "may_mark": allowed(request, SUBMIT, unit),
        "unverified": any(not task.duty.verified for task in (*late, *due)),
    }
    return show(request, "duties/month.html", context, agency=unit, year=year, section="duties", plans=plans)


def _month(asked: str, today: date) -> date:
    """The first day of the month asked for; of this month where none is asked for. Raises ``Http404`` for nonsense."""
    if not asked:
        return today.replace(day=1)
    try:
        first = date.fromisoformat(f"{asked}-01")
    except ValueError as error:
        raise Http404 from error
    if abs(first.year - today.year) > _REACH:
        raise Http404
    return first


def _last(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


@require_POST
@members
def done(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says that a duty was done outside of Selaras, or, without a day, that it was not."""
    unit = agency_of(agency)
    form = DoneForm(request.POST)
    if not form.is_valid():
        raise Refused("Pilih tanggal yang benar.")
    on = form.cleaned_data["on"]
    if on is not None and on > timezone.localdate():
        raise Refused("Tanggal selesai tidak boleh sesudah hari ini.")
    mark_done(unit, year, form.cleaned_data["duty"], on)
    messages.success(request, "Sudah dicatat selesai." if on else "Sudah dicatat belum selesai.")
    return redirect("duties:month", agency, year)


@require_safe
@members
def ics(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """All duties of the years around today as a calendar file to keep."""
    unit = agency_of(agency)
    answer = _calendar(agenda_of(unit, timezone.localdate()), unit.name, unit.pk)
    answer["Content-Disposition"] = f'attachment; filename="tugas-{year}.ics"'
    return answer


@require_safe
def feed(request: Request, token: str) -> HttpResponse:
    """The same for a calendar program that knows the token; it names no person and shows nothing else."""
    today = timezone.localdate()
    unit = agency_of_token(token, today)
    if unit is None:
        raise Http404
    with system("membaca kalender"):
        answer = _calendar(agenda_of(unit, today), unit.name, unit.pk)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _calendar(agenda: Agenda, name: str, id: str) -> HttpResponse:
    return HttpResponse(calendar(name, id, agenda.tasks, timezone.now()), content_type="text/calendar; charset=utf-8")


@require_POST
@members
def subscribe(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Makes a calendar address for this person and shows it once, or takes it back."""
    unit = agency_of(agency)
    if request.POST.get("cabut") == "1":
        revoke(request.user, unit)
        messages.success(request, "Alamat kalender dicabut dan tidak dapat dipakai lagi.")
        return redirect("duties:month", agency, year)
    path = reverse("duties:feed", args=[open_feed(request.user, unit)])
    context = {"address": f"{settings.SELARAS_URL}{path}" if settings.SELARAS_URL else request.build_absolute_uri(path)}
    return show(request, "duties/subscribed.html", context, agency=unit, year=year, section="duties")
