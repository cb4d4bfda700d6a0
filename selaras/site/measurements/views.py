"""The pages of measuring: a quarter to fill in, its corrections, its closing, and the evaluation printed from it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.engine.tables.period import QUARTERS, Period
from selaras.registers.archive.refused import Refused
from selaras.registers.measurements.actions import close, correct, record, remark
from selaras.registers.measurements.models import Correction, Remark
from selaras.registers.organisations.roles import APPROVE, EDIT, ISSUE
from selaras.registers.plans.entering import State
from selaras.site.base.access import MemberRequest, agency_of, allowed, demand, members
from selaras.site.base.page import plans_of, show
from selaras.site.measurements.asked import Here, asked, running_quarter
from selaras.site.measurements.paper_views import papers
from selaras.site.measurements.shown import CHOICES, SAID, groups, typed, typed_of

_NOT_STORED = (State.UNREADABLE, State.CONFLICT, State.REFUSED)
_LABELS = {"pendorong": "Faktor pendorong", "hambatan": "Hambatan", "sebab": "Sebab", "tindak": "Tindak lanjut"}


@require_safe
@members
def now(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Leads to the quarter that is to be filled in."""
    unit = agency_of(agency)
    return redirect("measurements:page", unit.pk, year, running_quarter(year, timezone.localdate()))


@require_safe
@members
def page(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """Everything that is to be measured in a quarter."""
    return _page(request, asked(request, agency, year, quarter))


def _page(
    request: MemberRequest, here: Here, sent: QueryDict | None = None, problems: dict[str, str] | None = None
) -> HttpResponse:
    found = groups(here, sent, problems or {})
    only_open = request.GET.get("isi", "") == "belum"
    words = Period.parse(here.period).words()
    said = {each.kind: each.text for each in Remark.objects.filter(org_unit=here.agency, period=here.period)}
    context = {
        "here": here,
        "title": f"Realisasi {words}",
        "words": words,
        "groups": found,
        "only_open": only_open,
        "filled": sum(group.filled for group in found),
        "count": sum(len(group.rows) for group in found),
        "tabs": [(number, QUARTERS[number - 1], f"{here.year}-Q{number}" in here.closings) for number in range(1, 5)],
        "choices": CHOICES,
        "said": [(name, _LABELS[name]) for name in SAID],
        "may_write": here.may_write and here.closing is None,
        "may_correct": here.may_write and here.closing is not None,
        "may_close": here.closing is None and allowed(request, APPROVE, here.agency),
        "may_issue": allowed(request, ISSUE, here.agency),
        "may_remark": here.closing is None and allowed(request, EDIT, here.agency),
        "remarks": [(kind.value, kind.label, said.get(kind.value, "")) for kind in Remark.Kind],
        "papers": papers(here),
    }
    return show(request, "measurements/page.html", context, agency=here.agency, year=here.year, section="measurements",
                plans=plans_of(here.agency), status=422 if problems else 200)  # fmt: skip


@require_POST
@members
def save(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """Stores what can be stored of a form; the page comes again with what cannot, as it was typed."""
    here = asked(request, agency, year, quarter)
    if not here.may_write:
        raise Refused(f"Anda tidak berwenang mengisi realisasi {here.agency.name}. Mintalah kepada perencananya.")
    outcomes = record(here.agency, here.rows, typed_of(here, request.POST))
    saved = sum(each.state is State.SAVED for each in outcomes)
    problems = {each.typed.subject: each.sentence for each in outcomes if each.state in _NOT_STORED}
    if saved:
        messages.success(request, f"{saved} angka disimpan.")
    if problems:
        messages.error(request, f"{len(problems)} angka belum disimpan. Sebabnya tertulis di bawah masing-masing.")
        return _page(request, asked(request, agency, year, quarter), request.POST, problems)
    if not saved:
        messages.info(request, "Tidak ada yang berubah.")
    anchor = request.POST.get("kelompok", "")
    back = reverse("measurements:page", args=[here.agency.pk, year, quarter])
    return redirect(f"{back}#{anchor}" if anchor.isalnum() else back)


@require_POST
@members
def say(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """Stores what is said of the whole quarter."""
    here = asked(request, agency, year, quarter)
    for kind in Remark.Kind.values:
        if kind in request.POST:
            remark(here.agency, here.period, kind, request.POST[kind])
    messages.success(request, "Keterangan triwulan ini disimpan.")
    return redirect("measurements:page", here.agency.pk, year, quarter)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def correction(request: MemberRequest, agency: str, year: int, quarter: int, row: str) -> HttpResponse:
    """One figure of a closed quarter: what was corrected so far, and a form that corrects it."""
    here = asked(request, agency, year, quarter)
    found = next((each for group in groups(here) for each in group.rows if each.row == row), None)
    if found is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        told = typed(row, here.period, request.POST)
        try:
            correct(here.agency, here.rows, told, request.POST.get("alasan", ""), request.POST.get("dasar", ""))
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, f"{found.name} dikoreksi. Angka lama, alasan, dan dasarnya tersimpan.")
            return redirect("measurements:page", here.agency.pk, year, quarter)
    stored = here.record_of([row]) or next(
        (each for (_, period), each in here.recorded.items() if period == here.period and each.subject == row), None
    )
    context = {
        "here": here,
        "title": f"Koreksi {Period.parse(here.period).words()}",
        "row": found,
        "choices": CHOICES,
        "problem": problem,
        "sent": request.POST,
        "may_correct": here.may_write and here.closing is not None,
        "made": Correction.objects.filter(measurement=stored.pk) if stored else (),
    }
    return show(request, "measurements/correction.html", context, agency=here.agency, year=year, section="measurements",
                plans=plans_of(here.agency), status=409 if problem else 200)  # fmt: skip


@require_POST
@members
def shut(request: MemberRequest, agency: str, year: int, quarter: int) -> HttpResponse:
    """Closes the quarter for good."""
    here = asked(request, agency, year, quarter)
    demand(request, APPROVE, here.agency)
    close(here.agency, here.period)
    messages.success(
        request, f"{Period.parse(here.period).words()} ditutup. Angkanya kini hanya berubah lewat koreksi."
    )
    return redirect("measurements:page", here.agency.pk, year, quarter)
