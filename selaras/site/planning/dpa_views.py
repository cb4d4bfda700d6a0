"""The annual plan beside the DPA of its year, line by line, and the DPA's pagu taken over into the draft."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT, SEE
from selaras.registers.plans.actions import main_kind, standing
from selaras.registers.plans.lacking import add_lacking
from selaras.registers.plans.models import Plan
from selaras.registers.plans.reconciling import Beside, Reconciliation, Sums, reconcile, take_over
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, allowed, demand, members
from selaras.site.base.page import address, plan_of_year, plan_title, show

STATES = {
    "differs": "pagu berbeda", "only_plan": "hanya di rencana", "only_dpa": "hanya di DPA", "equal": "sama",
}  # fmt: skip
_TONES = {"differs": "warning", "only_plan": "error", "only_dpa": "error", "equal": "good"}


def _both(agency: str, year: int) -> tuple[Unit, list[Plan], Plan | None, Plan | None]:
    """The agency, its plans, the annual plan of the year and its DPA, each the newest version or None."""
    unit, plans, _ = plan_of_year(agency, year)
    of_year = [each for each in plans if each.year == year]
    annual = min((each for each in of_year if each.kind in ("renja", "rkt")), key=main_kind, default=None)
    dpa = next((each for each in of_year if each.kind == "dpa"), None)
    return unit, plans, annual, dpa


@require_safe
@members
def dpa(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Both documents side by side; those that differ first to be seen, all on request."""
    unit, plans, annual, stored = _both(agency, year)
    demand(request, SEE, unit)
    context: dict[str, Any] = {"plan": annual, "dpa": stored, "upload": address("plans:upload", unit.pk)}
    if annual is not None and stored is not None:
        done = reconcile(book_of(annual), book_of(stored))
        may_edit = annual.status == Plan.Status.DRAFT and allowed(request, EDIT, unit)
        context |= _shown(request, done) | {"titles": (plan_title(annual), plan_title(stored)), "may_edit": may_edit}
        context["main"] = may_edit and bool(done.count("differs"))
        context["beside"] = _seen(annual, stored)
    return show(request, "planning/dpa.html", context, agency=unit, year=year, section="planning", plans=plans)


def _seen(annual: Plan, stored: Plan) -> str:
    """Which state of both a page shows, so that nobody takes over what they have not seen."""
    return f"{standing(annual)} {standing(stored)}"


def _shown(request: MemberRequest, done: Reconciliation) -> dict[str, Any]:
    state = request.GET.get("keadaan", "")
    state = state if state in STATES else ""
    wanted = [line for line in done.lines if state in ("", line.state)]
    by_unit: dict[str, list[tuple[Beside, str, str]]] = defaultdict(list)
    for line in wanted:
        by_unit[line.unit].append((line, STATES[line.state], _TONES[line.state]))
    return {
        "units": list(by_unit.items()),
        "state": state,
        "states": [(key, word, done.count(key), _TONES[key]) for key, word in STATES.items() if done.count(key)],  # type: ignore[arg-type]
        "differing": done.count("differs"),
        "lacking": done.count("only_dpa"),
        "sums": _rows(done.plan, done.dpa),
        "all_equal": done.count("equal") == len(done.lines),
        "has_units": any(not line.own for line in done.lines),
    }


def _rows(plan: Sums, other: Sums) -> list[tuple[str, int | None, int | None, int | None]]:
    """Label, pagu of the plan, of the DPA, and the difference in sen, where both are known."""
    pairs = [
        ("Perangkat daerah sendiri", plan.own, other.own),
        ("Kelurahan dan unit lain", plan.units, other.units),
        ("Seluruhnya", plan.both, other.both),
    ]
    return [(label, a, b, None if a is None or b is None else b - a) for label, a, b in pairs]


@require_POST
@members
def take(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Takes over one line, or all that differ; what was done can be undone on the page of changes."""
    unit, _, annual, stored = _both(agency, year)
    demand(request, SEE, unit)
    if annual is None or stored is None:
        raise Http404
    one = request.POST.get("baris", "")
    if not one and request.POST.get("semua") != "ya":
        raise Refused("Pilih baris yang diambil, atau ambil semuanya.")
    if request.POST.get("beside") != _seen(annual, stored):
        raise Refused("Rencana atau DPA berubah sejak halaman ini dibuka. Periksa sekali lagi selisihnya.")
    made = take_over(annual, stored, [one] if one else None)
    undo = reverse("plans:changes", args=[agency, year])
    messages.success(
        request,
        format_html(
            '{} isian {} mengikuti DPA. <a href="{}">Lihat atau batalkan</a>', len(made), plan_title(annual), undo
        ),
    )
    return redirect("planning:dpa", unit.pk, year)


@require_POST
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Adds one line, or all, that only the DPA has; what was done can be undone on the page of changes."""
    unit, _, annual, stored = _both(agency, year)
    demand(request, SEE, unit)
    if annual is None or stored is None:
        raise Http404
    one = request.POST.get("baris", "")
    if not one and request.POST.get("semua") != "ya":
        raise Refused("Pilih baris yang ditambahkan, atau tambahkan semuanya.")
    if request.POST.get("beside") != _seen(annual, stored):
        raise Refused("Rencana atau DPA berubah sejak halaman ini dibuka. Periksa sekali lagi selisihnya.")
    count = add_lacking(annual, stored, [one] if one else None)
    undo = reverse("plans:changes", args=[agency, year])
    messages.success(
        request,
        format_html('{} baris DPA ditambahkan ke {}. <a href="{}">Lihat atau batalkan</a>', count, plan_title(annual),
                    undo),
    )  # fmt: skip
    return redirect("planning:dpa", unit.pk, year)
