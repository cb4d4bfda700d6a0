"""The first pages: the door, the list of agencies, one agency's home and the login by link."""

from datetime import timedelta

from allauth.account import views as account
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from selaras.engine.tables.period import MONTHS
from selaras.registers.archive.limits import count
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, SEE
from selaras.registers.plans.agenda import agenda_of
from selaras.registers.plans.models import Plan
from selaras.site.base.accepted import ACCEPTED
from selaras.site.base.accepted import WORDS as FORMATS
from selaras.site.base.access import MemberRequest, Request, agency_of, allowed, members
from selaras.site.base.errands import asked_for_help, errands, handed_in, own_units, waiting, waiting_below
from selaras.site.base.limits import LOGIN_LINK, LOGIN_OF_ADDRESS, LOGIN_OF_NAME, PASSWORD, address_of
from selaras.site.base.links import enter, from_this_machine, person_of
from selaras.site.base.page import address, newest_year, plan_title, plans_of, show, tree_address

AGENCIES_A_PAGE = 60
_REMEMBERED = timedelta(days=92)
"""What fell due longer ago is found on the page of its month."""


@require_safe
def home(request: Request) -> HttpResponse:
    """The door for everybody; the agencies of a person who has logged in, or the only one at once."""
    if not request.user.is_authenticated:
        return show(request, "base/welcome.html", {})
    after = request.GET.get("sesudah", "")[:60]
    rows = Unit.objects.filter(level=Unit.Level.AGENCY, code__gt=after).order_by("code")
    agencies = list(rows[: AGENCIES_A_PAGE + 1])
    if len(agencies) == 1 and not after:
        return redirect("base:agency", agencies[0].pk)
    more = agencies[AGENCIES_A_PAGE - 1].code if len(agencies) > AGENCIES_A_PAGE else ""
    shown = agencies[:AGENCIES_A_PAGE]
    counts = handed_in(request, shown)
    context = {
        "agencies": [(agency, counts.get(agency.pk, 0)) for agency in shown], "more": more, "after": after,
        "verifies": bool(counts),
    }  # fmt: skip
    return show(request, "base/agencies.html", context, section="home")


@require_safe
@members
def agency(request: MemberRequest, agency: str) -> HttpResponse:
    """One agency: its plans, or on the first day what to drop in."""
    unit = agency_of(agency)
    plans = plans_of(unit)
    context = _this_month(request, unit, plans) | {
        "plans": [(plan, plan_title(plan), tree_address(plan, plans)) for plan in plans],
        "may_accept": allowed(request, ACCEPT, unit),
        "may_see_documents": allowed(request, SEE, unit),
        "accepted": ACCEPTED,
        "formats": FORMATS,
    }
    template = "base/agency.html" if plans else "base/first_day.html"
    return show(request, template, context, agency=unit, section="home", plans=plans)


def _this_month(request: MemberRequest, unit: Unit, plans: list[Plan]) -> dict[str, object]:
    """What the agency has to do this month, what is late, and where the whole month stands."""
    if not plans:
        return {}
    today = timezone.localdate()
    agenda = agenda_of(unit, today, plans)
    due = [task for task in agenda.of_month(today.year, today.month) if not task.is_done]
    late = [task for task in agenda.late(today.replace(day=1)) if today - task.duty.due <= _REMEMBERED]
    return {
        "own_units": own_units(request, unit, newest_year(plans) or today.year),
        "waiting": [
            *waiting(request, unit, plans),
            *waiting_below(request, unit),
            *asked_for_help(request, unit, newest_year(plans) or today.year),
        ],
        "errands": errands(request, unit, [*late, *due], plans),
        "month": f"{MONTHS[today.month - 1]} {today.year}",
        "all_duties": address("duties:month", unit.pk, newest_year(plans) or today.year),
        "next_duties": agenda.next(today, 1),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def login_link(request: Request, token: str) -> HttpResponse:
    """Asks before the link is used up, so that no preview of it spends it; POST logs in."""
    if not from_this_machine(request):
        raise Http404
    count(LOGIN_LINK, address_of(request))
    person = person_of(token)
    if person is None:
        return render(request, "base/link_used.html", status=410)
    if request.method == "POST":
        if not enter(request, person):
            return render(request, "base/link_used.html", status=410)
        messages.success(request, f"Anda masuk sebagai {person.name}.")
        return redirect("base:home")
    return show(request, "base/login_link.html", {"person": person})


@require_http_methods(["GET", "HEAD", "POST"])
def login(request: Request) -> HttpResponse:
    """The login library's page; counted first, because its own limits are kept by each process for itself."""
    if request.method == "POST":
        count(LOGIN_OF_ADDRESS, address_of(request))
        count(LOGIN_OF_NAME, request.POST.get("login", "").strip().casefold()[:200])
    response: HttpResponse = account.login(request)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@members
def change_password(request: MemberRequest) -> HttpResponse:
    """For people who have a password; those of the demo have none and get none here."""
    if not request.user.has_usable_password():
        raise Http404
    if request.method == "POST":
        count(PASSWORD, request.user.pk)
    response: HttpResponse = account.password_change(request)
    return response
