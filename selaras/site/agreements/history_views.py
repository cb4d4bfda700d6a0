"""What was changed in the agreement or the plan of action of one unit, with a way back while it is a draft."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.registers.agreements.offices import ACTIONS
from selaras.registers.plans.models import Plan
from selaras.site.agreements.office import Desk, desk, rights
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.decisions import decisions_of, take_decision_back
from selaras.site.base.page import show


@require_safe
@members
def history(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """The decisions of the newest version, the newest first; ``jenis`` asks for the plan of action."""
    at, kind = desk(request, agency, year, unit), request.GET.get("jenis", "")
    plan = _plan(at, kind)
    context = {
        "at": at, "unit": at.unit, "year": year, "plan": plan, "kind": kind, "decisions": decisions_of(plan),
        "what": "Rencana Aksi" if kind == ACTIONS else "Perjanjian Kinerja",
        "may_undo": plan.is_draft and rights(request, at.unit).edit,
    }  # fmt: skip
    return show(
        request, "agreements/history.html", context, agency=at.agency, year=year, section="agreements",
        plans=at.of_agency,
    )  # fmt: skip


@require_POST
@members
def undo(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Takes one decision back: all of its changes that still stand."""
    at, kind = desk(request, agency, year, unit), request.POST.get("jenis", "")
    plan = _plan(at, kind)
    undone = take_decision_back(plan, request.POST.get("edit", ""))
    messages.success(request, f"Perubahan dibatalkan; {undone} isian kembali seperti semula.")
    address = reverse("agreements:history", args=[agency, year, unit])
    return redirect(f"{address}?{urlencode({'jenis': kind})}" if kind else address)


def _plan(at: Desk, kind: str) -> Plan:
    plan = at.actions() if kind == ACTIONS else at.agreement()
    if plan is None or kind not in ("", ACTIONS):
        raise Http404
    return plan
